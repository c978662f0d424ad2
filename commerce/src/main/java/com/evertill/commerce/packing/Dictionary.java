package com.evertill.commerce.packing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Facts that packer and unpacker have seen before the first of a batch. Each stands in a resource that is shipped with every later version, a line a
 * fact, and never changes: its number is on the wire.
 */
public final class Dictionary {
    /** Knows nothing. */
    public static final Dictionary EMPTY = new Dictionary(0, List.of());

    /** A shop's day in small: a sale in cash, one by card, and one of each other fact. */
    public static final Dictionary FIRST = read(1);

    private final int number;
    private final Model model = new Model();

    private Dictionary(int number, List<Row> facts) {
        this.number = number;
        var packer = new Packer(model, new Streams.Writer());
        facts.forEach(packer::pack);
    }

    /** What new facts are packed with. */
    public static Dictionary newest() {
        return FIRST;
    }

    public static Optional<Dictionary> numbered(int number) {
        return switch (number) {
            case 0 -> Optional.of(EMPTY);
            case 1 -> Optional.of(FIRST);
            default -> Optional.empty();
        };
    }

    /** One that is tried, and has no number. */
    public static Dictionary of(List<Row> facts) {
        return new Dictionary(-1, facts);
    }

    public int number() {
        return number;
    }

    /** One that has seen this, and nothing else. */
    Model model() {
        return new Model(model);
    }

    private static Dictionary read(int number) {
        var name = "/packing/dictionary-" + number + ".txt";
        try (var in = Dictionary.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in this build");
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Dictionary(number, text.lines().map(Dictionary::row).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Time, day, type, version, payload, with tabs between. */
    private static Row row(String line) {
        var parts = line.split("\t", 5);
        return new Row(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                parts[2],
                Integer.parseInt(parts[3]),
                parts[4].getBytes(StandardCharsets.UTF_8));
    }
}
