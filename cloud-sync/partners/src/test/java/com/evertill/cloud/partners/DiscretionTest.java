package com.evertill.cloud.partners;

import static com.evertill.cloud.partners.Goods.euro;
import static com.evertill.cloud.partners.Goods.milk;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.partners.poslog.PosLog;
import com.evertill.commerce.tax.TaxRules;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of persons a partner learns what it was granted, and of everything else what somebody has thought about. */
class DiscretionTest {
    private final CloudEvent sale =
            new Facts().sold(1, TaxRules.EUROPEAN, List.of(milk(1, 1)), List.of(Facts.card(1, euro(129))));

    private static String told(CloudEvent event, Grant... grants) {
        var granted = EnumSet.noneOf(Grant.class);
        granted.addAll(List.of(grants));
        return new Discretion(granted).of(event).orElseThrow().json();
    }

    @Test
    void without_a_grant_nothing_of_a_person_leaves() {
        assertThat(told(sale))
                .contains("\"total\"", "Milk 1 l", "2-1-1")
                .doesNotContain(
                        Facts.CUSTOMER, Facts.MASKED, "tok_9f3a", "471100", "Kundenbeleg", "\"104\"", "basket-1");
    }

    @Test
    void each_grant_opens_its_own() {
        assertThat(told(sale, Grant.CUSTOMERS))
                .contains(Facts.CUSTOMER, "basket-1")
                .doesNotContain(Facts.MASKED, "\"104\"");
        assertThat(told(sale, Grant.STAFF)).contains("\"104\"").doesNotContain(Facts.CUSTOMER, Facts.MASKED);
        assertThat(told(sale, Grant.CARDS))
                .contains(Facts.MASKED, "tok_9f3a")
                .doesNotContain(Facts.CUSTOMER, "\"104\"");
        var noSale = new Facts().noSale();
        assertThat(told(noSale)).doesNotContain("change for a customer");
        assertThat(told(noSale, Grant.TEXTS)).contains("change for a customer");
    }

    @Test
    void what_is_cut_down_is_still_a_poslog_and_comes_to_the_same() {
        var cut = new Discretion(Set.of()).of(sale).orElseThrow();
        assertThat(PosLog.of(cut).orElseThrow())
                .contains("TransactionGrandAmount\" CurrencyCode=\"EUR\">1.29<")
                .doesNotContain("OperatorID", "PrimaryAccountNumber", "AuthorizationCode");
    }

    @Test
    void a_field_that_nobody_has_thought_about_stays_inside() {
        ((ObjectNode) sale.data().get("payload")).put("surprise", "private");
        assertThat(told(sale, Grant.values())).doesNotContain("surprise");
    }

    @Test
    void services_whose_events_are_about_persons_are_closed_and_new_ones_as_well() {
        var nobody = new Discretion(Set.of());
        assertThat(nobody.mayHear("com.evertill.orders.placed.v1")).isTrue();
        assertThat(nobody.mayHear("com.evertill.loyalty.points-changed.v1")).isFalse();
        assertThat(nobody.mayHear("com.evertill.payments.captured.v1")).isFalse();
        assertThat(new Discretion(Set.of(Grant.CUSTOMERS)).mayHear("com.evertill.loyalty.points-changed.v1"))
                .isTrue();
        assertThat(new Discretion(Set.of(Grant.values())).mayHear("com.evertill.something.new.v1"))
                .isFalse();
        var registered = CloudEvent.of(
                "/evertill/customers",
                "1",
                "com.evertill.customers.registered.v1",
                "c",
                Facts.NOON,
                Map.of("customer", "c"));
        assertThat(nobody.of(registered)).isEmpty();
    }
}
