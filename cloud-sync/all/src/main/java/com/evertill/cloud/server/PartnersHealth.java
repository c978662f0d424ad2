package com.evertill.cloud.server;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether the retailer's other systems take what they are told. */
@Wellness
@ApplicationScoped
public class PartnersHealth implements HealthCheck {
    private final PartnerDesk desk;

    @Inject
    public PartnersHealth(Cloud cloud) {
        desk = cloud.partners();
    }

    @Override
    public HealthCheckResponse call() {
        long deadLetters = desk.webhooks().countDeadLetters();
        return HealthCheckResponse.named("partners")
                .withData("known", desk.known().partners().size())
                .withData("waiting", desk.webhooks().waiting())
                .withData("deadLetters", deadLetters)
                .status(deadLetters == 0)
                .build();
    }
}
