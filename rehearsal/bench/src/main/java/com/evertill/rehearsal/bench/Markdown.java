package com.evertill.rehearsal.bench;

import static com.evertill.rehearsal.bench.Figure.number;

import com.evertill.rehearsal.bench.Report.Section;
import java.util.List;
import java.util.stream.Collectors;

/** The table as a README shows it. */
final class Markdown {
    static String of(Machine machine, List<Section> sections) {
        return "Measured on " + machine + ".\n"
                + sections.stream().map(Markdown::of).collect(Collectors.joining());
    }

    private static String of(Section section) {
        return "\n**%s**\n\n%s%s"
                .formatted(
                        section.title(),
                        section.figures().isEmpty() ? "" : table(section.figures()),
                        section.notes().stream()
                                .map(note -> "Not measured: " + note + "\n")
                                .collect(Collectors.joining()));
    }

    private static String table(List<Figure> figures) {
        return "| | measured | its limit, in the same run | ratio | how |\n|---|---:|---|---:|---|\n"
                + figures.stream().map(Markdown::row).collect(Collectors.joining());
    }

    private static String row(Figure figure) {
        var limit = figure.limit();
        return "| %s | %s %s | %s | %s | %s |\n"
                .formatted(
                        figure.name(),
                        number(figure.value()),
                        figure.unit(),
                        limit == null ? "" : "%s %s %s".formatted(number(limit), figure.unit(), figure.limitName()),
                        limit == null ? "" : number(figure.value() / limit),
                        figure.method());
    }

    private Markdown() {}
}
