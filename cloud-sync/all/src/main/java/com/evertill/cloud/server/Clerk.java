package com.evertill.cloud.server;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** The loop that looks after carts: their price books are fetched, and what nobody comes back for is given up. */
@ApplicationScoped
public class Clerk {
    private static final Logger LOG = Logger.getLogger(Clerk.class);
    private static final Duration CARTS_EVERY = Duration.ofMinutes(1);

    private final Cloud cloud;
    private final Loop loop = new Loop("clerk", this::step);
    private Instant cartsSeen = Instant.EPOCH;

    @Inject
    public Clerk(Cloud cloud) {
        this.cloud = cloud;
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    /** Carts first: a book that cannot be fetched fails each time. */
    private boolean step() {
        var now = Instant.now();
        if (cartsSeen.plus(CARTS_EVERY).isBefore(now)) {
            if (cloud.carts().expire(now)) {
                LOG.info("carts that nobody came back for were given up");
                return true;
            }
            cartsSeen = now;
        }
        return cloud.assortment().step(now);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }
}
