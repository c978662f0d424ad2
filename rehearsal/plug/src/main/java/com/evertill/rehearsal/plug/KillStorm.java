package com.evertill.rehearsal.plug;

import com.evertill.edge.store.StoreConfig;
import com.evertill.rehearsal.demo.Demo;
import com.evertill.rehearsal.demo.Demo.Member;
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
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** SIGKILL at random moments while two tills sell: mostly for the shop, now and then for the cloud or the broker. */
final class KillStorm {
    private static final int TILLS = 2;
    private static final int MOST_COMMANDS = 40;
    private static final long MOST_NANOS_WITHIN_A_COMMAND = 30_000_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path place;
    private final PrintStream out;

    record Plan(boolean nativeEdge, int kills, long seed) {}

    record Outcome(Map<Member, Integer> kills, long commands, int sales, List<String> wrong) {}

    KillStorm(Path place, PrintStream out) {
        this.place = place.toAbsolutePath().normalize();
        this.out = out;
    }

    Outcome run(Path project, Plan plan) throws IOException, InterruptedException, ExecutionException {
        Folders.empty(place);
        var random = new SplittableRandom(plan.seed());
        var options = new ArrayList<>(List.of("--no-devices"));
        if (plan.nativeEdge()) {
            options.add("--native");
        }
        var tellers = new ArrayList<Teller>();
        var kills = new EnumMap<Member, Integer>(Member.class);
        var quiet = new PrintStream(OutputStream.nullOutputStream(), true);
        StoreConfig store;
        Path journal;
        try (var demo = Demo.onFreePorts(project, place.resolve("shop"), options, List.of(), quiet)) {
            store = StoreConfig.read(demo.storeFile());
            journal = demo.edgeFolder().resolve("edge.db");
            for (int till = 1; till <= TILLS; till++) {
                tellers.add(new Teller(till, demo.manager(), new Cashier("till-" + till, random.split())));
            }
            sellThrough(plan.kills(), demo, random, tellers, kills);
            demo.awaitBothSidesEqual(LIMIT);
        }
        var wrong = new ArrayList<String>();
        tellers.forEach(teller -> wrong.addAll(teller.wrong()));
        int sales = compare(journal, store, tellers, wrong);
        return new Outcome(kills, answers(tellers), sales, wrong);
    }

    private void sellThrough(
            int times, Demo demo, SplittableRandom random, List<Teller> tellers, Map<Member, Integer> kills)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var selling = new ArrayList<Future<?>>();
            tellers.forEach(teller -> selling.add(threads.submit(teller)));
            for (int n = 1; n <= times; n++) {
                live(random, tellers);
                var victim = victim(random);
                demo.kill(victim);
                demo.start(victim);
                kills.merge(victim, 1, Integer::sum);
                if (n % 50 == 0 || n == times) {
                    out.printf("  %,d of %,d kills, %,d commands answered%n", n, times, answers(tellers));
                }
            }
            tellers.forEach(Teller::goHome);
            for (var one : selling) {
                one.get();
            }
        }
    }

    /** For a few commands, however long the service needs for them, and then to some point within the next. */
    private static void live(SplittableRandom random, List<Teller> tellers) {
        long enough = answers(tellers) + random.nextInt(MOST_COMMANDS);
        var tooLong = System.nanoTime() + LIMIT.toNanos();
        while (answers(tellers) < enough && System.nanoTime() < tooLong) {
            LockSupport.parkNanos(1_000_000);
        }
        LockSupport.parkNanos(random.nextLong(MOST_NANOS_WITHIN_A_COMMAND));
    }

    private static long answers(List<Teller> tellers) {
        return tellers.stream().mapToLong(Teller::answers).sum();
    }

    private static Member victim(SplittableRandom random) {
        int die = random.nextInt(50);
        return die == 0 ? Member.CLOUD : die == 1 ? Member.BROKER : Member.SHOP;
    }

    /** What customers have on paper is in the journal, and nothing is there twice. */
    private static int compare(Path journal, StoreConfig store, List<Teller> tellers, List<String> wrong) {
        try (var shop = new Reopened(journal, store)) {
            wrong.addAll(shop.unsound());
            var kept = shop.sales();
            for (var teller : tellers) {
                teller.receipts().forEach((receipt, total) -> {
                    if (!total.equals(kept.get(receipt))) {
                        wrong.add(
                                "receipt " + receipt + " of " + total + " is in the journal with " + kept.get(receipt));
                    }
                });
            }
            return kept.size();
        }
    }
}
