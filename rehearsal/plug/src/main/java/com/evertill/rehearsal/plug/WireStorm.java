package com.evertill.rehearsal.plug;

import com.evertill.edge.store.StoreConfig;
import com.evertill.rehearsal.demo.Demo;
import com.evertill.rehearsal.demo.Demo.Member;
import com.evertill.rehearsal.demo.Rig;
import com.evertill.rehearsal.plug.wire.Trouble;
import com.evertill.rehearsal.plug.wire.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Harm of every kind to the lines of shop and cloud to the broker, while two tills sell. */
final class WireStorm {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Path place;
    private final PrintStream out;

    /**
     * @param times that each trouble happens on each line.
     * @param untilNoticed a half-open line stays so until the program on it has found out; without it, all troubles are short.
     */
    record Plan(boolean nativeEdge, boolean mosquitto, int times, long seed, boolean untilNoticed) {}

    /**
     * @param felt how many connections or pieces met each trouble, on both lines.
     * @param away how often the shop said that the cloud is away.
     * @param answers of the tills, each from the command to the view after it.
     * @param halfOpen how long it took each time until a new connection stood in the place of a half-open one.
     */
    record Outcome(
            Map<Trouble, Long> felt,
            long away,
            Timings answers,
            int sales,
            int batches,
            List<Duration> halfOpen,
            List<String> wrong) {}

    WireStorm(Path place, PrintStream out) {
        this.place = place.toAbsolutePath().normalize();
        this.out = out;
    }

    Outcome run(Path project, Plan plan) throws IOException, InterruptedException, ExecutionException, SQLException {
        Folders.empty(place);
        var random = new SplittableRandom(plan.seed());
        var options = Arguments.of(plan.nativeEdge(), plan.mosquitto());
        var quiet = new PrintStream(OutputStream.nullOutputStream(), true);
        try (var ofShop = new Wire();
                var ofCloud = new Wire();
                var demo = Demo.onFreePorts(
                        project,
                        place.resolve("shop"),
                        options,
                        Rig.wired((member, broker) -> (member == Member.SHOP ? ofShop : ofCloud).to(broker)),
                        quiet);
                var crew = new Crew(demo, random)) {
            var storms = List.of(
                    new Storm("the shop", ofShop, random.split(), plan, crew::answers, out),
                    new Storm("the cloud", ofCloud, random.split(), plan, crew::answers, out));
            var wrong = suffer(storms);
            crew.goHome();
            demo.awaitBothSidesEqual(LIMIT);
            demo.stop();
            return outcome(demo, crew, List.of(ofShop, ofCloud), storms, wrong);
        }
    }

    private static List<String> suffer(List<Storm> storms) throws InterruptedException, ExecutionException {
        var wrong = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var under = new ArrayList<Future<List<String>>>();
            storms.forEach(storm -> under.add(threads.submit(storm)));
            for (var storm : under) {
                wrong.addAll(storm.get());
            }
        }
        return wrong;
    }

    private static Outcome outcome(Demo demo, Crew crew, List<Wire> wires, List<Storm> storms, List<String> wrong)
            throws IOException, SQLException {
        var journal = demo.edgeFolder().resolve("edge.db");
        int sales = crew.compare(journal, StoreConfig.read(demo.storeFile()), wrong);
        var stored = Batches.stored(demo.cloudFolder().resolve("archive.db"));
        wrong.addAll(Batches.compare(Batches.cut(journal), stored, Batches.highest(journal)));
        wrong.addAll(Batches.alarms(demo.cloudFolder().resolve("ledger.db")));
        long away = timesAway(demo.log(Member.SHOP));
        long ended = storms.getFirst().broken();
        if (away < ended) {
            wrong.add("the shop's line was broken " + ended + " times, and it noticed " + away);
        }
        return new Outcome(
                felt(wires),
                away,
                crew.timings(),
                sales,
                stored.size(),
                storms.stream().flatMap(storm -> storm.halfOpen().stream()).toList(),
                wrong);
    }

    private static Map<Trouble, Long> felt(List<Wire> wires) {
        var felt = new TreeMap<Trouble, Long>();
        for (var trouble : Trouble.values()) {
            felt.put(
                    trouble,
                    wires.stream().mapToLong(wire -> wire.felt(trouble)).sum());
        }
        return felt;
    }

    private static long timesAway(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("the cloud is away")).count();
        }
    }
}
