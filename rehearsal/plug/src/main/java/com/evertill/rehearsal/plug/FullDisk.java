package com.evertill.rehearsal.plug;

import com.evertill.edge.store.StoreConfig;
import com.evertill.rehearsal.demo.Demo;
import com.evertill.rehearsal.demo.Rig;
import com.evertill.rehearsal.demo.Shop;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Sells until the disk is full, makes room, sells on, several times; then kills the shop while it is full. In the end the cloud has everything. */
final class FullDisk {
    private static final int TILL = 1;
    private static final int DISK_MEGABYTES = 32;
    private static final int COMMANDS_WITH_ROOM = 20;
    private static final long SOME_ROOM = 600_000;
    private static final int TOO_MANY = 5_000;
    private static final Duration CONFIRMED = Duration.ofMinutes(2);

    private final Path place;
    private final PrintStream out;

    record Plan(boolean nativeEdge, boolean mosquitto, int times, long seed) {}

    /**
     * @param refused how often a command was refused because the disk was full.
     * @param resumed how often such a one was done when there was room.
     */
    record Outcome(int refused, int resumed, int sales, List<String> wrong) {}

    FullDisk(Path place, PrintStream out) {
        this.place = place.toAbsolutePath().normalize();
        this.out = out;
    }

    Outcome run(Path project, Plan plan) throws IOException, InterruptedException {
        Folders.empty(place);
        var shop = place.resolve("shop");
        var options = Arguments.of(plan.nativeEdge(), plan.mosquitto());
        try (var disk = new SmallDisk(shop.resolve("edge"), DISK_MEGABYTES)) {
            var wrong = new ArrayList<String>();
            StoreConfig store;
            Outage outage;
            try (var demo = Demo.onFreePorts(project, shop, options, Rig.NONE, out)) {
                store = StoreConfig.read(demo.storeFile());
                var screen = demo.manager();
                var cashier = new Cashier("full", new SplittableRandom(plan.seed()));
                outage = new Outage(screen, TILL, "THE_DISK_IS_FULL", wrong);
                for (int n = 0; n < plan.times(); n++) {
                    fillAndGoOn(disk, demo, screen, cashier, n % 2 == 1, outage, wrong);
                    out.printf("  full %d times, %d commands refused%n", n + 1, outage.refused());
                }
                demo.awaitBothSidesEqual(CONFIRMED);
            }
            try (var after = new Reopened(shop.resolve("edge").resolve("edge.db"), store)) {
                wrong.addAll(after.unsound());
                return new Outcome(
                        outage.refused(), outage.resumed(), after.sales().size(), wrong);
            }
        }
    }

    private static void fillAndGoOn(
            SmallDisk disk, Demo demo, Shop screen, Cashier cashier, boolean killed, Outage outage, List<String> wrong)
            throws IOException {
        var view = screen.till(TILL);
        for (int n = 0; n < COMMANDS_WITH_ROOM; n++) {
            view = screen.send(TILL, cashier.next(view));
        }
        disk.fillUpTo(SOME_ROOM);
        var command = cashier.next(view);
        var done = outage.attempt(command);
        for (int n = 0; done != null && n < TOO_MANY; n++) {
            view = done;
            command = cashier.next(view);
            done = outage.attempt(command);
        }
        if (done != null) {
            wrong.add("the disk never was full");
            return;
        }
        LogGrowth.watch("a full disk", demo, wrong);
        outage.compare("after a full disk", view);
        if (killed) {
            demo.cutPowerOfShop();
            disk.makeRoom();
            demo.startShop();
            outage.compare("after a restart", view);
        } else {
            disk.makeRoom();
        }
        outage.goesOn(command, view);
    }
}
