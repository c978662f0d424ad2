package com.evertill.devices;

import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.LaneDevices.Kind;
import com.evertill.devices.LaneDevices.Listener;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import jpos.CashDrawer;
import jpos.JposException;

/** The lane's cash drawer. One that stays open is told as left open: whoever walks away from it should be called back. */
final class DrawerDevice extends JposDevice {

    private static final System.Logger LOG = System.getLogger(DrawerDevice.class.getName());
    private static final int FIRST_CONTACT_SECONDS = 3;

    private final CashDrawer control;
    private final Executor executor;
    private final Duration leftOpenAfter;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private boolean open;
    private boolean leftOpen;
    /** How often it was opened: a watch that begins with one opening ends with it. */
    private int openings;

    /** @param leftOpenAfter longer than giving change takes. */
    DrawerDevice(String logicalName, Listener listener, Executor executor, Duration leftOpenAfter) {
        var device = new CashDrawer();
        super(
                Kind.DRAWER,
                new Handle(device, device::setPowerNotify, device::getPowerState),
                logicalName,
                listener,
                executor);
        control = device;
        this.executor = executor;
        this.leftOpenAfter = leftOpenAfter;
        control.addStatusUpdateListener(_ -> refresh());
    }

    void kick() {
        work(() -> {
            if (!open()) {
                return;
            }
            awaitFirstContact(FIRST_CONTACT_SECONDS);
            try {
                control.openDrawer();
            } catch (JposException failed) {
                // The state says that it is away; the cashier has a key.
                LOG.log(System.Logger.Level.WARNING, "The drawer did not open: {0}", Sentences.of(failed));
                refresh();
            }
        });
    }

    @Override
    boolean isClaimed() {
        return false;
    }

    @Override
    void closeControl() throws JposException {
        lock.lock();
        try {
            moved(false);
        } finally {
            lock.unlock();
        }
        control.close();
    }

    @Override
    DeviceState readState() throws JposException {
        boolean now = control.getCapStatus() && control.getDrawerOpened();
        lock.lock();
        try {
            moved(now);
            if (!open) {
                return DeviceState.READY;
            }
            return leftOpen
                    ? new DeviceState(Health.DRAWER_LEFT_OPEN, "Close the drawer: it has been open for a while.")
                    : new DeviceState(Health.DRAWER_OPEN, "");
        } finally {
            lock.unlock();
        }
    }

    private void moved(boolean now) {
        if (now == open) {
            return;
        }
        open = now;
        leftOpen = false;
        moved.signalAll();
        if (now) {
            int opening = ++openings;
            executor.execute(() -> watch(opening));
        }
    }

    private void watch(int opening) {
        if (isStillOpen(opening)) {
            refresh();
        }
    }

    private boolean isStillOpen(int opening) {
        long left = leftOpenAfter.toNanos();
        lock.lock();
        try {
            while (open && opening == openings && left > 0 && !isClosed()) {
                left = moved.awaitNanos(left);
            }
            leftOpen = open && opening == openings && !isClosed();
            return leftOpen;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
