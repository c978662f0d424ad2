package com.evertill.cloud.ledger.readers;

import com.evertill.cloud.ledger.Alarm;
import com.evertill.cloud.ledger.Alarms;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.util.List;

/** Facts that this software cannot interpret. They are in the archive like any other; here is their list. */
public final class SetAside implements Reader {
    private final Database database;

    SetAside(Database database) {
        this.database = database;
    }

    public record NotUnderstood(FactKey key, String type, int version, String why) {}

    public List<NotUnderstood> all() {
        return database.read(tx -> tx.list(
                "SELECT node, epoch, sequence, type, version, why FROM set_aside ORDER BY node, epoch, sequence",
                row -> new NotUnderstood(
                        new FactKey(NodeId.parse(row.getString(1)), row.getInt(2), row.getLong(3)),
                        row.getString(4),
                        row.getInt(5),
                        row.getString(6))));
    }

    @Override
    public String name() {
        return "set-aside";
    }

    @Override
    public void take(Tx tx, List<Entry> entries) throws SQLException {
        for (var entry : entries) {
            take(tx, entry);
        }
    }

    private static void take(Tx tx, Entry entry) throws SQLException {
        if (entry.trouble().isEmpty()) {
            return;
        }
        var fact = entry.fact();
        tx.update(
                "INSERT INTO set_aside VALUES(?, ?, ?, ?, ?, ?)",
                entry.node(),
                fact.key().epoch(),
                fact.key().sequence(),
                fact.type(),
                fact.version(),
                entry.trouble().get());
        Alarms.raise(
                tx,
                entry.node(),
                Alarm.Kind.A_FACT_IS_NOT_UNDERSTOOD,
                entry.now(),
                fact + ": " + entry.trouble().get());
    }

    @Override
    public void forget(Tx tx) throws SQLException {
        tx.update("DELETE FROM set_aside");
    }
}
