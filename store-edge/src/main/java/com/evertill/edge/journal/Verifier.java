package com.evertill.edge.journal;

import com.evertill.commerce.basket.BasketEvent;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Chain;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.edge.journal.Pruning.Pruned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proves a journal on its file alone: that nothing was taken out, put in or altered since it was written; that every sale is what its events lead
 * to, in its shift, under the number that was due; that every sum kept beside the journal is the journal's own; and that the journal is the one
 * whose checkpoint the cloud confirmed.
 */
public final class Verifier {
    private static final Hash NOTHING_BEFORE = Hash.ZERO;

    private final Tx tx;
    private final List<Fold> folds;
    private final NodeId node;
    private final int epoch;
    private final Findings findings = new Findings();
    private final SalesProof sales = new SalesProof(findings);
    private final ShiftsProof shifts = new ShiftsProof(findings);
    private final NumbersProof numbers;
    private Summary summary;
    private Pruned pruned = Pruned.NOTHING;
    private final StringBuilder behind = new StringBuilder();

    /** What was looked at, whether it holds, and the figures or one place where it does not. */
    public record Finding(String subject, boolean holds, String detail) {}

    /** The facts of an epoch as they went by. */
    private static final class Summary {
        final int epoch;
        long facts;
        long last;

        @Nullable
        Hash hash = NOTHING_BEFORE;

        @Nullable
        Instant from;

        @Nullable
        Instant to;

        final long confirmed;
        byte @Nullable [] hashAtConfirmed;

        Summary(int epoch, long confirmed, Pruned pruned) {
            this.epoch = epoch;
            this.confirmed = confirmed;
            if (pruned.epoch() == epoch) {
                last = pruned.sequence();
                hash = pruned.hash();
                hashAtConfirmed = confirmed == last ? pruned.hash().bytes() : null;
            }
        }
    }

    private Verifier(Tx tx, List<Fold> folds, NodeId node, int epoch) {
        this.tx = tx;
        this.folds = List.copyOf(folds);
        this.node = node;
        this.epoch = epoch;
        this.numbers = new NumbersProof(findings, epoch);
        this.summary = new Summary(epoch, 0, Pruned.NOTHING);
    }

    /**
     * Looks at everything, also behind the first thing that does not hold. The folds are thrown away and made again on the way, so give it a copy.
     *
     * @throws IllegalStateException if the file holds no journal.
     */
    public static List<Finding> verify(Tx tx, List<Fold> folds) throws SQLException {
        return tx.first(
                        "SELECT name, epoch FROM node",
                        row -> new Verifier(tx, folds, node(row.getString(1)), row.getInt(2)))
                .orElseThrow(() -> new IllegalStateException("there is no journal in this file"))
                .findings();
    }

    private static NodeId node(String name) {
        try {
            return NodeId.parse(name);
        } catch (IllegalArgumentException nobody) {
            throw new IllegalStateException("this file is the journal of '" + name + "', which is no node", nobody);
        }
    }

    private List<Finding> findings() throws SQLException {
        file();
        var kept = contents();
        for (var fold : folds) {
            fold.clear(tx);
        }
        pruned = Pruning.read(tx);
        shifts.begin(tx);
        numbers.begin(tx);
        for (var end : new Past(node).epochs(tx)) {
            if (end.epoch() >= pruned.epoch()) {
                past(end);
            }
        }
        summary = new Summary(epoch, tx.number("SELECT confirmed FROM sync"), pruned);
        tx.each("SELECT * FROM fact ORDER BY sequence", this::row);
        closeChain();
        findings.close("contents", "every fact is understood");
        sales.close();
        shifts.close(tx);
        numbers.close(tx);
        sums(kept);
        baskets();
        cloud();
        return findings.list();
    }

    private void file() throws SQLException {
        for (var answer : tx.list("PRAGMA integrity_check(20)", row -> row.getString(1))) {
            if (!answer.equals("ok")) {
                findings.wrong("file", "SQLite's integrity check says " + answer);
            }
        }
        findings.close("file", "SQLite's integrity check says ok");
    }

    private List<String> contents() throws SQLException {
        var contents = new ArrayList<String>();
        for (var fold : folds) {
            contents.add(fold.content(tx));
        }
        return contents;
    }

    /** What the boxes before wrote, up to where the cloud has confirmed it. */
    private void past(Past.End end) throws SQLException {
        summary = new Summary(end.epoch(), end.sequence(), pruned);
        tx.each(
                "SELECT sequence, at, business_day, type, version, payload, hash FROM past_fact WHERE epoch = ? ORDER BY sequence",
                this::row,
                end.epoch());
        if (summary.last != end.sequence() || !end.hash().equals(summary.hash)) {
            findings.wrong(
                    "chain",
                    "epoch " + end.epoch() + " does not end with the fact " + end.sequence()
                            + " that the cloud confirmed, but with " + summary.last);
        }
        behind.append("; behind it epoch ")
                .append(end.epoch())
                .append(", ")
                .append(end.sequence())
                .append(" facts, to its confirmed end");
    }

    // Fact by fact

    private void row(ResultSet row) throws SQLException {
        long sequence = row.getLong(1);
        summary.facts++;
        for (long missing = summary.last + 1; missing < sequence && missing <= summary.last + 3; missing++) {
            findings.wrong("chain", "fact " + missing + " is missing");
        }
        var hash = row.getBytes(7);
        var linked = linked(row, sequence, hash);
        summary.hash = hash.length == 32 ? Hash.of(hash) : null;
        summary.last = sequence;
        if (sequence == summary.confirmed) {
            summary.hashAtConfirmed = hash;
        }
        if (linked != null) {
            read(linked);
        }
    }

    /** The fact, if there can be such a one; whether its hash follows from what was before it, and from what it says. */
    private @Nullable Fact linked(ResultSet row, long sequence, byte[] hash) throws SQLException {
        try {
            var at = Instant.ofEpochMilli(row.getLong(2));
            var day = LocalDate.ofEpochDay(row.getLong(3));
            var key = new FactKey(node, summary.epoch, sequence);
            var before = summary.hash;
            boolean follows = before != null && sequence == summary.last + 1;
            var due = Chain.next(
                    before == null ? NOTHING_BEFORE : before,
                    key,
                    at,
                    day,
                    row.getString(4),
                    row.getInt(5),
                    row.getBytes(6));
            if (follows && !Arrays.equals(due.bytes(), hash)) {
                findings.wrong("chain", "fact " + sequence + " is not what its hash says");
            }
            summary.from = summary.from == null ? at : summary.from;
            summary.to = at;
            return new Fact(key, at, day, row.getString(4), row.getInt(5), row.getBytes(6), due);
        } catch (DateTimeException impossible) {
            findings.wrong("chain", "fact " + sequence + " is of no day there can be");
            return null;
        }
    }

    private void read(Fact fact) throws SQLException {
        Payload payload;
        try {
            payload = FactType.read(fact);
        } catch (Json.MalformedException malformed) {
            findings.wrong("contents", "fact " + fact.key().sequence() + " is no " + fact.type());
            return;
        }
        if (payload instanceof Payload.Unknown) {
            findings.wrong("contents", "fact " + fact.key().sequence() + " is not understood by this version");
        }
        if (fact.key().sequence() == 1) {
            began(payload);
        }
        sales.look(fact, payload);
        shifts.look(fact, payload);
        numbers.look(fact, payload);
        for (var fold : folds) {
            sum(fold, fact, payload);
        }
    }

    private void began(Payload first) throws SQLException {
        if (!(first instanceof Payload.EpochBegan began && began.epoch() == summary.epoch)) {
            findings.wrong("contents", "fact 1 does not begin epoch " + summary.epoch);
            return;
        }
        var ends = new Past(node).epochs(tx);
        var last = ends.isEmpty()
                ? null
                : new Payload.Replaced(ends.getLast().epoch(), ends.getLast().sequence());
        if (summary.epoch == epoch && !java.util.Objects.equals(began.replaces(), last)) {
            findings.wrong(
                    "contents", "fact 1 says that it goes on from " + began.replaces() + ", and here is " + last);
        }
    }

    private void sum(Fold fold, Fact fact, Payload payload) {
        try {
            fold.apply(tx, fact, payload);
        } catch (SQLException impossible) {
            findings.wrong("sums", "fact " + fact.key().sequence() + " does not fit into " + name(fold));
        }
    }

    private void closeChain() {
        findings.close(
                "chain",
                summary.facts + " facts of " + node + ", epoch " + epoch + ", without a gap, from " + summary.from
                        + " to " + summary.to + behind + whatIsPruned());
    }

    private String whatIsPruned() {
        return pruned.equals(Pruned.NOTHING)
                ? ""
                : "; it goes on from fact " + pruned.sequence() + " of epoch " + pruned.epoch()
                        + ", up to which the cloud holds them and this box no longer does";
    }

    // What is kept beside the facts

    private void sums(List<String> kept) throws SQLException {
        var names = new ArrayList<String>();
        for (int i = 0; i < folds.size(); i++) {
            var name = name(folds.get(i));
            names.add(name);
            if (!folds.get(i).content(tx).equals(kept.get(i))) {
                findings.wrong("sums", name + " are not those of the facts");
            }
        }
        findings.close("sums", String.join(", ", names) + " are those of the facts");
    }

    private static String name(Fold fold) {
        return fold.getClass().getSimpleName();
    }

    private void baskets() throws SQLException {
        var tills = tx.list("SELECT DISTINCT till FROM basket_event ORDER BY till", row -> row.getInt(1));
        for (var till : tills) {
            try {
                BasketRules.replay(tx.list(
                        "SELECT event FROM basket_event WHERE till = ? ORDER BY n",
                        row -> Json.read(row.getBytes(1), BasketEvent.class),
                        till));
            } catch (IllegalStateException | Json.MalformedException impossible) {
                findings.wrong("baskets", "the events of the open basket at till " + till + " cannot have happened");
            }
        }
        findings.close("baskets", tills.size() + " open");
    }

    private void cloud() throws SQLException {
        long confirmed = summary.confirmed;
        var known = tx.first("SELECT hash FROM sync", row -> row.getBytes(1)).orElse(new byte[0]);
        var ours = confirmed == 0 ? NOTHING_BEFORE.bytes() : summary.hashAtConfirmed;
        if (!Arrays.equals(known, ours)) {
            findings.wrong("cloud", "confirmed up to " + confirmed + ", which is not this journal's");
        }
        long prunedHere = pruned.of(epoch);
        long end = prunedHere;
        for (var cut : tx.list(
                "SELECT first, last FROM batch ORDER BY last", row -> new long[] {row.getLong(1), row.getLong(2)})) {
            boolean follows = cut[0] == end + 1 || (end == prunedHere && cut[0] <= end);
            if (!follows || cut[1] < cut[0] || cut[1] > summary.last) {
                findings.wrong(
                        "cloud", "the batch from " + cut[0] + " to " + cut[1] + " does not follow the one before");
            }
            end = cut[1];
        }
        findings.close("cloud", "confirmed up to " + confirmed + ", with the same hash");
    }
}
