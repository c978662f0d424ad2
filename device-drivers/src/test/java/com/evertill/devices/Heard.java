package com.evertill.devices;

import com.evertill.commerce.codes.Symbology;
import com.evertill.devices.LaneDevices.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** What a lane told its till, to be waited for. */
public class Heard implements LaneDevices.Listener {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<Object> all = new ArrayList<>();

    public record Scan(Symbology symbology, String text) {}

    public record Change(Kind kind, DeviceState.Health health) {}

    public record Print(String jobId, PrintOutcome outcome) {}

    /** @param times added up: one report or several. */
    public record Unscanned(NotScanned why, int times) {}

    public record Turn(KeyPosition position) {}

    @Override
    public void scanned(Symbology symbology, String text) {
        add(new Scan(symbology, text));
    }

    @Override
    public void notScanned(NotScanned why, int times) {
        add(new Unscanned(why, times));
    }

    @Override
    public void deviceChanged(Kind kind, DeviceState state) {
        add(new Change(kind, state.health()));
    }

    @Override
    public void printed(String jobId, PrintOutcome outcome) {
        add(new Print(jobId, outcome));
    }

    @Override
    public void keyTurned(KeyPosition position) {
        add(new Turn(position));
    }

    private void add(Object heard) {
        lock.lock();
        try {
            all.add(heard);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public <T> List<T> all(Class<T> kind) {
        lock.lock();
        try {
            return all.stream().filter(kind::isInstance).map(kind::cast).toList();
        } finally {
            lock.unlock();
        }
    }

    public void forget() {
        lock.lock();
        try {
            all.clear();
        } finally {
            lock.unlock();
        }
    }

    public void await(Kind kind, DeviceState.Health health) throws InterruptedException {
        await(kind + " " + health, heard -> heard.all(Change.class).contains(new Change(kind, health)));
    }

    public PrintOutcome awaitPrinted(String jobId) throws InterruptedException {
        await("the outcome of " + jobId, heard -> heard.all(Print.class).stream()
                .anyMatch(print -> print.jobId().equals(jobId)));
        return all(Print.class).stream()
                .filter(print -> print.jobId().equals(jobId))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    public void await(String what, Predicate<Heard> condition) throws InterruptedException {
        long left = TimeUnit.SECONDS.toNanos(20);
        lock.lock();
        try {
            while (!condition.test(this)) {
                if (left <= 0) {
                    throw new AssertionError("never heard " + what + ", but " + all);
                }
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
