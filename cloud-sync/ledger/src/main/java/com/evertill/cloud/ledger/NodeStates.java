package com.evertill.cloud.ledger;

import com.evertill.commerce.messages.Hello;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the nodes last said of themselves. */
public final class NodeStates {
    private static final String SELECT = """
            SELECT s.*, coalesce(p.sequence, 0) AS held FROM node_state s
            LEFT JOIN stream p ON p.node=s.node AND p.epoch=s.epoch ORDER BY s.node
            """;

    private final Database database;

    NodeStates(Database database) {
        this.database = database;
    }

    /** Of every node that ever said hello, by name. */
    public List<NodeState> all() {
        return database.read(tx -> tx.list(SELECT, NodeStates::state));
    }

    /**
     * The price zone that a store's boxes say they are in; of the one that was heard last, if they differ.
     *
     * @param shop {@code tenant.store}
     */
    public Optional<String> zoneOf(String shop) {
        return database.read(tx -> tx.first(
                "SELECT zone FROM node_state WHERE node > ?1 || '.' AND node < ?1 || '/' ORDER BY last_seen DESC LIMIT 1",
                row -> row.getString(1),
                shop));
    }

    /** A greeting that comes late, behind newer ones or batches, does not take back how far the journal of that epoch reaches. */
    void said(Hello hello, Instant now) {
        database.act(tx -> tx.update(
                """
                INSERT INTO node_state AS known
                  (node, epoch, highest, zone, release, staged, software, capabilities, skew, last_seen)
                VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT(node) DO UPDATE SET
                  highest=iif(known.epoch=excluded.epoch, max(known.highest, excluded.highest), excluded.highest),
                  epoch=excluded.epoch, zone=excluded.zone, release=excluded.release, staged=excluded.staged,
                  software=excluded.software, capabilities=excluded.capabilities, skew=excluded.skew,
                  last_seen=excluded.last_seen
                """,
                hello.node(),
                hello.epoch(),
                hello.highest(),
                hello.zone(),
                hello.release(),
                hello.staged(),
                hello.software(),
                String.join(" ", hello.capabilities()),
                Duration.between(now, hello.at()).toMillis(),
                now.toEpochMilli()));
    }

    /** A batch came: the node lives, and its journal reaches at least this far. */
    void sent(FactStream stream, long last, Instant now) {
        database.act(tx -> tx.update(
                "UPDATE node_state SET highest=max(highest, ?), last_seen=? WHERE node=? AND epoch=?",
                last,
                now.toEpochMilli(),
                stream.node(),
                stream.epoch()));
    }

    private static NodeState state(ResultSet row) throws SQLException {
        return new NodeState(
                NodeId.parse(row.getString("node")),
                row.getInt("epoch"),
                row.getLong("highest"),
                row.getLong("held"),
                row.getString("zone"),
                row.getLong("release"),
                row.getLong("staged"),
                row.getString("software"),
                Arrays.stream(row.getString("capabilities").split(" "))
                        .filter(name -> !name.isEmpty())
                        .toList(),
                Duration.ofMillis(row.getLong("skew")),
                Instant.ofEpochMilli(row.getLong("last_seen")));
    }
}
