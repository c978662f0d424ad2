package com.evertill.devices.agent;

import com.evertill.devices.wire.BrokenRule;
import com.evertill.devices.wire.Line;
import com.evertill.devices.wire.Link;
import com.evertill.devices.wire.Order;
import com.evertill.devices.wire.Order.Refused;
import com.evertill.devices.wire.Order.Welcome;
import com.evertill.devices.wire.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps a line to the shop's box, whichever of its addresses answers, for as long as the program runs. */
final class LaneAgent implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LaneAgent.class.getName());
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final Self self;
    private final List<Door> doors;
    private final LastServed lastServed;
    private final LaneAtWork lane;
    private final Executor executor;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Link<Order, Report> link;

    /**
     * @param run new whenever the program is started.
     * @param beat see {@link Link#BEAT}.
     */
    record Self(String lane, String run, String software, Duration beat) {}

    /** A way to a box of the shop. */
    interface Door {
        /** @throws IOException with a message for whoever put the box there. */
        Line open() throws IOException;
    }

    /** @param doors tried in this order, again and again. */
    LaneAgent(Self self, List<Door> doors, LastServed lastServed, LaneAtWork lane, Executor executor) {
        this.self = self;
        this.doors = List.copyOf(doors);
        this.lastServed = lastServed;
        this.lane = lane;
        this.executor = executor;
    }

    /** The body of the program's thread; returns when it is closed. */
    void run() {
        int failures = 0;
        while (stopped.getCount() > 0) {
            boolean served = false;
            for (var door : doors) {
                served |= stopped.getCount() > 0 && call(door);
            }
            failures = served ? 0 : failures + 1;
            pause(failures);
        }
    }

    /** Whether there was somebody who took the lane. */
    private boolean call(Door door) {
        try {
            var opened = new Link<Order, Report>(door.open(), Order.class, self.beat);
            link = opened;
            if (stopped.getCount() == 0) {
                opened.close();
            }
            var call = new Call(opened);
            opened.send(new Report.Hello(Link.VERSION, self.lane, self.run, self.software));
            try {
                var why = opened.run(call, executor);
                LOG.log(System.Logger.Level.DEBUG, "The line to the box at {0} ended: {1}", opened.peer(), why);
            } finally {
                lane.lineLost(opened);
            }
            return call.isTaken;
        } catch (IOException nobody) {
            LOG.log(System.Logger.Level.DEBUG, "No box: {0}", nobody.getMessage());
            return false;
        } finally {
            link = null;
        }
    }

    private final class Call implements Link.Receiver<Order> {
        private final Link<Order, Report> line;
        private boolean isTaken;

        Call(Link<Order, Report> line) {
            this.line = line;
        }

        @Override
        public void take(Order order) throws BrokenRule {
            if (isTaken) {
                lane.take(order, line);
                return;
            }
            switch (order) {
                case Welcome welcome -> welcomed(welcome);
                case Refused(var why) -> {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "The box at {0} does not take this lane: {1}",
                            line.peer(),
                            why);
                    line.close();
                }
                default -> throw new BrokenRule("the box did not begin with a welcome");
            }
        }

        private void welcomed(Welcome welcome) throws BrokenRule {
            if (welcome.version() != Link.VERSION) {
                throw new BrokenRule("the box speaks version " + welcome.version());
            }
            if (!isServed(welcome)) {
                line.close();
                return;
            }
            isTaken = true;
            LOG.log(
                    System.Logger.Level.INFO,
                    "Serving till {0} of {1} at {2}",
                    welcome.devices().laneId(),
                    welcome.node(),
                    line.peer());
            lane.serve(welcome, line);
        }

        private boolean isServed(Welcome welcome) {
            try {
                if (lastServed.serves(welcome.node(), welcome.epoch())) {
                    return true;
                }
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The box at {0} was replaced by another, which this lane has served; it is not served any more.",
                        line.peer());
            } catch (IOException unwritable) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "The lane cannot keep which box it serves, and serves none",
                        unwritable);
            }
            return false;
        }
    }

    private void pause(int failures) {
        long millis = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 10));
        try {
            stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    /** Ends the line and lets go of the devices. */
    @Override
    public void close() {
        stopped.countDown();
        var open = link;
        if (open != null) {
            open.close();
        }
        lane.close();
    }
}
