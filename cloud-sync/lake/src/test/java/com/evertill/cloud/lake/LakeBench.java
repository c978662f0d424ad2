package com.evertill.cloud.lake;

import com.evertill.cloud.events.CloudEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A lake for each test alone. */
abstract class LakeBench {
    static final Duration LONGEST = Duration.ofMinutes(10);
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** All shops. */
    static final LakeReader.Question YEAR =
            new LakeReader.Question(Shops.TENANT, Shops.FIRST, Shops.FIRST.plusYears(1), List.of(), Integer.MAX_VALUE);

    @TempDir
    protected Path folder;

    /** What whoever tells of facts has, by key and batch. */
    protected final Map<String, JsonNode> withheld = new HashMap<>();

    protected Instant now = NOW;
    protected Lake lake;

    @BeforeEach
    void begin() {
        lake = open(Lake.FULL, LakeFolder.LARGE, _ -> {});
    }

    @AfterEach
    void end() {
        lake.close();
    }

    Lake open(int full, long large, Lake.Steps steps) {
        return open("lake.db", files(), full, large, steps);
    }

    /** @param stage a file's name. */
    Lake open(String stage, Path files, int full, long large, Lake.Steps steps) {
        return new Lake(
                "jdbc:sqlite:" + folder.resolve(stage),
                new LakeFolder(files, large),
                clock(),
                (key, batch) -> Optional.ofNullable(withheld.get(key + " in " + batch)),
                new Lake.Pace(LONGEST, full),
                steps);
    }

    InstantSource clock() {
        return () -> now;
    }

    Path files() {
        return folder.resolve("lake");
    }

    void take(List<Shops.Happened> happened) {
        lake.take(events(happened));
    }

    static List<CloudEvent> events(List<Shops.Happened> happened) {
        return happened.stream().map(Shops.Happened::event).toList();
    }

    LakeReader.Answer ask(LakeReport report) {
        try (var reader = new LakeReader(files())) {
            return reader.ask(report, YEAR);
        }
    }

    /** All answers, to be compared. */
    List<LakeReader.Answer> everything() {
        return everything(files());
    }

    static List<LakeReader.Answer> everything(Path files) {
        var answers = new ArrayList<LakeReader.Answer>();
        try (var reader = new LakeReader(files)) {
            for (var report : LakeReport.values()) {
                answers.add(reader.ask(report, YEAR));
            }
        }
        return answers;
    }

    List<String> parquetFiles() {
        try (var found = Files.walk(files())) {
            return found.filter(Files::isRegularFile)
                    .map(file -> files().relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        try (var found = Files.walk(folder)) {
            for (var file : found.filter(it -> !it.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
