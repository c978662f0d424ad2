package com.evertill.edge.journal;

import com.evertill.commerce.facts.Chain;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.sqlite.Database;
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
        long first = database.<Long>read(tx -> tx.number("SELECT min(sequence) FROM fact"));
        before = first == 1 ? Hash.ZERO : database.read(tx -> journal.hashAt(tx, first));
        next = first == 1 ? 1 : first + 1;
        return new Progress.More();
    }

    private Progress facts() {
        var facts = database.read(tx -> journal.read(tx, next, AT_ONCE));
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
