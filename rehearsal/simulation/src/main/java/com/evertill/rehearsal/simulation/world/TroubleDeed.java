package com.evertill.rehearsal.simulation.world;

import java.time.Duration;

/** Something that goes wrong, by itself or by somebody's hand, and is over after a while. */
sealed interface TroubleDeed extends Deed {

    /** @param nth of the moments in which it may go; 0 for at once. */
    record PowerGoes(int shop, int nth, Duration off) implements TroubleDeed {
        @Override
        public void happen(World world) {
            world.box(shop).powerGoes(nth, off);
        }

        @Override
        public String toString() {
            return "shop " + shop + ": the power goes " + when(nth) + ", and is back after " + Words.of(off);
        }
    }

    /** @param nth of the moments in which it may go; 0 for at once. */
    record BoxBurns(int shop, int nth, Duration off) implements TroubleDeed {
        @Override
        public void happen(World world) {
            world.box(shop).machines().burns(nth, off);
        }

        @Override
        public String toString() {
            return "shop " + shop + ": the box burns " + when(nth) + ", and a new one is there after " + Words.of(off);
        }
    }

    record FillingIsCutShort(int shop, int nth) implements TroubleDeed {
        @Override
        public void happen(World world) {
            world.box(shop).isCutShortWhileItIsFilled(nth);
        }

        @Override
        public String toString() {
            return "shop " + shop + ": the power goes at the " + nth
                    + ". moment in which a new box is given what the shop had";
        }
    }

    record BoxIsTakenOut(int shop, Duration off) implements TroubleDeed {
        @Override
        public void happen(World world) {
            world.box(shop).machines().isTakenOut(off);
        }

        @Override
        public String toString() {
            return "shop " + shop + ": somebody puts a new box in, which takes " + Words.of(off);
        }
    }

    record OldBoxComesBack(int shop, Duration off, Duration stays) implements TroubleDeed {
        @Override
        public void happen(World world) {
            world.box(shop).machines().oldOneComesBack(off, stays);
        }

        @Override
        public String toString() {
            return "shop " + shop + ": somebody puts the box back in that was taken out, for " + Words.of(stays);
        }
    }

    record CloudStops(int nth, Duration off) implements TroubleDeed {
        @Override
        public void happen(World world) {
            world.cloud.stops(nth, off);
        }

        @Override
        public String toString() {
            return "the cloud stops " + when(nth) + ", and is back after " + Words.of(off);
        }
    }

    /** @param nth of the moments of the next write to the archive: before it, before its commit, after that. */
    record ArchiveStops(int nth, Duration off) implements TroubleDeed {
        @Override
        public void happen(World world) {
            world.cloud.stopsInTheArchive(nth, off);
        }

        @Override
        public String toString() {
            return "the cloud stops at the " + nth + ". moment of its next write to the archive, and is back after "
                    + Words.of(off);
        }
    }

    private static String when(int nth) {
        return nth == 0 ? "at once" : "at the " + nth + ". moment from now";
    }

    record LineBreaks(int shop, Duration off) implements TroubleDeed {
        @Override
        public void happen(World world) {
            var line = world.box(shop).line;
            world.count(off.toDays() > 0 ? Fault.A_LINE_WAS_DOWN_FOR_DAYS : Fault.A_LINE_WAS_DOWN);
            line.goesDown();
            world.after(off, line::comesUp);
        }

        @Override
        public String toString() {
            return "shop " + shop + ": the line to the cloud breaks for " + Words.of(off);
        }
    }

    record WeatherTurns(int shop, Weather weather) implements TroubleDeed {
        @Override
        public void happen(World world) {
            world.box(shop).line.weather(weather);
        }

        @Override
        public String toString() {
            return "shop " + shop + ": the network is " + weather;
        }
    }

    record BrokerRestarts(Duration off, boolean keepsSessions) implements TroubleDeed {
        @Override
        public void happen(World world) {
            world.broker.restart(off, keepsSessions);
        }

        @Override
        public String toString() {
            return "the broker restarts, which takes " + Words.of(off)
                    + (keepsSessions ? "" : ", and has forgotten what it kept");
        }
    }

    record Unplugged(int shop, Duration off) implements TroubleDeed {
        @Override
        public void happen(World world) {
            var box = world.box(shop);
            if (!box.isOn()) {
                return;
            }
            box.run("is unplugged", life -> {
                world.count(Fault.THE_LINK_WAS_UNPLUGGED);
                life.uplink.plug(false);
            });
            world.after(off, () -> plugIn(world, box));
        }

        /** Until it is done: a box may be away for weeks. */
        private static void plugIn(World world, Box box) {
            if (!box.run("is plugged in", life -> life.uplink.plug(true))) {
                world.after(Duration.ofMinutes(10), () -> plugIn(world, box));
            }
        }

        @Override
        public String toString() {
            return "shop " + shop + ": somebody switches the link to the cloud off for " + Words.of(off);
        }
    }

    record DiskFills(int shop, Duration off) implements TroubleDeed {
        @Override
        public void happen(World world) {
            var box = world.box(shop);
            box.full(true);
            world.after(off, () -> box.full(false));
        }

        @Override
        public String toString() {
            return "shop " + shop + ": the disk is full for " + Words.of(off);
        }
    }

    record CloudsDiskFills(Duration off) implements TroubleDeed {
        @Override
        public void happen(World world) {
            world.cloud.full(true);
            world.after(off, () -> world.cloud.full(false));
        }

        @Override
        public String toString() {
            return "the cloud's disk is full for " + Words.of(off);
        }
    }

    record WriteFails(int shop, int nth) implements TroubleDeed {
        @Override
        public void happen(World world) {
            world.box(shop).writeFails(nth);
        }

        @Override
        public String toString() {
            return "shop " + shop + ": the disk fails at the " + nth + ". write from now";
        }
    }

    record ArchiveFails(int times, boolean keeping) implements TroubleDeed {
        @Override
        public void happen(World world) {
            world.cloud.archiveTrouble.fails(times, keeping);
        }

        @Override
        public String toString() {
            return "the archive does not answer the next " + times + " times"
                    + (keeping ? ", and keeps what it was given all the same" : "");
        }
    }

    record ArchiveIsSlow(Duration by, Duration off) implements TroubleDeed {
        @Override
        public void happen(World world) {
            world.cloud.archiveTrouble.slow(by);
            world.after(off, () -> world.cloud.archiveTrouble.slow(Duration.ZERO));
        }

        @Override
        public String toString() {
            return "the archive takes " + Words.of(by) + " for each batch, for " + Words.of(off);
        }
    }

    record ClockJumps(int shop, Duration by) implements TroubleDeed {
        @Override
        public void happen(World world) {
            world.count(by.isNegative() ? Fault.A_CLOCK_JUMPED_BACK : Fault.A_CLOCK_JUMPED_AHEAD);
            world.box(shop).clock.jump(by);
        }

        @Override
        public String toString() {
            return "shop " + shop + ": the box's clock jumps by " + Words.of(by);
        }
    }

    record ClockDrifts(int shop, long millionths) implements TroubleDeed {
        @Override
        public void happen(World world) {
            world.count(Fault.A_CLOCK_DRIFTED);
            world.box(shop).clock.drift(millionths);
        }

        @Override
        public String toString() {
            return "shop " + shop + ": the box's clock is " + millionths + " millionths too fast from now on";
        }
    }

    record CloudsClockIsWrong(Duration by, Duration off) implements TroubleDeed {
        @Override
        public void happen(World world) {
            world.count(Fault.THE_CLOUDS_CLOCK_WAS_WRONG);
            world.cloud.clockIsAheadBy(by);
            world.after(off, () -> world.cloud.clockIsAheadBy(Duration.ZERO));
        }

        @Override
        public String toString() {
            return "the cloud's clock is wrong by " + Words.of(by) + ", for " + Words.of(off);
        }
    }

    record PrinterStops(int shop, int till, boolean paper, Duration off) implements TroubleDeed {
        @Override
        public void happen(World world) {
            var printer = world.box(shop).tills.get(till - 1).printer;
            if (paper) {
                printer.runsOut();
            } else {
                printer.falls();
            }
            world.after(off, printer::recovers);
        }

        @Override
        public String toString() {
            return "shop " + shop + ", till " + till + ": the printer " + (paper ? "has no paper" : "is silent")
                    + " for " + Words.of(off);
        }
    }

    record TerminalIs(int shop, int till, Terminal.Manner manner, int seconds) implements TroubleDeed {
        @Override
        public void happen(World world) {
            world.box(shop).tills.get(till - 1).terminal.payments(manner, seconds);
        }

        @Override
        public String toString() {
            return "shop " + shop + ", till " + till + ": from now on the card terminal " + Words.quiet(manner)
                    + ", within " + seconds + " s";
        }
    }

    record ReversalsAre(int shop, int till, Terminal.Reversing manner) implements TroubleDeed {
        @Override
        public void happen(World world) {
            world.box(shop).tills.get(till - 1).terminal.reversals(manner);
        }

        @Override
        public String toString() {
            return "shop " + shop + ", till " + till + ": of a reversal the card terminal from now on "
                    + Words.quiet(manner);
        }
    }

    record TerminalIsAway(int shop, int till, Duration off) implements TroubleDeed {
        @Override
        public void happen(World world) {
            var terminal = world.box(shop).tills.get(till - 1).terminal;
            terminal.reachable(false);
            world.after(off, () -> terminal.reachable(true));
        }

        @Override
        public String toString() {
            return "shop " + shop + ", till " + till + ": the card terminal cannot be reached for " + Words.of(off);
        }
    }

    record DownloadsSuffer(int shop, Downloads.Luck luck, int times) implements TroubleDeed {
        @Override
        public void happen(World world) {
            world.box(shop).line.downloads(luck, times);
        }

        @Override
        public String toString() {
            return "shop " + shop + ": the next " + times + " downloads are " + Words.quiet(luck);
        }
    }
}
