package com.evertill.edge.journal;

import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far the numbers have got that must never go back, for whoever keeps them a second time, elsewhere than in the journal.
 *
 * @param node whose journal it is.
 * @param epoch in which they were drawn.
 * @param last the newest of each kind and till, as {@code receipt 1}; facts among them, as {@code fact 0}.
 */
public record DrawnNumbers(String node, int epoch, Map<String, Long> last) {
    private static final String FACTS = "fact 0";

    public DrawnNumbers {
        last = Map.copyOf(last);
    }

    /** Absent while the journal has not begun. */
    public static Optional<DrawnNumbers> of(Tx tx) throws SQLException {
        if (!Journal.isBegun(tx)) {
            return Optional.empty();
        }
        int epoch = (int) tx.number("SELECT epoch FROM node");
        var last = new TreeMap<String, Long>();
        tx.list(
                        "SELECT kind || ' ' || till, last FROM number WHERE epoch = ?",
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        epoch)
                .forEach(number -> last.put(number.getKey(), number.getValue()));
        last.put(FACTS, tx.number("SELECT max(sequence) FROM fact"));
        var node = tx.first("SELECT name FROM node", row -> row.getString(1)).orElseThrow();
        return Optional.of(new DrawnNumbers(node, epoch, last));
    }

    /** Two lines, and one for each number. */
    public String text() {
        var text = new StringBuilder("node " + node + "\nepoch " + epoch + "\n");
        new TreeMap<>(last)
                .forEach((number, newest) ->
                        text.append(number).append(' ').append(newest).append('\n'));
        return text.toString();
    }

    /** @throws IllegalArgumentException if {@link #text} never made this. */
    public static DrawnNumbers parse(String text) {
        var lines = new ArrayList<>(text.lines().toList());
        if (lines.size() < 2
                || !lines.get(0).startsWith("node ")
                || !lines.get(1).matches("epoch \\d{1,9}")) {
            throw new IllegalArgumentException("these are no numbers of a journal: " + text);
        }
        var last = new TreeMap<String, Long>();
        for (var line : lines.subList(2, lines.size())) {
            int end = line.lastIndexOf(' ');
            last.put(line.substring(0, Math.max(0, end)), Long.valueOf(line.substring(end + 1)));
        }
        return new DrawnNumbers(
                lines.get(0).substring(5), Integer.parseInt(lines.get(1).substring(6)), last);
    }

    /**
     * In what a journal with these numbers would give out again what somebody has already; nothing where it is of a later epoch, which uses none
     * again.
     *
     * @param kept elsewhere.
     */
    public List<String> behind(DrawnNumbers kept) {
        if (epoch > kept.epoch) {
            return List.of();
        }
        if (epoch < kept.epoch) {
            return List.of("epoch " + epoch + ", and " + kept.epoch + " has begun");
        }
        return new TreeMap<>(kept.last)
                .entrySet().stream()
                        .filter(number -> number.getValue() > last.getOrDefault(number.getKey(), 0L))
                        .map(number -> number.getKey() + ": " + last.getOrDefault(number.getKey(), 0L) + " here, and "
                                + number.getValue() + " was given")
                        .toList();
    }
}
