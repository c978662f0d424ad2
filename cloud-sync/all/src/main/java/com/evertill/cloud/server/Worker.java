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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The loop behind the requests: readers read, releases get their files, nodes are nudged. */
@ApplicationScoped
public class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration NODES_EVERY = Duration.ofMinutes(1);

    private final Cloud cloud;
    private final Answers answers;
    private final Semaphore work = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private Instant nodesSeen = Instant.now();

    @Inject
    public Worker(Cloud cloud, Answers answers, MeterRegistry meters) {
        this.cloud = cloud;
        this.answers = answers;
        meters.gauge("evertill.alarms", cloud, it -> it.ledger().alarms().all().stream()
                .mapToLong(Alarm::count)
                .sum());
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("worker").start(this::run);
        LOG.infof(
                "%d nodes may speak, data in %s",
                cloud.ledger().registry().nodes().size(), cloud.settings().data());
    }

    /** There is something to do. */
    void wake() {
        work.release();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (!step()) {
                    var woken = work.tryAcquire(REST.toMillis(), TimeUnit.MILLISECONDS);
                    work.drainPermits();
                    LOG.tracef("woken %s", woken);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The rim of the loop: whatever fails is logged and tried again after a rest. */
    private boolean step() {
        try {
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
            return worked.more();
        } catch (RuntimeException e) {
            LOG.error("the worker failed; it tries again", e);
            return false;
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        var running = thread;
        if (running != null) {
            running.interrupt();
            running.join(Duration.ofSeconds(5));
        }
    }
}
