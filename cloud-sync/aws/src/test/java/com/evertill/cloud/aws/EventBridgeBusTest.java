package com.evertill.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventBus.BusFault;
import com.evertill.cloud.events.EventPattern;
import com.evertill.commerce.codec.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** Against a server that speaks the protocol as it is recorded (AWS JSON 1.1, PutEvents): there is no EventBridge for one machine. */
class EventBridgeBusTest {
    private static final CloudEvent PARKED = CloudEvent.of(
            "/evertill/carts",
            "c-1",
            "com.evertill.carts.cart-parked.v1",
            "cart-1",
            Instant.parse("2026-11-23T09:00:00Z"),
            Map.of("shop", "berlin-1"));

    private final List<String> targets = new ArrayList<>();
    private final List<JsonNode> requests = new ArrayList<>();
    private int status = 200;
    private String answer =
            "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"11710aed-b79e-4468-a20b-bb3c0c3b4860\"}]}";
    private HttpServer server;
    private EventBridgeBus bus;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        bus = new EventBridgeBus(
                EventBridgeClient.builder()
                        .endpointOverride(URI.create(
                                "http://127.0.0.1:" + server.getAddress().getPort()))
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .overrideConfiguration(override ->
                                override.retryStrategy(RetryMode.STANDARD).build())
                        .build(),
                "evertill");
    }

    @AfterEach
    void stop() {
        bus.close();
        server.stop(0);
    }

    @Test
    void an_event_is_put_as_it_is_written_with_its_type_beside_it() {
        bus.put(List.of(PARKED));
        assertThat(targets).containsExactly("AWSEvents.PutEvents");
        var entry = requests.getFirst().get("Entries").get(0);
        assertThat(entry.get("EventBusName").asText()).isEqualTo("evertill");
        assertThat(entry.get("Source").asText()).isEqualTo("/evertill/carts");
        assertThat(entry.get("DetailType").asText()).isEqualTo(PARKED.type());
        assertThat(CloudEvent.parse(entry.get("Detail").asText())).isEqualTo(PARKED);
    }

    @Test
    void a_rule_of_the_local_bus_matches_what_eventbridge_makes_of_it() {
        bus.put(List.of(PARKED));
        var entry = requests.getFirst().get("Entries").get(0);
        var pattern = EventPattern.of(Json.text(Map.of(
                "source", List.of(entry.get("Source").asText()),
                "detail-type", List.of(entry.get("DetailType").asText()),
                "detail", Map.of("data", Map.of("shop", List.of("berlin-1"))))));
        assertThat(pattern.matches(PARKED)).isTrue();
    }

    @Test
    void what_it_took_only_in_part_is_not_taken() {
        answer = "{\"FailedEntryCount\":1,\"Entries\":[{\"EventId\":\"1\"},"
                + "{\"ErrorCode\":\"ThrottlingException\",\"ErrorMessage\":\"Rate exceeded\"}]}";
        assertThatThrownBy(() -> bus.put(List.of(PARKED, PARKED)))
                .isInstanceOf(BusFault.class)
                .hasMessageContaining("did not take 1 of 2")
                .hasMessageContaining("ThrottlingException (Rate exceeded)");
    }

    @Test
    void one_that_does_not_let_us_in_says_so() {
        status = 400;
        answer = "{\"__type\":\"AccessDeniedException\",\"Message\":\"not authorized to perform: events:PutEvents\"}";
        assertThatThrownBy(() -> bus.put(List.of(PARKED)))
                .isInstanceOf(BusFault.class)
                .hasMessageContaining("events:PutEvents");
    }

    @Test
    void one_that_is_away_says_so() {
        server.stop(0);
        assertThatThrownBy(() -> bus.put(List.of(PARKED)))
                .isInstanceOf(BusFault.class)
                .hasMessageContaining("look at the network");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            targets.add(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            requests.add(Json.read(exchange.getRequestBody().readAllBytes(), JsonNode.class));
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
