package com.evertill.cloud.carts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.CustomerReference;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tender.ReceiptNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cart goes to a shop's till: it is in one place at any time, and what the shop says is right. */
class HandoverTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Store BERLIN = new Store("acme.berlin", EUR, TaxRules.EUROPEAN);
    private static final NodeId BOX = NodeId.parse("acme.berlin.box-1");
    private static final NodeId OTHER_BOX = NodeId.parse("acme.berlin.box-2");
    private static final NodeId HAMBURG = NodeId.parse("acme.hamburg.box-1");
    private static final Holder MARIA = new Holder.Customer(new CustomerReference("c-5f0c7a1e"));
    private static final Item MILK =
            Item.of("04012345678901", null, "Milk 1 l", "Dairy", new Money(129, EUR), "food", Unit.EACH);
    private static final BasketId CART = new BasketId("cart-1");
    private static final ReceiptNumber RECEIPT = new ReceiptNumber(new TillId(2), 1, 1042);

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private int ids;
    private Carts carts;

    @BeforeEach
    void open() {
        carts = Carts.open(
                "jdbc:sqlite:" + folder.resolve("carts.db"),
                (_, _, _) -> Optional.of(new Assortment.Offered(MILK, List.of(new TaxRate("A", "7 %", 70_000)), 12)),
                () -> "cart-" + ++ids);
    }

    @AfterEach
    void close() {
        carts.close();
    }

    private @Nullable Refusal ask(CartAction action) {
        now = now.plusSeconds(1);
        return carts.take(new Carts.Command("c" + now.getEpochSecond(), MARIA, new HeadId("web"), BERLIN, action), now)
                .refusal();
    }

    private void maria(CartAction action) {
        assertThat(ask(action)).isNull();
    }

    private static CartAction milk(int pieces) {
        return new CartAction.Add(MILK.id(), Quantity.each(pieces));
    }

    private Handover give(String question, NodeId node) {
        now = now.plusSeconds(1);
        return carts.give(new Handover.Wanted(question, node, CART), now);
    }

    private void shopSays(NodeId node, String fact, @Nullable ReceiptNumber receipt) throws NotTaken {
        var payload = new HashMap<String, String>(Map.of("basket", CART.value()));
        if (receipt != null) {
            payload.put("receipt", receipt.toString());
        }
        var data = Map.of("node", node.toString(), "payload", payload);
        var event = CloudEvent.of(
                "/evertill/ledger", node + "/1/" + fact, "com.evertill.facts." + fact + ".v1", "x", now, data);
        assertThat(Carts.FACTS.matches(event)).isTrue();
        carts.hearShop(event);
    }

    private List<String> tells() {
        var told = new ArrayList<CloudEvent>();
        while (carts.step(told::addAll)) {}
        return told.stream()
                .map(event -> event.type().replaceAll(".*\\.(.*)\\.v1", "$1"))
                .toList();
    }

    @Test
    void a_shop_is_given_the_cart_as_it_is_and_knows_whose_it_is() {
        maria(milk(2));
        var given = (Handover.Given) give("q1", BOX);
        var basket = BasketRules.replay(
                given.events().stream().map(BasketEntry::happened).toList());
        var content = ((Basket.Suspended) basket).content();
        assertThat(content.priced().total()).isEqualTo(new Money(258, EUR));
        assertThat(content.customer()).isEqualTo(new CustomerReference("c-5f0c7a1e"));
        assertThat(carts.whereabouts(CART)).isEqualTo(new Whereabouts.AtTill(BOX.toString(), now, false));
        assertThat(tells()).endsWith("cart-parked", "cart-handed-over");
    }

    @Test
    void a_repeated_question_is_given_the_same_also_by_a_service_that_began_again() {
        maria(milk(2));
        maria(new CartAction.Park());
        var given = give("q1", BOX);
        close();
        open();
        assertThat(give("q1", BOX)).isEqualTo(given);
        assertThat(give("q2", BOX)).isEqualTo(new Handover.Refused(Refusal.THE_CART_IS_AT_A_TILL));
        assertThat(give("q1", OTHER_BOX)).isEqualTo(new Handover.Refused(Refusal.THE_CART_IS_AT_A_TILL));
    }

    @Test
    void nobody_is_given_what_is_not_for_them() {
        assertThat(give("q0", BOX)).isEqualTo(new Handover.Refused(Refusal.THERE_IS_NO_SUCH_CART));
        maria(milk(2));
        assertThat(give("q1", HAMBURG)).isEqualTo(new Handover.Refused(Refusal.THE_CART_IS_FOR_ANOTHER_STORE));
        maria(new CartAction.Remove(1));
        assertThat(give("q2", BOX)).isEqualTo(new Handover.Refused(Refusal.THE_BASKET_IS_EMPTY));
        assertThat(carts.whereabouts(CART)).isEqualTo(new Whereabouts.Here());
        maria(new CartAction.Clear());
        assertThat(give("q3", BOX)).isEqualTo(new Handover.Refused(Refusal.THERE_IS_NO_SUCH_CART));
        assertThat(carts.whereabouts(CART)).isEqualTo(new Whereabouts.Ended());
    }

    @Test
    void a_cart_that_is_too_large_for_a_message_stays_where_it_is() {
        for (int line = 0; line < 400; line++) {
            maria(milk(1));
        }
        assertThat(give("q1", BOX)).isEqualTo(new Handover.Refused(Refusal.THE_CART_CANNOT_BE_HAD));
        maria(milk(1));
    }

    @Test
    void what_a_shop_has_its_holder_can_not_change() throws NotTaken {
        maria(milk(2));
        give("q1", BOX);
        assertThat(ask(milk(1))).isEqualTo(Refusal.THE_CART_IS_AT_A_TILL);
        assertThat(ask(new CartAction.Fetch())).isEqualTo(Refusal.THE_CART_IS_AT_A_TILL);
        assertThat(ask(new CartAction.Clear())).isEqualTo(Refusal.THE_CART_IS_AT_A_TILL);
        shopSays(BOX, "basket.received", null);
        now = now.plus(Duration.ofDays(40));
        assertThat(ask(new CartAction.Fetch())).isEqualTo(Refusal.THE_CART_IS_AT_A_TILL);
        assertThat(carts.expire(now)).as("given up behind the till's back").isFalse();
    }

    @Test
    void what_a_shop_never_got_its_holder_takes_back() {
        maria(milk(2));
        give("q1", BOX);
        now = now.plus(Duration.ofMinutes(15));
        maria(new CartAction.Fetch());
        maria(milk(1));
        assertThat(give("q1", BOX)).isEqualTo(new Handover.Refused(Refusal.THE_CART_CANNOT_BE_HAD));
        assertThat(give("q2", BOX)).isInstanceOf(Handover.Given.class);
    }

    @Test
    void what_was_sold_is_sold_whoever_thought_to_have_it_and_in_whatever_order_it_is_heard() throws NotTaken {
        maria(milk(2));
        give("q1", BOX);
        now = now.plus(Duration.ofMinutes(15));
        maria(new CartAction.Fetch());
        shopSays(BOX, "sale.completed", RECEIPT);
        shopSays(BOX, "basket.received", null);
        shopSays(BOX, "sale.completed", RECEIPT);
        assertThat(carts.whereabouts(CART)).isEqualTo(new Whereabouts.Sold(BOX.toString(), RECEIPT));
        assertThat(carts.find(MARIA, BERLIN.id())).isEmpty();
        assertThat(tells()).containsOnlyOnce("cart-sold");
        maria(milk(1));
        assertThat(carts.find(MARIA, BERLIN.id()).orElseThrow().basket().id()).isEqualTo(new BasketId("cart-2"));
    }

    @Test
    void what_a_till_gave_up_is_given_up() throws NotTaken {
        maria(milk(2));
        give("q1", BOX);
        shopSays(BOX, "basket.received", null);
        shopSays(BOX, "sale.voided", null);
        shopSays(BOX, "sale.voided", null);
        assertThat(carts.whereabouts(CART)).isEqualTo(new Whereabouts.Ended());
        assertThat(tells()).containsOnlyOnce("cart-given-up");
    }

    @Test
    void a_sale_that_is_no_cart_changes_nothing_and_one_that_cannot_be_read_is_not_passed_over() throws NotTaken {
        shopSays(BOX, "sale.completed", RECEIPT);
        assertThat(carts.whereabouts(CART)).isEqualTo(new Whereabouts.Ended());
        assertThat(tells()).isEmpty();
        var data = Map.of("node", BOX.toString(), "withheld", Map.of("bytes", 300_000));
        var large = CloudEvent.of("/evertill/ledger", "1", "com.evertill.facts.sale.completed.v1", "x", now, data);
        assertThatThrownBy(() -> carts.hearShop(large)).isInstanceOf(NotTaken.class);
    }
}
