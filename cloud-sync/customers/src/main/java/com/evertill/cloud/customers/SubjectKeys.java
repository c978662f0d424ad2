package com.evertill.cloud.customers;

import com.evertill.commerce.sqlite.Database;
import java.util.List;
import java.util.Optional;

/** A key for each customer, in a database of their own, in which what was thrown away is overwritten. */
final class SubjectKeys implements AutoCloseable {
    /** Rows lie in the order in which they came: one that stays where it was written is overwritten there. */
    private static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE subject_key(reference TEXT PRIMARY KEY, key BLOB NOT NULL) STRICT;
            """);

    private final Database database;

    static SubjectKeys open(String url) {
        return new SubjectKeys(Overwriting.open(url, MIGRATIONS));
    }

    private SubjectKeys(Database database) {
        this.database = database;
    }

    /** One that nothing comes to be sealed with, since it failed after this, is of no harm. */
    void put(String reference, SubjectKey key) {
        database.act(tx -> tx.update("INSERT INTO subject_key VALUES(?, ?)", reference, key.bytes()));
    }

    Optional<SubjectKey> find(String reference) {
        return database.read(tx -> tx.first(
                "SELECT key FROM subject_key WHERE reference = ?", row -> new SubjectKey(row.getBytes(1)), reference));
    }

    /** However often. */
    void throwAway(String reference) {
        database.act(tx -> {
            tx.update("UPDATE subject_key SET key = zeroblob(?) WHERE reference = ?", SubjectKey.BYTES, reference);
            tx.update("DELETE FROM subject_key WHERE reference = ?", reference);
        });
    }

    /** @return false if somebody reads: then it is to be asked again. */
    boolean emptyLog() {
        return database.emptyLog();
    }

    @Override
    public void close() {
        database.close();
    }
}
