package com.evertill.cloud.server;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A thread that takes steps while there is something to do, and rests for a second or until it is woken when there is not. */
final class Loop {
    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final BooleanSupplier step;
    private final Thread.Builder threads;
    private final Semaphore work = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /** @param step says whether there may be more to do at once. */
    Loop(String name, BooleanSupplier step) {
        this(name, step, Thread.ofVirtual());
    }

    private Loop(String name, BooleanSupplier step, Thread.Builder threads) {
        this.name = name;
        this.step = step;
        this.threads = threads;
    }

    /** For steps that are long in native code: a virtual thread would keep its carrier from all others meanwhile. */
    static Loop ofNativeSteps(String name, BooleanSupplier step) {
        return new Loop(name, step, Thread.ofPlatform().daemon());
    }

    void start() {
        thread = threads.name(name).start(this::run);
    }

    /** There is something to do. */
    void wake() {
        work.release();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (!step()) {
                    var woken = work.tryAcquire(REST.toMillis(), TimeUnit.MILLISECONDS);
                    work.drainPermits();
                    LOG.tracef("%s woken %s", name, woken);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The rim of the loop: whatever fails is logged and tried again after a rest. */
    private boolean step() {
        try {
            return step.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.errorf(e, "the %s failed; it tries again", name);
            return false;
        }
    }

    void stop() throws InterruptedException {
        var running = thread;
        if (running != null) {
            running.interrupt();
            running.join(PATIENCE);
        }
    }
}
