package com.evertill.rehearsal.plug;

import com.evertill.commerce.money.Money;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the journal was cut for the wire, by the shop's file, and how the cloud has stored it, by the cloud's. */
final class Batches {
    private Batches() {}

    record Batch(long first, long last) {}

    static List<Batch> cut(Path edge) throws SQLException {
        return batches(edge, "SELECT first || ' ' || last FROM batch ORDER BY first");
    }

    static List<Batch> stored(Path ledger) throws SQLException {
        return batches(ledger, "SELECT first || ' ' || last FROM batch ORDER BY first, last");
    }

    static long highest(Path edge) throws SQLException {
        return Long.parseLong(rows(edge, "SELECT max(sequence) FROM fact").getFirst());
    }

    /** Each fact of a shop's file by its place in the chain, in order. */
    static List<String> facts(Path edge) throws SQLException {
        return rows(edge, "SELECT sequence || ' ' || hex(hash) FROM fact ORDER BY sequence");
    }

    /** What the cloud was told and could not believe: more than one batch over the same sequences, a chain that does not link. */
    static List<String> alarms(Path ledger) throws SQLException {
        return rows(
                ledger,
                "SELECT kind || ' ' || detail FROM alarm UNION ALL SELECT 'set aside: ' || why FROM quarantine");
    }

    /** The cloud's sales: receipt numbers with their totals; two under one number stand side by side. */
    static Map<String, String> sales(Path ledger) throws SQLException {
        return rows(ledger, "SELECT receipt || ' ' || total || ' ' || currency FROM sale").stream()
                .map(row -> row.split(" ", 3))
                .collect(Collectors.toMap(
                        row -> row[0],
                        row -> new Money(Long.parseLong(row[1]), Currency.getInstance(row[2])).toString(),
                        (one, other) -> one + " and " + other));
    }

    /** Of an epoch of the only shop, the last fact that the cloud holds without a gap before it. */
    static long held(Path ledger, int epoch) throws SQLException {
        return Long.parseLong(rows(ledger, "SELECT coalesce(max(sequence), 0) FROM stream WHERE epoch = " + epoch)
                .getFirst());
    }

    /** Each batch is there once, from the first to the highest fact, as the shop cut it. */
    static List<String> compare(List<Batch> cut, List<Batch> stored, long highest) {
        var wrong = new ArrayList<String>();
        var known = cut.stream().collect(Collectors.toSet());
        long next = 1;
        for (var batch : stored) {
            if (!known.contains(batch)) {
                wrong.add("the cloud holds " + batch + ", which the shop never cut so");
            }
            if (batch.first != next) {
                wrong.add("the cloud holds " + batch + " where one from " + next + " on should be");
            }
            next = batch.last + 1;
        }
        if (next != highest + 1) {
            wrong.add("the cloud holds all up to " + (next - 1) + ", the shop has " + highest);
        }
        return wrong;
    }

    private static List<Batch> batches(Path file, String query) throws SQLException {
        return rows(file, query).stream()
                .map(row -> row.split(" ", 2))
                .map(row -> new Batch(Long.parseLong(row[0]), Long.parseLong(row[1])))
                .toList();
    }

    private static List<String> rows(Path file, String query) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = Stream.<String>builder();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found.build().toList();
        }
    }
}
