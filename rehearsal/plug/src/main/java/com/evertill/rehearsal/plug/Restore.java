package com.evertill.rehearsal.plug;

import com.evertill.edge.store.StoreConfig;
import com.evertill.rehearsal.demo.Demo;
import com.evertill.rehearsal.demo.Rig;
import com.evertill.rehearsal.demo.Shop;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/**
 * Backups made while two tills sell; then the box is killed, loses its file, and gets the newest backup in its place. Without a cloud it goes on from
 * there; with one that knows better it must not.
 */
final class Restore {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long POLL = 20_000_000;
    private static final List<String> JOURNALS_FILES = List.of("edge.db", "edge.db-wal", "edge.db-shm");

    private final Path place;
    private final PrintStream out;

    /** @param backups to be made while it sells. */
    record Plan(boolean nativeEdge, boolean cloud, boolean mosquitto, int backups, long seed) {}

    /**
     * @param without answers of the tills while no backup was under way, and
     * @param beside while one was: each from the command to the view after it.
     */
    record Outcome(int backups, Timings without, Timings beside, long restored, long lost, List<String> wrong) {}

    Restore(Path place, PrintStream out) {
        this.place = place.toAbsolutePath().normalize();
        this.out = out;
    }

    Outcome run(Path project, Plan plan) throws IOException, InterruptedException, ExecutionException, SQLException {
        Folders.empty(place);
        var options = Arguments.of(plan.nativeEdge(), plan.mosquitto());
        if (!plan.cloud()) {
            options.add("--no-cloud");
        }
        var rig = Rig.told("-Devertill.backup-every=PT5S", "-Devertill.backup-keep=1000");
        var wrong = new ArrayList<String>();
        try (var demo = Demo.onFreePorts(project, place.resolve("shop"), options, rig, out);
                var crew = new Crew(demo, new SplittableRandom(plan.seed()))) {
            var screen = demo.manager();
            var folder = demo.backupFolder();
            // The one that may be under way was perhaps begun before the manager had signed in.
            var earlier = count(folder) + 1;
            var without = new Timings();
            var beside = new Timings();
            boolean made = Await.within(LIMIT, () -> {
                boolean copying = isCopying(folder);
                LockSupport.parkNanos(POLL);
                (copying || isCopying(folder) ? beside : without).addAll(crew.timings());
                return count(folder) > earlier + plan.backups();
            });
            if (!made) {
                wrong.add("only " + count(folder) + " backups were made");
            }
            sellOn(crew);
            return plan.cloud()
                    ? found(demo, screen, earlier, crew, without, beside, wrong)
                    : restored(demo, crew, without, beside, wrong);
        }
    }

    /** So that the backup is behind. */
    private static void sellOn(Crew crew) {
        long enough = crew.answers() + 100;
        Await.within(LIMIT, () -> crew.answers() > enough);
    }

    private Outcome restored(Demo demo, Crew crew, Timings without, Timings beside, List<String> wrong)
            throws IOException, SQLException {
        demo.cutPowerOfShop();
        crew.abandon();
        var put = putBack(demo, 0, wrong);
        demo.startShop();
        int till = 1;
        var view = demo.manager().till(till);
        demo.manager().send(till, new Cashier("after-restore", new SplittableRandom(1)).next(view));
        demo.stop();
        var file = demo.edgeFolder().resolve("edge.db");
        try (var shop = new Reopened(file, StoreConfig.read(demo.storeFile()))) {
            wrong.addAll(shop.unsound());
            wrong.addAll(shop.sellOn(till));
        }
        return new Outcome(put.backups, without, beside, put.facts, put.behind, wrong);
    }

    /** Everything has come to the cloud by then, so nothing may be lost. */
    private Outcome found(
            Demo demo, Shop screen, int earlier, Crew crew, Timings without, Timings beside, List<String> wrong)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        crew.goHome();
        wrong.addAll(crew.wrong());
        demo.awaitBothSidesEqual(LIMIT);
        demo.cutPowerOfShop();
        var put = putBack(demo, earlier, wrong);
        var receipts = crew.receipts();
        var old = new OldBackup(demo, screen, wrong);
        old.isFoundOut(receipts);
        demo.stop();
        old.compare(receipts);
        return new Outcome(put.backups, without, beside, put.facts, put.behind, wrong);
    }

    /** @param behind how many facts were written after it. */
    private record PutBack(int backups, long facts, long behind) {}

    /** @param earlier how many backups may be too old for what follows. */
    private PutBack putBack(Demo demo, int earlier, List<String> wrong) throws IOException, SQLException {
        var lost = place.resolve("lost");
        moveAway(demo.edgeFolder(), lost);
        var journal = Batches.facts(lost.resolve("edge.db"));
        var backups = new TreeSet<>(files(demo.backupFolder()));
        for (var backup : backups) {
            wrong.addAll(isABeginning(backup, journal));
        }
        var old = backups.last();
        // One may have been made when all was sold: of such a one nobody could say that it is old.
        while (Batches.highest(old) >= journal.size()) {
            old = Objects.requireNonNull(backups.lower(old));
        }
        if (backups.headSet(old).size() < earlier) {
            wrong.add("the newest backup that is behind is one of the " + earlier + " oldest");
        }
        out.printf("  %d backups, the newest that is behind %s, of %,d facts%n", backups.size(), old, journal.size());
        var file = demo.edgeFolder().resolve("edge.db");
        Files.copy(old, file, StandardCopyOption.REPLACE_EXISTING);
        long kept = Batches.highest(file);
        return new PutBack(backups.size(), kept, journal.size() - kept);
    }

    private static void moveAway(Path edge, Path to) throws IOException {
        Files.createDirectories(to);
        for (var name : JOURNALS_FILES) {
            if (Files.exists(edge.resolve(name))) {
                Files.move(edge.resolve(name), to.resolve(name));
            }
        }
    }

    /** The same facts with the same hashes, up to the one in its name. */
    private static List<String> isABeginning(Path backup, List<String> journal) throws SQLException {
        var wrong = new ArrayList<String>();
        var facts = Batches.facts(backup);
        if (facts.size() > journal.size() || !facts.equals(journal.subList(0, facts.size()))) {
            wrong.add(backup + " is no beginning of the journal");
        }
        if (!backup.getFileName().toString().endsWith("-%012d.db".formatted(facts.size()))) {
            wrong.add(backup + " goes up to " + facts.size());
        }
        return wrong;
    }

    private static boolean isCopying(Path folder) {
        return Files.exists(folder.resolve("edge.unfinished"));
    }

    private static int count(Path folder) {
        try {
            return files(folder).size();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".db")).toList();
        }
    }
}
