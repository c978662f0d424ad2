package com.evertill.rehearsal.plug;

import com.evertill.edge.store.StoreConfig;
import com.evertill.rehearsal.demo.Demo;
import com.evertill.rehearsal.demo.Demo.Member;
import com.evertill.rehearsal.demo.Rig;
import com.evertill.rehearsal.plug.wire.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Two tills at full speed for as long as one likes, with lines that are harmed again and again, while it is watched what the shop uses. */
final class Soak {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int SAMPLE_SECONDS = 5;
    private static final int SAMPLES_A_LINE = 60 / SAMPLE_SECONDS;

    private final Path place;
    private final PrintStream out;

    record Plan(boolean nativeEdge, boolean mosquitto, int minutes, long seed) {}

    record Outcome(int sales, Timings answers, List<String> wrong) {}

    Soak(Path place, PrintStream out) {
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
            var answers = new Timings();
            var wrong = new ArrayList<String>();
            try (var storms = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var wire : List.of(ofShop, ofCloud)) {
                    var dice = random.split();
                    var _ = storms.submit(() -> weather(wire, dice));
                }
                wrong.addAll(Bounds.exceeded(watch(demo, crew, plan.minutes(), answers)));
                storms.shutdownNow();
            }
            ofShop.calm();
            ofCloud.calm();
            crew.goHome();
            demo.awaitBothSidesEqual(LIMIT);
            demo.stop();
            var journal = demo.edgeFolder().resolve("edge.db");
            int sales = crew.compare(journal, StoreConfig.read(demo.storeFile()), wrong);
            wrong.addAll(Batches.compare(
                    Batches.cut(journal),
                    Batches.stored(demo.cloudFolder().resolve("archive.db")),
                    Batches.highest(journal)));
            wrong.addAll(Batches.alarms(demo.cloudFolder().resolve("ledger.db")));
            return new Outcome(sales, answers, wrong);
        }
    }

    /** Some seconds of one trouble after some more of calm, until it is interrupted. */
    private static void weather(Wire wire, SplittableRandom dice) {
        var troubles = com.evertill.rehearsal.plug.wire.Trouble.values();
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(Duration.ofSeconds(5 + dice.nextInt(25)).toNanos());
            wire.begin(troubles[dice.nextInt(troubles.length)]);
            LockSupport.parkNanos(Duration.ofSeconds(dice.nextInt(8)).toNanos());
            wire.calm();
        }
    }

    private List<Vitals> watch(Demo demo, Crew crew, int minutes, Timings answers) throws IOException, SQLException {
        var file = demo.edgeFolder().resolve("edge.db");
        long pid = demo.pid(Member.SHOP);
        var all = new ArrayList<Vitals>();
        var minute = new Timings();
        long start = System.nanoTime();
        for (int n = 0; n <= minutes * SAMPLES_A_LINE; n++) {
            long due = start + Duration.ofSeconds((long) n * SAMPLE_SECONDS).toNanos();
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            all.add(Vitals.of(pid, file, (long) n * SAMPLE_SECONDS, crew.sales()));
            minute.addAll(crew.timings());
            if (n > 0 && n % SAMPLES_A_LINE == 0) {
                tell(all.get(n - SAMPLES_A_LINE), all.get(n), minute);
                answers.addAll(minute.drain());
            }
        }
        return all;
    }

    private void tell(Vitals before, Vitals now, Timings minute) {
        out.printf(
                "  minute %d: memory %.1f MiB, %d handles, %d threads, log %.1f MiB, journal %,d bytes a sale, %,d sales;"
                        + " commands: %s%n",
                now.second() / 60,
                now.memory() / 1048576.0,
                now.handles(),
                now.threads(),
                now.log() / 1048576.0,
                Bounds.perSale(before, now),
                now.sales() - before.sales(),
                minute);
    }
}
