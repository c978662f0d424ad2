package com.evertill.rehearsal.simulation.world;

import com.evertill.rehearsal.simulation.world.StaffDeed.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Draws a schedule. Customers come and pay, mostly; now and then somebody does something odd; and of all troubles there are a seed chooses some, so that
 * each has schedules in which it is thick and others in which it is not there to hide something else.
 */
final class Planner {
    /** The first book is in the shops by then. */
    private static final int OPENING = 30;

    private final long seed;
    private final Random dice;
    private final Setting setting;
    private final int seconds;
    private final List<Step> steps = new ArrayList<>();

    Planner(long seed) {
        this.seed = seed;
        this.dice = new Random(seed * 0x2545F4914F6CDD1DL + 7);
        this.setting = new Setting(1 + dice.nextInt(dice.nextInt(3) + 1), 1 + dice.nextInt(2), keeping());
        this.seconds = 180 + dice.nextInt(dice.nextInt(4) == 0 ? 3_000 : 600);
    }

    /** Mostly for ever, as in a shop that is not a year old. */
    private @Nullable Duration keeping() {
        var mine = SeldomTrouble.dice(seed, 11);
        return mine.nextInt(4) == 0 ? Duration.ofSeconds(10 + mine.nextInt(mine.nextBoolean() ? 50 : 3_600)) : null;
    }

    Schedule plan() {
        for (int shop = 1; shop <= setting.shops(); shop++) {
            for (int till = 1; till <= setting.tills(); till++) {
                work(shop, till);
            }
        }
        prices();
        trouble();
        replacements();
        rollbacks();
        cloudsClock();
        baskets();
        shelves();
        customers();
        steps.addAll(new SeldomTrouble(seed, setting, OPENING, seconds).plan());
        steps.sort(Comparator.comparing(Step::at));
        return new Schedule(seed, setting, steps);
    }

    private int up(int bound) {
        return dice.nextInt(bound);
    }

    private boolean oneIn(int times) {
        return dice.nextInt(times) == 0;
    }

    private void at(int millis, Deed deed) {
        steps.add(new Step(Duration.ofMillis(millis), deed));
    }

    // People

    private void work(int shop, int till) {
        int millis = 1_000 * (OPENING + up(10));
        at(millis, new StaffDeed(shop, till, Kind.OPENS, 0));
        int customers = 2 + up(5);
        for (int i = 0; i < customers && millis < 1_000 * seconds; i++) {
            millis += 1_000 + up(1_000 * seconds / (customers + 1));
            millis = serve(shop, till, millis);
            if (oneIn(6)) {
                at(millis += 2_000, new StaffDeed(shop, till, Kind.CLOSES, up(1_000)));
                at(millis += 2_000, new StaffDeed(shop, till, Kind.OPENS, 0));
            }
        }
    }

    private int serve(int shop, int till, int from) {
        int millis = from;
        if (oneIn(8)) {
            at(millis += 300, new StaffDeed(shop, till, Kind.SCANS_TOO_MUCH, up(1_000)));
        }
        for (int i = 1 + up(3); i > 0; i--) {
            at(millis += 300 + up(4_000), new StaffDeed(shop, till, oneIn(5) ? Kind.READS : Kind.SCANS, up(1_000)));
            if (oneIn(4)) {
                millis = oddly(shop, till, millis + up(2_000));
            }
        }
        if (oneIn(4)) {
            millis = changeMind(shop, till, millis);
        }
        at(millis += 500 + up(4_000), new StaffDeed(shop, till, payment(), up(1_000)));
        for (int i = up(3); i > 0; i--) {
            millis = oddly(shop, till, millis + up(6_000));
        }
        if (oneIn(2)) {
            at(millis += 500 + up(20_000), new StaffDeed(shop, till, payment(), up(1_000)));
        }
        return millis;
    }

    /** A card for some of it, which is taken back; and somebody who decides where the terminal cannot say. */
    private int changeMind(int shop, int till, int from) {
        int millis = from;
        at(millis += 1_000 + up(3_000), new StaffDeed(shop, till, Kind.PAYS_SOME_BY_CARD, up(1_000)));
        if (oneIn(2)) {
            at(millis + up(2_000), new TroubleDeed.ReversalsAre(shop, till, of(Terminal.Reversing.values())));
        }
        at(millis += 5_000 + up(20_000), new StaffDeed(shop, till, Kind.TAKES_A_TENDER_BACK, up(1_000)));
        if (oneIn(2)) {
            at(millis += up(60_000), new StaffDeed(shop, till, Kind.MANAGER_DECIDES, up(1_000)));
        }
        return millis;
    }

    private int oddly(int shop, int till, int from) {
        var kind = odd();
        at(from, new StaffDeed(shop, till, kind, up(1_000)));
        if (kind != Kind.CLOSES) {
            return from;
        }
        at(from + 2_000, new StaffDeed(shop, till, Kind.OPENS, 0));
        return from + 2_000;
    }

    private Kind payment() {
        return of(
                Kind.PAYS_CASH,
                Kind.PAYS_CASH,
                Kind.PAYS_MORE_CASH,
                Kind.PAYS_SOME_CASH,
                Kind.PAYS_BY_CARD,
                Kind.PAYS_BY_CARD,
                Kind.PAYS_BY_CARD,
                Kind.PAYS_SOME_BY_CARD,
                Kind.SECOND_SCREEN_PAYS);
    }

    private Kind odd() {
        return of(
                Kind.SCANS,
                Kind.SCANS_RUBBISH,
                Kind.SCANS_TOO_MUCH,
                Kind.CHANGES_A_QUANTITY,
                Kind.VOIDS_A_LINE,
                Kind.VOIDS_THE_BASKET,
                Kind.CANCELS_THE_CARD,
                Kind.TAKES_A_TENDER_BACK,
                Kind.OPENS_THE_DRAWER,
                Kind.PRINTS_A_COPY,
                Kind.SETTLES_THE_PAPER,
                Kind.REPEATS,
                Kind.USES_AN_OLD_ID,
                Kind.STRANGER_SCANS,
                Kind.CLOSES,
                Kind.MANAGER_DECIDES);
    }

    @SafeVarargs
    private <T> T of(T... several) {
        return several[dice.nextInt(several.length)];
    }

    /** Somebody has forgotten something; and who goes on with the basket is not always only one. */
    private void baskets() {
        if (!oneIn(3)) {
            return;
        }
        for (int i = 1 + up(4); i > 0; i--) {
            int shop = shop();
            int millis = 1_000 * (OPENING + up(seconds));
            int from = till();
            at(millis, new StaffDeed(shop, from, Kind.SCANS, up(1_000)));
            at(millis += 500 + up(2_000), new StaffDeed(shop, from, Kind.SUSPENDS, 0));
            for (int wanting = 1 + up(3); wanting > 0; wanting--) {
                at(millis += up(oneIn(2) ? 1_000 : 60_000), new StaffDeed(shop, till(), Kind.RECALLS, up(1_000)));
            }
        }
    }

    // Head office

    private void prices() {
        int seldom = dice.nextInt(4);
        for (int i = 0; i < seldom; i++) {
            int millis = 1_000 * (OPENING + up(seconds));
            release(millis);
            if (oneIn(3)) {
                release(millis + up(20_000));
            }
        }
    }

    private void release(int millis) {
        var prices = new LinkedHashMap<String, Long>();
        for (int i = 1 + up(3); i > 0; i--) {
            prices.put(Goods.ITEMS.get(up(Goods.ITEMS.size())).id(), 1L + up(20_00));
        }
        var in = oneIn(3) ? Duration.ZERO : Duration.ofSeconds(60 + up(seconds));
        at(millis, new OfficeDeed(prices, in, oneIn(2)));
    }

    /** Something is released, and soon it turns out to be wrong. */
    private void rollbacks() {
        if (!oneIn(3)) {
            return;
        }
        for (int i = 1 + up(2); i > 0; i--) {
            int millis = 1_000 * (OPENING + up(seconds));
            release(millis);
            boolean isPlanned = oneIn(3);
            at(
                    millis + 10_000 + up(isPlanned ? 50_000 : 300_000),
                    isPlanned
                            ? new RollbackDeed(0, null)
                            : new RollbackDeed(1 + up(2), oneIn(2) ? Duration.ZERO : seconds(300)));
        }
    }

    private void shelves() {
        var mine = SeldomTrouble.dice(seed, 17);
        if (mine.nextInt(3) > 0) {
            return;
        }
        for (int i = 3 + mine.nextInt(5); i > 0; i--) {
            var plu = mine.nextInt(4) == 0 ? null : String.valueOf(4_101 + mine.nextInt(2));
            var in = mine.nextInt(5) < 3 ? Duration.ZERO : Duration.ofSeconds(60 + mine.nextInt(seconds));
            at(
                    1_000 * (OPENING + mine.nextInt(seconds)),
                    new ShelfDeed(mine.nextInt(Goods.JARS), plu, mine.nextInt(4) == 0, in));
        }
    }

    /** They choose, come to a till, and now and then change their mind in between; and whoever waits too long is served without the cloud. */
    private void customers() {
        var mine = SeldomTrouble.dice(seed, 19);
        if (mine.nextInt(3) > 0) {
            return;
        }
        for (int customer = 1 + mine.nextInt(4); customer > 0; customer--) {
            int shop = 1 + mine.nextInt(setting.shops());
            int millis = 1_000 * (OPENING + mine.nextInt(seconds));
            for (int visit = 1 + mine.nextInt(3); visit > 0; visit--) {
                int till = 1 + mine.nextInt(setting.tills());
                at(millis, new CustomerDeed(shop, till, customer, CustomerDeed.Kind.CHOOSES, mine.nextInt(1_000)));
                boolean orders = mine.nextInt(3) == 0;
                if (orders) {
                    millis += 500 + mine.nextInt(5_000);
                    at(millis, new CustomerDeed(shop, till, customer, CustomerDeed.Kind.ORDERS, mine.nextInt(3)));
                }
                millis += 500 + mine.nextInt(30_000);
                at(millis, new CustomerDeed(shop, till, customer, CustomerDeed.Kind.SHOWS, 0));
                if (mine.nextInt(3) == 0) {
                    int other = 1 + mine.nextInt(setting.tills());
                    at(
                            millis + mine.nextInt(3_000),
                            new CustomerDeed(shop, other, customer, CustomerDeed.Kind.SHOWS, 0));
                }
                millis += 50 + mine.nextInt(mine.nextBoolean() ? 300 : 15_000);
                if (mine.nextInt(3) == 0) {
                    var kind = mine.nextBoolean()
                            ? CustomerDeed.Kind.IS_SERVED_BY_THE_CODE
                            : CustomerDeed.Kind.IS_SENT_AWAY;
                    at(millis, new CustomerDeed(shop, till, customer, kind, 0));
                }
                if (orders) {
                    order(mine, shop, till, customer, millis);
                }
                at(millis += 500, new StaffDeed(shop, till, Kind.PAYS_MORE_CASH, 0));
                millis += mine.nextInt(mine.nextBoolean() ? 5_000 : 1_800_000);
                at(millis, new CustomerDeed(shop, till, customer, CustomerDeed.Kind.TAKES_BACK, 0));
                millis += mine.nextInt(10_000);
            }
        }
    }

    /** The till has it, or waits for it: something is added now and then, or it is given up. */
    private void order(Random mine, int shop, int till, int customer, int millis) {
        if (mine.nextInt(4) == 0) {
            at(millis + 100, new CustomerDeed(shop, till, customer, CustomerDeed.Kind.CALLS_OFF, 0));
        }
        switch (mine.nextInt(6)) {
            case 0 -> at(millis + 200, new StaffDeed(shop, till, Kind.SCANS, mine.nextInt(1_000)));
            case 1 -> at(millis + 200, new StaffDeed(shop, till, Kind.VOIDS_THE_BASKET, 0));
            case 2 -> at(millis + 200, new StaffDeed(shop, till, Kind.VOIDS_A_LINE, mine.nextInt(3)));
            default -> {}
        }
        at(millis + 300, new StaffDeed(shop, till, Kind.HANDS_OVER, 0));
    }

    // Trouble

    private void trouble() {
        var chosen = new ArrayList<Supplier<Deed>>();
        for (var kind : kinds()) {
            if (oneIn(3)) {
                chosen.add(kind);
            }
        }
        if (chosen.isEmpty()) {
            return;
        }
        for (int i = 2 + up(12); i > 0; i--) {
            at(1_000 * up(OPENING + seconds), chosen.get(up(chosen.size())).get());
        }
    }

    /** Seldom, and then often more than one: a box that is replaced is a day's work. */
    private void replacements() {
        if (!oneIn(5)) {
            return;
        }
        for (int i = 1 + up(3); i > 0; i--) {
            int shop = shop();
            int millis = 1_000 * (OPENING + up(seconds));
            if (oneIn(2)) {
                at(millis, new TroubleDeed.BoxBurns(shop, oneIn(2) ? 0 : 1 + up(40), seconds(60)));
            } else {
                at(millis, new TroubleDeed.BoxIsTakenOut(shop, seconds(60)));
                if (oneIn(2)) {
                    at(millis + up(400_000), new TroubleDeed.OldBoxComesBack(shop, seconds(30), seconds(200)));
                }
            }
            if (oneIn(2)) {
                at(millis, new TroubleDeed.FillingIsCutShort(shop, 1 + up(30)));
            }
            // While it waits.
            if (oneIn(3)) {
                at(millis + up(150_000), new TroubleDeed.PowerGoes(shop, 1 + up(20), seconds(20)));
            }
            if (oneIn(4)) {
                at(millis + up(150_000), new TroubleDeed.BoxBurns(shop, oneIn(2) ? 0 : 1 + up(20), seconds(60)));
            }
        }
    }

    private void cloudsClock() {
        var mine = SeldomTrouble.dice(seed, 13);
        if (mine.nextInt(4) == 0) {
            var by = Duration.ofSeconds(mine.nextInt(200_000) - 100_000);
            at(
                    1_000 * mine.nextInt(OPENING + seconds),
                    new TroubleDeed.CloudsClockIsWrong(by, Duration.ofSeconds(1 + mine.nextInt(seconds))));
        }
    }

    private List<Supplier<Deed>> kinds() {
        return List.of(
                () -> new TroubleDeed.PowerGoes(shop(), oneIn(6) ? 0 : 1 + up(40), seconds(60)),
                () -> new TroubleDeed.PowerGoes(shop(), 1 + up(12), seconds(20)),
                () -> new TroubleDeed.CloudStops(oneIn(6) ? 0 : 1 + up(30), seconds(120)),
                () -> new TroubleDeed.LineBreaks(shop(), oneIn(12) ? Duration.ofDays(1 + up(20)) : seconds(1_200)),
                () -> new TroubleDeed.WeatherTurns(shop(), new Weather(up(60), up(40), up(90))),
                () -> new TroubleDeed.WeatherTurns(shop(), new Weather(up(15), up(15), up(10))),
                () -> new TroubleDeed.BrokerRestarts(seconds(90), oneIn(2)),
                () -> new TroubleDeed.Unplugged(shop(), seconds(300)),
                () -> new TroubleDeed.DiskFills(shop(), seconds(120)),
                () -> new TroubleDeed.WriteFails(shop(), 1 + up(20)),
                () -> new TroubleDeed.CloudsDiskFills(seconds(120)),
                () -> new TroubleDeed.ArchiveFails(1 + up(4), oneIn(2)),
                () -> new TroubleDeed.ArchiveIsSlow(seconds(20), seconds(300)),
                () -> new TroubleDeed.ClockJumps(shop(), Duration.ofSeconds(up(7_200) - 3_600)),
                () -> new TroubleDeed.ClockJumps(shop(), Duration.ofMinutes(up(4_000) - 2_000)),
                () -> new TroubleDeed.ClockDrifts(shop(), up(20_000) - 10_000),
                () -> new TroubleDeed.PrinterStops(shop(), till(), oneIn(2), seconds(200)),
                () -> new TroubleDeed.TerminalIs(shop(), till(), of(Terminal.Manner.values()), 1 + up(100)),
                () -> new TroubleDeed.TerminalIs(shop(), till(), of(Terminal.Manner.values()), 1 + up(20)),
                () -> new TroubleDeed.TerminalIs(shop(), till(), Terminal.Manner.APPROVES_WITHOUT_THE_BANK, 1 + up(10)),
                () -> new TroubleDeed.ReversalsAre(shop(), till(), of(Terminal.Reversing.values())),
                () -> new TroubleDeed.TerminalIsAway(shop(), till(), seconds(200)),
                () -> new TroubleDeed.DownloadsSuffer(
                        shop(), of(Downloads.Luck.BROKEN, Downloads.Luck.DAMAGED, Downloads.Luck.EXPIRED), 1 + up(4)));
    }

    private int shop() {
        return 1 + up(setting.shops());
    }

    private int till() {
        return 1 + up(setting.tills());
    }

    private Duration seconds(int most) {
        return Duration.ofSeconds(1 + up(most));
    }
}
