package com.evertill.cloud.ledger;

import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What a person must look at. */
public final class Alarms {
    private static final int LONGEST_DETAIL = 500;

    private final Database database;

    Alarms(Database database) {
        this.database = database;
    }

    /** Newest first. */
    public List<Alarm> all() {
        return database.read(tx -> tx.list(
                "SELECT * FROM alarm ORDER BY last_at DESC, node, kind",
                row -> new Alarm(
                        NodeId.parse(row.getString("node")),
                        Alarm.Kind.valueOf(row.getString("kind")),
                        row.getLong("count"),
                        Instant.ofEpochMilli(row.getLong("first_at")),
                        Instant.ofEpochMilli(row.getLong("last_at")),
                        row.getString("detail"))));
    }

    void raise(NodeId node, Alarm.Kind kind, Instant now, String detail) {
        database.act(tx -> raise(tx, node, kind, now, detail));
    }

    /** Within the transaction that found it. */
    public static void raise(Tx tx, NodeId node, Alarm.Kind kind, Instant now, String detail) throws SQLException {
        tx.update(
                """
                INSERT INTO alarm(node, kind, count, first_at, last_at, detail) VALUES(?, ?, 1, ?, ?, ?)
                ON CONFLICT(node, kind) DO UPDATE
                SET count=count+1, last_at=excluded.last_at, detail=excluded.detail
                """,
                node,
                kind.name(),
                now.toEpochMilli(),
                now.toEpochMilli(),
                detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail);
    }
}
