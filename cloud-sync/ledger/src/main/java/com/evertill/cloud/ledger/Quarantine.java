package com.evertill.cloud.ledger;

import com.evertill.commerce.facts.Batch.Rejection;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Batches that were not taken, as they came, for whoever must find out why. The newest of each node; it cannot be filled up. */
public final class Quarantine {
    /** Per node: enough to see a pattern, at most 3 MB at IoT Core's largest message. */
    static final int MOST_PER_NODE = 24;

    private final Database database;

    Quarantine(Database database) {
        this.database = database;
    }

    /** @param bytes of the message. */
    public record Entry(long number, NodeId node, Instant at, Rejection why, int bytes) {}

    /** Newest first. */
    public List<Entry> entries() {
        return database.read(tx -> tx.list(
                "SELECT id, node, at, why, length(wire) FROM quarantine ORDER BY id DESC",
                row -> new Entry(
                        row.getLong(1),
                        NodeId.parse(row.getString(2)),
                        Instant.ofEpochMilli(row.getLong(3)),
                        Rejection.valueOf(row.getString(4)),
                        row.getInt(5))));
    }

    static void put(Tx tx, NodeId node, Instant now, Rejection why, byte[] wire) throws SQLException {
        tx.update(
                "INSERT INTO quarantine(node, at, why, wire) VALUES(?, ?, ?, ?)",
                node,
                now.toEpochMilli(),
                why.name(),
                wire);
        tx.update("""
                DELETE FROM quarantine WHERE node=? AND id <=
                  (SELECT id FROM quarantine WHERE node=? ORDER BY id DESC LIMIT 1 OFFSET ?)
                """, node, node, MOST_PER_NODE);
    }
}
