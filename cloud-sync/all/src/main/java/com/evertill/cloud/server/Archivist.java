package com.evertill.cloud.server;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.LocalBus;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.lake.Lake;
import com.evertill.cloud.lake.LakeFault;
import com.evertill.cloud.lake.WithheldFacts;
import com.evertill.commerce.sqlite.DatabaseFault;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The loop that writes the lake's files. Whatever is wrong with them is theirs alone: shops are served, and what waits for a file waits on a disk. */
@ApplicationScoped
public class Archivist {
    private static final Logger LOG = Logger.getLogger(Archivist.class);
    private static final String LAKE = "lake";

    /** Between two attempts to write what could not be written. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Cloud cloud;
    private final Counter faults;
    private final Loop loop = Loop.ofNativeSteps("archivist", this::step);
    private Instant nextTry = Instant.EPOCH;
    private volatile Optional<String> trouble = Optional.empty();

    @Inject
    public Archivist(Cloud cloud, MeterRegistry meters) {
        this.cloud = cloud;
        this.faults = meters.counter("evertill.lake.faults");
        cloud.lake().ifPresent(lake -> {
            meters.gauge("evertill.lake.waiting", lake, Lake::waiting);
            meters.gauge("evertill.lake.lag.seconds", lake, it -> lag(it).toSeconds());
            meters.gauge("evertill.lake.set.aside", lake, Archivist::countSetAside);
        });
    }

    /** A lake that cannot be opened stops nothing else: what it has to hear stays on the bus until it can. */
    static Optional<Lake> open(Settings.Lake settings, Path data, WithheldFacts withheld) {
        if (!settings.enabled()) {
            LOG.info("There is no lake: evertill.lake.enabled is false. Head office has no reports.");
            return Optional.empty();
        }
        var folder = settings.folder().orElse(data.resolve(LAKE));
        try {
            return Optional.of(Lake.open(folder, settings.writtenAfter(), InstantSource.system(), withheld));
        } catch (LakeFault | DatabaseFault e) {
            LOG.errorf(e, "The lake in %s cannot be opened; head office has no reports until the next start.", folder);
            return Optional.empty();
        }
    }

    /** Who has heard of nothing is told from the beginning. */
    static void subscribe(LocalBus bus, Lake lake) {
        bus.subscribe(LAKE, Lake.wanted(), event -> hear(lake, event));
        if (lake.isEmpty()) {
            int facts = bus.replay(LAKE, Instant.EPOCH, Instant.now());
            LOG.infof("The lake is empty and is told all %d facts that there are.", facts);
        }
    }

    /** A disk of its own that is full must not stop whoever else is on the bus. */
    private static void hear(Lake lake, CloudEvent event) throws NotTaken {
        try {
            lake.take(event);
        } catch (DatabaseFault e) {
            throw new NotTaken(String.valueOf(e.getMessage()), e);
        }
    }

    void start(@Observes StartupEvent event) {
        cloud.lake().ifPresent(_ -> loop.start());
    }

    private boolean step() {
        if (Instant.now().isBefore(nextTry)) {
            return false;
        }
        try {
            boolean wrote = cloud.lake().map(Lake::step).orElse(false);
            trouble = Optional.empty();
            return wrote;
        } catch (LakeFault e) {
            faults.increment();
            nextTry = Instant.now().plus(PAUSE);
            trouble = Optional.of(String.valueOf(e.getMessage()));
            LOG.errorf(e, "The lake's files cannot be written; it is tried again in %d s.", PAUSE.toSeconds());
            return false;
        }
    }

    /** Why the files could not be written the last time. */
    Optional<String> trouble() {
        return trouble;
    }

    /** How old the oldest fact is that came and is in no file. */
    static Duration lag(Lake lake) {
        return Duration.between(lake.writtenUntil(), Instant.now());
    }

    static long countSetAside(Lake lake) {
        return lake.setAside().values().stream().mapToLong(it -> it).sum();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }
}
