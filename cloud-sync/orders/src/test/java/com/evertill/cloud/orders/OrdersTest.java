package com.evertill.cloud.orders;

import static com.evertill.cloud.orders.Baskets.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.orders.OrderEvent.Part;
import com.evertill.commerce.item.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Maria orders on her telephone what lies on the shelf in Hamburg. */
class OrdersTest extends OrdersFixture {

    @Test
    void what_the_store_has_not_is_cancelled_and_nobody_is_asked_to_pay() throws NotTaken {
        place(COLLECT, Paying.BEFOREHAND);
        hears("stock.not-reserved", Map.of("order", FIRST, "store", HAMBURG, "missing", List.of()));
        assertThat(tells()).containsExactly("placed", "cancelled");
        assertThat(orders.find(FIRST)).isInstanceOfSatisfying(Order.Cancelled.class, it -> assertThat(it.why())
                .isEqualTo(Cancellation.THE_STORE_HAS_NOT_ENOUGH));
    }

    @Test
    void a_declined_payment_lets_the_reservation_go() throws NotTaken {
        place(COLLECT, Paying.BEFOREHAND);
        reserved();
        hears("payments.not-authorised", Map.of("order", FIRST));
        assertThat(tells()).containsExactly("placed", "payment-wanted", "cancelled", "payment-not-wanted");
    }

    @Test
    void a_payment_that_comes_when_all_is_over_goes_back() throws NotTaken {
        place(COLLECT, Paying.BEFOREHAND);
        reserved();
        now = now.plus(Duration.ofMinutes(30));
        assertThat(orders.expire(now)).isTrue();
        assertThat(tells()).containsExactly("placed", "payment-wanted", "cancelled", "payment-not-wanted");
        authorised("p-1");
        assertThat(tells()).containsExactly("payment-not-wanted");
        assertThat(state()).isEqualTo("Cancelled");
    }

    @Test
    void a_second_payment_for_the_same_order_goes_back() throws NotTaken {
        place(COLLECT, Paying.BEFOREHAND);
        reserved();
        authorised("p-1");
        tells();
        authorised("p-1");
        assertThat(tells()).isEmpty();
        authorised("p-2");
        assertThat(tells()).containsExactly("payment-not-wanted");
    }

    @Test
    void an_order_that_is_called_off_gives_back_what_it_held() throws NotTaken {
        place(COLLECT, Paying.BEFOREHAND);
        reserved();
        authorised("p-1");
        tells();
        assertThat(ask(FIRST, new OrderCommand.CallOff(OrderCommand.By.CUSTOMER)))
                .isNull();
        assertThat(tells()).containsExactly("cancelled", "payment-not-wanted");
        assertThat(ask(FIRST, new OrderCommand.CallOff(OrderCommand.By.CUSTOMER)))
                .isEqualTo(OrderRefusal.THE_ORDER_IS_CLOSED);
    }

    /** It came to the till as a cart, while its customer ordered it. */
    @Test
    void what_makes_no_sense_is_not_taken() {
        assertThatThrownBy(() -> hears("stock.reserved", Map.of("order", "?")))
                .isInstanceOf(NotTaken.class)
                .hasMessageContaining("stock.reserved");
        assertThatThrownBy(() -> hears("facts.sale.completed", Map.of("node", "acme.hamburg.box1")))
                .isInstanceOf(NotTaken.class)
                .hasMessageContaining("look in the ledger");
    }

    @Test
    void news_that_come_twice_have_their_effect_once() throws NotTaken {
        place(COLLECT, Paying.ON_COLLECTION);
        var event = CloudEvent.of(
                "/evertill/stock", "r-1", "com.evertill.stock.reserved.v1", "", now, Map.of("order", FIRST));
        hears(event);
        hears(event);
        assertThat(tells()).containsExactly("placed", "confirmed");
    }

    @Test
    void goods_come_back_to_any_store_and_their_shares_add_up() throws NotTaken {
        place(COLLECT, Paying.BEFOREHAND);
        reserved();
        authorised("p-1");
        assertThat(back("r-1", new Part(1, Quantity.each(1)))).isEqualTo(OrderRefusal.THE_ORDER_IS_NOT_HANDED_OVER);
        soldAtTill("prepaid");
        tells();
        assertThat(back("r-1", new Part(1, Quantity.each(1)))).isNull();
        assertThat(tells()).containsExactly("returned", "refund-wanted");
        assertThat(told.getLast().data().get("amount")).hasToString("{\"minor\":129,\"currency\":\"EUR\"}");
        assertThat(back("r-1", new Part(1, Quantity.each(1)))).isNull();
        assertThat(tells()).as("the same return again").isEmpty();
        assertThat(back("r-2", new Part(1, Quantity.each(3)))).isEqualTo(OrderRefusal.MORE_THAN_IS_LEFT_OF_THE_LINE);
        assertThat(back("r-2", new Part(1, Quantity.each(2)), new Part(2, Quantity.each(1))))
                .isNull();
        assertThat(orders.find(FIRST)).isInstanceOfSatisfying(Order.HandedOver.class, it -> assertThat(
                        it.returned().refunded())
                .isEqualTo(euro(482)));
        assertThat(back("r-3", new Part(3, Quantity.each(1)))).isEqualTo(OrderRefusal.THERE_IS_NO_SUCH_LINE);
        assertThat(back("r-3")).isEqualTo(OrderRefusal.THE_QUANTITY_MUST_BE_MORE_THAN_ZERO);
    }

    private @Nullable OrderRefusal back(String name, Part... parts) {
        return ask(FIRST, new OrderCommand.TakeBack(name, BERLIN, List.of(parts)));
    }

    @Test
    void a_command_is_done_once_and_its_repeat_is_answered_the_same() {
        var place =
                new OrderCommand.Place(placement(FIRST, COLLECT, Paying.ON_COLLECTION, Baskets.milkAndSoap("cart-1")));
        assertThat(ask("c-7", FIRST, place)).isNull();
        assertThat(ask("c-7", FIRST, place)).isNull();
        assertThat(tells()).containsExactly("placed");
        assertThat(ask("c-7", FIRST, new OrderCommand.Gather()))
                .isEqualTo(OrderRefusal.THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND);
        assertThat(ask("c-8", FIRST, place)).isEqualTo(OrderRefusal.THE_BASKET_WAS_ORDERED_BEFORE);
    }

    @Test
    void what_cannot_be_ordered_says_why() {
        var open = Baskets.milkAndSoap("cart-1");
        assertThat(ask(
                        FIRST,
                        new OrderCommand.Place(
                                placement(FIRST, COLLECT, Paying.ON_COLLECTION, open.subList(0, open.size() - 1)))))
                .isEqualTo(OrderRefusal.THE_BASKET_IS_NOT_PUT_ASIDE);
        assertThat(ask(
                        FIRST,
                        new OrderCommand.Place(
                                placement(FIRST, COLLECT, Paying.BEFOREHAND, Baskets.milkAndApples("cart-2")))))
                .isEqualTo(OrderRefusal.A_WEIGHED_ITEM_IS_PAID_ON_COLLECTION);
        assertThat(ask(FIRST, new OrderCommand.Gather())).isEqualTo(OrderRefusal.THERE_IS_NO_SUCH_ORDER);
        assertThat(tells()).isEmpty();
    }

    @Test
    void an_order_is_placed_under_its_own_name() {
        var place =
                new OrderCommand.Place(placement(FIRST, COLLECT, Paying.ON_COLLECTION, Baskets.milkAndSoap("cart-1")));
        var other = new OrderId("A-1002");
        assertThatThrownBy(() -> new Orders.Command("customer-17", "c-1", other, place))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_nobody_collects_goes_back_to_the_shelf_after_a_week() throws NotTaken {
        place(COLLECT, Paying.ON_COLLECTION);
        reserved();
        ask(FIRST, new OrderCommand.Gather());
        tells();
        assertThat(orders.expire(now.plus(Duration.ofDays(7)).minusMillis(1))).isFalse();
        assertThat(orders.expire(now.plus(Duration.ofDays(7)))).isTrue();
        assertThat(tells()).containsExactly("cancelled");
    }

    @Test
    void customers_and_stores_page_through_their_orders() throws NotTaken {
        for (int number = 1; number <= 5; number++) {
            var id = new OrderId("A-" + number);
            now = now.plusSeconds(1);
            ask(
                    id,
                    new OrderCommand.Place(
                            placement(id, COLLECT, Paying.ON_COLLECTION, Baskets.milkAndSoap("cart-" + number))));
        }
        ask(new OrderId("A-3"), new OrderCommand.CallOff(OrderCommand.By.CUSTOMER));
        assertThat(orders.ofCustomer("customer-17", Optional.empty(), 2)).hasToString("[A-5, A-4]");
        assertThat(orders.ofCustomer("customer-17", Optional.of(new OrderId("A-4")), 9))
                .hasToString("[A-3, A-2, A-1]");
        assertThat(orders.openIn(HAMBURG, Optional.empty(), 3)).hasToString("[A-1, A-2, A-4]");
        assertThat(orders.openIn(HAMBURG, Optional.of(new OrderId("A-4")), 3)).hasToString("[A-5]");
        assertThat(orders.openIn(BERLIN, Optional.empty(), 3)).isEmpty();
    }

    @Test
    void it_is_all_there_after_a_restart() throws NotTaken {
        place(COLLECT, Paying.BEFOREHAND);
        reserved();
        orders.close();
        open();
        assertThat(tells()).containsExactly("placed", "payment-wanted");
        authorised("p-1");
        assertThat(state()).isEqualTo("Confirmed");
    }
}
