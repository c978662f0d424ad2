package com.evertill.cloud.ledger.readers;

import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the devices of every lane are, and where a box's clock jumped. */
public final class Troubles implements Reader {
    private final Database database;

    Troubles(Database database) {
        this.database = database;
    }

    /** @param state as the shop names it. */
    public record DeviceState(
            NodeId node,
            TillId till,
            String device,
            String state,
            @Nullable String detail,
            Instant at) {}

    /**
     * A jump of the box's clock that store time did not follow.
     *
     * @param box what the box's clock said.
     * @param store what store time was.
     */
    public record ClockJump(NodeId node, Instant box, Instant store) {}

    /** The last known state of each device, by node, till and device. */
    public List<DeviceState> devices() {
        return database.read(tx -> tx.list(
                "SELECT node, till, device, state, detail, at FROM device ORDER BY node, till, device",
                row -> new DeviceState(
                        NodeId.parse(row.getString(1)),
                        new TillId(row.getInt(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        Instant.ofEpochMilli(row.getLong(6)))));
    }

    /** The last of each node. */
    public List<ClockJump> clockJumps() {
        return database.read(tx -> tx.list(
                "SELECT node, box, store, max(epoch * 1000000000000 + sequence) FROM clock_jump GROUP BY node",
                row -> new ClockJump(
                        NodeId.parse(row.getString(1)),
                        Instant.ofEpochMilli(row.getLong(2)),
                        Instant.ofEpochMilli(row.getLong(3)))));
    }

    @Override
    public String name() {
        return "troubles";
    }

    @Override
    public void take(Tx tx, List<Entry> entries) throws SQLException {
        for (var entry : entries) {
            take(tx, entry);
        }
    }

    private static void take(Tx tx, Entry entry) throws SQLException {
        var key = entry.fact().key();
        switch (entry.payload()) {
            case Payload.DeviceChanged device ->
                tx.update(
                        "INSERT OR REPLACE INTO device VALUES(?, ?, ?, ?, ?, ?)",
                        key.node(),
                        device.till().number(),
                        device.device(),
                        device.state(),
                        device.detail(),
                        entry.fact().at().toEpochMilli());
            case Payload.ClockChanged clock ->
                tx.update(
                        "INSERT INTO clock_jump VALUES(?, ?, ?, ?, ?)",
                        key.node(),
                        key.epoch(),
                        key.sequence(),
                        clock.box().toEpochMilli(),
                        clock.store().toEpochMilli());
            default -> {}
        }
    }

    @Override
    public void forget(Tx tx) throws SQLException {
        tx.update("DELETE FROM device");
        tx.update("DELETE FROM clock_jump");
    }
}
