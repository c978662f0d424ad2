package com.evertill.cloud.lake;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Inbox;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has come and is not in the files yet. */
final class Stage implements AutoCloseable {
    /** Whatever comes again after that replaces itself in the files, at the price of a merge. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final List<String> MIGRATIONS = List.of(Inbox.SCHEMA, """
            CREATE TABLE staged(
              position INTEGER PRIMARY KEY AUTOINCREMENT, tenant TEXT NOT NULL, business_day TEXT NOT NULL, since INTEGER NOT NULL,
              lake_table TEXT NOT NULL, rows TEXT NOT NULL) STRICT;
            CREATE INDEX staged_by_partition ON staged(tenant, business_day, since);
            CREATE TABLE writing(
              tenant TEXT NOT NULL, business_day TEXT NOT NULL, part INTEGER NOT NULL, until INTEGER NOT NULL,
              PRIMARY KEY(tenant, business_day)) STRICT, WITHOUT ROWID;
            CREATE TABLE set_aside(
              position INTEGER PRIMARY KEY AUTOINCREMENT, since INTEGER NOT NULL, why TEXT NOT NULL, event TEXT NOT NULL) STRICT;
            """, """
            CREATE INDEX staged_by_age ON staged(since);
            """);

    private final Database database;

    Stage(String url) {
        this.database = Database.open(url, MIGRATIONS);
    }

    /**
     * What is being written.
     *
     * @param until the last position in the stage that belongs to it.
     */
    record Writing(Partition partition, int part, long until) {}

    /** An event that is not understood. */
    record Aside(long position, Instant since, String why, CloudEvent event) {}

    <T> T write(Database.Work<T> work) {
        return database.write(work);
    }

    /** @param rows of tables, by name: JSON objects, one a line. */
    static void put(Tx tx, Partition partition, Map<String, String> rows, Instant now) throws SQLException {
        for (var ofTable : rows.entrySet()) {
            tx.update(
                    "INSERT INTO staged(tenant, business_day, since, lake_table, rows) VALUES(?, ?, ?, ?, ?)",
                    partition.tenant(),
                    partition.businessDay(),
                    now.toEpochMilli(),
                    ofTable.getKey(),
                    ofTable.getValue());
        }
    }

    static void setAside(Tx tx, CloudEvent event, String why, Instant now) throws SQLException {
        tx.update("INSERT INTO set_aside(since, why, event) VALUES(?, ?, ?)", now.toEpochMilli(), why, event.json());
    }

    static void takeBack(Tx tx, Aside aside) throws SQLException {
        tx.update("DELETE FROM set_aside WHERE position = ?", aside.position());
    }

    /** The oldest first. */
    List<Aside> aside() {
        return database.read(tx -> tx.list(
                "SELECT position, since, why, event FROM set_aside ORDER BY position",
                row -> new Aside(
                        row.getLong(1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        row.getString(3),
                        CloudEvent.parse(row.getString(4)))));
    }

    /** What was begun before, perhaps by a process that is no more. */
    Optional<Writing> begun() {
        return database.read(tx -> tx.first("SELECT * FROM writing", Stage::writing));
    }

    /**
     * A partition of which enough waits, or some since then.
     *
     * @param most rows of the stage at once.
     */
    Optional<Partition> due(int most, Instant since) {
        return database.read(tx -> tx.first(
                """
                SELECT tenant, business_day FROM staged GROUP BY tenant, business_day
                HAVING count(*) >= ? OR min(since) <= ? ORDER BY min(since), tenant, business_day LIMIT 1
                """,
                row -> new Partition(row.getString(1), LocalDate.parse(row.getString(2))),
                most,
                since.toEpochMilli()));
    }

    /** Written down before anything is made of it. */
    Writing begin(Partition partition, int part, int most) {
        return database.write(tx -> {
            long until = tx.number("""
                    SELECT max(position) FROM (
                      SELECT position FROM staged WHERE tenant = ? AND business_day = ? ORDER BY position LIMIT ?)
                    """, partition.tenant(), partition.businessDay(), most);
            tx.update(
                    "INSERT INTO writing VALUES(?, ?, ?, ?)", partition.tenant(), partition.businessDay(), part, until);
            return new Writing(partition, part, until);
        });
    }

    private static Writing writing(ResultSet row) throws SQLException {
        return new Writing(
                new Partition(row.getString(1), LocalDate.parse(row.getString(2))), row.getInt(3), row.getLong(4));
    }

    List<String> rows(Writing writing, LakeTable table) {
        return database.read(tx -> tx.list(
                """
                SELECT rows FROM staged WHERE tenant = ? AND business_day = ? AND position <= ? AND lake_table = ?
                ORDER BY position
                """,
                row -> row.getString(1),
                writing.partition().tenant(),
                writing.partition().businessDay(),
                writing.until(),
                table.name()));
    }

    /** It is in the files. */
    void done(Writing writing, Instant now) {
        database.act(tx -> {
            tx.update(
                    "DELETE FROM staged WHERE tenant = ? AND business_day = ? AND position <= ?",
                    writing.partition().tenant(),
                    writing.partition().businessDay(),
                    writing.until());
            tx.update("DELETE FROM writing");
            Inbox.forget(tx, now, REMEMBERED);
        });
    }

    /** Whether nothing was ever put here: SQLite keeps the last number it gave, also when what had it has gone. */
    boolean isUntouched() {
        return database.read(tx -> tx.number("SELECT count(*) FROM sqlite_sequence WHERE seq > 0")) == 0;
    }

    /** When the first of what waits came. */
    Optional<Instant> oldest() {
        return database.read(tx -> tx.first(
                "SELECT since FROM staged ORDER BY since LIMIT 1", row -> Instant.ofEpochMilli(row.getLong(1))));
    }

    long waiting() {
        return database.read(tx -> tx.number("SELECT count(*) FROM staged"));
    }

    @Override
    public void close() {
        database.close();
    }
}
