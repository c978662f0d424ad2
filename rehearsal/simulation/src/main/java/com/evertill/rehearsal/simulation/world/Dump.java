package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.sqlite.Database;
import java.util.Arrays;
import java.util.List;

/** What a till has written, apart from the answers it has given: the same before and after a refusal. */
final class Dump {
    private static final List<String> TABLES = List.of(
            "SELECT sequence, hash FROM fact ORDER BY sequence DESC LIMIT 3",
            "SELECT * FROM number",
            "SELECT * FROM total",
            "SELECT * FROM stock",
            "SELECT number, sequence FROM receipt",
            "SELECT * FROM basket_event",
            "SELECT * FROM shift",
            "SELECT * FROM card_attempt",
            "SELECT * FROM print_job");

    static String of(Database database) {
        return database.read(tx -> {
            var text = new StringBuilder();
            for (var table : TABLES) {
                tx.each(table, row -> {
                    for (int column = 1, last = row.getMetaData().getColumnCount(); column <= last; column++) {
                        var value = row.getObject(column);
                        text.append(value instanceof byte[] bytes ? Arrays.hashCode(bytes) : value)
                                .append(' ');
                    }
                    text.append('\n');
                });
            }
            return text.toString();
        });
    }

    private Dump() {}
}
