package com.evertill.cloud.server;

import com.evertill.cloud.lake.Lake;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Whether head office's reports can be believed. No shop waits for them, so it is no question of being ready. */
@Wellness
@ApplicationScoped
public class LakeHealth implements HealthCheck {
    /** A fact may wait so many times as long as is set: its day's files may be large, and a replay has much to say. */
    private static final int PATIENCE = 3;

    private final Cloud cloud;
    private final Archivist archivist;

    @Inject
    public LakeHealth(Cloud cloud, Archivist archivist) {
        this.cloud = cloud;
        this.archivist = archivist;
    }

    @Override
    public HealthCheckResponse call() {
        var health = HealthCheckResponse.named("lake");
        return cloud.lake()
                .map(lake -> of(lake, health))
                .orElseGet(() -> health.withData("lake", "there is none")
                        .status(!cloud.settings().lake().enabled()))
                .build();
    }

    private HealthCheckResponseBuilder of(Lake lake, HealthCheckResponseBuilder health) {
        long aside = Archivist.countSetAside(lake);
        var lag = Archivist.lag(lake);
        var longest = cloud.settings().lake().writtenAfter().multipliedBy(PATIENCE);
        archivist.trouble().ifPresent(why -> health.withData("trouble", why));
        return health.withData("waiting", lake.waiting())
                .withData("lagSeconds", lag.toSeconds())
                .withData("setAside", aside)
                .status(aside == 0 && archivist.trouble().isEmpty() && lag.compareTo(longest) < 0);
    }
}
