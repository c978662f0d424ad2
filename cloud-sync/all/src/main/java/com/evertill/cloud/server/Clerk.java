package com.evertill.cloud.server;

import com.evertill.cloud.events.Subscriber.NotTaken;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** The loop that ends what nobody comes back for, and fetches the price books of carts. */
@ApplicationScoped
public class Clerk {
    private static final Logger LOG = Logger.getLogger(Clerk.class);
    private static final Duration OVERDUE_EVERY = Duration.ofMinutes(1);

    private final Cloud cloud;
    private final Loop loop = new Loop("clerk", this::step);
    private Instant overdueSeen = Instant.EPOCH;

    @Inject
    public Clerk(Cloud cloud) {
        this.cloud = cloud;
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    /** What is overdue first: a book that cannot be fetched fails each time. */
    private boolean step() {
        var now = Instant.now();
        if (overdueSeen.plus(OVERDUE_EVERY).isBefore(now)) {
            if (endOverdue(now)) {
                return true;
            }
            overdueSeen = now;
        }
        return cloud.assortment().step(now);
    }

    /** Who does not come in time is told so like everything else: as an event. */
    private boolean endOverdue(Instant now) {
        boolean ended = cloud.carts().expire(now);
        ended |= cloud.orders().expire(now);
        cloud.payments().forget(now);
        ended |= cloud.customers().expire(now);
        ended |= cloud.loyalty().expire(now);
        try {
            ended |= cloud.stock().expire(now);
        } catch (NotTaken e) {
            LOG.warnf("Reservations whose time is over wait: %s", e.getMessage());
        }
        if (ended) {
            LOG.info(
                    "carts, orders, reservations or points held that nobody came back for, or an erasure that was cut off, were ended");
        }
        return ended;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }
}
