package com.evertill.devices;

import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.LaneDevices.Kind;
import com.evertill.devices.LaneDevices.Listener;
import com.evertill.devices.jpos.SerialQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import jpos.JposConst;
import jpos.JposException;

/**
 * One device of a lane: its control, its state, and two queues. Work waits for the device; news does not wait for the work, so that a printer
 * whose cover was opened in the middle of a job says so at once.
 */
abstract class JposDevice {

    private static final int CLAIM_MILLIS = 1_000;
    private static final int CLOSE_SECONDS = 3;

    private final Kind kind;
    private final String logicalName;
    private final Listener listener;
    private final SerialQueue work;
    private final SerialQueue news;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition contacted = lock.newCondition();
    private DeviceState state;
    private volatile boolean opened;
    private boolean heardOf;
    private volatile boolean closed;

    JposDevice(Kind kind, String logicalName, Listener listener, Executor executor) {
        this.kind = kind;
        this.logicalName = logicalName;
        this.listener = listener;
        this.work = new SerialQueue(executor);
        this.news = new SerialQueue(executor);
        this.state = new DeviceState(Health.OFFLINE, logicalName + " has not answered yet.");
    }

    /** Opens, claims and enables the control; power notification on, so that nothing waits for the device. */
    abstract void openControl(String name, int claimMillis) throws JposException;

    abstract void closeControl() throws JposException;

    /** How the device is, by the control's properties; called only while it is enabled and its power is on. */
    abstract DeviceState readState() throws JposException;

    abstract int powerState() throws JposException;

    /** What is wrong with a device that is there and does not work. */
    String fault() throws JposException {
        return "it reports a fault: look at it, or switch it off and on.";
    }

    final void start() {
        work.execute(this::open);
    }

    final void work(Runnable task) {
        work.execute(task);
    }

    final void news(Runnable task) {
        news.execute(task);
    }

    final Listener listener() {
        return listener;
    }

    final boolean isClosed() {
        return closed;
    }

    final DeviceState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** Opens the control if it is not. What is wrong with it becomes the state. */
    final boolean open() {
        if (opened || closed) {
            return opened;
        }
        try {
            openControl(logicalName, CLAIM_MILLIS);
            opened = true;
            refresh();
        } catch (JposException wrong) {
            become(new DeviceState(Health.FAULTY, Sentences.of(wrong)));
            letGo();
        }
        return opened;
    }

    /** Reads the state again; called at every event of the control. */
    final void refresh() {
        try {
            switch (powerState()) {
                case JposConst.JPOS_PS_ONLINE -> become(readState());
                // Enabled a moment ago: its first answer, or that there is none, will be an event.
                case JposConst.JPOS_PS_UNKNOWN -> {}
                case JposConst.JPOS_PS_OFFLINE -> become(new DeviceState(Health.FAULTY, logicalName + ": " + fault()));
                default -> become(new DeviceState(Health.OFFLINE, unreachable()));
            }
        } catch (JposException closing) {
            if (!closed) {
                become(new DeviceState(Health.FAULTY, Sentences.of(closing)));
            }
        }
    }

    private String unreachable() {
        return logicalName + " cannot be reached: switched off, unplugged or busy.";
    }

    /** Whether the device has been heard of, waiting a little after the start, when its first answer is under way. */
    final boolean awaitFirstContact(int seconds) {
        long left = TimeUnit.SECONDS.toNanos(seconds);
        lock.lock();
        try {
            while (!heardOf && left > 0) {
                left = contacted.awaitNanos(left);
            }
            return heardOf;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void become(DeviceState now) {
        lock.lock();
        try {
            heardOf = true;
            contacted.signalAll();
            if (now.equals(state) || closed) {
                return;
            }
            state = now;
            news.execute(() -> listener.deviceChanged(kind, now));
        } finally {
            lock.unlock();
        }
    }

    /** Lets what is under way come to its end, for a while, and then lets go of the device, whatever it does. */
    final void close() {
        closed = true;
        var ended = new CountDownLatch(1);
        work.execute(() -> {
            letGo();
            news.execute(ended::countDown);
        });
        try {
            if (!ended.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                letGo();
                ended.await(CLOSE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            letGo();
        }
    }

    private void letGo() {
        opened = false;
        try {
            closeControl();
        } catch (JposException notOpen) {
            // It was not open, or not to be closed any more: either way we no longer hold it.
        }
    }
}
