package com.evertill.edge.sync;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One thing after another, in the order they came, on another executor's threads. */
final class InOrder implements Executor {
    private final Executor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    InOrder(Executor threads) {
        this.threads = threads;
    }

    @Override
    public synchronized void execute(Runnable task) {
        waiting.add(task);
        if (!running) {
            running = true;
            threads.execute(this::run);
        }
    }

    private void run() {
        try {
            for (var task = next(); task != null; task = next()) {
                task.run();
            }
        } catch (Throwable bug) {
            goOn();
            throw bug;
        }
    }

    private synchronized @Nullable Runnable next() {
        var task = waiting.poll();
        running = task != null;
        return task;
    }

    /** One task's bug is not the next one's. */
    private synchronized void goOn() {
        threads.execute(this::run);
    }
}
