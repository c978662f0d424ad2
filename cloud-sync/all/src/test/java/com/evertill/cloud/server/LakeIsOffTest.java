package com.evertill.cloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

/** A retailer who wants no lake has none, and everything else. */
@QuarkusTest
@TestProfile(LakeIsOffTest.Off.class)
@SuppressWarnings("NullAway.Init") // the framework sets the addresses
@QuarkusTestResource(Surroundings.class)
class LakeIsOffTest {
    @TestHTTPResource("/")
    URI base;

    @Inject
    @Wellness
    LakeHealth health;

    public static class Off implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("evertill.lake.enabled", "false");
        }
    }

    @Test
    void there_are_no_reports_and_all_is_well() {
        var vic = new Browser(base).signedIn("vic", Surroundings.VIEWER);
        var answer = vic.send("GET", "/api/reports/sales", "", "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("urn:evertill:fault:no-lake").contains("keeps no lake");
        assertThat(vic.get("/api/sales")).isEmpty();
        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }
}
