package com.evertill.cloud.server;

import com.evertill.cloud.headoffice.Incident;
import com.evertill.cloud.headoffice.Incidents;
import com.evertill.cloud.headoffice.api.ExceptionsApi.Kind;
import com.evertill.cloud.partners.Webhooks;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** The loops that tell partners, one for each subscription: whoever is slow or gone keeps no other waiting. */
@ApplicationScoped
public class Herald {
    private static final Logger LOG = Logger.getLogger(Herald.class);
    private static final Duration FORGOTTEN_EVERY = Duration.ofHours(1);
    /** Longer than a handful of messages can take to one who answers at all: somebody takes what we send drop by drop. */
    private static final Duration STUCK = Duration.ofMinutes(10);

    /** So far ahead that it is never long ago. */
    private static final long IDLE = Long.MAX_VALUE;

    private final PartnerDesk desk;
    private final Webhooks webhooks;
    private final Incidents incidents;
    private final Loop loop = new Loop("herald", this::look);
    private final Map<String, Telling> tellings = new HashMap<>();
    private Instant forgotten = Instant.EPOCH;
    private long known;
    private long noted = -1;

    /** The loop of one subscription, and since when it has been at its step, in milliseconds. */
    private record Telling(Loop loop, AtomicLong since) {}

    @Inject
    public Herald(Cloud cloud, MeterRegistry meters) {
        desk = cloud.partners();
        webhooks = desk.webhooks();
        incidents = cloud.office().incidents();
        known = webhooks.countDeadLetters();
        meters.gauge("evertill.partners.waiting", webhooks, Webhooks::waiting);
        meters.gauge("evertill.partners.dead.letters", webhooks, Webhooks::countDeadLetters);
    }

    void start(@Observes StartupEvent event) {
        LOG.infof(
                "%d other systems may ask and be told", desk.known().partners().size());
        // Where there is none, what was told before is let go in its time all the same.
        loop.start();
    }

    private boolean look() {
        var now = Instant.now();
        var wanted = webhooks.subscriptions();
        tellings.entrySet().removeIf(telling -> isOver(telling, wanted, now));
        wanted.forEach(id -> tellings.computeIfAbsent(id, this::begin));
        if (forgotten.plus(FORGOTTEN_EVERY).isBefore(now)) {
            webhooks.forget();
            forgotten = now;
        }
        lookAtDeadLetters();
        return false;
    }

    private boolean isOver(Map.Entry<String, Telling> telling, Set<String> wanted, Instant now) {
        boolean stuck = now.toEpochMilli() - telling.getValue().since().get() > STUCK.toMillis();
        if (wanted.contains(telling.getKey()) && !stuck) {
            return false;
        }
        if (stuck) {
            LOG.warnf("telling %s was stuck and begins anew", telling.getKey());
        }
        stop(telling.getValue());
        return true;
    }

    private Telling begin(String id) {
        var since = new AtomicLong(IDLE);
        var telling = new Loop("telling " + id, () -> {
            since.set(Instant.now().toEpochMilli());
            try {
                return webhooks.step(id);
            } finally {
                since.set(IDLE);
            }
        });
        telling.start();
        return new Telling(telling, since);
    }

    private void lookAtDeadLetters() {
        long letters = webhooks.countDeadLetters();
        if (letters > known) {
            LOG.errorf("%d messages to other systems were given up", letters);
        }
        known = letters;
        if (letters != noted) {
            webhooks.lastGivenUp()
                    .forEach(it -> incidents.note(
                            Incident.ofLetters(Kind.NOT_DELIVERED, it.subscription(), it.givenUp(), it.why())));
            noted = letters;
        }
    }

    private static void stop(Telling telling) {
        try {
            telling.loop().stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
        tellings.values().forEach(Herald::stop);
    }
}
