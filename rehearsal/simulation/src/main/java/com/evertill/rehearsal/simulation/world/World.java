package com.evertill.rehearsal.simulation.world;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Time, what is due in it, and everything there is. */
public final class World implements AutoCloseable {
    static final Instant MORNING = Instant.parse("2026-11-22T07:00:00Z");
    /** Beyond that somebody talks to himself for ever. */
    private static final int MOST_EVENTS = 400_000;

    /** Waiting within waiting within waiting; whoever wants to wait more deeply waits until it is less deep. */
    private static final int DEEPEST = 4;

    final Schedule schedule;
    final Variant variant;
    final Path folder;
    final Trace trace;
    final HeadOffice office;
    final Broker broker;
    final CloudMachine cloud;
    final Customers customers;
    final Provider provider;
    final List<Box> boxes = new ArrayList<>();

    private final PriorityQueue<Event> due = new PriorityQueue<>();
    private final Map<Invariant, String> broken = new LinkedHashMap<>();
    private Instant now = MORNING;
    private long events;
    private int depth;
    private Phase phase = Phase.BUSY;

    private record Event(Instant at, long number, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    World(Schedule schedule, Variant variant, Path folder, boolean keepsWords) {
        this.schedule = schedule;
        this.variant = variant;
        this.folder = folder;
        this.trace = new Trace(keepsWords);
        this.broker = new Broker(this);
        this.cloud = new CloudMachine(this);
        this.office = new HeadOffice(this);
        this.customers = new Customers(this);
        this.provider = new Provider();
        for (int number = 1; number <= schedule.setting().shops(); number++) {
            boxes.add(new Box(this, number));
        }
    }

    // Time

    Instant now() {
        return now;
    }

    void after(Duration delay, Runnable what) {
        at(now.plus(delay), what);
    }

    void at(Instant when, Runnable what) {
        due.add(new Event(when.isBefore(now) ? now : when, events++, what));
    }

    /** Lets everything happen until something is so, or it is too late. */
    boolean pass(BooleanSupplier until, Instant latest) {
        depth++;
        try {
            while (!until.getAsBoolean()) {
                var next = due.peek();
                if (next == null || next.at.isAfter(latest)) {
                    now = latest.isAfter(now) ? latest : now;
                    return until.getAsBoolean();
                }
                due.remove();
                now = next.at;
                next.what.run();
                if (events > MOST_EVENTS) {
                    broken(Invariant.EVERYTHING_COMES_TO_AN_END, "there is no end of events");
                    throw new Endless();
                }
            }
            return true;
        } finally {
            depth--;
        }
    }

    void pass(Duration time) {
        pass(() -> false, now.plus(time));
    }

    boolean mayWait() {
        return depth < DEEPEST;
    }

    /** Something goes round in circles. */
    static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    // Chance

    /** Dice of its own for each part, so that one part's rolls don't change another's. */
    Random dice(String part) {
        return new Random(schedule.seed() * 0x9E3779B97F4A7C15L + part.hashCode());
    }

    // What is told

    void tell(String who, String what) {
        var since = Duration.between(MORNING, now).truncatedTo(ChronoUnit.MILLIS);
        trace.line("%s%02d:%02d:%02d.%03d  %-10s %s"
                .formatted(
                        since.toDays() == 0 ? "" : since.toDays() + "d ",
                        since.toHoursPart(),
                        since.toMinutesPart(),
                        since.toSecondsPart(),
                        since.toMillisPart(),
                        who,
                        what));
    }

    void count(Fault fault) {
        if (phase.compareTo(Phase.SETTLING) < 0) {
            trace.count(fault);
        }
    }

    /** The first time counts: what comes of it later is often only its shadow. */
    void broken(Invariant invariant, String detail) {
        if (broken.putIfAbsent(invariant, detail) == null) {
            tell("!", invariant + ": " + detail);
        }
    }

    Map<Invariant, String> broken() {
        return broken;
    }

    /** How much goes on. */
    enum Phase {
        BUSY(Duration.ofMinutes(8)),
        /** The last trouble lasts, maybe for days. */
        WAITING(Duration.ofHours(3)),
        /** There is no trouble any more, and what waits for nothing else has to come soon. */
        SETTLING(Duration.ofSeconds(45)),
        CALM(Duration.ofHours(2));

        private final Duration laziest;

        Phase(Duration laziest) {
            this.laziest = laziest;
        }
    }

    /** There is no trouble any more. */
    boolean isCalm() {
        return phase.compareTo(Phase.SETTLING) >= 0;
    }

    void become(Phase next) {
        phase = next;
    }

    /** Whoever found nothing to do looks again after twice as long, up to this. */
    Duration laziest() {
        return phase.laziest;
    }

    Duration longer(Duration rest) {
        var twice = rest.multipliedBy(2);
        return twice.compareTo(phase.laziest) < 0 ? twice : phase.laziest;
    }

    Box box(int number) {
        return boxes.get(number - 1);
    }

    @Override
    public void close() {
        boxes.forEach(Box::close);
        cloud.close();
    }
}
