package com.evertill.devices.jpos;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import jpos.JposConst;
import jpos.events.DataEvent;
import jpos.events.ErrorEvent;
import jpos.events.OutputCompleteEvent;
import jpos.events.StatusUpdateEvent;
import jpos.services.EventCallbacks;
import org.jspecify.annotations.Nullable;

/**
 * Delivers a service's events: in order, one at a time, none while frozen. Data waits for {@code DataEventEnabled}, which each delivery turns
 * off again; other events pass data that waits. An application's listener that throws costs nobody else an event.
 */
final class EventPump {

    private final SerialQueue deliveries;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Pending> pending = new ArrayList<>();
    private @Nullable EventCallbacks callbacks;
    private volatile boolean frozen;
    private volatile boolean dataEnabled;

    /** @param prepare runs right before the delivery: sets the properties that go with the event. */
    private record Pending(Sort sort, Runnable prepare, Delivery delivery) {
        boolean isData() {
            return sort == Sort.DATA;
        }
    }

    private enum Sort {
        DATA,
        /** Waits for {@code DataEventEnabled} as data does, and leaves it on. */
        INPUT_ERROR,
        OTHER
    }

    private interface Delivery {
        void to(EventCallbacks application);
    }

    EventPump(Executor executor) {
        deliveries = new SerialQueue(executor);
    }

    void open(EventCallbacks application) {
        locked(() -> {
            callbacks = application;
            frozen = false;
            dataEnabled = false;
        });
    }

    void close() {
        locked(() -> {
            callbacks = null;
            pending.clear();
        });
    }

    void status(int status) {
        add(Sort.OTHER, () -> {}, to -> to.fireStatusUpdateEvent(new StatusUpdateEvent(to.getEventSource(), status)));
    }

    void outputComplete(int outputId) {
        add(
                Sort.OTHER,
                () -> {},
                to -> to.fireOutputCompleteEvent(new OutputCompleteEvent(to.getEventSource(), outputId)));
    }

    void data(Runnable prepare) {
        data(prepare, 0);
    }

    /** @param status of the event: for a scale the weight. */
    void data(Runnable prepare, int status) {
        add(Sort.DATA, prepare, to -> to.fireDataEvent(new DataEvent(to.getEventSource(), status)));
    }

    /** What was to be read could not be; with the application's default answer, what is read already is cleared. */
    void inputError(int code, int extendedCode) {
        add(Sort.INPUT_ERROR, () -> {}, to -> {
            var event = new ErrorEvent(
                    to.getEventSource(), code, extendedCode, JposConst.JPOS_EL_INPUT, JposConst.JPOS_ER_CLEAR);
            to.fireErrorEvent(event);
            if (event.getErrorResponse() == JposConst.JPOS_ER_CLEAR) {
                clearData();
            }
        });
    }

    /** @param answered hears whether the application wants the output tried again or cleared. */
    void outputError(int code, int extendedCode, ErrorAnswer answered) {
        add(Sort.OTHER, () -> {}, to -> {
            var event = new ErrorEvent(
                    to.getEventSource(), code, extendedCode, JposConst.JPOS_EL_OUTPUT, JposConst.JPOS_ER_RETRY);
            to.fireErrorEvent(event);
            answered.with(event.getErrorResponse());
        });
    }

    interface ErrorAnswer {
        void with(int errorResponse);
    }

    int dataCount() {
        lock.lock();
        try {
            return (int) pending.stream().filter(Pending::isData).count();
        } finally {
            lock.unlock();
        }
    }

    void clearData() {
        locked(() -> pending.removeIf(event -> event.sort() != Sort.OTHER));
    }

    boolean isFrozen() {
        return frozen;
    }

    void freeze(boolean freeze) {
        locked(() -> frozen = freeze);
        deliveries.execute(this::deliver);
    }

    boolean isDataEnabled() {
        return dataEnabled;
    }

    void enableData(boolean enable) {
        locked(() -> dataEnabled = enable);
        deliveries.execute(this::deliver);
    }

    private void add(Sort sort, Runnable prepare, Delivery delivery) {
        locked(() -> {
            if (callbacks != null) {
                pending.add(new Pending(sort, prepare, delivery));
            }
        });
        deliveries.execute(this::deliver);
    }

    /** One event at most: each reason to deliver has queued a call of its own. */
    private void deliver() {
        Pending next;
        EventCallbacks application;
        lock.lock();
        try {
            next = nextDeliverable();
            application = callbacks;
            if (next == null || application == null) {
                return;
            }
            pending.remove(next);
            next.prepare().run();
            if (next.isData()) {
                dataEnabled = false;
            }
        } finally {
            lock.unlock();
        }
        deliveries.execute(this::deliver);
        next.delivery().to(application);
    }

    private @Nullable Pending nextDeliverable() {
        if (frozen) {
            return null;
        }
        return pending.stream()
                .filter(event -> dataEnabled || event.sort() == Sort.OTHER)
                .findFirst()
                .orElse(null);
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
