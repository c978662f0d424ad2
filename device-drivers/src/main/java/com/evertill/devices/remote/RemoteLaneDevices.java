package com.evertill.devices.remote;

import com.evertill.devices.DeviceState;
import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.KeyPosition;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.PrintJob;
import com.evertill.devices.PrintOutcome;
import com.evertill.devices.Weighing;
import com.evertill.devices.Weighing.NotWeighed;
import com.evertill.devices.Weighing.Weighed;
import com.evertill.devices.jpos.SerialQueue;
import com.evertill.devices.wire.Link;
import com.evertill.devices.wire.Order;
import com.evertill.devices.wire.Report;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The devices of a lane of another box. Everything here is guarded by the monitor of the {@link RemoteLane}, whose observer this is. */
public final class RemoteLaneDevices implements LaneDevices, RemoteLane.Observer {

    /** A computer that is started anew is back sooner; and what it printed of a job meanwhile has come to its end. */
    private static final Duration BACK_WITHIN = Duration.ofSeconds(30);

    private static final Duration WEIGHING = Duration.ofSeconds(7);
    private static final Duration CLOSING = Duration.ofSeconds(20);
    private static final DeviceState NONE = new DeviceState(Health.NOT_CONFIGURED, "");

    private final RemoteLane lane;
    private final Listener listener;
    private final Executor executor;
    private final Duration backWithin;
    private final Map<Kind, SerialQueue> queues = new EnumMap<>(Kind.class);
    private final Map<Kind, DeviceState> states = new EnumMap<>(Kind.class);
    private final Set<String> jobs = new LinkedHashSet<>();
    private final CountDownLatch left = new CountDownLatch(1);
    private CountDownLatch back = new CountDownLatch(0);
    private Order.@Nullable Show shown;
    private KeyPosition key = KeyPosition.NORMAL;
    private String laneRun = "";
    private TakenNews taken = new TakenNews();
    private boolean closed;

    public RemoteLaneDevices(RemoteLane lane, Listener listener, Executor executor) {
        this(lane, listener, executor, BACK_WITHIN);
    }

    /** @param backWithin how long to wait for a lane that has a print job and is away. */
    public RemoteLaneDevices(RemoteLane lane, Listener listener, Executor executor, Duration backWithin) {
        this.lane = lane;
        this.listener = listener;
        this.executor = executor;
        this.backWithin = backWithin;
        for (var kind : EnumSet.complementOf(EnumSet.of(Kind.TERMINAL))) {
            queues.put(kind, new SerialQueue(executor));
            states.put(kind, has(kind) ? away() : NONE);
        }
        lane.observedBy(this);
    }

    private boolean has(Kind kind) {
        return lane.devices().names().containsKey(kind);
    }

    private DeviceState away() {
        return new DeviceState(Health.OFFLINE, lane.why());
    }

    @Override
    public Map<Kind, DeviceState> states() {
        synchronized (lane) {
            return new EnumMap<>(states);
        }
    }

    @Override
    public void print(PrintJob job) {
        synchronized (lane) {
            if (!has(Kind.PRINTER)) {
                tell(job.id(), new PrintOutcome.NotPrinted(NONE));
            } else if (!closed && lane.send(new Order.Print(job))) {
                jobs.add(job.id());
            } else {
                tell(job.id(), new PrintOutcome.NotPrinted(away()));
            }
        }
    }

    @Override
    public void openDrawer() {
        if (has(Kind.DRAWER)) {
            // Where no line is, its state says so, and the cashier has a key.
            var unused = lane.send(new Order.OpenDrawer());
        }
    }

    @Override
    public void show(String upper, String lower) {
        synchronized (lane) {
            var text = new Order.Show(upper, lower);
            if (has(Kind.DISPLAY) && !text.equals(shown)) {
                shown = text;
                // Where no line is, it is shown when there is one.
                var unused = lane.send(text);
            }
        }
    }

    @Override
    public Weighing weigh() {
        if (!has(Kind.SCALE)) {
            return NotWeighed.NOT_CONFIGURED;
        }
        if (!(lane.weigh(WEIGHING) instanceof Answer.Came<Report>(Report.Weighed answer))) {
            return NotWeighed.AWAY;
        }
        return answer.weight() == null
                ? Objects.requireNonNullElse(answer.why(), NotWeighed.AWAY)
                : new Weighed(answer.weight());
    }

    @Override
    public void beep() {
        if (has(Kind.TONE)) {
            // Where no line is, there is nobody to hear it in time.
            var unused = lane.send(new Order.Beep());
        }
    }

    @Override
    public KeyPosition keyPosition() {
        synchronized (lane) {
            return key;
        }
    }

    @Override
    public void connected(Report.Hello hello, Report.Standing standing, Link<Report, Order> line) {
        if (closed) {
            line.close();
            return;
        }
        boolean remembers = hello.run().equals(laneRun);
        if (!remembers) {
            laneRun = hello.run();
            taken = new TakenNews();
        }
        back.countDown();
        settle(
                job -> !standing.jobs().contains(job),
                remembers
                        ? new PrintOutcome.NotPrinted(
                                offline("The line to the lane broke before the receipt had come over it."))
                        : new PrintOutcome.Unknown(offline("The lane's program was started anew during a print.")));
        standing.devices().forEach(this::become);
        turned(standing.key());
        if (shown != null) {
            line.send(shown);
        }
    }

    private static DeviceState offline(String sentence) {
        return new DeviceState(Health.OFFLINE, sentence);
    }

    @Override
    public void said(Report report, Link<Report, Order> line) {
        switch (report) {
            case Report.Changed(var kind, var state) -> become(kind, state);
            case Report.Turned(var position) -> turned(position);
            case Report.News news -> {
                if (taken.comes(news.number())) {
                    take(news);
                } else {
                    lane.heard(taken.upTo());
                }
            }
            case Report.Left() -> left.countDown();
            case Report.Hello _, Report.Standing _, Report.Weighed _, Report.TerminalSaid _ -> {
                // Not for here: see RemoteLane.
            }
        }
    }

    private void take(Report.News news) {
        switch (news) {
            case Report.Scanned scan ->
                bring(Kind.SCANNER, news, () -> listener.scanned(scan.symbology(), scan.text()));
            case Report.NotTold lost -> bring(Kind.SCANNER, news, () -> listener.notScanned(lost.why(), lost.scans()));
            case Report.Printed printed -> {
                boolean asked = jobs.remove(printed.job());
                bring(Kind.PRINTER, news, asked ? () -> listener.printed(printed.job(), printed.outcome()) : () -> {});
            }
        }
    }

    /** The lane hears that something was taken when the till has done with it, and no sooner: what a box that dies had begun, the lane still has. */
    private void bring(Kind kind, Report.News news, Runnable toTheTill) {
        var of = taken;
        queue(kind).execute(() -> {
            try {
                toTheTill.run();
            } finally {
                isTaken(of, news.number());
            }
        });
    }

    private void isTaken(TakenNews of, long number) {
        synchronized (lane) {
            of.isTaken(number);
            if (of == taken) {
                lane.heard(of.upTo());
            }
        }
    }

    @Override
    public void disconnected(String why) {
        left.countDown();
        turned(KeyPosition.NORMAL);
        queues.keySet().stream().filter(this::has).forEach(kind -> become(kind, offline(why)));
        if (!jobs.isEmpty()) {
            var returned = new CountDownLatch(1);
            back = returned;
            executor.execute(() -> giveUpUnless(returned));
        }
    }

    private void giveUpUnless(CountDownLatch returned) {
        if (!await(returned, backWithin)) {
            synchronized (lane) {
                if (returned.getCount() > 0) {
                    settle(_ -> true, new PrintOutcome.Unknown(away()));
                }
            }
        }
    }

    private void settle(Function<String, Boolean> which, PrintOutcome outcome) {
        for (var job : Set.copyOf(jobs)) {
            if (which.apply(job)) {
                jobs.remove(job);
                tell(job, outcome);
            }
        }
    }

    private void tell(String job, PrintOutcome outcome) {
        queue(Kind.PRINTER).execute(() -> listener.printed(job, outcome));
    }

    private void become(Kind kind, DeviceState state) {
        if (has(kind) && !closed && !state.equals(states.put(kind, state))) {
            queue(kind).execute(() -> listener.deviceChanged(kind, state));
        }
    }

    private void turned(KeyPosition position) {
        if (has(Kind.KEYLOCK) && !closed && key != position) {
            key = position;
            queue(Kind.KEYLOCK).execute(() -> listener.keyTurned(position));
        }
    }

    private SerialQueue queue(Kind kind) {
        return Objects.requireNonNull(queues.get(kind), "every kind has one");
    }

    @Override
    public void close() {
        boolean asked;
        synchronized (lane) {
            closed = true;
            asked = lane.leave();
        }
        if (asked) {
            await(left, CLOSING);
        }
        var told = new CountDownLatch(queues.size());
        synchronized (lane) {
            lane.cut();
            settle(_ -> true, new PrintOutcome.Unknown(offline("The lane was closed.")));
            queues.values().forEach(queue -> queue.execute(told::countDown));
        }
        await(told, CLOSING);
    }

    private static boolean await(CountDownLatch latch, Duration atMost) {
        try {
            return latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return latch.getCount() == 0;
        }
    }
}
