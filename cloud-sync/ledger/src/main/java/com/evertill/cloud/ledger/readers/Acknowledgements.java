package com.evertill.cloud.ledger.readers;

import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.release.Acknowledgement;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far each node has come with each release. */
public final class Acknowledgements implements Reader {
    private final Database database;

    Acknowledgements(Database database) {
        this.database = database;
    }

    /** @param why of a refusal. */
    public record Acknowledged(
            NodeId node,
            Acknowledgement step,
            Instant at,
            @Nullable String why) {}

    /** The newest step of each node that has said anything of this release, by node. */
    public List<Acknowledged> of(String zone, long release) {
        // With a bare max() SQLite takes the other columns from the row that has it; the newest fact of a node is the
        // one of the highest epoch.
        return database.read(tx -> tx.list(
                """
                SELECT node, step, at, why, max(epoch * 1000000000000 + sequence) FROM acknowledgement
                WHERE zone=? AND release=? GROUP BY node ORDER BY node
                """,
                row -> new Acknowledged(
                        NodeId.parse(row.getString(1)),
                        Acknowledgement.valueOf(row.getString(2)),
                        Instant.ofEpochMilli(row.getLong(3)),
                        row.getString(4)),
                zone,
                release));
    }

    @Override
    public String name() {
        return "acknowledgements";
    }

    @Override
    public void take(Tx tx, List<Entry> entries) throws SQLException {
        for (var entry : entries) {
            take(tx, entry);
        }
    }

    private static void take(Tx tx, Entry entry) throws SQLException {
        if (entry.payload() instanceof Payload.ReleaseAcknowledged acknowledged) {
            var fact = entry.fact();
            tx.update(
                    "INSERT OR REPLACE INTO acknowledgement VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
                    entry.node(),
                    acknowledged.zone(),
                    acknowledged.release(),
                    acknowledged.step().name(),
                    acknowledged.why(),
                    fact.at().toEpochMilli(),
                    fact.key().epoch(),
                    fact.key().sequence());
        }
    }

    @Override
    public void forget(Tx tx) throws SQLException {
        tx.update("DELETE FROM acknowledgement");
    }
}
