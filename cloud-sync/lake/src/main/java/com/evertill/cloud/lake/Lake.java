package com.evertill.cloud.lake;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.Inbox;
import com.evertill.cloud.events.Subscriber;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.sqlite.Tx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes facts from the bus and writes them into the lake's files. What was taken is durable, and each fact is in the files once. */
public final class Lake implements Subscriber, AutoCloseable {
    static final int FULL = 50_000;

    private static final String FACTS = "com.evertill.facts.";
    private static final String VERSION = ".v" + FactType.VERSION;

    private final Stage stage;
    private final LakeFolder folder;
    private final Engine engine;
    private final PartWriter writer;
    private final InstantSource clock;
    private final WithheldFacts withheld;
    private final Pace pace;
    private final Steps steps;

    /**
     * When something is written.
     *
     * @param longest whatever waits longer is.
     * @param full so many rows of the stage are enough to be written at once: each is what one fact has in one table.
     */
    record Pace(Duration longest, int full) {}

    /** What a step is made of. After each the process may be no more. */
    enum Done {
        WRITTEN_DOWN,
        DRAFTED,
        PUBLISHED
    }

    /** Watches a step, and may end it. */
    interface Steps {
        void after(Done done);
    }

    /**
     * Opens the lake, and makes it if it is not there. For one process at a time.
     *
     * @param folder all that it has: who takes it away has the lake made again from the bus.
     * @param longest whatever waits longer is written into the files.
     */
    public static Lake open(Path folder, Duration longest, InstantSource clock, WithheldFacts withheld) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new LakeFault("the folder " + folder + " cannot be made", e);
        }
        return new Lake(
                "jdbc:sqlite:" + folder.resolve("stage.db"),
                new LakeFolder(folder.resolve("files"), LakeFolder.LARGE),
                clock,
                withheld,
                new Pace(longest, FULL),
                _ -> {});
    }

    Lake(String url, LakeFolder folder, InstantSource clock, WithheldFacts withheld, Pace pace, Steps steps) {
        this.stage = new Stage(url);
        this.folder = folder;
        this.engine = new Engine(folder.root().resolve(".spill"));
        this.writer = new PartWriter(folder, engine);
        this.clock = clock;
        this.withheld = withheld;
        this.pace = pace;
        this.steps = steps;
        Snapshot.forgetAll(folder.root());
        readAgain();
    }

    /** Where the files lie, for a {@link LakeReader}. */
    public Path files() {
        return folder.root();
    }

    /** Whether nothing was ever heard: then it is to be told from the beginning. */
    public boolean isEmpty() {
        return stage.isUntouched();
    }

    /** Which events it wants: every fact, also of types that are not known here. */
    public static EventPattern wanted() {
        return EventPattern.of("{\"detail-type\": [{\"prefix\": \"%s\"}]}".formatted(FACTS));
    }

    @Override
    public void take(CloudEvent event) {
        take(List.of(event));
    }

    /** Several at once, durable together: cheaper for each. */
    public void take(List<CloudEvent> events) {
        var now = clock.instant();
        stage.write(tx -> {
            for (var event : events) {
                if (Inbox.isNew(tx, event, now)) {
                    stage(tx, event, now);
                }
            }
            return events.size();
        });
    }

    private void stage(Tx tx, CloudEvent event, Instant now) throws SQLException {
        try {
            var fact = read(event);
            Stage.put(tx, new Partition(fact.node().tenant(), fact.businessDay()), rows(event, fact), now);
        } catch (NotUnderstoodException e) {
            Stage.setAside(tx, event, String.valueOf(e.getMessage()), now);
        }
    }

    /** It blocks nothing: whoever learns to read it reads it when the lake is opened the next time. */
    private static final class NotUnderstoodException extends Exception {
        private static final long serialVersionUID = 1;

        NotUnderstoodException(Exception why) {
            super(why);
        }

        NotUnderstoodException(String why) {
            super(why);
        }
    }

    private FactEvent read(CloudEvent event) throws NotUnderstoodException {
        try {
            return event.read(Told.class)
                    .whole(withheld)
                    .orElseThrow(
                            () -> new NotUnderstoodException("its payload is not here, and not where it was told"));
        } catch (Json.MalformedException e) {
            throw new NotUnderstoodException(e);
        }
    }

    private static Map<String, String> rows(CloudEvent event, FactEvent fact) throws NotUnderstoodException {
        try {
            var type = type(event);
            // As strictly as every other reader of facts: what one sets aside, all do.
            FactType.read(type.wire(), Json.bytes(fact.payload()));
            var rows = new LinkedHashMap<String, String>();
            for (var table : LakeTables.holding(type)) {
                var ofTable = table.rows(fact, type);
                if (!ofTable.isEmpty()) {
                    rows.put(table.name(), ofTable.stream().map(Json::text).collect(Collectors.joining("\n")));
                }
            }
            return rows;
        } catch (Json.MalformedException | Column.UnfitException e) {
            throw new NotUnderstoodException(e);
        }
    }

    private static FactType type(CloudEvent event) throws Column.UnfitException {
        return Stream.of(FactType.values())
                .filter(type -> event.type().equals(FACTS + type.wire() + VERSION))
                .findFirst()
                .orElseThrow(() -> new Column.UnfitException(event.type()));
    }

    /** What was not understood before may be now. */
    private void readAgain() {
        var now = clock.instant();
        for (var aside : stage.aside()) {
            stage.write(tx -> {
                Stage.takeBack(tx, aside);
                stage(tx, aside.event(), now);
                return aside;
            });
        }
    }

    /**
     * Writes what is due of one business day of a retailer. For one caller at a time.
     *
     * @return whether anything was.
     * @throws LakeFault if the files cannot be written; the next step tries again.
     */
    public boolean step() {
        return step(clock.instant().minus(pace.longest()));
    }

    /** Writes all that waits, however young. */
    public void flush() {
        while (step(clock.instant())) {}
    }

    private boolean step(Instant since) {
        var writing = stage.begun().or(() -> stage.due(pace.full(), since)
                .map(partition -> stage.begin(partition, folder.next(partition), pace.full())));
        writing.ifPresent(this::write);
        return writing.isPresent();
    }

    private void write(Stage.Writing writing) {
        steps.after(Done.WRITTEN_DOWN);
        for (var table : LakeTables.ALL) {
            var rows = stage.rows(writing, table);
            if (!rows.isEmpty()) {
                var draft = writer.draft(table, writing.partition(), writing.part(), rows);
                steps.after(Done.DRAFTED);
                folder.publish(draft, folder.part(table, writing.partition(), writing.part()));
                steps.after(Done.PUBLISHED);
            }
        }
        stage.done(writing, clock.instant());
    }

    /** What each fact has in each table, and is not in the files yet: a number that only grows says that they cannot be written. */
    public long waiting() {
        return stage.waiting();
    }

    /** What came before then is in the files; what came since may not be. */
    public Instant writtenUntil() {
        return stage.oldest().orElseGet(clock::instant);
    }

    /** How many events are set aside, and why: each reason with its number. */
    public Map<String, Long> setAside() {
        return stage.aside().stream().collect(Collectors.groupingBy(Stage.Aside::why, Collectors.counting()));
    }

    @Override
    public void close() {
        engine.close();
        stage.close();
    }
}
