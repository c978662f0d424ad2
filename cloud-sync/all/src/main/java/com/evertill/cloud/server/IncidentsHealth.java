package com.evertill.cloud.server;

import com.evertill.cloud.headoffice.Incidents;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether something waits for a person at head office. */
@Wellness
@ApplicationScoped
public class IncidentsHealth implements HealthCheck {
    private final Incidents incidents;
    private final MeterRegistry meters;

    @Inject
    public IncidentsHealth(Cloud cloud, MeterRegistry meters) {
        this.incidents = cloud.office().incidents();
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        meters.gauge("evertill.exceptions.open", incidents, Incidents::countOpen);
    }

    @Override
    public HealthCheckResponse call() {
        long open = incidents.countOpen();
        return HealthCheckResponse.named("exceptions")
                .withData("open", open)
                .status(open == 0)
                .build();
    }
}
