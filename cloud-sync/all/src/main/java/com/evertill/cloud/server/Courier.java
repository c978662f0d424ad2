package com.evertill.cloud.server;

import com.evertill.cloud.carts.ReleasedPrices;
import com.evertill.cloud.events.DeadLetter;
import com.evertill.cloud.events.EventBus;
import com.evertill.cloud.headoffice.Incident;
import com.evertill.cloud.headoffice.api.ExceptionsApi.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The loop that carries events: from each service's outbox to the bus, and from the bus to whoever wants them; and lets go of what is old there. */
@ApplicationScoped
public class Courier {
    private static final Logger LOG = Logger.getLogger(Courier.class);

    /** Carts that begin with nothing price by the newest release of each zone, which may be years old. */
    private static final Set<String> KEPT_FOR_EVER = Set.of(ReleasedPrices.PUBLISHED);

    private static final Duration FORGOTTEN_EVERY = Duration.ofHours(1);

    private final Cloud cloud;
    private final Loop loop = new Loop("courier", this::step);
    private long knownDeadLetters;
    private long noted = -1;
    private Instant forgotten = Instant.EPOCH;

    @Inject
    public Courier(Cloud cloud, MeterRegistry meters) {
        this.cloud = cloud;
        this.knownDeadLetters = cloud.bus().countDeadLetters();
        for (var service : cloud.tellers()) {
            meters.gauge("evertill.outbox", Tags.of("service", service.name()), service, Teller::waiting);
        }
        meters.gauge("evertill.dead.letters", cloud, it -> it.bus().countDeadLetters());
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    /** Somebody has told something. */
    void wake() {
        loop.wake();
    }

    private boolean step() {
        boolean busy = false;
        for (var service : cloud.tellers()) {
            busy |= carry(service);
        }
        busy |= cloud.bus().step();
        lookAtDeadLetters();
        // Whoever waits for something new does not wait for that.
        return busy || forget(Instant.now());
    }

    private boolean forget(Instant now) {
        if (forgotten.plus(FORGOTTEN_EVERY).isAfter(now)) {
            return false;
        }
        int gone = cloud.bus().forget(now.minus(cloud.settings().events().kept()), KEPT_FOR_EVER);
        if (gone == 0) {
            forgotten = now;
        }
        return gone > 0;
    }

    /** A bus that is away for one service may be there for another, and for those who wait for what it has. */
    private boolean carry(Teller service) {
        try {
            return service.step(cloud.bus());
        } catch (EventBus.BusFault e) {
            LOG.warnf("%d events of %s wait: %s", service.waiting(), service.name(), e.getMessage());
            return false;
        }
    }

    private void lookAtDeadLetters() {
        long letters = cloud.bus().countDeadLetters();
        if (letters > knownDeadLetters) {
            var newest = cloud.bus().deadLetters().getLast();
            LOG.errorf(
                    "%d events were given up, the newest rule=%s event=%s: %s",
                    letters, newest.rule(), newest.event().id(), newest.why());
        }
        knownDeadLetters = letters;
        if (letters != noted) {
            note(cloud.bus().deadLetters());
            noted = letters;
        }
    }

    /** The newest of each rule, for a person at head office. */
    private void note(List<DeadLetter> letters) {
        letters.stream()
                .collect(Collectors.toMap(DeadLetter::rule, it -> it, (older, newer) -> newer))
                .values()
                .forEach(it -> cloud.office()
                        .incidents()
                        .note(Incident.ofLetters(Kind.NOT_BROUGHT, it.rule(), it.since(), it.why())));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }
}
