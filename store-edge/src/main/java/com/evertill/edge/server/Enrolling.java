package com.evertill.edge.server;

import com.evertill.commerce.sqlite.Database;
import com.evertill.edge.enrolment.Enrolment;
import com.evertill.edge.enrolment.Stage;
import com.evertill.edge.enrolment.Standing;
import com.evertill.edge.store.StoreConfig;
import com.evertill.edge.sync.CloudLink;
import com.evertill.edge.sync.HttpReleaseSource;
import com.evertill.edge.sync.IotCloudLink;
import com.evertill.edge.sync.Outgoing;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Drives {@link Enrolment} before anything else of the shop is there, and tells whoever looks how far it is. */
final class Enrolling implements CloudLink.Listener {
    private static final Logger LOG = Logger.getLogger(Enrolling.class);
    private static final int NAME_BYTES = 16;
    /** A first box is answered within a second or two; nobody has to be told of that. */
    private static final long SECONDS_WITHOUT_A_PAGE = 3;

    private final StoreConfig store;
    private final Enrolment enrolment;
    private final CloudLink link;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean stopped;

    private Enrolling(StoreConfig store, Enrolment enrolment, CloudLink link) {
        this.store = store;
        this.enrolment = enrolment;
        this.link = link;
    }

    /**
     * Returns when the box has its place, and its journal has begun; at once if it had begun before.
     *
     * @throws IllegalStateException if the process is told to end meanwhile.
     */
    static void untilItHasBegun(
            Settings.Cloud cloud,
            StoreConfig store,
            Database database,
            String software,
            HttpClient http,
            Executor executor,
            WaitingPage.Place page) {
        if (!Enrolment.isNeeded(database)) {
            return;
        }
        var random = new SecureRandom();
        var enrolment = new Enrolment(
                store,
                database,
                software,
                Pem.publicKey(cloud.ledgerKey()),
                () -> name(random),
                new HttpReleaseSource(http));
        try (var link = new IotCloudLink(CloudSide.endpoint(cloud, store.node()), executor)) {
            new Enrolling(store, enrolment, link).run(page);
        }
    }

    private static String name(SecureRandom random) {
        var bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void run(WaitingPage.Place place) {
        var hook = Thread.ofPlatform().unstarted(this::stop);
        Runtime.getRuntime().addShutdownHook(hook);
        link.start(this);
        try {
            workWith(place);
        } finally {
            link.stop();
            if (!stopped) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    private void workWith(WaitingPage.Place place) {
        @Nullable WaitingPage page = null;
        @Nullable Stage told = null;
        try {
            for (long second = 0; !work(); second++) {
                var standing = enrolment.standing();
                if (standing.stage() != told) {
                    told = standing.stage();
                    tell(standing);
                }
                if (second == SECONDS_WITHOUT_A_PAGE) {
                    page = WaitingPage.open(place, store.name(), enrolment::standing);
                }
                await();
            }
            LOG.infof("%s has its place and begins to sell", store.node());
        } finally {
            if (page != null) {
                page.close();
            }
        }
    }

    private static void tell(Standing standing) {
        LOG.warnf(
                "%s%s",
                standing.stage().sentence(),
                standing.stage() == Stage.HEAD_OFFICE_HAS_TO_APPROVE ? " This box is " + standing.code() + "." : "");
    }

    /** Whether the journal has begun. Whatever fails here is tried again in a second. */
    private boolean work() {
        try {
            enrolment.step(Instant.now()).ifPresent(this::publish);
            var progress = Enrolment.Progress.THERE_MAY_BE_MORE;
            while (progress == Enrolment.Progress.THERE_MAY_BE_MORE && !stopped) {
                progress = enrolment.restore(Instant.now());
            }
            return progress == Enrolment.Progress.THE_JOURNAL_HAS_BEGUN;
        } catch (RuntimeException e) {
            LOG.error("the box could not get further to its place; tried again", e);
            return false;
        }
    }

    private void publish(Outgoing message) {
        var unused = link.publish(message.topic().of(store.node()), message.payload())
                .whenComplete((_, failed) -> {
                    if (failed != null) {
                        enrolment.undelivered(Instant.now());
                    }
                });
    }

    private void await() {
        try {
            var rung = bell.tryAcquire(1, TimeUnit.SECONDS);
            bell.drainPermits();
            LOG.tracef("rung %s", rung);
        } catch (InterruptedException e) {
            stopped = true;
        }
        if (stopped) {
            throw new IllegalStateException("the box was stopped while it waited for its place");
        }
    }

    private void stop() {
        stopped = true;
        bell.release();
    }

    @Override
    public void connected() {
        LOG.info("the cloud is there");
        enrolment.connected(Instant.now());
        bell.release();
    }

    @Override
    public void disconnected(String why) {
        LOG.infof("the cloud is away: %s", Objects.requireNonNullElse(why, ""));
        enrolment.disconnected();
    }

    @Override
    public void received(String topic, byte[] payload) {
        enrolment.received(topic, payload, Instant.now());
        bell.release();
    }
}
