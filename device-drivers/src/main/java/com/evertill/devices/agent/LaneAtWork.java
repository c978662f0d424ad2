package com.evertill.devices.agent;

import com.evertill.commerce.codes.Symbology;
import com.evertill.devices.DeviceState;
import com.evertill.devices.KeyPosition;
import com.evertill.devices.LaneConfig;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.LaneDevices.Kind;
import com.evertill.devices.NotScanned;
import com.evertill.devices.PrintOutcome;
import com.evertill.devices.Weighing.NotWeighed;
import com.evertill.devices.Weighing.Weighed;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.wire.BrokenRule;
import com.evertill.devices.wire.Link;
import com.evertill.devices.wire.Order;
import com.evertill.devices.wire.Order.Welcome;
import com.evertill.devices.wire.Report;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The devices of the lane, and what is done with them for whoever is at the other end of the line; they stay open when a line breaks. */
final class LaneAtWork implements LaneDevices.Listener, AutoCloseable {

    private final Opening opening;
    private final Outbox outbox;
    private final Executor executor;
    private @Nullable Welcome served;
    private @Nullable LaneDevices devices;
    private @Nullable CardTerminal terminal;
    private @Nullable Link<Order, Report> line;
    private boolean closed;

    /** How what belongs to the lane is opened. */
    interface Opening {
        LaneDevices devices(LaneConfig config, LaneDevices.Listener listener);

        CardTerminal terminal(Welcome till);
    }

    LaneAtWork(Opening opening, Outbox outbox, Executor executor) {
        this.opening = opening;
        this.outbox = outbox;
        this.executor = executor;
    }

    /** On the line's thread, as {@link #take}. */
    void serve(Welcome welcome, Link<Order, Report> to) throws BrokenRule {
        if (served == null || !served.run().equals(welcome.run())) {
            outbox.forget();
        }
        open(welcome);
        synchronized (this) {
            line = to;
            var open = atHand().devices;
            to.send(new Report.Standing(open.states(), open.keyPosition(), outbox.jobs()));
            outbox.unheard().forEach(to::send);
        }
    }

    private void open(Welcome welcome) throws BrokenRule {
        if (served != null && !isOfTheSame(served, welcome)) {
            letGo();
        }
        served = welcome;
        synchronized (this) {
            if (closed) {
                throw new BrokenRule("the lane's program ends");
            }
            if (devices == null) {
                devices = opening.devices(welcome.devices(), this);
            }
            if (terminal == null) {
                terminal = opening.terminal(welcome);
            }
        }
    }

    private static boolean isOfTheSame(Welcome before, Welcome now) {
        return before.devices().equals(now.devices()) && Objects.equals(before.terminal(), now.terminal());
    }

    private synchronized AtHand atHand() throws BrokenRule {
        if (devices == null || terminal == null) {
            throw new BrokenRule("the box gives an order to a lane that it has let go");
        }
        return new AtHand(devices, terminal);
    }

    private record AtHand(LaneDevices devices, CardTerminal terminal) {}

    synchronized void lineLost(Link<Order, Report> which) {
        if (line == which) {
            line = null;
        }
    }

    /** Hands off at once: one device's work must not keep another's waiting. */
    void take(Order order, Link<Order, Report> from) throws BrokenRule {
        if (order instanceof Order.Heard(var news)) {
            outbox.heard(news); // also of a lane that was let go: the last that it told
            return;
        }
        var lane = atHand();
        switch (order) {
            case Order.Print(var job) -> {
                outbox.given(job.id());
                lane.devices.print(job);
            }
            case Order.OpenDrawer() -> lane.devices.openDrawer();
            case Order.Show(var upper, var lower) -> lane.devices.show(upper, lower);
            case Order.Beep() -> lane.devices.beep();
            case Order.Weigh(var question) -> executor.execute(() -> from.send(weighed(question, lane.devices)));
            case Order.AskTerminal(var question, var request) ->
                executor.execute(() -> from.send(new Report.TerminalSaid(question, request.of(lane.terminal))));
            case Order.Leave() ->
                executor.execute(() -> {
                    letGo();
                    from.send(new Report.Left());
                });
            case Welcome _, Order.Refused _, Order.Heard _ -> throw new BrokenRule("the box greets in the middle");
        }
    }

    private static Report weighed(long question, LaneDevices devices) {
        return switch (devices.weigh()) {
            case Weighed(var weight) -> new Report.Weighed(question, weight, null);
            case NotWeighed why -> new Report.Weighed(question, null, why);
        };
    }

    @Override
    public void scanned(Symbology symbology, String text) {
        news(number -> new Report.Scanned(number, symbology, text));
    }

    @Override
    public void notScanned(NotScanned why, int times) {
        news(number -> new Report.NotTold(number, why, times));
    }

    @Override
    public void printed(String job, PrintOutcome outcome) {
        news(number -> new Report.Printed(number, job, outcome));
    }

    /** Numbered and sent in one order, since the box takes no number below one that it has. */
    private synchronized void news(LongFunction<Report.News> numbered) {
        tell(outbox.add(numbered));
    }

    @Override
    public void deviceChanged(Kind kind, DeviceState state) {
        tell(new Report.Changed(kind, state));
    }

    @Override
    public void keyTurned(KeyPosition position) {
        tell(new Report.Turned(position));
    }

    private synchronized void tell(Report report) {
        if (line != null) {
            line.send(report);
        }
    }

    private void letGo() {
        LaneDevices closing;
        CardTerminal silent;
        synchronized (this) {
            closing = devices;
            silent = terminal;
            devices = null;
            terminal = null;
        }
        if (closing != null) {
            closing.close();
        }
        if (silent != null) {
            silent.close();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        letGo();
    }
}
