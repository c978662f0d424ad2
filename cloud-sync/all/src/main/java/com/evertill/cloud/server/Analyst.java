package com.evertill.cloud.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** The loop that thinks ahead: what each store should order, when its night is over, and what is bought together. It keeps nobody waiting. */
@ApplicationScoped
public class Analyst {
    private static final Logger LOG = Logger.getLogger(Analyst.class);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final Insight insight;
    private final Loop loop = new Loop("analyst", this::step);
    private Instant forgotten = Instant.EPOCH;
    private boolean isBusy;

    @Inject
    public Analyst(Cloud cloud, MeterRegistry meters) {
        insight = cloud.insight();
        meters.gauge(
                "evertill.forecast.unanswered", insight, it -> it.forecasts().unanswered());
        meters.gauge("evertill.offers.open", insight, it -> it.offers().open(Instant.now()));
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    private boolean step() {
        var now = Instant.now();
        if (forgotten.plus(FORGET_EVERY).isBefore(now)) {
            forgotten = now;
            insight.forecasts().forget(now);
        }
        boolean wasBusy = isBusy;
        isBusy = insight.forecasts().step(now);
        isBusy |= insight.offers().step(now);
        if (wasBusy && !isBusy) {
            LOG.infof(
                    "%d proposals of what to order wait for an answer",
                    insight.forecasts().unanswered());
        }
        return isBusy;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }
}
