package com.evertill.cloud.api;

import static com.evertill.cloud.api.Retailer.APPLES;
import static com.evertill.cloud.api.Retailer.BERLIN;
import static com.evertill.cloud.api.Retailer.HAMBURG;
import static com.evertill.cloud.api.Retailer.MILK;
import static com.evertill.cloud.api.Retailer.NOBODY;
import static com.evertill.cloud.api.Retailer.customer;
import static com.evertill.cloud.api.Retailer.till;
import static com.evertill.cloud.api.Retailer.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.item.Quantity;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What heads ask and do, with the real services behind. */
class CommerceApiTest {
    private static final Caller MARIA = visitor("m");
    private static final String CART = "{ id version state items total { minor currency } lines { line name } }";

    @TempDir
    Path folder;

    private Retailer retailer;
    private int commands;

    @BeforeEach
    void open() throws Exception {
        retailer = new Retailer(folder, Limits.USUAL);
        retailer.received(BERLIN, MILK, Quantity.each(10));
        retailer.received(HAMBURG, MILK, Quantity.each(4));
    }

    @AfterEach
    void close() {
        retailer.close();
        assertThat(retailer.bugs).isEmpty();
    }

    private String id() {
        return "command-number-" + ++commands;
    }

    private JsonNode does(Caller caller, String mutation, String id, String more, String selection) {
        return retailer.get(
                caller, "mutation { %s(input: {commandId: \"%s\", %s}) %s }".formatted(mutation, id, more, selection));
    }

    private JsonNode onCart(Caller caller, String mutation, String id, String more) {
        return does(
                caller,
                mutation,
                id,
                "store: \"" + BERLIN + "\"" + more,
                "{ cart " + CART + " refusal { code message } }");
    }

    private JsonNode add(Caller caller, int cartons) {
        return onCart(caller, "addToCart", id(), milk(cartons));
    }

    private static String milk(int cartons) {
        return ", product: \"%s\", thousandths: %d, unit: EACH".formatted(MILK.id(), cartons * 1000);
    }

    private JsonNode orders(Caller caller, String id) {
        return does(
                caller,
                "placeOrder",
                id,
                "store: \"" + BERLIN + "\", way: COLLECT, paying: ON_COLLECTION",
                "{ order { id state version total { minor } } refusal { code message } }");
    }

    @Test
    void somebody_looks_around_without_saying_who() {
        var stores = retailer.get(NOBODY, "{ stores { id name currency taxIncluded } }");
        assertThat(stores.findValuesAsText("name")).containsExactly("Berlin", "Hamburg");
        var page = retailer.get(
                NOBODY,
                "{ products(store: \"%s\", words: \"mil\") { products { id name price { minor currency } unit availability { available { thousandths } } everywhere { store available { thousandths unit } } } next } }"
                        .formatted(BERLIN));
        var milk = page.at("/products/0");
        assertThat(milk.at("/id").asText()).isEqualTo(MILK.id());
        assertThat(milk.at("/price/minor").intValue()).isEqualTo(129);
        assertThat(milk.at("/availability/available/thousandths").intValue()).isEqualTo(10_000);
        assertThat(milk.at("/everywhere").findValuesAsText("store")).containsExactly(BERLIN, HAMBURG);
        assertThat(page.get("next").isNull()).isTrue();
        assertThat(retailer.get(
                                NOBODY,
                                "{ productByCode(store: \"%s\", code: \"4012345678901\") { name } }".formatted(BERLIN))
                        .get("name")
                        .asText())
                .isEqualTo("Milk 1 l");
        assertThat(retailer.get(
                                NOBODY,
                                "{ productByCode(store: \"%s\", code: \"4011\") { unit availability { store } } }"
                                        .formatted(BERLIN))
                        .toString())
                .isEqualTo("{\"unit\":\"KG\",\"availability\":null}");
    }

    @Test
    void pages_follow_each_other() {
        var first = retailer.get(
                NOBODY, "{ products(store: \"%s\", first: 1) { products { name } next } }".formatted(BERLIN));
        assertThat(first.at("/products/0/name").asText()).isEqualTo("Apples");
        var second = retailer.get(
                NOBODY,
                "{ products(store: \"%s\", first: 1, after: \"%s\") { products { name } next } }"
                        .formatted(BERLIN, first.get("next").asText()));
        assertThat(second.at("/products/0/name").asText()).isEqualTo("Milk 1 l");
    }

    @Test
    void a_cart_is_filled_changed_put_aside_and_taken_up_again() {
        assertThat(add(MARIA, 2).at("/cart/total/minor").intValue()).isEqualTo(258);
        var two = onCart(
                MARIA, "addToCart", id(), ", product: \"%s\", thousandths: 453, unit: KG".formatted(APPLES.id()));
        assertThat(two.at("/cart/lines")).hasSize(2);
        var three = onCart(MARIA, "changeCartLine", id(), ", line: 1, thousandths: 3000, unit: EACH");
        assertThat(three.at("/cart/version").intValue())
                .isGreaterThan(two.at("/cart/version").intValue());
        var one = onCart(MARIA, "removeCartLine", id(), ", line: 2");
        assertThat(one.at("/cart/total/minor").intValue()).isEqualTo(387);
        assertThat(onCart(MARIA, "parkCart", id(), "").at("/cart/state").asText())
                .isEqualTo("PARKED");
        assertThat(add(MARIA, 1).at("/refusal/code").asText()).isEqualTo("THERE_IS_NO_OPEN_BASKET");
        assertThat(onCart(MARIA, "fetchCart", id(), "").at("/cart/state").asText())
                .isEqualTo("OPEN");
        assertThat(onCart(MARIA, "clearCart", id(), "").get("cart").isNull()).isTrue();
    }

    @Test
    void a_repeat_changes_nothing_and_answers_the_same() {
        var id = id();
        var first = onCart(MARIA, "addToCart", id, milk(2));
        assertThat(onCart(MARIA, "addToCart", id, milk(2))).isEqualTo(first);
        assertThat(onCart(MARIA, "addToCart", id, milk(3)).at("/refusal/code").asText())
                .isEqualTo("THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND");
        var order = id();
        var placed = orders(MARIA, order);
        assertThat(placed.at("/order/state").asText()).isEqualTo("RESERVING");
        assertThat(orders(MARIA, order)).isEqualTo(placed);
        retailer.settle();
        var later = orders(MARIA, order);
        assertThat(later.at("/order/id")).isEqualTo(placed.at("/order/id"));
        assertThat(later.at("/order/state").asText()).isEqualTo("CONFIRMED");
        assertThat(retailer.get(MARIA, "{ orders { orders { id } next } }").get("orders"))
                .hasSize(1);
    }

    @Test
    void what_is_refused_is_said_in_the_language_of_whoever_asked_and_changes_nothing() {
        var german = new Caller(Head.WEB, MARIA.who(), MARIA.address(), "de");
        assertThat(onCart(german, "parkCart", id(), "").at("/refusal/message").asText())
                .contains("Warenkorb");
        assertThat(orders(MARIA, id()).at("/refusal/code").asText()).isEqualTo("THERE_IS_NO_CART");
        add(MARIA, 1);
        var shipped = does(
                MARIA,
                "placeOrder",
                id(),
                "store: \"" + BERLIN + "\", way: SHIP, address: \"home\", paying: ON_COLLECTION",
                "{ refusal { code } }");
        assertThat(shipped.at("/refusal/code").asText()).isEqualTo("WHAT_IS_SHIPPED_IS_PAID_BEFOREHAND");
        assertThat(retailer.get(MARIA, "{ cart(store: \"%s\") { state } }".formatted(BERLIN))
                        .get("state")
                        .asText())
                .isEqualTo("OPEN");
        var nowhere = does(MARIA, "addToCart", id(), "store: \"acme.nowhere\"" + milk(1), "{ refusal { code } }");
        assertThat(nowhere.at("/refusal/code").asText()).isEqualTo("THERE_IS_NO_SUCH_STORE");
    }

    @Test
    void an_order_is_collected_from_another_stores_shelf_and_can_be_called_off() {
        add(MARIA, 4);
        var placed = does(
                MARIA,
                "placeOrder",
                id(),
                "store: \"" + BERLIN + "\", from: \"" + HAMBURG + "\", way: COLLECT, paying: ON_COLLECTION",
                "{ order { id store takenAt } }");
        assertThat(placed.at("/order/store").asText()).isEqualTo(HAMBURG);
        var order = placed.at("/order/id").asText();
        retailer.settle();
        assertThat(state(MARIA, order)).isEqualTo("CONFIRMED");
        assertThat(state(till(HAMBURG), order)).isEqualTo("CONFIRMED");
        assertThat(retailer.get(MARIA, "{ cart(store: \"%s\") { id } }".formatted(BERLIN))
                        .isNull())
                .isTrue();
        var off = does(
                MARIA,
                "callOffOrder",
                id(),
                "order: \"" + order + "\"",
                "{ order { state cancellation } refusal { code } }");
        assertThat(off.at("/order/cancellation").asText()).isEqualTo("THE_CUSTOMER_CALLED_IT_OFF");
        retailer.settle();
        var again = does(MARIA, "callOffOrder", id(), "order: \"" + order + "\"", "{ refusal { code } }");
        assertThat(again.at("/refusal/code").asText()).isEqualTo("THE_ORDER_IS_CLOSED");
    }

    @Test
    void an_order_that_is_paid_beforehand_says_how_its_payment_is() {
        add(MARIA, 1);
        var order = does(
                        MARIA,
                        "placeOrder",
                        id(),
                        "store: \"" + BERLIN + "\", way: COLLECT, paying: BEFOREHAND",
                        "{ order { id payment { state } } }")
                .get("order");
        assertThat(order.get("payment").isNull()).isTrue();
        retailer.settle();
        var query = "{ order(id: \"%s\") { state payment { state amount { minor } captured { minor } page } } }"
                .formatted(order.get("id").asText());
        var now = retailer.get(MARIA, query);
        assertThat(now.get("state").asText()).isEqualTo("AWAITING_PAYMENT");
        assertThat(now.get("payment").toString())
                .isEqualTo(
                        "{\"state\":\"BEING_PREPARED\",\"amount\":{\"minor\":129},\"captured\":{\"minor\":0},\"page\":null}");
    }

    private String state(Caller caller, String order) {
        return retailer.get(caller, "{ order(id: \"%s\") { state } }".formatted(order))
                .path("state")
                .asText();
    }

    @Test
    void what_is_somebody_elses_is_not_there() {
        add(MARIA, 1);
        var order = orders(MARIA, id()).at("/order/id").asText();
        retailer.settle();
        var eve = visitor("e");
        assertThat(retailer.get(eve, "{ order(id: \"%s\") { state } }".formatted(order))
                        .isNull())
                .isTrue();
        assertThat(retailer.get(eve, "{ orders { orders { id } } }").get("orders"))
                .isEmpty();
        assertThat(retailer.get(till(HAMBURG), "{ order(id: \"%s\") { state } }".formatted(order))
                        .isNull())
                .isTrue();
        assertThat(does(eve, "callOffOrder", id(), "order: \"" + order + "\"", "{ refusal { code } }")
                        .at("/refusal/code")
                        .asText())
                .isEqualTo("THERE_IS_NO_SUCH_ORDER");
        assertThat(does(till(HAMBURG), "gatherOrder", id(), "order: \"" + order + "\"", "{ refusal { code } }")
                        .at("/refusal/code")
                        .asText())
                .isEqualTo("THERE_IS_NO_SUCH_ORDER");
        assertThat(state(MARIA, order)).isEqualTo("CONFIRMED");
    }

    @Test
    void the_staff_of_a_store_see_what_they_have_to_gather() {
        add(MARIA, 1);
        var order = orders(MARIA, id()).at("/order/id").asText();
        retailer.settle();
        var query = "{ ordersOfStore(store: \"%s\") { orders { id state } } }".formatted(BERLIN);
        assertThat(retailer.get(till(BERLIN), query).at("/orders/0/id").asText())
                .isEqualTo(order);
        assertThat(retailer.get(till(HAMBURG), query).get("orders")).isEmpty();
        var gathered = does(till(BERLIN), "gatherOrder", id(), "order: \"" + order + "\"", "{ order { state } }");
        assertThat(gathered.at("/order/state").asText()).isEqualTo("READY");
    }

    @Test
    void who_signs_in_brings_what_was_chosen_before() {
        add(MARIA, 2);
        var maria = new Caller(
                Head.WEB,
                new Caller.Customer("customer-17", "token", Optional.of((Caller.Visitor) MARIA.who())),
                "x",
                "en");
        assertThat(onCart(maria, "mergeCart", id(), "").at("/cart/items").intValue())
                .isEqualTo(2);
        assertThat(retailer.get(MARIA, "{ cart(store: \"%s\") { id } }".formatted(BERLIN))
                        .isNull())
                .isTrue();
        assertThat(onCart(customer("customer-18"), "mergeCart", id(), "")
                        .at("/refusal/code")
                        .asText())
                .isEqualTo("NOBODY_WAS_HERE_BEFORE");
    }

    @Test
    void who_listens_is_told_that_something_has_changed_and_nobody_else_is() {
        add(MARIA, 1);
        var toMaria = new ArrayList<String>();
        var toEve = new ArrayList<String>();
        var query = "subscription { cartChanged(store: \"%s\") { version store } }".formatted(BERLIN);
        var listening = listen(MARIA, query, toMaria);
        listen(visitor("e"), query, toEve);
        assertThat(retailer.api.listeners()).isEqualTo(2);
        retailer.settle();
        assertThat(toMaria).containsExactly("{\"data\":{\"cartChanged\":{\"version\":2,\"store\":\"acme.berlin\"}}}");
        assertThat(toEve).isEmpty();
        ((CommerceApi.Listening.Begun) listening).end().run();
        assertThat(retailer.api.listeners()).isEqualTo(1);
        add(MARIA, 1);
        retailer.settle();
        assertThat(toMaria).hasSize(1);
        var order = orders(MARIA, id()).at("/order/id").asText();
        var ofOrder = new ArrayList<String>();
        var asked = "subscription { orderChanged(order: \"%s\") { order } }".formatted(order);
        assertThat(listen(visitor("e"), asked, toEve)).isInstanceOf(CommerceApi.Listening.Answered.class);
        listen(MARIA, asked, ofOrder);
        retailer.settle();
        assertThat(ofOrder).isNotEmpty().allMatch(it -> it.contains(order));
        assertThat(toEve).isEmpty();
    }

    private CommerceApi.Listening listen(Caller caller, String query, List<String> told) {
        return retailer.api.listen(
                Json.bytes(Map.of("query", query)),
                caller,
                retailer.now,
                reply -> told.add(new String(reply.json(), StandardCharsets.UTF_8)));
    }

    @Test
    void what_went_wrong_here_is_told_by_a_reference_and_nothing_else() {
        retailer.isBroken = true;
        var answer = retailer.asks(MARIA, "{ stores { id } }");
        assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("INTERNAL");
        assertThat(answer.at("/errors/0/message").asText()).isEqualTo("this went wrong here: reference-1");
        assertThat(answer.toString()).doesNotContainIgnoringCase("exception").doesNotContain("shelves");
        assertThat(retailer.bugs).hasSize(1);
        retailer.bugs.clear();
    }

    @Test
    void a_customer_signs_in_with_a_code_and_says_what_is_allowed() {
        var asked = "commandId: \"" + id() + "\", contact: \"Maria@example.com\"";
        assertThat(retailer.get(NOBODY, "mutation { askForCode(input: {" + asked + "}) { refusal { code } } }")
                        .get("refusal")
                        .isNull())
                .isTrue();
        var codes = new ArrayList<String>();
        retailer.customers.deliver((message, _) -> codes.add(message.code()), retailer.now);
        var signIn =
                "mutation { signIn(input: {commandId: \"%s\", contact: \"maria@example.com\", code: \"%s\"}) { token refusal { code } } }";
        assertThat(retailer.get(NOBODY, signIn.formatted(id(), "wrong"))
                        .at("/refusal/code")
                        .asText())
                .isEqualTo("THE_CODE_IS_WRONG");
        var token = retailer.get(NOBODY, signIn.formatted(id(), codes.getFirst()))
                .get("token")
                .asText();
        var reference = retailer.customers.who(token, retailer.now).orElseThrow();
        var maria = new Caller(Head.WEB, new Caller.Customer(reference, token, Optional.empty()), "x", "en");
        var input = "commandId: \"" + id() + "\", purpose: PROFILING, given: true, wording: \"v1\"";
        retailer.get(maria, "mutation { consent(input: {" + input + "}) { refusal { code } } }");
        var me = retailer.get(
                maria,
                "{ me { name points(first: 5) { balance available entries { change } next } contacts { channel address } consents { purpose given } card everything } }");
        assertThat(me.at("/contacts/0/address").asText()).isEqualTo("maria@example.com");
        assertThat(me.at("/consents/2").toString()).isEqualTo("{\"purpose\":\"PROFILING\",\"given\":true}");
        assertThat(me.get("points").toString())
                .isEqualTo("{\"balance\":0,\"available\":0,\"entries\":[],\"next\":null}");
        assertThat(me.get("card").asText()).isNotBlank();
        assertThat(json(me.get("everything").asText()).at("/customer").asText()).isEqualTo(reference);
        retailer.get(maria, "mutation { eraseMe(input: {commandId: \"" + id() + "\"}) { refusal { code } } }");
        assertThat(retailer.get(maria, "{ me { name } }").isNull()).isTrue();
        assertThat(retailer.customers.who(token, retailer.now)).isEmpty();
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
