package com.evertill.cloud.server;

import com.evertill.cloud.ledger.Alarm;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** The loop behind the requests: readers read, releases get their files, nodes are nudged. */
@ApplicationScoped
public class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final Duration NODES_EVERY = Duration.ofMinutes(1);

    private final Cloud cloud;
    private final Answers answers;
    private final Courier courier;
    private final Loop loop = new Loop("worker", this::step);
    private Instant nodesSeen = Instant.now();

    @Inject
    public Worker(Cloud cloud, Answers answers, Courier courier, MeterRegistry meters) {
        this.cloud = cloud;
        this.answers = answers;
        this.courier = courier;
        meters.gauge("evertill.alarms", cloud, it -> it.ledger().alarms().all().stream()
                .mapToLong(Alarm::count)
                .sum());
    }

    void start(@Observes StartupEvent event) {
        loop.start();
        LOG.infof(
                "%d nodes may speak, data in %s",
                cloud.ledger().registry().nodes().size(), cloud.settings().data());
    }

    /** There is something to do. */
    void wake() {
        loop.wake();
    }

    private boolean step() {
        var now = Instant.now();
        if (nodesSeen.plus(NODES_EVERY).isBefore(now)) {
            nodesSeen = now;
            cloud.lookAtNodes();
        }
        var worked = cloud.reception().step(now);
        worked.published()
                .ifPresent(release ->
                        LOG.infof("zone=%s release=%d is %s", release.zone(), release.number(), release.state()));
        worked.answers().forEach(answers::send);
        if (worked.more()) {
            courier.wake();
        }
        return worked.more();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }
}
