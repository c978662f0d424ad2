package com.evertill.devices.jpos;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import jpos.CashDrawerConst;
import jpos.JposConst;
import jpos.JposException;
import jpos.config.JposEntry;
import org.jspecify.annotations.Nullable;

/** A cash drawer on the connector of an ESC/POS printer. Several applications may use it at once; it is open when its pin says so. */
final class EscPosCashDrawer extends CashDrawerDefaults implements EscPosLink.Listener {

    private final boolean openWhenHigh;
    private final byte[] pulse;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile @Nullable EscPosLink link;
    private @Nullable Boolean opened;

    EscPosCashDrawer(JposEntry entry, DriverContext context) {
        super(entry, context, Sharing.SHARABLE);
        openWhenHigh = !Boolean.parseBoolean(LinkSettings.text(entry, "statusInverted", "false"));
        pulse = LinkSettings.text(entry, "pulse", "realTime").equals("buffered")
                ? EscPos.DRAWER_PULSE_BUFFERED
                : EscPos.DRAWER_PULSE_REAL_TIME;
        define("DrawerGoodOpenCount");
        property("CapStatus", true);
        property("CapStatusMultiDrawerDetect", true);
    }

    @Override
    protected void connect() throws JposException {
        link = context().escPosLinks().join(LinkSettings.of(entry()), this);
    }

    @Override
    protected void disconnect() {
        var joined = link;
        if (joined != null) {
            link = null;
            forget();
            context().escPosLinks().leave(joined, this);
        }
    }

    private void forget() {
        lock.lock();
        try {
            opened = null;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected boolean awaitHardware() {
        var joined = link;
        return joined != null && joined.awaitReachable();
    }

    @Override
    public void changed(PrinterStatus status) {
        if (!isEnabled()) {
            return;
        }
        var joined = link;
        trouble(joined == null ? "" : joined.trouble());
        powerState(status.reachable() ? JposConst.JPOS_PS_ONLINE : JposConst.JPOS_PS_OFF_OFFLINE);
        if (status.reachable()) {
            opened(status.drawerPinHigh() == openWhenHigh);
        }
    }

    private void opened(boolean now) {
        boolean news;
        lock.lock();
        try {
            news = opened == null || opened != now;
            opened = now;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        if (news && now) {
            count("DrawerGoodOpenCount");
        }
        if (news) {
            events().status(now ? CashDrawerConst.CASH_SUE_DRAWEROPEN : CashDrawerConst.CASH_SUE_DRAWERCLOSED);
        }
    }

    @Override
    public void openDrawer() throws JposException {
        requireEnabled();
        var joined = link;
        if (joined == null || !joined.status().reachable() || !joined.send(pulse)) {
            throw Jpos.error(JposConst.JPOS_E_OFFLINE, entry().getLogicalName() + " cannot be reached");
        }
    }

    @Override
    public boolean getDrawerOpened() throws JposException {
        requireEnabled();
        lock.lock();
        try {
            return Boolean.TRUE.equals(opened);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits without a beep: there is nothing at the drawer to beep with.
     *
     * @param beepTimeout after which it would begin, in milliseconds.
     */
    @Override
    public void waitForDrawerClose(int beepTimeout, int beepFrequency, int beepDuration, int beepDelay)
            throws JposException {
        requireEnabled();
        lock.lock();
        try {
            while (Boolean.TRUE.equals(opened)) {
                moved.await(1, TimeUnit.SECONDS);
                requireEnabled();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Jpos.error(JposConst.JPOS_E_FAILURE, "interrupted while the drawer was open", stopped);
        } finally {
            lock.unlock();
        }
    }
}
