package com.evertill.devices.jpos;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import jpos.JposConst;
import jpos.JposException;
import org.jspecify.annotations.Nullable;

/**
 * Asynchronous output (UnifiedPOS 1.15, "Output model"): requests go out in order; one that fails stops the queue with an ErrorEvent, and the
 * application says whether to try again, once the printer is ready, or to clear everything.
 */
final class PrintQueue {

    private static final class Request {
        private final int outputId;
        private final byte[] bytes;

        Request(int outputId, byte[] bytes) {
            this.outputId = outputId;
            this.bytes = bytes;
        }
    }

    interface Printing {
        /** @throws JposException as a synchronous print would. */
        void print(byte[] bytes) throws JposException;

        boolean isReady();
    }

    private final SerialQueue worker;
    private final EventPump events;
    private final Printing printing;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Request> requests = new ArrayDeque<>();
    private int lastOutputId;
    private @Nullable JposException error;

    PrintQueue(Executor executor, EventPump events, Printing printing) {
        this.worker = new SerialQueue(executor);
        this.events = events;
        this.printing = printing;
    }

    /** @return the OutputID. */
    int add(byte[] bytes) {
        lock.lock();
        try {
            lastOutputId = lastOutputId == Integer.MAX_VALUE ? 1 : lastOutputId + 1;
            requests.addLast(new Request(lastOutputId, bytes));
            worker.execute(this::work);
            return lastOutputId;
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            requests.clear();
            error = null;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return requests.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Why the queue stands still. */
    @Nullable
    JposException error() {
        lock.lock();
        try {
            return error;
        } finally {
            lock.unlock();
        }
    }

    /** The printer may be ready again: go on, if the application wanted that. */
    void resume() {
        worker.execute(this::work);
    }

    private void work() {
        var request = next();
        if (request == null) {
            return;
        }
        try {
            printing.print(request.bytes);
            if (done(request)) {
                events.outputComplete(request.outputId);
            }
            worker.execute(this::work);
        } catch (JposException failed) {
            stop(failed);
        }
    }

    private @Nullable Request next() {
        lock.lock();
        try {
            return error == null ? requests.peekFirst() : null;
        } finally {
            lock.unlock();
        }
    }

    private boolean done(Request request) {
        lock.lock();
        try {
            return requests.remove(request);
        } finally {
            lock.unlock();
        }
    }

    private void stop(JposException failed) {
        lock.lock();
        try {
            error = failed;
        } finally {
            lock.unlock();
        }
        events.outputError(failed.getErrorCode(), failed.getErrorCodeExtended(), this::answered);
    }

    private void answered(int response) {
        lock.lock();
        try {
            if (response == JposConst.JPOS_ER_CLEAR) {
                requests.clear();
            }
            error = null;
        } finally {
            lock.unlock();
        }
        // Otherwise it goes on when the printer says that it is ready: trying at once would only fail again, and again.
        if (printing.isReady()) {
            resume();
        }
    }
}
