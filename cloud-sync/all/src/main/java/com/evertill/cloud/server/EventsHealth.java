package com.evertill.cloud.server;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether the services hear of each other. Shops are served and confirmed meanwhile, so it is no question of being ready. */
@Wellness
@ApplicationScoped
public class EventsHealth implements HealthCheck {
    /** Some seconds' work for a bus that is there. */
    private static final long MANY = 500;

    private final Cloud cloud;

    @Inject
    public EventsHealth(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public HealthCheckResponse call() {
        long deadLetters = cloud.bus().countDeadLetters();
        var health = HealthCheckResponse.named("events").withData("deadLetters", deadLetters);
        boolean flows = true;
        for (var service : cloud.tellers()) {
            long waiting = service.waiting();
            flows &= waiting < MANY;
            health.withData(service.name(), waiting);
        }
        return health.status(flows && deadLetters == 0).build();
    }
}
