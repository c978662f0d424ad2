package com.evertill.cloud.server;

import static com.evertill.cloud.server.Browser.eventually;
import static com.evertill.cloud.server.CloudTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.LocalBus;
import com.evertill.cloud.events.Subscriber.NotTaken;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** Beside the cloud, on its bus, since a day would have to pass in it. */
    @Test
    void what_was_given_up_on_the_bus_is_there_as_well_with_the_last_word_of_who_did_not_take_it() {
        var rule = "rule-of-this-test";
        var type = "com.evertill.rehearsal.given-up.v1";
        var now = new Instant[] {Instant.now().minus(Duration.ofHours(26))};
        var mended = new AtomicBoolean();
        try (var bus = LocalBus.open("jdbc:sqlite:" + Surroundings.data().resolve("bus.db"), () -> now[0])) {
            bus.subscribe(rule, EventPattern.ofTypes(type), event -> {
                if (!mended.get()) {
                    throw new NotTaken("no room");
                }
            });
            bus.put(List.of(CloudEvent.of("/evertill/rehearsal", "1", type, "1", now[0], Map.of())));
            settle(bus);
            now[0] = Instant.now();
            settle(bus);
            var vic = new Browser(base).signedIn("vic", Surroundings.VIEWER);
            eventually(() -> ofPlace(vic, rule).isPresent());
            var entry = ofPlace(vic, rule).orElseThrow();
            assertThat(entry.get("kind").asText()).isEqualTo("NOT_BROUGHT");
            assertThat(entry.get("said").asText()).isEqualTo("no room");
            mended.set(true);
            bus.deadLetters().stream().filter(it -> it.rule().equals(rule)).forEach(bus::redrive);
            settle(bus);
        }
    }

    private static void settle(LocalBus bus) {
        while (bus.step()) {
            // until nothing is due
        }
    }

    private static Optional<JsonNode> ofPlace(Browser who, String place) {
        return StreamSupport.stream(who.get("/api/exceptions").get("entries").spliterator(), false)
                .filter(it -> it.path("place").asText().equals(place))
                .findFirst();
    }
}
