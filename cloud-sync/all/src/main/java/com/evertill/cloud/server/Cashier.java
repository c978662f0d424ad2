package com.evertill.cloud.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jboss.logging.Logger;

/** The loop that asks the provider of payments: one that is slow keeps nobody else waiting. */
@ApplicationScoped
public class Cashier {
    private static final Logger LOG = Logger.getLogger(Cashier.class);

    private final Cloud cloud;
    private final Loop loop = new Loop("cashier", this::step);
    private long known;

    @Inject
    public Cashier(Cloud cloud, MeterRegistry meters) {
        this.cloud = cloud;
        meters.gauge("evertill.payments.exceptions", cloud, it -> it.payments().countExceptions(Instant.now()));
    }

    void start(@Observes StartupEvent event) {
        if (cloud.settings().payments().provider().isEmpty()) {
            LOG.warn("Nobody can pay beforehand: evertill.payments.provider is not set.");
        }
        loop.start();
    }

    /** The provider, or an order, has something to say. */
    void wake() {
        loop.wake();
    }

    private boolean step() {
        var now = Instant.now();
        boolean asked = cloud.payments().step(now);
        long open = cloud.payments().countExceptions(now);
        if (open > known) {
            var newest = cloud.payments().exceptions(now).getLast();
            LOG.errorf("%d payments need a person, order=%s: %s", open, newest.order(), newest.said());
        }
        known = open;
        return asked;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }
}
