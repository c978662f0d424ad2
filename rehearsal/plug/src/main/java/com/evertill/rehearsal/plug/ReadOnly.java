package com.evertill.rehearsal.plug;

import com.evertill.edge.store.StoreConfig;
import com.evertill.rehearsal.demo.Demo;
import com.evertill.rehearsal.demo.DemoFault;
import com.evertill.rehearsal.demo.Rig;
import com.evertill.rehearsal.demo.Shop;
import com.evertill.shop.api.TillCommand;
import com.evertill.shop.api.TillView;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;

/**
 * The journal's disk becomes read-only in the middle of selling and writable again, several times. Either it is pretended, so that selling can go on
 * without a restart, every second time over a kill; or the kernel does it after an error of the disk, and it is unmounted, checked and mounted. In the end the
 * cloud has everything.
 */
final class ReadOnly {
    private static final int TILL = 1;
    private static final int COMMANDS = 40;
    private static final Duration TOLD = Duration.ofSeconds(30);
    private static final Duration CONFIRMED = Duration.ofMinutes(2);

    private final Path place;
    private final PrintStream out;

    record Plan(boolean nativeEdge, boolean mosquitto, int times, long seed) {}

    /**
     * @param refused how often a command was refused because the disk could not be written.
     * @param resumed how often such a one was done when it could be written again.
     */
    record Outcome(int refused, int resumed, int sales, List<String> wrong) {}

    ReadOnly(Path place, PrintStream out) {
        this.place = place.toAbsolutePath().normalize();
        this.out = out;
    }

    /** Linux with a C compiler. */
    Outcome pretended(Path project, Plan plan) throws IOException, InterruptedException {
        Folders.empty(place);
        var flag = place.resolve("read-only");
        var library = new Preload("readonly", place);
        var folder = place.resolve("shop").resolve("edge");
        var rig = Rig.wrapped(library.wrapper("READ_ONLY_WHILE=" + flag, "READ_ONLY_FOLDER=" + folder));
        return sell(project, plan, rig, n -> n % 2 == 1, () -> Files.createFile(flag), () -> Files.delete(flag));
    }

    /** Linux as root: see {@link FailingDisk}. */
    Outcome real(Path project, Plan plan) throws IOException, InterruptedException {
        Folders.empty(place);
        try (var disk = new FailingDisk(place.resolve("shop").resolve("edge"), place.resolve("disk.ext4"))) {
            return sell(project, plan, Rig.NONE, _ -> true, disk::fail, disk::mend);
        }
    }

    private Outcome sell(Path project, Plan plan, Rig rig, IntPredicate killed, Act lock, Act unlock)
            throws IOException, InterruptedException {
        var options = Arguments.of(plan.nativeEdge(), plan.mosquitto());
        var wrong = new ArrayList<String>();
        try (var demo = Demo.onFreePorts(project, place.resolve("shop"), options, rig, out)) {
            var cashier = new Cashier("read-only", new SplittableRandom(plan.seed()));
            var screen = demo.manager();
            var outage = new Outage(screen, TILL, "THE_DISK_CANNOT_BE_WRITTEN", wrong);
            for (int n = 0; n < plan.times(); n++) {
                var last = sellUntil(lock, demo, screen, cashier, outage, wrong);
                goOn(unlock, killed.test(n), last, demo, screen, outage, wrong);
                out.printf("  read-only %d times%n", n + 1);
            }
            demo.awaitBothSidesEqual(CONFIRMED);
            demo.stop();
            try (var after = new Reopened(demo.edgeFolder().resolve("edge.db"), StoreConfig.read(demo.storeFile()))) {
                wrong.addAll(after.unsound());
                return new Outcome(
                        outage.refused(), outage.resumed(), after.sales().size(), wrong);
            }
        }
    }

    private interface Act {
        void happen() throws IOException, InterruptedException;
    }

    /** @param command which was refused there. */
    private record Last(TillView view, TillCommand command) {}

    private static Last sellUntil(Act lock, Demo demo, Shop screen, Cashier cashier, Outage outage, List<String> wrong)
            throws IOException, InterruptedException {
        var view = screen.till(TILL);
        for (int n = 0; n < COMMANDS; n++) {
            view = screen.send(TILL, cashier.next(view));
        }
        lock.happen();
        var command = cashier.next(view);
        if (outage.attempt(command) != null) {
            wrong.add(command + " was taken by a disk that cannot be written");
        }
        LogGrowth.watch("a read-only disk", demo, wrong);
        outage.compare("on a read-only disk", view);
        require(() -> !demo.shopIsReady() && level(screen).equals("CANNOT_BE_WRITTEN"), "health and manager", wrong);
        return new Last(view, command);
    }

    private static void goOn(
            Act unlock, boolean killed, Last last, Demo demo, Shop screen, Outage outage, List<String> wrong)
            throws IOException, InterruptedException {
        if (killed) {
            demo.cutPowerOfShop();
            startInVain(demo, wrong);
            unlock.happen();
            demo.startShop();
            outage.compare("after a restart", last.view());
        } else {
            unlock.happen();
        }
        outage.goesOn(last.command(), last.view());
        require(() -> demo.shopIsReady() && !level(screen).equals("CANNOT_BE_WRITTEN"), "the end of it", wrong);
    }

    private static String level(Shop screen) {
        return screen.view().disk().level();
    }

    /** A box that comes up with a disk like this must not pretend to be a till, and must say why. */
    private static void startInVain(Demo demo, List<String> wrong) {
        try {
            demo.startShop();
            wrong.add("it started on a disk that cannot be written");
        } catch (DemoFault ended) {
            if (!String.valueOf(ended.getMessage()).contains("THE_DISK_CANNOT_BE_WRITTEN")) {
                wrong.add("a start on a read-only disk ended with " + ended.getMessage());
            }
        }
    }

    private static void require(BooleanSupplier told, String what, List<String> wrong) {
        if (!Await.within(TOLD, told)) {
            wrong.add(what + " did not come to know of the read-only disk");
        }
    }
}
