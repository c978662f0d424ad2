package com.evertill.cloud.server;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;

/** The loop that brings codes to customers who want to sign in: a gateway that is slow keeps nobody else waiting. */
@ApplicationScoped
public class Messenger {
    private final Loop loop;

    @Inject
    public Messenger(Cloud cloud) {
        loop = new Loop("messenger", () -> cloud.deliverCodes(Instant.now()));
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }
}
