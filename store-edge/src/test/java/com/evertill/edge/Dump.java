package com.evertill.edge;

import com.evertill.commerce.sqlite.Database;

/** Every table but the stored answers and what counts starts, row by row. */
public final class Dump {
    private Dump() {}

    public static String of(Database database) {
        var text = new StringBuilder();
        database.act(tx -> {
            var tables = tx.list(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('command', 'node')"
                            + " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'item_words%' ORDER BY name",
                    row -> row.getString(1));
            for (var table : tables) {
                text.append(table).append('\n');
                tx.each("SELECT * FROM " + table, row -> {
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        var value = row.getObject(column);
                        text.append(
                                        value instanceof byte[] bytes
                                                ? new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                                                : value)
                                .append(' ');
                    }
                    text.append('\n');
                });
            }
        });
        return text.toString();
    }
}
