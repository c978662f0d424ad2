package com.evertill.cloud.ledger;

import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The archive in one SQLite file: the default where there is one machine. */
public final class SqliteFactArchive implements FactArchive {
    private static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE batch(
              node TEXT NOT NULL, epoch INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
              before TEXT NOT NULL, after TEXT NOT NULL,
              wire BLOB NOT NULL, key BLOB NOT NULL, received_at INTEGER NOT NULL,
              PRIMARY KEY(node, epoch, first)) STRICT;
            CREATE TRIGGER batch_is_never_changed BEFORE UPDATE ON batch
              BEGIN SELECT RAISE(ABORT, 'the archive only grows'); END;
            CREATE TRIGGER batch_is_never_removed BEFORE DELETE ON batch
              BEGIN SELECT RAISE(ABORT, 'the archive only grows'); END;
            """);

    private final Database database;

    private SqliteFactArchive(Database database) {
        this.database = database;
    }

    /** @param url {@code jdbc:sqlite:FILE} */
    public static SqliteFactArchive open(String url) {
        return new SqliteFactArchive(Database.open(url, MIGRATIONS));
    }

    @Override
    public Kept keep(ArchivedBatch batch) {
        return database.write(tx -> {
            var held = lastAtOrBefore(tx, batch.stream(), batch.last());
            if (held.isPresent() && held.get().last() >= batch.first()) {
                return held.get().saysTheSameAs(batch) ? Kept.WAS_THERE : Kept.CONTRADICTS;
            }
            insert(tx, batch);
            return Kept.STORED;
        });
    }

    /** Held batches never overlap, so if any shares a sequence with a new one, then the last that begins no later than the new one's end does. */
    private static Optional<ArchivedBatch> lastAtOrBefore(Tx tx, FactStream stream, long sequence) throws SQLException {
        return tx.first(
                "SELECT * FROM batch WHERE node=? AND epoch=? AND first<=? ORDER BY first DESC LIMIT 1",
                SqliteFactArchive::batch,
                stream.node(),
                stream.epoch(),
                sequence);
    }

    private static void insert(Tx tx, ArchivedBatch batch) throws SQLException {
        tx.update(
                "INSERT INTO batch VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                batch.stream().node(),
                batch.stream().epoch(),
                batch.first(),
                batch.last(),
                batch.before(),
                batch.after(),
                batch.wire(),
                batch.key(),
                batch.receivedAt().toEpochMilli());
    }

    @Override
    public Optional<ArchivedBatch> find(FactStream stream, long first) {
        return database.read(tx -> tx.first(
                "SELECT * FROM batch WHERE node=? AND epoch=? AND first=?",
                SqliteFactArchive::batch,
                stream.node(),
                stream.epoch(),
                first));
    }

    @Override
    public List<FactStream> streams() {
        return database.read(tx ->
                tx.list("SELECT DISTINCT node, epoch FROM batch ORDER BY node, epoch", SqliteFactArchive::stream));
    }

    @Override
    public void close() {
        database.close();
    }

    private static FactStream stream(ResultSet row) throws SQLException {
        return new FactStream(NodeId.parse(row.getString("node")), row.getInt("epoch"));
    }

    private static ArchivedBatch batch(ResultSet row) throws SQLException {
        return new ArchivedBatch(
                stream(row),
                row.getLong("first"),
                row.getLong("last"),
                new Hash(row.getString("before")),
                new Hash(row.getString("after")),
                row.getBytes("wire"),
                row.getBytes("key"),
                Instant.ofEpochMilli(row.getLong("received_at")));
    }
}
