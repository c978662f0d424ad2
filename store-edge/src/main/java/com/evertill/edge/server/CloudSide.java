package com.evertill.edge.server;

import com.evertill.commerce.messages.Nudge;
import com.evertill.commerce.messages.Reply;
import com.evertill.commerce.node.NodeId;
import com.evertill.edge.catalog.InboxConfig;
import com.evertill.edge.catalog.InboxStatus;
import com.evertill.edge.catalog.ReleaseInbox;
import com.evertill.edge.shop.Shop;
import com.evertill.edge.sync.HttpReleaseSource;
import com.evertill.edge.sync.IotCloudLink;
import com.evertill.edge.sync.Questions;
import com.evertill.edge.sync.Sync;
import com.evertill.edge.sync.SyncConfig;
import com.evertill.edge.sync.SyncStatus;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** All that a shop has of its cloud: the link that facts go up on, and the inbox that prices come down into. */
final class CloudSide implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CloudSide.class);
    private static final int SECURE_MQTT = 8883;
    private static final Duration QUARTER_OF_AN_HOUR = Duration.ofMinutes(15);

    private final Sync sync;
    private final UplinkThread uplink;
    private final ReleaseInbox inbox;
    private final Supplier<Instant> clock;
    private final Runnable changed;
    private final Semaphore bell = new Semaphore(0);
    private final Setbacks setbacks = new Setbacks();
    private volatile boolean open = true;

    CloudSide(
            Settings settings,
            Settings.Cloud cloud,
            Shop shop,
            String software,
            HttpClient http,
            Executor executor,
            Supplier<Instant> clock,
            Consumer<String> oldCopy,
            Consumer<Reply> replied,
            Runnable changed) {
        this.clock = clock;
        this.changed = changed;
        var store = shop.store();
        var journal = shop.site().journal();
        this.inbox = shop.catalog()
                .releases(
                        journal,
                        new HttpReleaseSource(http),
                        new InboxConfig(
                                store.priceZone(),
                                Pem.publicKey(cloud.headOfficeKey()),
                                store.zone(),
                                settings.data().resolve("releases"),
                                cloud.jitter().orElse(QUARTER_OF_AN_HOUR)));
        this.sync = new Sync(
                shop.database(),
                journal,
                shop.catalog(),
                new SyncConfig(
                        store.priceZone(), software, Pem.privateKey(cloud.key()), Pem.publicKey(cloud.ledgerKey())),
                this::nudged,
                oldCopy);
        var questions = new Questions(() -> shop.database().read(shop.site().wantedCarts()::open), replied);
        this.uplink = new UplinkThread(
                store.node(), sync, questions, new IotCloudLink(endpoint(cloud, store.node()), executor), changed);
        Thread.ofVirtual().name("releases").start(this::takeReleasesIn);
    }

    static IotCloudLink.Endpoint endpoint(Settings.Cloud cloud, NodeId node) {
        return new IotCloudLink.Endpoint(
                cloud.host(), cloud.port().orElse(SECURE_MQTT), cloud.ca(), cloud.certificate(), cloud.key(), node);
    }

    SyncStatus status() {
        return sync.status();
    }

    InboxStatus inbox() {
        return inbox.status();
    }

    void plug(boolean plugged) {
        uplink.plug(plugged);
    }

    /** There may be something new to publish. */
    void wake() {
        uplink.wake();
    }

    private void nudged(Nudge nudge, Instant now) {
        inbox.nudged(nudge, clock.get());
        bell.release();
    }

    private void takeReleasesIn() {
        while (open) {
            try {
                bell.drainPermits();
                switch (inbox.step(clock.get())) {
                    case THERE_MAY_BE_MORE -> {
                        changed.run();
                        continue;
                    }
                    case TIDYING -> {
                        continue;
                    }
                    case A_FRESH_ADDRESS_IS_NEEDED -> uplink.greet();
                    case NOTHING_TO_DO -> {}
                }
                setbacks.overcome();
                bell.tryAcquire(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (setbacks.isNews(e, Instant.now())) {
                    LOG.error("a release could not be taken a step further; tried again", e);
                }
                LockSupport.parkNanos(setbacks.pause().toNanos());
            }
        }
    }

    @Override
    public void close() {
        open = false;
        bell.release();
        uplink.close();
    }
}
