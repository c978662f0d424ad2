package com.evertill.cloud.api;

import static com.evertill.cloud.api.Retailer.BERLIN;
import static com.evertill.cloud.api.Retailer.NOBODY;
import static com.evertill.cloud.api.Retailer.customer;
import static com.evertill.cloud.api.Retailer.till;
import static com.evertill.cloud.api.Retailer.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.api.Limits.Rate;
import com.evertill.commerce.codec.Json;
import com.fasterxml.jackson.databind.JsonNode;
import graphql.introspection.IntrospectionQuery;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not answered. */
class ApiLimitsTest {
    @TempDir
    Path folder;

    private Retailer retailer;

    @BeforeEach
    void open() throws Exception {
        retailer = new Retailer(folder, Limits.USUAL);
    }

    @AfterEach
    void close() {
        retailer.close();
        assertThat(retailer.bugs).isEmpty();
    }

    private void again(Limits limits) throws Exception {
        retailer.close();
        retailer = new Retailer(folder.resolve("again").toFile().mkdir() ? folder.resolve("again") : folder, limits);
    }

    private String code(Caller caller, String query) {
        return code(retailer.asks(caller, query));
    }

    private static String code(JsonNode answer) {
        return answer.at("/errors/0/extensions/code").asText("fine");
    }

    @Test
    void who_may_not_is_not_served_and_nothing_of_the_operation_is_done() {
        var cart = "{ cart(store: \"%s\") { id } }".formatted(BERLIN);
        assertThat(code(NOBODY, cart)).isEqualTo("NOT_ALLOWED");
        assertThat(code(till(BERLIN), cart)).isEqualTo("NOT_ALLOWED");
        assertThat(code(visitor("v"), cart)).isEqualTo("fine");
        assertThat(code(customer("c"), cart)).isEqualTo("fine");
        assertThat(code(visitor("v"), "{ ordersOfStore(store: \"%s\") { next } }".formatted(BERLIN)))
                .isEqualTo("NOT_ALLOWED");
        var mixed = retailer.asks(NOBODY, "{ stores { id } cart(store: \"%s\") { id } }".formatted(BERLIN));
        assertThat(mixed.has("data")).isFalse();
        for (var caller : List.of(NOBODY, visitor("v"), customer("c"), till(BERLIN))) {
            assertThat(code(caller, "mutation { tellOrderChanged(order: \"A\") { order } }"))
                    .isEqualTo("NOT_ALLOWED");
        }
        var merge =
                "mutation { mergeCart(input: {commandId: \"0123456789abcdef\", store: \"acme.berlin\"}) { cart { id } } }";
        assertThat(code(visitor("v"), merge)).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void the_schema_is_told_only_where_that_is_wanted() throws Exception {
        assertThat(code(NOBODY, IntrospectionQuery.INTROSPECTION_QUERY)).isEqualTo("NOT_ALLOWED");
        assertThat(code(NOBODY, "{ __type(name: \"Cart\") { name } }")).isEqualTo("NOT_ALLOWED");
        assertThat(code(NOBODY, "{ __typename }")).isEqualTo("fine");
        again(Limits.USUAL.introspecting(true));
        assertThat(code(NOBODY, IntrospectionQuery.INTROSPECTION_QUERY)).isEqualTo("fine");
    }

    @Test
    void too_deep_too_dear_and_too_long_is_too_much() throws Exception {
        var products =
                "products(store: \"acme.berlin\", first: 50) { products { everywhere(first: 20) { available { thousandths } } } }";
        assertThat(code(NOBODY, "{ a: " + products + " }")).isEqualTo("fine");
        assertThat(code(NOBODY, "{ a: %1$s b: %1$s c: %1$s d: %1$s }".formatted(products)))
                .isEqualTo("TOO_MUCH");
        var bomb = new StringBuilder("{ ...f0 } ");
        for (int i = 0; i < 30; i++) {
            bomb.append("fragment f%1$d on Query { ...f%2$d ...f%2$d } ".formatted(i, i + 1));
        }
        bomb.append("fragment f30 on Query { __typename }");
        assertThat(code(NOBODY, bomb.toString()))
                .as("a bomb of fragments comes to one field")
                .isEqualTo("fine");
        assertThat(code(NOBODY, "{ stores { id } } #" + "x".repeat(Limits.USUAL.bytes())))
                .isEqualTo("TOO_MUCH");
        again(new Limits(16_384, 2, 10_000, new Rate(30_000, 1), new Rate(30_000, 1), false));
        assertThat(code(NOBODY, "{ products(store: \"x\") { next } }")).isEqualTo("fine");
        assertThat(code(NOBODY, "{ products(store: \"x\") { products { id } } }"))
                .isEqualTo("TOO_MUCH");
    }

    @Test
    void who_asks_too_much_comes_later_and_does_not_keep_others_out() throws Exception {
        again(new Limits(16_384, 8, 10_000, new Rate(200, 20), new Rate(500, 20), false));
        var query = "{ stores { id } }";
        int answered = 0;
        while (code(visitor("v"), query).equals("fine")) {
            answered++;
        }
        assertThat(answered).isBetween(3, 30);
        var reply = retailer.api.execute(Json.bytes(Map.of("query", query)), visitor("v"), retailer.now);
        assertThat(reply.kind()).isEqualTo(Reply.Kind.LATER);
        assertThat(code(visitor("w"), query)).isEqualTo("fine");
        retailer.now = retailer.now.plusSeconds(5);
        assertThat(code(visitor("v"), query)).isEqualTo("fine");
        var names = "abcdefghijklmnopqrstuvwxyz";
        int newcomers = 0;
        for (int i = 0;
                i < names.length()
                        && code(visitor(names.substring(i, i + 1)), query).equals("fine");
                i++) {
            newcomers++;
        }
        assertThat(newcomers).as("all from one address").isLessThan(names.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"query\":7}",
                "[{\"query\":\"{ stores { id } }\"}]",
                "{\"query\":\"\"}",
                "{\"query\":\"{ stores { id }\"}",
                "{\"query\":\"{ stores { nothing } }\"}",
                "{\"query\":\"query a { stores { id } } query b { stores { id } }\"}",
                "{\"query\":\"{ stores { id } }\",\"operationName\":\"other\"}",
                "{\"query\":\"query($id: ID!) { store(id: $id) { id } }\"}",
                "{\"query\":\"query($n: Int!) { products(store: \\\"x\\\", first: $n) { next } }\",\"variables\":{\"n\":\"x\"}}",
                "{\"query\":\"subscription { cartChanged(store: \\\"A\\\") { cart } }\"}"
            })
    void requests_that_make_no_sense_are_told_so(String body) {
        var reply = retailer.api.execute(body.getBytes(StandardCharsets.UTF_8), customer("c"), retailer.now);
        assertThat(reply.kind()).isEqualTo(Reply.Kind.BAD);
        assertThat(code(Json.read(reply.json(), JsonNode.class))).isEqualTo("BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ products(store: \"acme.berlin\", first: 51) { next } }",
                "{ products(store: \"acme.berlin\", first: 0) { next } }",
                "{ orders(first: 1000) { next } }",
                "{ orders(after: \"no order\") { next } }",
                "mutation { parkCart(input: {commandId: \"short\", store: \"acme.berlin\"}) { cart { id } } }"
            })
    void values_that_cannot_be_are_told_so(String query) {
        assertThat(code(visitor("v"), query)).isEqualTo("BAD_REQUEST");
    }
}
