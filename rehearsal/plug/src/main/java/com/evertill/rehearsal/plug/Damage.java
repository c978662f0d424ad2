package com.evertill.rehearsal.plug;

import com.evertill.rehearsal.demo.Demo;
import com.evertill.rehearsal.demo.Demo.Member;
import com.evertill.rehearsal.demo.Rig;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/**
 * The box loses its power, and when it comes back, parts of its journal's file are rubbish. Whether it sees that at the start or when it looks through
 * the file, the file is set aside, what can be read is saved, and the shop goes on in a new epoch from what the cloud has.
 */
final class Damage {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** The file is looked through a minute after the start. */
    private static final Duration A_CHECK = Duration.ofSeconds(100);

    private static final int MOST_COMMANDS = 400;
    private static final int PAGE = 4096;
    /** Behind the header of the log and that of its first frame. */
    private static final int FIRST_PAGE_OF_THE_LOG = 32 + 24;

    private static final int MOST_RUBBISH = 3 * PAGE;

    private final Path place;
    private final PrintStream out;
    private final Map<String, String> receipts = new TreeMap<>();
    private final Map<Integer, Long> highest = new TreeMap<>();
    private final Map<When, Integer> found = new EnumMap<>(When.class);
    private final List<String> wrong = new ArrayList<>();

    record Plan(boolean nativeEdge, boolean mosquitto, int times, long seed) {}

    enum When {
        AT_THE_START,
        BY_THE_CHECK,
        /** It was where nothing is kept any more. */
        NEVER
    }

    /** @param lost sales of which only the customer has a paper. */
    record Outcome(Map<When, Integer> found, int sales, int lost, List<String> wrong) {}

    Damage(Path place, PrintStream out) {
        this.place = place.toAbsolutePath().normalize();
        this.out = out;
    }

    Outcome run(Path project, Plan plan) throws IOException, InterruptedException, ExecutionException, SQLException {
        Folders.empty(place);
        var random = new SplittableRandom(plan.seed());
        var options = Arguments.of(plan.nativeEdge(), plan.mosquitto());
        var quiet = new PrintStream(OutputStream.nullOutputStream(), true);
        try (var demo = Demo.onFreePorts(project, place.resolve("shop"), options, Rig.NONE, quiet)) {
            for (int n = 1; n <= plan.times(); n++) {
                sell(demo, "round-" + n + "-", random);
                var when = damage(demo, n == 1, random);
                found.merge(when, 1, Integer::sum);
                out.printf("  %d of %d: found %s%n", n, plan.times(), when);
            }
            sell(demo, "last-", random);
            demo.awaitBothSidesEqual(LIMIT);
            demo.stop();
            int lost = compare(demo.cloudFolder().resolve("ledger.db"), reports(demo.edgeFolder()));
            return new Outcome(found, receipts.size(), lost, wrong);
        }
    }

    /** Half of the times the cloud does not hear of the last of it. */
    private void sell(Demo demo, String crew, SplittableRandom random) throws InterruptedException, ExecutionException {
        try (var tills = new Crew(demo, crew, random)) {
            await(tills, 50 + random.nextInt(MOST_COMMANDS));
            if (!crew.startsWith("last") && random.nextBoolean()) {
                demo.manager().plug(false);
                await(tills, 20 + random.nextInt(MOST_COMMANDS / 4));
            }
            tills.goHome();
            wrong.addAll(tills.wrong());
            tills.receipts().forEach((receipt, total) -> {
                var before = receipts.put(receipt, total);
                if (before != null && !before.equals(total)) {
                    wrong.add("receipt " + receipt + " was given twice, for " + before + " and for " + total);
                }
            });
            receipts.keySet().stream()
                    .mapToInt(Damage::epoch)
                    .max()
                    .ifPresent(epoch ->
                            highest.put(epoch, demo.manager().view().sync().highest()));
        }
    }

    private static void await(Crew tills, int answers) {
        long enough = tills.answers() + answers;
        Await.within(LIMIT, () -> tills.answers() >= enough);
    }

    private When damage(Demo demo, boolean nearlyAll, SplittableRandom random) throws IOException {
        demo.cutPowerOfShop();
        if (nearlyAll) {
            overwriteNearlyAll(demo.edgeFolder(), random);
        } else {
            overwrite(demo.edgeFolder(), random);
        }
        int before = reports(demo.edgeFolder()).size();
        var asks = demo.startShopThatMayAsk();
        if (asks.isPresent()) {
            return goesOn(demo, asks.get(), before, When.AT_THE_START);
        }
        if (!noticed(demo)) {
            demo.manager().plug(true);
            return When.NEVER;
        }
        demo.kill(Member.SHOP);
        return goesOn(demo, demo.startShopThatMayAsk().orElseThrow(), before, When.BY_THE_CHECK);
    }

    /** Approved, and with prices again. */
    private When goesOn(Demo demo, String box, int before, When when) throws IOException {
        demo.approve(box);
        var manager = demo.manager();
        Await.within(LIMIT, () -> manager.view().priceBook().items() > 0);
        if (reports(demo.edgeFolder()).size() != before + 1) {
            wrong.add("there is no report of the damage");
        }
        return when;
    }

    /** Rubbish in one place of the file, or of its log. */
    private static void overwrite(Path folder, SplittableRandom random) throws IOException {
        var log = folder.resolve("edge.db-wal");
        boolean inTheLog = random.nextInt(4) == 0 && Files.exists(log) && Files.size(log) > 0;
        try (var file = FileChannel.open(inTheLog ? log : folder.resolve("edge.db"), StandardOpenOption.WRITE)) {
            var rubbish = new byte[1 + random.nextInt(MOST_RUBBISH)];
            random.nextBytes(rubbish);
            file.write(ByteBuffer.wrap(rubbish), random.nextLong(file.size()));
        }
    }

    /** So that at least once it cannot be overlooked: all of the file but its first page, and of the log, which may hold every page, the first frame. */
    private static void overwriteNearlyAll(Path folder, SplittableRandom random) throws IOException {
        var rubbish = new byte[PAGE];
        try (var file = FileChannel.open(folder.resolve("edge.db"), StandardOpenOption.WRITE)) {
            for (long page = PAGE; page < file.size(); page += PAGE) {
                random.nextBytes(rubbish);
                file.write(ByteBuffer.wrap(rubbish), page);
            }
        }
        var log = folder.resolve("edge.db-wal");
        if (Files.exists(log) && Files.size(log) > FIRST_PAGE_OF_THE_LOG + PAGE) {
            try (var file = FileChannel.open(log, StandardOpenOption.WRITE)) {
                random.nextBytes(rubbish);
                file.write(ByteBuffer.wrap(rubbish), FIRST_PAGE_OF_THE_LOG);
            }
        }
    }

    /** A shop that knows of damage sells no more. */
    private static boolean noticed(Demo demo) {
        var mark = demo.edgeFolder().resolve("edge.damaged");
        return Await.within(A_CHECK, () -> Files.exists(mark));
    }

    private static List<Path> reports(Path folder) throws IOException {
        try (var files = Files.walk(folder, 2)) {
            return files.filter(file -> file.endsWith("report.txt")).sorted().toList();
        }
    }

    /**
     * What customers have is with the cloud, or was among the last facts of its epoch, of which the next one says that they are lost.
     *
     * @return how many are lost.
     */
    private int compare(Path ledger, List<Path> reports) throws SQLException, IOException {
        for (var report : reports) {
            if (!Files.readString(report).contains("What became of it:")) {
                wrong.add(report + " does not say what became of it");
            }
        }
        var kept = Batches.sales(ledger);
        int lost = 0;
        for (var receipt : receipts.entrySet()) {
            var total = kept.get(receipt.getKey());
            if (total == null) {
                lost++;
                mayBeLost(ledger, receipt.getKey(), kept);
            } else if (!total.equals(receipt.getValue())) {
                wrong.add(
                        "receipt " + receipt.getKey() + " of " + receipt.getValue() + " is with the cloud as " + total);
            }
        }
        wrong.addAll(Batches.alarms(ledger));
        return lost;
    }

    private void mayBeLost(Path ledger, String receipt, Map<String, String> kept) throws SQLException {
        long held = Batches.held(ledger, epoch(receipt));
        boolean isOfTheTail = held < highest.getOrDefault(epoch(receipt), 0L);
        boolean isBehindTheOthers = kept.keySet().stream()
                .filter(other -> other.substring(0, other.lastIndexOf('-'))
                        .equals(receipt.substring(0, receipt.lastIndexOf('-'))))
                .allMatch(other -> number(other) < number(receipt));
        if (!isOfTheTail || !isBehindTheOthers) {
            wrong.add("receipt " + receipt + " is not with the cloud, which holds all up to " + held + " of its epoch");
        }
    }

    /** A receipt number is till, epoch, number. */
    private static int epoch(String receipt) {
        return Integer.parseInt(receipt.split("-", 3)[1]);
    }

    private static long number(String receipt) {
        return Long.parseLong(receipt.split("-", 3)[2]);
    }
}
