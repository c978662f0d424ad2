package com.evertill.edge.server;

import com.evertill.commerce.node.NodeId;
import com.evertill.edge.sync.CloudLink;
import com.evertill.edge.sync.Outgoing;
import com.evertill.edge.sync.Sync;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Drives {@link Sync} over a {@link CloudLink}: one thread that publishes whatever is due. */
final class Uplink implements CloudLink.Listener, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Uplink.class);

    private final NodeId node;
    private final Sync sync;
    private final CloudLink link;
    private final Supplier<Instant> clock;
    private final Runnable changed;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean open = true;

    Uplink(NodeId node, Sync sync, CloudLink link, Supplier<Instant> clock, Runnable changed) {
        this.node = node;
        this.sync = sync;
        this.link = link;
        this.clock = clock;
        this.changed = changed;
        if (sync.status().plugged()) {
            link.start(this);
        }
        Thread.ofVirtual().name("uplink").start(this::publishWhatIsDue);
    }

    /** There may be something new to publish. */
    void wake() {
        bell.release();
    }

    void plug(boolean plugged) {
        if (plugged) {
            sync.plug();
            link.start(this);
        } else {
            sync.unplug();
            link.stop();
        }
        changed.run();
    }

    /** Greets the cloud anew, because something it said has expired. */
    void greet() {
        sync.sayHello(clock.get());
        wake();
    }

    private void publishWhatIsDue() {
        while (open) {
            try {
                bell.drainPermits();
                for (var due = sync.step(clock.get()); due.isPresent(); due = sync.step(clock.get())) {
                    publish(due.get());
                }
                bell.tryAcquire(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("sync stumbled; it goes on", e);
            }
        }
    }

    private void publish(Outgoing message) {
        var unused = link.publish(message.topic().of(node), message.payload()).whenComplete((_, failed) -> {
            if (failed != null) {
                LOG.debugf("not delivered: %s", failed.getMessage());
                sync.undelivered(message, clock.get());
            }
        });
    }

    @Override
    public void connected() {
        LOG.info("the cloud is there");
        sync.connected(clock.get());
        wake();
        changed.run();
    }

    @Override
    public void disconnected(String why) {
        LOG.infof("the cloud is away: %s", why);
        sync.disconnected();
        changed.run();
    }

    @Override
    public void received(String topic, byte[] payload) {
        sync.received(topic, payload, clock.get());
        wake();
        changed.run();
    }

    @Override
    public void close() {
        open = false;
        wake();
        link.close();
    }
}
