package com.evertill.cloud.lake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table, and where in a fact its value stands.
 *
 * @param paths names joined by dots, from the row's own object or, behind a slash, from the fact's payload; the first that leads somewhere counts.
 */
record Column(String name, Kind kind, List<String> paths) {
    /** More than any shop can mean: sums of a million such still fit. */
    private static final long MOST = 1_000_000_000_000L;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    /** What a column holds, in the words of both engines. */
    enum Kind {
        TEXT("VARCHAR", "string"),
        NUMBER("BIGINT", "bigint"),
        FLAG("BOOLEAN", "boolean"),
        /** To the millisecond, UTC. */
        TIME("TIMESTAMP", "timestamp");

        private final String here;
        private final String athena;

        Kind(String here, String athena) {
            this.here = here;
            this.athena = athena;
        }

        /** As DuckDB calls it. */
        String here() {
            return here;
        }

        /** As Athena's definitions of tables (Hive) call it. */
        String athena() {
            return athena;
        }
    }

    static Column text(String name, String... paths) {
        return new Column(name, Kind.TEXT, List.of(paths));
    }

    static Column number(String name, String... paths) {
        return new Column(name, Kind.NUMBER, List.of(paths));
    }

    static Column flag(String name, String... paths) {
        return new Column(name, Kind.FLAG, List.of(paths));
    }

    static Column time(String name, String... paths) {
        return new Column(name, Kind.TIME, List.of(paths));
    }

    /** Whole minor units, under the amount's name and {@code _minor}. */
    static Column minor(String name, String... amounts) {
        return new Column(
                name + "_minor",
                Kind.NUMBER,
                List.of(amounts).stream().map(it -> it + ".minor").toList());
    }

    static Column currency(String... amounts) {
        return new Column(
                "currency",
                Kind.TEXT,
                List.of(amounts).stream().map(it -> it + ".currency").toList());
    }

    /**
     * What stands there, as it goes into the stage; null if nothing does.
     *
     * @throws UnfitException if it is not what the column holds.
     */
    @Nullable
    Object of(JsonNode row, JsonNode payload) throws UnfitException {
        for (var path : paths) {
            var value = path.startsWith("/") ? at(payload, path.substring(1)) : at(row, path);
            if (!value.isMissingNode() && !value.isNull()) {
                return checked(value);
            }
        }
        return null;
    }

    private static JsonNode at(JsonNode object, String path) {
        var found = object;
        for (var name : path.split("\\.", -1)) {
            found = found.path(name);
        }
        return found;
    }

    private Object checked(JsonNode value) throws UnfitException {
        return switch (kind) {
            case TEXT -> require(value.isTextual(), value).textValue();
            case FLAG -> require(value.isBoolean(), value).booleanValue();
            case NUMBER ->
                require(value.canConvertToLong() && Math.abs(value.longValue()) <= MOST, value)
                        .longValue();
            case TIME -> time(require(value.isTextual(), value));
        };
    }

    private String time(JsonNode value) throws UnfitException {
        try {
            return written(Instant.parse(value.textValue()));
        } catch (DateTimeException e) {
            throw new UnfitException(name, value, e);
        }
    }

    /** As the engine here reads it. */
    static String written(Instant time) {
        return TIME.format(time);
    }

    private JsonNode require(boolean fits, JsonNode value) throws UnfitException {
        if (!fits) {
            throw new UnfitException(name, value, null);
        }
        return value;
    }

    /** A value that its column cannot hold. */
    static final class UnfitException extends Exception {
        private static final long serialVersionUID = 1;

        UnfitException(String column, JsonNode value, @Nullable Throwable cause) {
            super("the column " + column + " cannot hold " + value, cause);
        }

        UnfitException(String why) {
            super(why);
        }
    }
}
