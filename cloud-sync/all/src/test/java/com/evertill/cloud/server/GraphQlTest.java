package com.evertill.cloud.server;

import static com.evertill.cloud.server.Browser.eventually;
import static com.evertill.cloud.server.CloudTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codec.Json;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A web shop at the other end of the line, and a store whose box has said hello. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // the framework sets the addresses
@QuarkusTestResource(Surroundings.class)
class GraphQlTest {
    @TestHTTPResource("/")
    URI base;

    private final String maria = UUID.randomUUID().toString();

    @BeforeEach
    void aStoreSellsApples() {
        Shelves.fill(base);
    }

    private HttpResponse<String> post(String query, String... headers) {
        return new Browser(base)
                .send("POST", "/graphql", "application/json", Json.text(Map.of("query", query)), headers);
    }

    private JsonNode asked(String query) {
        return json(post(query, Heads.VISITOR, maria).body());
    }

    private JsonNode command(String mutation, String id, String more, String selection) {
        var query = "mutation { %s(input: {commandId: \"%s\", %s}) %s }".formatted(mutation, id, more, selection);
        return asked(query).at("/data/" + mutation);
    }

    private JsonNode adds(String id) {
        var more = "store: \"%s\", product: \"%s\", thousandths: 2000, unit: EACH"
                .formatted(Shelves.STORE, Shelves.APPLES);
        return command("addToCart", id, more, "{ cart { version total { minor } } refusal { code } }");
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    @Test
    void an_order_is_placed_and_whoever_listens_hears_what_becomes_of_it() throws Exception {
        assertThat(asked("{ stores { id name currency } }")
                        .at("/data/stores/0/name")
                        .asText())
                .isEqualTo("north");
        var id = id();
        var cart = adds(id);
        assertThat(cart.at("/cart/total/minor").intValue()).isEqualTo(398);
        assertThat(adds(id)).isEqualTo(cart);
        var placed = command(
                "placeOrder",
                id(),
                "store: \"%s\", way: COLLECT, paying: ON_COLLECTION".formatted(Shelves.STORE),
                "{ order { id state } refusal { code } }");
        var order = placed.at("/order/id").asText();
        eventually(() -> state(order).equals("CONFIRMED"));
        var told = listens("subscription { orderChanged(order: \"%s\") { order } }".formatted(order));
        assertThat(told.next()).startsWith(":");
        var off = command("callOffOrder", id(), "order: \"" + order + "\"", "{ order { state } }");
        assertThat(off.at("/order/state").asText()).isEqualTo("CANCELLED");
        var event = told.next();
        while (!event.startsWith("event")) {
            event = told.next();
        }
        assertThat(event).isIn("event:next", "event: next");
        assertThat(told.next()).contains("{\"data\":{\"orderChanged\":{\"order\":\"" + order + "\"}}}");
    }

    private String state(String order) {
        return asked("{ order(id: \"%s\") { state } }".formatted(order))
                .at("/data/order/state")
                .asText();
    }

    /** Line by line, as they come. */
    private Iterator<String> listens(String query) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve("/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .header(Heads.VISITOR, maria)
                .POST(BodyPublishers.ofString(Json.text(Map.of("query", query))))
                .build();
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var answer = http.send(request, BodyHandlers.ofLines());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return answer.body().iterator();
    }

    @Test
    void what_cannot_be_listened_to_is_answered_and_over() throws Exception {
        var told = listens("subscription { orderChanged(order: \"nobodys\") { order } }");
        assertThat(told.next()).contains("next");
        assertThat(told.next()).contains("BAD_REQUEST");
        var rest = new StringBuilder();
        told.forEachRemaining(rest::append);
        assertThat(rest.toString()).contains("complete");
    }

    @Test
    void who_may_not_and_what_makes_no_sense_is_told_by_its_status_as_well() {
        var cart = "{ cart(store: \"acme.north\") { id } }";
        assertThat(post(cart).statusCode()).isEqualTo(403);
        assertThat(post(cart, Heads.VISITOR, "short").statusCode()).isEqualTo(400);
        assertThat(post(cart, Heads.VISITOR, maria).statusCode()).isEqualTo(200);
        assertThat(post(cart, Heads.KEY, "unknown").statusCode()).isEqualTo(401);
        assertThat(post("{ stores { nothing } }").statusCode()).isEqualTo(400);
        assertThat(post("{ __schema { types { name } } }").statusCode()).isEqualTo(403);
        assertThat(post("{ stores { id } } #" + "x".repeat(100_000)).statusCode())
                .isEqualTo(400);
        assertThat(new Browser(base)
                        .send("GET", "/graphql?query=%7Bstores%7Bid%7D%7D", "", "")
                        .statusCode())
                .as("what lies in an address lies in logs")
                .isEqualTo(405);
        var form =
                new Browser(base).send("POST", "/graphql", "application/x-www-form-urlencoded", "query={stores{id}}");
        assertThat(form.statusCode()).isEqualTo(415);
    }
}
