package com.evertill.rehearsal.plug;

import com.evertill.edge.store.StoreConfig;
import com.evertill.rehearsal.demo.Demo;
import com.evertill.rehearsal.demo.Demo.Member;
import com.evertill.rehearsal.demo.Rig;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/** SIGKILL at random moments while two tills sell: mostly for the shop, now and then for the cloud or the broker. */
final class KillStorm {
    private static final int MOST_COMMANDS = 40;
    private static final long MOST_NANOS_WITHIN_A_COMMAND = 30_000_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path place;
    private final PrintStream out;

    record Plan(boolean nativeEdge, boolean mosquitto, int kills, long seed) {}

    record Outcome(Map<Member, Integer> kills, long commands, int sales, List<String> wrong) {}

    KillStorm(Path place, PrintStream out) {
        this.place = place.toAbsolutePath().normalize();
        this.out = out;
    }

    Outcome run(Path project, Plan plan) throws IOException, InterruptedException, ExecutionException {
        Folders.empty(place);
        var random = new SplittableRandom(plan.seed());
        var options = Arguments.of(plan.nativeEdge(), plan.mosquitto());
        var kills = new EnumMap<Member, Integer>(Member.class);
        var quiet = new PrintStream(OutputStream.nullOutputStream(), true);
        try (var demo = Demo.onFreePorts(project, place.resolve("shop"), options, Rig.NONE, quiet);
                var crew = new Crew(demo, random)) {
            sellThrough(plan.kills(), demo, random, crew, kills);
            demo.awaitBothSidesEqual(LIMIT);
            demo.stop();
            var wrong = new ArrayList<String>();
            int sales = crew.compare(demo.edgeFolder().resolve("edge.db"), StoreConfig.read(demo.storeFile()), wrong);
            return new Outcome(kills, crew.answers(), sales, wrong);
        }
    }

    private void sellThrough(int times, Demo demo, SplittableRandom random, Crew crew, Map<Member, Integer> kills)
            throws InterruptedException, ExecutionException {
        for (int n = 1; n <= times; n++) {
            live(random, crew);
            var victim = victim(n, random);
            demo.kill(victim);
            demo.start(victim);
            kills.merge(victim, 1, Integer::sum);
            if (n % 50 == 0 || n == times) {
                out.printf("  %,d of %,d kills, %,d commands answered%n", n, times, crew.answers());
            }
        }
        crew.goHome();
    }

    /** For a few commands, however long the service needs for them, and then to some point within the next. */
    private static void live(SplittableRandom random, Crew crew) {
        long enough = crew.answers() + random.nextInt(MOST_COMMANDS);
        var tooLong = System.nanoTime() + LIMIT.toNanos();
        while (crew.answers() < enough && System.nanoTime() < tooLong) {
            LockSupport.parkNanos(1_000_000);
        }
        LockSupport.parkNanos(random.nextLong(MOST_NANOS_WITHIN_A_COMMAND));
    }

    /** The first few take turns, so that however few there are each is among them. */
    private static Member victim(int kill, SplittableRandom random) {
        var all = Member.values();
        if (kill <= all.length) {
            return all[all.length - kill];
        }
        int die = random.nextInt(50);
        return die == 0 ? Member.CLOUD : die == 1 ? Member.BROKER : Member.SHOP;
    }
}
