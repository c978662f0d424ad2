package com.evertill.edge.server;

import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.DatabaseFault;
import com.evertill.edge.sync.CloudLink;
import com.evertill.edge.sync.Questions;
import com.evertill.edge.sync.Sync;
import com.evertill.edge.sync.Uplink;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** Drives {@link Uplink}: one thread that publishes whatever is due. */
final class UplinkThread implements Uplink.Listener, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(UplinkThread.class);

    private final Uplink uplink;
    private final Runnable shown;
    private final Semaphore bell = new Semaphore(0);
    private final Setbacks setbacks = new Setbacks();
    private volatile boolean open = true;

    UplinkThread(NodeId node, Sync sync, Questions questions, CloudLink link, Runnable changed) {
        this.shown = changed;
        this.uplink = new Uplink(node, sync, questions, link, Instant::now, this);
        uplink.start();
        Thread.ofVirtual().name("uplink").start(this::publishWhatIsDue);
    }

    /** There may be something new to publish. */
    void wake() {
        bell.release();
    }

    void plug(boolean plugged) {
        uplink.plug(plugged);
    }

    void greet() {
        uplink.greet();
    }

    private void publishWhatIsDue() {
        while (open) {
            try {
                bell.drainPermits();
                uplink.publishWhatIsDue();
                setbacks.overcome();
                bell.tryAcquire(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (setbacks.isNews(e, Instant.now())) {
                    LOG.error("sync stumbled; it goes on", e);
                }
                LockSupport.parkNanos(setbacks.pause().toNanos());
            }
        }
    }

    @Override
    public void changed() {
        wake();
        shown.run();
    }

    @Override
    public void connected() {
        LOG.info("the cloud is there");
    }

    @Override
    public void disconnected(String why) {
        LOG.infof("the cloud is away: %s", why);
    }

    @Override
    public void undelivered(Throwable why) {
        LOG.debugf("not delivered: %s", why.getMessage());
    }

    @Override
    public void linkIsFree() {
        wake();
    }

    @Override
    public void unwritten(DatabaseFault why) {
        if (setbacks.isNews(why, Instant.now())) {
            LOG.errorf("sync goes on, but cannot note how far it is: %s", why.getMessage());
        }
    }

    @Override
    public void close() {
        open = false;
        wake();
        uplink.close();
    }
}
