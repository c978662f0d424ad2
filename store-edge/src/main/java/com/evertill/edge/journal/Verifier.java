package com.evertill.edge.journal;

import com.evertill.commerce.facts.Chain;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.ReceiptNumber;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Proves a journal on its file alone: that nothing was taken out, put in or altered since it was written, that receipt numbers have no gap, that
 * every sum kept beside the journal is the journal's own, and that the journal is the one whose checkpoint the cloud confirmed.
 */
public final class Verifier {
    private static final int PAGE = 1_000;

    private final Journal journal;
    private final List<Fold> folds;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<TillId, ReceiptNumber> lastReceipts = new TreeMap<>(Comparator.comparing(TillId::number));
    private final List<String> receiptGaps = new ArrayList<>();
    private Optional<FactKey> chainBreak = Optional.empty();
    private long notUnderstood;

    /** What was looked at, whether it holds, and the figures or the first place where it does not. */
    public record Finding(String subject, boolean holds, String detail) {}

    private Verifier(Journal journal, List<Fold> folds) {
        this.journal = journal;
        this.folds = List.copyOf(folds);
    }

    /**
     * Looks at everything, also behind the first thing that does not hold. The folds are thrown away and made again on the way, so give it a copy.
     *
     * @throws IllegalStateException if the file holds no journal.
     */
    public static List<Finding> verify(Tx tx, List<Fold> folds) throws SQLException {
        var journal = Journal.existing(tx, folds)
                .orElseThrow(() -> new IllegalStateException("there is no journal in this file"));
        return new Verifier(journal, folds).findings(tx);
    }

    private List<Finding> findings(Tx tx) throws SQLException {
        var answer = tx.first("PRAGMA integrity_check", row -> row.getString(1)).orElse("no answer");
        found("file", answer.equals("ok"), "SQLite's integrity check says " + answer);
        readThrough(tx);
        var last = journal.highest(tx);
        found(
                "chain",
                chainBreak.isEmpty(),
                chainBreak
                        .map(key -> "broken at fact " + key.sequence())
                        .orElseGet(() -> last + " facts of " + journal.node() + ", epoch " + journal.epoch()
                                + ", without a gap"));
        found("contents", notUnderstood == 0, notUnderstood + " facts are not understood by this version");
        found(
                "receipts",
                receiptGaps.isEmpty(),
                receiptGaps.isEmpty() ? "last " + lastReceipts.values() : receiptGaps.getFirst());
        checkpoint(tx, last);
        if (chainBreak.isEmpty()) {
            sums(tx);
        }
        return List.copyOf(findings);
    }

    private void readThrough(Tx tx) throws SQLException {
        var hash = Hash.ZERO;
        long sequence = 0;
        for (var page = journal.read(tx, 1, PAGE); !page.isEmpty(); page = journal.read(tx, sequence + 1, PAGE)) {
            if (chainBreak.isEmpty()) {
                chainBreak = Chain.firstBreak(hash, sequence, page);
            }
            page.forEach(this::look);
            hash = page.getLast().hash();
            sequence = page.getLast().key().sequence();
        }
    }

    private void look(Fact fact) {
        switch (FactType.read(fact)) {
            case Payload.Unknown _ -> notUnderstood++;
            case Payload.SaleCompleted sale -> receipt(sale.receipt(), fact);
            case Payload.ReturnCompleted back -> receipt(back.receipt(), fact);
            default -> {}
        }
    }

    private void receipt(ReceiptNumber receipt, Fact fact) {
        var before = lastReceipts.put(receipt.till(), receipt);
        long expected = before == null || before.epoch() != receipt.epoch() ? 1 : before.number() + 1;
        if (receipt.number() != expected) {
            receiptGaps.add("fact " + fact.key().sequence() + " has receipt " + receipt + " where number " + expected
                    + " was due");
        }
    }

    private void checkpoint(Tx tx, long last) throws SQLException {
        long confirmed = tx.number("SELECT confirmed FROM sync");
        boolean ours = confirmed <= last
                && tx.first("SELECT hash FROM sync", row -> Hash.of(row.getBytes(1)))
                        .equals(Optional.of(journal.hashAt(tx, confirmed)));
        found(
                "cloud",
                ours,
                "confirmed up to " + confirmed + (ours ? ", with the same hash" : ", which is not this journal's"));
    }

    private void sums(Tx tx) throws SQLException {
        var kept = new ArrayList<String>();
        for (var fold : folds) {
            kept.add(fold.content(tx));
        }
        journal.rebuildFolds(tx);
        for (int i = 0; i < folds.size(); i++) {
            var name = folds.get(i).getClass().getSimpleName();
            boolean same = folds.get(i).content(tx).equals(kept.get(i));
            found("sums", same, name + (same ? " are those of the facts" : " are not those of the facts"));
        }
    }

    private void found(String subject, boolean holds, String detail) {
        findings.add(new Finding(subject, holds, detail));
    }
}
