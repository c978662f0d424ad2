package com.evertill.rehearsal.bench;

import static com.evertill.rehearsal.bench.Figure.number;

import com.evertill.commerce.codec.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The figures as they come: a table on the screen, and in the end as JSON for programs and as Markdown for people. */
final class Report {
    private final List<Section> sections = new ArrayList<>();
    private final Machine machine;
    private final long began = System.nanoTime();

    Report(Machine machine) {
        this.machine = machine;
        System.out.println(machine);
    }

    /** @param notes what could not be measured, and why. */
    record Section(String title, List<Figure> figures, List<String> notes) {
        Section(String title) {
            this(title, new ArrayList<>(), new ArrayList<>());
        }
    }

    /** All that follows belongs to it. */
    void section(String title) {
        sections.add(new Section(title));
        System.out.printf("%n%s%n", title);
    }

    /** What is done now: some of it takes a minute. */
    void progress(String what) {
        var time = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf("  %02d:%02d %s ...%n", time.toMinutes(), time.toSecondsPart(), what);
    }

    void note(String what) {
        sections.getLast().notes().add(what);
        System.out.printf("  NOT MEASURED: %s%n", what);
    }

    void add(Figure figure) {
        sections.getLast().figures().add(figure);
        System.out.printf(
                "  %-58s %12s %-6s %s%n", figure.name(), number(figure.value()), figure.unit(), limit(figure));
    }

    private static String limit(Figure figure) {
        return figure.limit() == null
                ? ""
                : "%12s %-6s x%-7s %s"
                        .formatted(
                                number(figure.limit()),
                                figure.unit(),
                                number(figure.value() / figure.limit()),
                                figure.limitName());
    }

    void write(Path folder, boolean quick) throws IOException {
        var document = new LinkedHashMap<String, Object>();
        document.put("at", Instant.now());
        document.put("quick", quick);
        document.put("machine", machine);
        document.put("sections", sections);
        Files.write(folder.resolve("bench.json"), Json.bytes(document));
        Files.writeString(folder.resolve("bench.md"), Markdown.of(machine, sections));
        System.out.printf("%nWritten to %s and bench.md beside it.%n", folder.resolve("bench.json"));
    }
}
