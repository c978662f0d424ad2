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
import jpos.BaseControl;
import jpos.JposConst;
import jpos.JposException;

/**
 * One device of a lane: its control, its state, and two queues. Work waits for the device; news does not wait for the work, so that a printer
 * whose cover was opened in the middle of a job says so at once.
 */
abstract class JposDevice {

    private static final String NOT_RESPONDING = "Internal HCheck: Not responding: ";
    private static final int CLAIM_MILLIS = 1_000;
    private static final int CLOSE_SECONDS = 3;

    private final Kind kind;
    private final Handle handle;
    private final String logicalName;
    private final Listener listener;
    private final SerialQueue work;
    private final SerialQueue news;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock reading = new ReentrantLock();
    private final Condition contacted = lock.newCondition();
    private DeviceState state;
    private volatile boolean opened;
    private boolean heardOf;
    private volatile boolean closed;

    /** A control, with what every control has and {@link BaseControl} does not name. */
    record Handle(BaseControl control, Setting powerNotify, Property powerState) {
        interface Setting {
            void to(int value) throws JposException;
        }

        interface Property {
            int get() throws JposException;
        }
    }

    JposDevice(Kind kind, Handle handle, String logicalName, Listener listener, Executor executor) {
        this.kind = kind;
        this.handle = handle;
        this.logicalName = logicalName;
        this.listener = listener;
        this.work = new SerialQueue(executor);
        this.news = new SerialQueue(executor);
        this.state = new DeviceState(Health.OFFLINE, logicalName + " has not answered yet.");
    }

    /** Power notification on, so that nothing waits for the device. */
    private void openControl() throws JposException {
        var control = handle.control();
        control.open(logicalName);
        if (isClaimed()) {
            control.claim(CLAIM_MILLIS);
        }
        handle.powerNotify().to(JposConst.JPOS_PN_ENABLED);
        prepare();
        control.setDeviceEnabled(true);
        ready();
    }

    /** Whether it serves one program at a time; the UnifiedPOS chapter of its category says so. */
    boolean isClaimed() {
        return true;
    }

    /** What must be set before it is enabled. */
    void prepare() throws JposException {}

    /** What is set once it is enabled. */
    void ready() throws JposException {}

    void closeControl() throws JposException {
        handle.control().close();
    }

    /** How the device is, by the control's properties; called only while it is enabled and its power is on, which is all that most can say. */
    DeviceState readState() throws JposException {
        return DeviceState.READY;
    }

    /** Its power is off, or it cannot be reached. */
    void away() {}

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
            openControl();
            opened = true;
            refresh();
        } catch (JposException wrong) {
            become(new DeviceState(Health.FAULTY, Sentences.of(wrong)));
            letGo();
        }
        return opened;
    }

    /**
     * Reads the state again; called at every event of the control. One reading after another: whoever was slow to tell what it had read would
     * otherwise put an old state over a newer one, and no event would follow to mend that.
     */
    final void refresh() {
        reading.lock();
        try {
            read();
        } finally {
            reading.unlock();
        }
    }

    private void read() {
        try {
            int power = handle.powerState().get();
            if (power != JposConst.JPOS_PS_ONLINE) {
                away();
            }
            switch (power) {
                case JposConst.JPOS_PS_ONLINE -> become(readState());
                // Enabled a moment ago: its first answer, or that there is none, will be an event.
                case JposConst.JPOS_PS_UNKNOWN -> {}
                case JposConst.JPOS_PS_OFFLINE -> become(new DeviceState(Health.FAULTY, logicalName + ": " + fault()));
                default -> become(new DeviceState(Health.OFFLINE, unreachable(whyAway())));
            }
        } catch (JposException closing) {
            if (!closed) {
                become(new DeviceState(Health.FAULTY, Sentences.of(closing)));
            }
        }
    }

    private String unreachable(String why) {
        return logicalName + " cannot be reached: " + (why.isEmpty() ? "switched off, unplugged or busy" : why) + ".";
    }

    /** Why the device is away, as the health check of our services tells; empty where nobody knows more. */
    private String whyAway() {
        try {
            handle.control().checkHealth(JposConst.JPOS_CH_INTERNAL);
            var text = handle.control().getCheckHealthText();
            return text.startsWith(NOT_RESPONDING) ? text.substring(NOT_RESPONDING.length()) : "";
        } catch (JposException notTold) {
            // A vendor's service may refuse to look at a device that is away.
            return "";
        }
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
