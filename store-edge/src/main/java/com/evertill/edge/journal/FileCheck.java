package com.evertill.edge.journal;

import com.evertill.commerce.facts.Chain;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Looks through the whole file for damage that nobody has stumbled over yet, a stretch at a time, beside whoever sells. For one thread. */
public final class FileCheck {
    private static final int AT_ONCE = 500;

    private final Database database;
    private final Journal journal;
    private long next;
    private Hash before = Hash.ZERO;

    public FileCheck(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** What a step has come to. */
    public sealed interface Progress {
        record More() implements Progress {}

        /** All of it is sound. The next step begins anew. */
        record Sound() implements Progress {}

        /** @param what is wrong, in a sentence. */
        record Damaged(String what) implements Progress {}
    }

    /** @throws com.evertill.commerce.sqlite.DatabaseFault if SQLite itself finds the file damaged. */
    public Progress step() {
        return next == 0 ? begin() : facts();
    }

    /** The trees of pages first; what the pages say, after that. */
    private Progress begin() {
        var answer = database.read(tx -> tx.first("PRAGMA quick_check(1)", row -> row.getString(1)));
        if (!answer.equals(Optional.of("ok"))) {
            return new Progress.Damaged("SQLite's check says: " + answer.orElse("nothing"));
        }
        goOnFrom(database.<Fact>read(this::first));
        return new Progress.More();
    }

    private Fact first(Tx tx) throws SQLException {
        return journal.read(tx, 1, 1).getFirst();
    }

    /** What was before the first is nobody's any more, and neither is the proof of it. */
    private void goOnFrom(Fact first) {
        boolean isAll = first.key().sequence() == 1;
        before = isAll ? Hash.ZERO : first.hash();
        next = isAll ? 1 : first.key().sequence() + 1;
    }

    /** Facts that went to the cloud for good meanwhile are no damage. */
    private List<Fact> read(Tx tx) throws SQLException {
        var first = first(tx);
        if (first.key().sequence() > next) {
            goOnFrom(first);
        }
        return journal.read(tx, next, AT_ONCE);
    }

    private Progress facts() {
        var facts = database.read(this::read);
        if (facts.isEmpty()) {
            next = 0;
            return new Progress.Sound();
        }
        var broken = Chain.firstBreak(before, next - 1, facts);
        if (broken.isPresent()) {
            return new Progress.Damaged("fact " + broken.get().sequence() + " is not what its hash says");
        }
        before = facts.getLast().hash();
        next = facts.getLast().key().sequence() + 1;
        return new Progress.More();
    }
}
