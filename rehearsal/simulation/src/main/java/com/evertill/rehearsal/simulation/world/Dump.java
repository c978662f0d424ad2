package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a box has written, apart from the answers it has given: the same before and after a refusal. Every table that there is, so that one that comes
 * later is looked at without anybody thinking of it.
 */
final class Dump {
    /** A refusal is an answer, and kept; and answers that are old enough go. */
    private static final Set<String> ANSWERS = Set.of("command", "command_forgotten");

    private final Map<String, String> tables;

    private Dump(Map<String, String> tables) {
        this.tables = tables;
    }

    static Dump of(Database database) {
        return database.read(tx -> {
            var tables = new TreeMap<String, String>();
            for (var table : tables(tx)) {
                tables.put(table, content(tx, table));
            }
            return new Dump(tables);
        });
    }

    private static List<String> tables(Tx tx) throws SQLException {
        return tx
                .list(
                        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite^_%' ESCAPE '^'",
                        row -> row.getString(1))
                .stream()
                .filter(table -> !ANSWERS.contains(table))
                .toList();
    }

    private static String content(Tx tx, String table) throws SQLException {
        var text = new StringBuilder();
        tx.each("SELECT * FROM \"" + table + '"', row -> {
            for (int column = 1, last = row.getMetaData().getColumnCount(); column <= last; column++) {
                var value = row.getObject(column);
                text.append(value instanceof byte[] bytes ? Arrays.hashCode(bytes) : value)
                        .append(' ');
            }
            text.append('\n');
        });
        return text.toString();
    }

    /** The tables in which something is other than it was. */
    Set<String> changedSince(Dump before) {
        var names = new TreeSet<>(tables.keySet());
        names.addAll(before.tables.keySet());
        names.removeIf(name -> Objects.equals(tables.get(name), before.tables.get(name)));
        return names;
    }

    /** That were looked at. */
    Set<String> tables() {
        return tables.keySet();
    }
}
