package com.evertill.edge.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while nothing can be sold. Not a question of life: a restart mends no disk. */
@Readiness
@ApplicationScoped
public class DiskHealth implements HealthCheck {
    private final Edge edge;

    @Inject
    public DiskHealth(Edge edge) {
        this.edge = edge;
    }

    @Override
    public HealthCheckResponse call() {
        var room = edge.disk().room();
        return HealthCheckResponse.named("disk")
                .status(edge.disk().isWritable())
                .withData("level", room.level().name())
                .withData("freeBytes", room.freeBytes())
                .build();
    }
}
