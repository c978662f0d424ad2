package com.evertill.rehearsal.bench;

import com.evertill.commerce.sqlite.Database;
import java.nio.file.Path;
import java.util.List;

/** What SQLite itself needs for a durable row on this disk: the limit of whatever is durable. */
final class BareCommits implements AutoCloseable {
    /** What a scan writes: an event of about 450 bytes, an answer of about 100. */
    private static final byte[] ROW = new byte[550];

    final Samples samples = new Samples();
    private final Database database;

    /** @param folder on the disk that is measured. */
    BareCommits(Path folder) {
        this.database = Database.open(
                "jdbc:sqlite:" + folder.resolve("bare.db"),
                List.of("CREATE TABLE row(n INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"));
    }

    void one() throws Exception {
        samples.time(() -> database.act(tx -> tx.update("INSERT INTO row(bytes) VALUES (?)", ROW)));
    }

    @Override
    public void close() {
        database.close();
    }
}
