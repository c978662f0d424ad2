package com.evertill.devices.remote;

import com.evertill.devices.LaneConfig;
import com.evertill.devices.wire.BrokenRule;
import com.evertill.devices.wire.Link;
import com.evertill.devices.wire.Order;
import com.evertill.devices.wire.Report;
import com.evertill.devices.wire.TerminalAnswer;
import com.evertill.devices.wire.TerminalRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The line to one lane: the newest that it has called by, and the questions that are open on it. */
public final class RemoteLane {

    private final String name;
    private final LaneConfig devices;
    private final Order.@Nullable Cat terminal;
    private final Map<Long, CompletableFuture<Answer<Report>>> questions = new HashMap<>();
    private @Nullable Observer observer;
    private @Nullable Link<Report, Order> line;
    private String lastLine = "it has not called yet";
    private long lastQuestion;
    private boolean left;

    /** Hears of lines and of all that is no answer; one call after another. */
    interface Observer {
        void connected(Report.Hello hello, Report.Standing standing, Link<Report, Order> line);

        void said(Report report, Link<Report, Order> line);

        void disconnected(String why);
    }

    /**
     * @param name of the lane, as its certificate bears it.
     * @param devices of the till, by their names in the lane's {@code jpos.xml}.
     */
    public RemoteLane(String name, LaneConfig devices) {
        this(name, devices, null);
    }

    /** @param terminal see {@link Order.Welcome}. */
    public RemoteLane(String name, LaneConfig devices, Order.@Nullable Cat terminal) {
        this.name = name;
        this.devices = devices;
        this.terminal = terminal;
    }

    String name() {
        return name;
    }

    LaneConfig devices() {
        return devices;
    }

    Order.@Nullable Cat terminal() {
        return terminal;
    }

    synchronized void observedBy(Observer by) {
        observer = by;
    }

    /** Takes the place of an earlier line, whose questions have no answer any more. */
    synchronized void connected(Report.Hello hello, Report.Standing standing, Link<Report, Order> by) {
        var before = line;
        if (before != null) {
            lost("the lane called again");
            before.close();
        }
        line = by;
        left = false;
        if (observer != null) {
            observer.connected(hello, standing, by);
        }
    }

    synchronized void disconnected(Link<Report, Order> which, String why) {
        if (line == which) {
            line = null;
            lost(why);
            if (observer != null) {
                observer.disconnected(why());
            }
        }
    }

    /** It called, and is not served: whoever looks at its devices reads why. */
    synchronized void turnedAway(String why) {
        if (line == null) {
            lastLine = "it called, and " + why;
            if (observer != null) {
                observer.disconnected(why());
            }
        }
    }

    private void lost(String why) {
        lastLine = why;
        questions.values().forEach(open -> open.complete(new Answer.Lost<>(why())));
        questions.clear();
    }

    /** Why the lane is away, for people. */
    synchronized String why() {
        return "The lane's own computer, " + name + ", is not connected: " + lastLine + ".";
    }

    synchronized void said(Report report, Link<Report, Order> by) throws BrokenRule {
        if (line != by) {
            return;
        }
        switch (report) {
            case Report.Weighed weighed -> answered(weighed.question(), report);
            case Report.TerminalSaid said -> answered(said.question(), report);
            case Report.Hello _, Report.Standing _ -> throw new BrokenRule("the lane greets in the middle");
            case Report.News _, Report.Changed _, Report.Turned _, Report.Left _ -> {
                if (observer != null) {
                    observer.said(report, by);
                }
            }
        }
    }

    private void answered(long question, Report report) {
        var open = questions.remove(question);
        if (open != null) {
            open.complete(new Answer.Came<>(report));
        }
    }

    /** @return false if there is no line, or nobody at its other end any more who works. */
    synchronized boolean send(Order order) {
        if (line == null || left) {
            return false;
        }
        line.send(order);
        return true;
    }

    /** The last order: whatever anybody wants of the lane afterwards finds it away. */
    synchronized boolean leave() {
        boolean sent = send(new Order.Leave());
        left |= sent;
        return sent;
    }

    /** @param news see {@link Order.Heard}. */
    synchronized void heard(long news) {
        if (line != null) {
            line.send(new Order.Heard(news));
        }
    }

    /** Ends the line, if there is one; the lane may call again. */
    public synchronized void cut() {
        if (line != null) {
            line.close();
        }
    }

    Answer<Report> weigh(Duration patience) {
        return ask(Order.Weigh::new, patience);
    }

    Answer<TerminalAnswer> ask(TerminalRequest request, Duration patience) {
        return switch (ask(question -> new Order.AskTerminal(question, request), patience)) {
            case Answer.Came<Report>(Report.TerminalSaid said) -> new Answer.Came<>(said.answer());
            case Answer.Came<Report> _ -> new Answer.Lost<>(name + " answered something else.");
            case Answer.NotAsked<Report>(var why) -> new Answer.NotAsked<>(why);
            case Answer.Lost<Report>(var why) -> new Answer.Lost<>(why);
        };
    }

    /** Waits for the answer. A thread that is interrupted stays so, and has none. */
    private Answer<Report> ask(LongFunction<Order> numbered, Duration patience) {
        var answer = new CompletableFuture<Answer<Report>>();
        long question;
        synchronized (this) {
            if (line == null || left) {
                return new Answer.NotAsked<>(why());
            }
            question = ++lastQuestion;
            questions.put(question, answer);
            line.send(numbered.apply(question));
        }
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.Lost<>("The question to " + name + " was broken off.");
        } catch (TimeoutException | ExecutionException late) {
            return new Answer.Lost<>(name + " did not answer in time.");
        } finally {
            synchronized (this) {
                questions.remove(question);
            }
        }
    }
}
