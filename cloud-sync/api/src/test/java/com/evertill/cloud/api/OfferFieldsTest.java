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

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.offers.OffersEvents;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who buys milk buys apples, and matches, which nobody sells any more. */
class OfferFieldsTest {
    private static final Item MATCHES = Item.of(null, "4999", "Matches", "House", MILK.price(), "food", Unit.EACH);
    private static final Item BREAD = Item.of(null, "4711", "Bread", "Bakery", MILK.price(), "food", Unit.EACH);
    private static final Caller VISITOR = visitor("v");

    @TempDir
    Path folder;

    private final List<CloudEvent> told = new ArrayList<>();
    private Retailer retailer;
    private int commands;

    @BeforeEach
    void open() throws Exception {
        retailer = new Retailer(folder, Limits.USUAL);
        retailer.bus.subscribe("told", EventPattern.ofTypes(OffersEvents.SHOWN), told::add);
        for (int basket = 0; basket < 60; basket++) {
            if (basket % 4 == 0) {
                retailer.sold(BERLIN, MILK, APPLES, MATCHES);
            } else {
                retailer.sold(BERLIN, BREAD);
            }
        }
        retailer.settle();
        while (retailer.offers.step(retailer.now)) {}
    }

    @AfterEach
    void close() {
        retailer.close();
        assertThat(retailer.bugs).isEmpty();
    }

    private JsonNode offers(Caller caller, String more) {
        return retailer.get(
                caller,
                "{ offers(store: \"%s\"%s) { id until product { id name price { minor } } because { name } } }"
                        .formatted(BERLIN, more));
    }

    private void putsMilkIntoTheCart(Caller caller) {
        retailer.get(
                caller,
                "mutation { addToCart(input: {commandId: \"command-number-%d\", store: \"%s\", product: \"%s\", thousandths: 1000, unit: EACH}) { cart { id } } }"
                        .formatted(++commands, BERLIN, MILK.id()));
    }

    private void allowsAll(String customer) {
        retailer.says(customer, "PROFILING", true);
        retailer.says(customer, "OFFERS_IN_APP", true);
        retailer.settle();
    }

    /** The first of whom it is so. */
    private static String someone(boolean isHeldOut) {
        for (int number = 0; ; number++) {
            if (Retailer.CAMPAIGN.holdsOut("customer-" + number) == isHeldOut) {
                return "customer-" + number;
            }
        }
    }

    @Test
    void a_visitor_sees_what_goes_with_a_product_and_with_the_cart_where_it_is_sold() {
        assertThat(offers(VISITOR, "")).as("there is no cart").isEmpty();
        var page = offers(VISITOR, ", product: \"" + MILK.id() + "\"");
        assertThat(page).hasSize(1);
        assertThat(page.at("/0/product/name").asText()).isEqualTo("Apples");
        assertThat(page.at("/0/product/price/minor").intValue()).isEqualTo(299);
        assertThat(page.at("/0/because/name").asText()).isEqualTo("Milk 1 l");
        assertThat(page.at("/0/id").isNull()).as("it is nobody's").isTrue();
        putsMilkIntoTheCart(VISITOR);
        assertThat(offers(VISITOR, "").findValuesAsText("name")).contains("Apples");
        assertThat(offers(VISITOR, ", product: \"" + APPLES.id() + "\""))
                .as("the milk is in the cart")
                .isEmpty();
        assertThat(retailer.get(VISITOR, "{ offers(store: \"acme.nowhere\") { id } }"))
                .isEmpty();
        assertThat(retailer.get(VISITOR, "{ offers(store: \"%s\") { id } }".formatted(HAMBURG)))
                .as("the cart is in another store")
                .isEmpty();
    }

    @Test
    void a_customer_who_allows_it_gets_an_offer_of_their_own_and_it_is_told_that_they_saw_it() {
        var maria = someone(false);
        allowsAll(maria);
        putsMilkIntoTheCart(customer(maria));
        var offers = offers(customer(maria), "");
        assertThat(offers).hasSize(1);
        assertThat(offers.at("/0/product/name").asText()).isEqualTo("Apples");
        assertThat(offers.at("/0/id").asText()).startsWith("offer-");
        assertThat(offers.at("/0/until").asText()).startsWith("2026-11-30");
        assertThat(offers(customer(maria), "")).isEqualTo(offers);
        retailer.settle();
        assertThat(told)
                .extracting(it -> it.read(OffersEvents.Shown.class))
                .singleElement()
                .satisfies(shown -> {
                    assertThat(shown.wasOffered()).isTrue();
                    assertThat(shown.head()).isEqualTo("web");
                });
    }

    @Test
    void who_is_held_out_sees_nothing_and_is_counted() {
        var nora = someone(true);
        allowsAll(nora);
        putsMilkIntoTheCart(customer(nora));
        assertThat(offers(customer(nora), "")).isEmpty();
        assertThat(offers(customer(nora), ", product: \"" + MILK.id() + "\"")).isEmpty();
        retailer.settle();
        assertThat(told)
                .extracting(it -> it.read(OffersEvents.Shown.class).wasOffered())
                .containsExactly(false);
    }

    @Test
    void who_has_allowed_nothing_sees_what_visitors_see_and_who_wants_none_sees_none() {
        var maria = someone(true);
        putsMilkIntoTheCart(customer(maria));
        assertThat(offers(customer(maria), "").at("/0/id").isNull()).isTrue();
        retailer.says(maria, "OFFERS_IN_APP", false);
        retailer.settle();
        assertThat(offers(customer(maria), "")).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void offers_are_for_shoppers_and_few() {
        for (var caller : List.of(NOBODY, till(BERLIN))) {
            assertThat(retailer.asks(caller, "{ offers(store: \"%s\") { id } }".formatted(BERLIN))
                            .at("/errors/0/extensions/code")
                            .asText())
                    .isEqualTo("NOT_ALLOWED");
        }
        assertThat(retailer.asks(VISITOR, "{ offers(store: \"%s\", first: 5) { id } }".formatted(BERLIN))
                        .at("/errors/0/extensions/code")
                        .asText())
                .isEqualTo("BAD_REQUEST");
    }
}
