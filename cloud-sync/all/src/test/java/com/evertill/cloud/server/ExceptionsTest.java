package com.evertill.cloud.server;

import static com.evertill.cloud.server.Browser.eventually;
import static com.evertill.cloud.server.CloudTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.headoffice.Incident;
import com.evertill.cloud.headoffice.api.ExceptionsApi.Kind;
import com.evertill.commerce.codec.Json;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What goes wrong between services comes before a person, who says what was done. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // the framework sets what is injected
@QuarkusTestResource(Surroundings.class)
class ExceptionsTest {
    @TestHTTPResource("/")
    URI base;

    @Inject
    Cloud cloud;

    @Inject
    MeterRegistry meters;

    @Inject
    @Wellness
    IncidentsHealth health;

    private static Optional<JsonNode> of(JsonNode found, String order) {
        return StreamSupport.stream(found.get("entries").spliterator(), false)
                .filter(it -> it.path("order").asText().equals(order))
                .findFirst();
    }

    private HttpResponse<String> seesTo(Browser who, String command, String exception, String word) {
        return who.send(
                "POST",
                "/api/exceptions/seen",
                "application/json",
                Json.text(Map.of("id", command, "exception", exception, "word", word)));
    }

    @Test
    void goods_handed_over_unpaid_come_before_a_person_who_says_once_what_was_done() {
        var order = new Mishaps(cloud, "T").soldUnpaid();
        var vic = new Browser(base).signedIn("vic", Surroundings.VIEWER);
        eventually(() -> of(vic.get("/api/exceptions"), order).isPresent());
        var entry = of(vic.get("/api/exceptions"), order).orElseThrow();
        assertThat(entry.get("kind").asText()).isEqualTo("SOLD_UNPAID");
        assertThat(entry.get("store").asText()).isEqualTo("acme.north");
        var id = entry.get("id").asText();
        assertThat(health.call().getData().orElseThrow().get("open")).isEqualTo(open());
        assertThat((Long) open()).isPositive();

        assertThat(seesTo(vic, "c-1", id, "Done.").statusCode()).as("a viewer").isEqualTo(403);
        assertThat(seesTo(new Browser(base), "c-1", id, "Done.").statusCode()).isEqualTo(401);
        var ada = new Browser(base).signedIn("ada", Surroundings.APPROVER);
        assertThat(seesTo(ada, "c-1", id, " ").statusCode()).isEqualTo(400);
        assertThat(seesTo(ada, "c-0", "nothing", "Done.").statusCode()).isEqualTo(404);
        var first = seesTo(ada, "c-1", id, "The customer pays tomorrow.");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(json(first.body()).at("/seen/who").asText()).isEqualTo("ada");
        assertThat(seesTo(ada, "c-1", id, "The customer pays tomorrow.").body()).isEqualTo(first.body());
        var second = seesTo(ada, "c-2", id, "Once more.");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(json(second.body()).get("refusal").asText()).isEqualTo("SOMEBODY_HAS_SEEN_TO_IT_BEFORE");
        assertThat(of(vic.get("/api/exceptions"), order)).isEmpty();
        assertThat(of(vic.get("/api/exceptions?all=true"), order)
                        .orElseThrow()
                        .at("/seen/word")
                        .asText())
                .isEqualTo("The customer pays tomorrow.");
        assertThat(vic.get("/api/audit").findValuesAsText("what").stream().filter("SAW_TO_EXCEPTION"::equals))
                .isNotEmpty();
    }

    private Object open() {
        return Math.round(meters.get("evertill.exceptions.open").gauge().value());
    }

    @Test
    void a_payment_that_goes_on_by_itself_needs_nobody_any_more() {
        var mishaps = new Mishaps(cloud, "U");
        var order = mishaps.troubled();
        var vic = new Browser(base).signedIn("vic", Surroundings.VIEWER);
        eventually(() -> of(vic.get("/api/exceptions"), order).isPresent());
        assertThat(of(vic.get("/api/exceptions"), order)
                        .orElseThrow()
                        .get("kind")
                        .asText())
                .isEqualTo("NOT_CAPTURED");
        mishaps.captured(order);
        eventually(() -> of(vic.get("/api/exceptions"), order).isEmpty());
        assertThat(of(vic.get("/api/exceptions?all=true"), order).orElseThrow().has("settled"))
                .isTrue();
    }

    @Test
    void what_no_service_takes_is_there_as_well() {
        cloud.office()
                .incidents()
                .note(Incident.ofLetters(Kind.NOT_BROUGHT, "a-rule-of-this-test", Instant.now(), "no room"));
        var vic = new Browser(base).signedIn("vic", Surroundings.VIEWER);
        assertThat(vic.get("/api/exceptions").get("entries").findValuesAsText("place"))
                .contains("a-rule-of-this-test");
    }
}
