package com.evertill.cloud.orders;

import static com.evertill.cloud.orders.Baskets.euro;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.tender.Tender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Maria fetches what she has ordered, at a till of its store. */
class OrderAtTillTest extends OrdersFixture {

    @Test
    void click_and_collect_paid_at_the_till() throws NotTaken {
        assertThat(place(COLLECT, Paying.ON_COLLECTION)).isNull();
        assertThat(tells()).containsExactly("placed");
        assertThat(told.getFirst().data()).hasToString("""
                {"order":"A-1001","store":"acme.hamburg","takenAt":"acme.berlin","basket":"cart-1","version":4,\
                "lines":[{"item":"gtin:04012345678901","quantity":{"thousandths":3000,"unit":"EACH"}},\
                {"item":"gtin:04005556667772","quantity":{"thousandths":1000,"unit":"EACH"}}],\
                "total":{"minor":482,"currency":"EUR"}}""");
        reserved();
        assertThat(tells()).containsExactly("confirmed");
        assertThat(ask(FIRST, new OrderCommand.Gather())).isNull();
        assertThat(tells()).containsExactly("ready");
        assertThat(given(BOX).content().tenders()).isEmpty();
        assertThat(tells()).containsExactly("given-to-till");
        soldAtTill("cash");
        assertThat(tells()).containsExactly("collected");
        assertThat(state()).isEqualTo("HandedOver");
    }

    @Test
    void ship_from_store_is_paid_beforehand_and_captured_when_it_leaves() throws NotTaken {
        assertThat(place(SHIP, Paying.ON_COLLECTION)).isEqualTo(OrderRefusal.WHAT_IS_SHIPPED_IS_PAID_BEFOREHAND);
        assertThat(place(SHIP, Paying.BEFOREHAND)).isNull();
        reserved();
        authorised("p-1");
        assertThat(ask(FIRST, new OrderCommand.Gather())).isNull();
        given(BOX);
        soldAtTill("prepaid");
        assertThat(tells())
                .containsExactly(
                        "placed",
                        "payment-wanted",
                        "confirmed",
                        "ready",
                        "given-to-till",
                        "collected",
                        "capture-wanted");
        assertThat(told.getLast().data())
                .hasToString(
                        "{\"order\":\"A-1001\",\"payment\":\"p-1\",\"amount\":{\"minor\":482,\"currency\":\"EUR\"}}");
    }

    @Test
    void goods_that_a_till_sold_are_gone_whatever_the_order_thought() throws NotTaken {
        place(COLLECT, Paying.BEFOREHAND);
        ask(FIRST, new OrderCommand.CallOff(OrderCommand.By.STORE));
        tells();
        soldAtTill("prepaid");
        assertThat(tells()).containsExactly("collected", "sold-unpaid");
        assertThat(state()).isEqualTo("HandedOver");
    }

    @Test
    void what_is_paid_beforehand_comes_to_the_till_paid_and_the_till_takes_the_rest() throws NotTaken {
        place(COLLECT, Paying.BEFOREHAND);
        assertThat(notGiven(BOX)).isEqualTo(OrderRefusal.THE_ORDER_IS_NOT_CONFIRMED);
        reserved();
        authorised("p-1");
        var basket = given(BOX).content();
        assertThat(basket.tenders()).containsExactly(new Tender.Prepaid(1, euro(482), "A-1001"));
        assertThat(basket.priced().due()).isEqualTo(euro(0));
        tells();
        soldAtTill("prepaid", "cash");
        assertThat(tells()).containsExactly("collected", "capture-wanted");
        assertThat(notGiven(BOX)).isEqualTo(OrderRefusal.THE_ORDER_IS_CLOSED);
    }

    @Test
    void a_shop_that_asks_again_is_given_the_same_and_no_other_is() throws NotTaken {
        place(COLLECT, Paying.BEFOREHAND);
        reserved();
        authorised("p-1");
        assertThat(notGiven(NodeId.parse("acme.berlin.box1"))).isEqualTo(OrderRefusal.THE_ORDER_IS_FOR_ANOTHER_STORE);
        var first = given(BOX);
        now = now.plusSeconds(60);
        assertThat(given(BOX)).isEqualTo(first);
        assertThat(notGiven(NodeId.parse("acme.hamburg.box2"))).isEqualTo(OrderRefusal.THE_ORDER_IS_AT_A_TILL);
        assertThat(tells()).containsOnlyOnce("given-to-till");
        assertThat(orders.give(new BasketId("cart-2"), NodeId.parse(BOX.toString()), now))
                .isEmpty();
    }

    @Test
    void an_order_that_is_voided_at_the_till_is_called_off_and_its_money_goes_back() throws NotTaken {
        place(COLLECT, Paying.BEFOREHAND);
        reserved();
        authorised("p-1");
        given(BOX);
        tells();
        assertThat(ask(FIRST, new OrderCommand.CallOff(OrderCommand.By.CUSTOMER)))
                .isEqualTo(OrderRefusal.THE_ORDER_IS_AT_A_TILL);
        voidedAtTill();
        assertThat(tells()).containsExactly("cancelled", "payment-not-wanted");
        assertThat(state()).isEqualTo("Cancelled");
    }

    @Test
    void what_was_paid_at_the_till_is_not_taken_from_the_card_as_well() throws NotTaken {
        place(COLLECT, Paying.BEFOREHAND);
        reserved();
        authorised("p-1");
        tells();
        soldAtTill("cash");
        assertThat(tells()).containsExactly("collected", "payment-not-wanted");
    }

    @Test
    void sales_of_other_baskets_are_nothing_to_an_order() throws NotTaken {
        place(COLLECT, Paying.ON_COLLECTION);
        hears(
                "facts.sale.completed",
                Map.of("node", BOX, "payload", Map.of("receipt", "1-1-8", "basket", "cart-2", "tenders", List.of())));
        assertThat(state()).isEqualTo("Reserving");
    }

    @Test
    void where_the_bank_let_go_what_it_held_the_till_takes_the_money() throws NotTaken {
        place(COLLECT, Paying.BEFOREHAND);
        reserved();
        authorised("p-1");
        hears("payments.hold-lost", Map.of("order", FIRST, "payment", "p-1"));
        assertThat(given(BOX).content().tenders()).isEmpty();
        tells();
        soldAtTill("cash");
        assertThat(tells()).containsExactly("collected", "payment-not-wanted");
    }

    @Test
    void what_a_till_has_is_its_own_however_long_and_what_is_handed_over_unpaid_is_told() throws NotTaken {
        place(COLLECT, Paying.BEFOREHAND);
        reserved();
        authorised("p-1");
        given(BOX);
        assertThat(orders.expire(now.plus(Duration.ofDays(60)))).isFalse();
        hears("payments.hold-lost", Map.of("order", FIRST, "payment", "p-1"));
        tells();
        soldAtTill("prepaid");
        assertThat(tells()).containsExactly("collected", "sold-unpaid");
    }

    @Test
    void what_was_sold_before_tills_said_how_it_was_paid_can_be_read() {
        var sold = Json.read(
                "{\"event\":\"sold\",\"node\":\"acme.hamburg.box1\",\"receipt\":\"1-1-7\"}"
                        .getBytes(StandardCharsets.UTF_8),
                OrderEvent.class);
        var placement = placement(FIRST, COLLECT, Paying.BEFOREHAND, Baskets.milkAndSoap("cart-1"));
        var order = OrderRules.replay(List.of(
                new OrderEvent.OrderPlaced(placement),
                new OrderEvent.StockReserved(),
                new OrderEvent.PaymentMade(new PaymentId("p-1")),
                sold));
        assertThat(order).isInstanceOfSatisfying(Order.HandedOver.class, it -> assertThat(it.payment())
                .contains(new PaymentId("p-1")));
    }
}
