package com.evertill.rehearsal.bench;

import com.evertill.commerce.codec.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures as they come, as a table on the screen and as JSON in a file. */
final class Report {
    private final List<Figure> figures = new ArrayList<>();

    void section(String title) {
        System.out.printf("%n%s%n", title);
    }

    void add(Figure figure) {
        figures.add(figure);
        var limit = figure.limit() == null
                ? ""
                : "%12s %-10s x%-7s %s"
                        .formatted(
                                number(figure.limit()),
                                figure.unit(),
                                number(figure.value() / figure.limit()),
                                figure.limitName());
        System.out.printf("  %-58s %12s %-10s %s%n", figure.name(), number(figure.value()), figure.unit(), limit);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(
                file,
                Json.bytes(Map.of(
                        "java", Runtime.version().toString(),
                        "processors", Runtime.getRuntime().availableProcessors(),
                        "figures", figures)));
        System.out.printf("%nWritten to %s%n", file);
    }

    private static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }
}
