package com.evertill.cloud.server;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether customers can pay beforehand, and whether a person has to see to what they paid. */
@Wellness
@ApplicationScoped
public class PaymentsHealth implements HealthCheck {
    private final Cloud cloud;

    @Inject
    public PaymentsHealth(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public HealthCheckResponse call() {
        long open = cloud.payments().countExceptions(Instant.now());
        var settings = cloud.settings().payments();
        return HealthCheckResponse.named("payments")
                .withData(
                        "provider", settings.provider().map(Object::toString).orElse("none: nobody can pay beforehand"))
                .withData("webhooks", settings.webhookSecrets().isPresent())
                .withData("exceptions", open)
                .status(open == 0)
                .build();
    }
}
