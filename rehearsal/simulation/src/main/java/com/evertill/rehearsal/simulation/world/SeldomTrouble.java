package com.evertill.rehearsal.simulation.world;

import com.evertill.rehearsal.simulation.world.StaffDeed.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What has odds of its own, since among all the rest it would come so seldom that hundreds of schedules don't meet it. */
final class SeldomTrouble {
    private final long seed;
    private final Setting setting;
    private final int opening;
    private final int seconds;
    private final List<Step> steps = new ArrayList<>();

    /**
     * @param opening seconds until there is something to sell.
     * @param seconds how long the schedule is from then on.
     */
    SeldomTrouble(long seed, Setting setting, int opening, int seconds) {
        this.seed = seed;
        this.setting = setting;
        this.opening = opening;
        this.seconds = seconds;
    }

    /**
     * Dice for one part of a schedule, which change nothing else by being thrown. The first throws of two that begin so close to each other are nearly the
     * same, and are thrown away: with them, what has dice of its own would always come together.
     */
    static Random dice(long seed, int part) {
        var own = new Random(seed * 0x2545F4914F6CDD1DL + part);
        own.nextLong();
        return own;
    }

    List<Step> plan() {
        copies();
        forgeries();
        archive();
        longOutage();
        refunds();
        return steps;
    }

    private void at(int millis, Deed deed) {
        steps.add(new Step(Duration.ofMillis(millis), deed));
    }

    /** Not of a box that lets facts go: which of them lay on which copy is more than the checks remember. */
    private void copies() {
        var mine = dice(seed, 19);
        if (mine.nextInt(8) > 0 || setting.keeping() != null) {
            return;
        }
        int shop = 1 + mine.nextInt(setting.shops());
        int millis = 1_000 * (opening + mine.nextInt(seconds));
        at(millis, new CopyDeed(shop, null, Duration.ZERO));
        int back = millis + 30_000 + mine.nextInt(600_000);
        var off = Duration.ofSeconds(1 + mine.nextInt(60));
        var dark = mine.nextInt(4) > 0 ? Duration.ofSeconds(60 + mine.nextInt(240)) : Duration.ZERO;
        at(back, new CopyDeed(shop, off, dark));
        // Whoever serves somebody just then.
        for (int i = 3; i > 0; i--) {
            back += 1_000 + mine.nextInt(30_000);
            at(
                    back + (int) off.toMillis(),
                    new StaffDeed(shop, 1, mine.nextBoolean() ? Kind.SCANS : Kind.PAYS_CASH, mine.nextInt(1_000)));
        }
        // And whoever comes in the dark.
        for (var kind : dark.isZero()
                ? List.<Kind>of()
                : List.of(Kind.OPENS, Kind.SCANS, Kind.PAYS_CASH, Kind.SCANS, Kind.PAYS_CASH)) {
            back += 8_000;
            at(back + (int) off.toMillis(), new StaffDeed(shop, 1, kind, 1));
        }
    }

    private void forgeries() {
        var mine = dice(seed, 23);
        if (mine.nextInt(4) > 0) {
            return;
        }
        for (int i = 1 + mine.nextInt(3); i > 0; i--) {
            var manners = Forger.Manner.values();
            at(
                    1_000 * mine.nextInt(opening + seconds),
                    new ForgeryDeed(
                            1 + mine.nextInt(setting.shops()),
                            manners[mine.nextInt(manners.length)],
                            1 + mine.nextInt(4)));
        }
    }

    /** The moments of the archive's own commits are few among all that the cloud has. */
    private void archive() {
        var mine = dice(seed, 29);
        if (mine.nextInt(8) == 0) {
            at(
                    1_000 * (opening + mine.nextInt(seconds)),
                    new TroubleDeed.ArchiveStops(2 + mine.nextInt(2), Duration.ofSeconds(1 + mine.nextInt(60))));
        }
    }

    /** Behind some sales; the customer, or the terminal, may be difficult, and somebody who decides is there. */
    private void refunds() {
        var mine = dice(seed, 37);
        if (mine.nextInt(2) > 0) {
            return;
        }
        for (int i = 1 + mine.nextInt(4); i > 0; i--) {
            int shop = 1 + mine.nextInt(setting.shops());
            int till = 1 + mine.nextInt(setting.tills());
            int millis = 1_000 * (opening + seconds / 4 + mine.nextInt(seconds));
            if (mine.nextInt(2) == 0) {
                var manners = Terminal.Manner.values();
                at(
                        millis - 500,
                        new TroubleDeed.TerminalIs(
                                shop, till, manners[mine.nextInt(manners.length)], 1 + mine.nextInt(20)));
            }
            at(millis, new StaffDeed(shop, till, Kind.MANAGER_REFUNDS, mine.nextInt(1_000)));
            if (mine.nextInt(2) == 0) {
                millis += 10_000 + mine.nextInt(100_000);
                at(millis, new StaffDeed(shop, till, Kind.MANAGER_DECIDES, mine.nextInt(1_000)));
                at(millis + 5_000, new StaffDeed(shop, till, Kind.MANAGER_REFUNDS, mine.nextInt(1_000)));
            }
        }
    }

    private void longOutage() {
        var mine = dice(seed, 31);
        if (mine.nextInt(25) == 0) {
            int shop = 1 + mine.nextInt(setting.shops());
            var off = Duration.ofDays(1 + mine.nextInt(20));
            at(1_000 * (opening + mine.nextInt(seconds)), new TroubleDeed.LineBreaks(shop, off));
        }
    }
}
