package com.evertill.rehearsal.plug;

import com.evertill.edge.store.StoreConfig;
import com.evertill.rehearsal.demo.Demo;
import com.evertill.rehearsal.demo.Http;
import com.evertill.rehearsal.demo.Rig;
import com.evertill.rehearsal.demo.Shop;
import com.evertill.shop.api.TillCommand;
import com.evertill.shop.api.TillView;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Sells until the disk is full, makes room, sells on, several times; then kills the shop while it is full. */
final class FullDisk {
    private static final int TILL = 1;
    private static final int DISK_MEGABYTES = 32;
    private static final int COMMANDS_WITH_ROOM = 20;
    private static final long SOME_ROOM = 600_000;
    private static final int TOO_MANY = 5_000;

    private final Path place;
    private final PrintStream out;

    record Plan(boolean nativeEdge, int times, long seed) {}

    /** @param refused how often a command was refused because the disk was full. */
    record Outcome(int refused, int sales, List<String> wrong) {}

    FullDisk(Path place, PrintStream out) {
        this.place = place.toAbsolutePath().normalize();
        this.out = out;
    }

    Outcome run(Path project, Plan plan) throws IOException, InterruptedException {
        Folders.empty(place);
        var shop = place.resolve("shop");
        var options = new ArrayList<>(List.of("--no-cloud", "--no-devices"));
        if (plan.nativeEdge()) {
            options.add("--native");
        }
        try (var disk = new SmallDisk(shop.resolve("edge"), DISK_MEGABYTES)) {
            var wrong = new ArrayList<String>();
            int refused = 0;
            StoreConfig store;
            try (var demo = Demo.onFreePorts(project, shop, options, Rig.NONE, out)) {
                store = StoreConfig.read(demo.storeFile());
                var screen = demo.manager();
                var cashier = new Cashier("full", new SplittableRandom(plan.seed()));
                for (int n = 0; n < plan.times(); n++) {
                    refused += fillAndGoOn(disk, demo, screen, cashier, n % 2 == 1, wrong);
                    out.printf("  full %d times, %d commands refused%n", n + 1, refused);
                }
            }
            try (var after = new Reopened(shop.resolve("edge").resolve("edge.db"), store)) {
                wrong.addAll(after.unsound());
                return new Outcome(refused, after.sales().size(), wrong);
            }
        }
    }

    private static int fillAndGoOn(
            SmallDisk disk, Demo demo, Shop screen, Cashier cashier, boolean killed, List<String> wrong)
            throws IOException {
        var view = screen.till(TILL);
        for (int n = 0; n < COMMANDS_WITH_ROOM; n++) {
            view = screen.send(TILL, cashier.next(view));
        }
        disk.fillUpTo(SOME_ROOM);
        var command = cashier.next(view);
        var done = attempt(screen, command, wrong);
        for (int n = 0; done != null && n < TOO_MANY; n++) {
            view = done;
            command = cashier.next(view);
            done = attempt(screen, command, wrong);
        }
        if (done != null) {
            wrong.add("the disk never was full");
        }
        compare("after a full disk", view, screen, wrong);
        if (killed) {
            demo.cutPowerOfShop();
            disk.makeRoom();
            demo.startShop();
            compare("after a restart", view, screen, wrong);
        } else {
            disk.makeRoom();
        }
        screen.send(TILL, command);
        return 1;
    }

    /** What was refused changed nothing, and everything before it is still there. */
    private static void compare(String when, TillView before, Shop screen, List<String> wrong) {
        var now = Standing.of(screen.till(TILL));
        if (!now.equals(Standing.of(before))) {
            wrong.add(when + " the till stands at " + now + " instead of " + Standing.of(before));
        }
    }

    /** @return null if the disk was full, which must be said by its name. */
    private static @Nullable TillView attempt(Shop screen, TillCommand command, List<String> wrong) {
        try {
            return screen.send(TILL, command);
        } catch (Http.Refused refused) {
            if (refused.status() != 503 || !String.valueOf(refused.getMessage()).contains("THE_DISK_IS_FULL")) {
                wrong.add("a full disk was told as " + refused.getMessage());
            }
            return null;
        }
    }
}
