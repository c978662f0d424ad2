package com.evertill.cloud.carts;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketEvent;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.CustomerReference;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tender.ShiftNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer with a telephone, a visitor who is nobody yet, and a shop in which prices change. */
class CartsTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Store BERLIN = new Store("acme.berlin", EUR, TaxRules.EUROPEAN);
    private static final Store HAMBURG = new Store("acme.hamburg", EUR, TaxRules.EUROPEAN);
    private static final HeadId WEB = new HeadId("web");
    private static final HeadId APP = new HeadId("app");
    private static final Holder MARIA = new Holder.Customer(new CustomerReference("customer-17"));
    private static final Holder.Visitor VISITOR = new Holder.Visitor("visitor-3f");
    private static final String MILK = "gtin:04012345678901";
    private static final String APPLES = "plu:4129";

    @TempDir
    private Path folder;

    private final Map<String, Long> prices = new HashMap<>(Map.of(MILK, 129L, APPLES, 299L));
    private final List<CloudEvent> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private int ids;
    private Carts carts;

    @BeforeEach
    void open() {
        carts = Carts.open("jdbc:sqlite:" + folder.resolve("carts.db"), this::find, () -> "cart-" + ++ids);
    }

    @AfterEach
    void close() {
        carts.close();
    }

    private Optional<Assortment.Offered> find(Store store, String id, Instant at) {
        return Optional.ofNullable(prices.get(id))
                .map(price -> new Assortment.Offered(item(id, price), List.of(new TaxRate("A", "7 %", 70_000)), 12));
    }

    private static Item item(String id, long price) {
        return id.equals(MILK)
                ? Item.of("04012345678901", null, "Milk 1 l", "Dairy", new Money(price, EUR), "food", Unit.EACH)
                : Item.of(null, "4129", "Apples", "Fruit", new Money(price, EUR), "food", Unit.KG);
    }

    private @Nullable Refusal ask(Holder holder, HeadId head, Store store, CartAction action) {
        now = now.plusSeconds(1);
        return carts.take(new Carts.Command("c" + now.getEpochSecond(), holder, head, store, action), now)
                .refusal();
    }

    private void does(Holder holder, CartAction action) {
        assertThat(ask(holder, WEB, BERLIN, action)).isNull();
    }

    private static CartAction milk(int pieces) {
        return new CartAction.Add(MILK, Quantity.each(pieces));
    }

    private static CartAction apples(long grams) {
        return new CartAction.Add(APPLES, new Quantity(grams, Unit.KG));
    }

    private Cart cart(Holder holder) {
        return carts.find(holder, BERLIN.id()).orElseThrow();
    }

    private List<String> lines(Holder holder) {
        return cart(holder).priced().lines().stream()
                .map(line -> line.quantity() + " " + line.name() + " "
                        + line.amount().major())
                .toList();
    }

    private List<String> tells() {
        told.clear();
        while (carts.step(told::addAll)) {}
        return told.stream()
                .map(event -> event.type().replaceAll(".*\\.(.*)\\.v1", "$1") + " " + event.id())
                .toList();
    }

    @Test
    void a_cart_begins_with_its_first_item_and_is_priced_as_a_till_prices() {
        assertThat(carts.find(MARIA, BERLIN.id())).isEmpty();
        does(MARIA, milk(2));
        does(MARIA, apples(453));
        assertThat(lines(MARIA)).containsExactly("2 EACH Milk 1 l 2.58", "0.453 KG Apples 1.35");
        assertThat(cart(MARIA).priced().total()).isEqualTo(new Money(393, EUR));
        assertThat(tells()).containsExactly("cart-changed cart-1-3", "cart-changed cart-1-4");
    }

    @Test
    void a_line_keeps_the_price_that_was_in_force_when_it_was_added() {
        does(MARIA, milk(1));
        prices.put(MILK, 149L);
        does(MARIA, milk(1));
        does(MARIA, new CartAction.Change(1, Quantity.each(3)));
        assertThat(lines(MARIA)).containsExactly("3 EACH Milk 1 l 3.87", "1 EACH Milk 1 l 1.49");
    }

    @Test
    void a_repeat_is_answered_the_same_and_changes_nothing() {
        var once = new Carts.Command("1", MARIA, WEB, BERLIN, milk(1));
        var again = new Carts.Command("1", MARIA, WEB, BERLIN, milk(1));
        var other = new Carts.Command("1", MARIA, WEB, BERLIN, milk(2));
        assertThat(carts.take(once, now)).isEqualTo(new CartAnswer(null));
        prices.remove(MILK);
        assertThat(carts.take(again, now)).isEqualTo(new CartAnswer(null));
        assertThat(carts.take(other, now))
                .isEqualTo(new CartAnswer(Refusal.THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND));
        assertThat(lines(MARIA)).hasSize(1);
        assertThat(tells()).hasSize(1);
    }

    @Test
    void a_refusal_changes_nothing_and_tells_nobody() {
        assertThat(ask(MARIA, WEB, BERLIN, new CartAction.Add("plu:9999", Quantity.each(1))))
                .isEqualTo(Refusal.THE_ITEM_IS_UNKNOWN);
        assertThat(ask(MARIA, WEB, BERLIN, new CartAction.Add(APPLES, Quantity.each(1))))
                .isEqualTo(Refusal.THE_ITEM_NEEDS_A_WEIGHT);
        assertThat(ask(MARIA, WEB, BERLIN, new CartAction.Add(MILK, new Quantity(500, Unit.KG))))
                .isEqualTo(Refusal.THE_ITEM_IS_NOT_SOLD_BY_WEIGHT);
        assertThat(ask(MARIA, WEB, BERLIN, milk(0))).isEqualTo(Refusal.THE_QUANTITY_MUST_BE_MORE_THAN_ZERO);
        assertThat(ask(MARIA, WEB, BERLIN, new CartAction.Remove(1))).isEqualTo(Refusal.THERE_IS_NO_OPEN_BASKET);
        assertThat(carts.find(MARIA, BERLIN.id())).isEmpty();
        assertThat(tells()).isEmpty();
    }

    @Test
    void a_holder_has_one_cart_in_each_store_and_nobody_elses() {
        does(MARIA, milk(1));
        assertThat(ask(MARIA, WEB, HAMBURG, milk(5))).isNull();
        does(VISITOR, apples(1_000));
        assertThat(lines(MARIA)).containsExactly("1 EACH Milk 1 l 1.29");
        assertThat(carts.find(MARIA, HAMBURG.id()).orElseThrow().priced().total())
                .isEqualTo(new Money(645, EUR));
        assertThat(lines(VISITOR)).containsExactly("1 KG Apples 2.99");
    }

    @Test
    void a_parked_cart_goes_on_at_a_till_with_the_same_total() {
        does(MARIA, milk(2));
        does(MARIA, apples(453));
        prices.put(MILK, 999L);
        does(MARIA, new CartAction.Park());
        tells();
        var parked = told.getLast().read(CartEvents.Parked.class);
        var till = new TillId(2);
        var recalled = new BasketEvent.OwnerChanged(till, new ShiftNumber(till, 1, 31), new StaffId("104"));
        var atTill = BasketRules.replay(
                Stream.concat(parked.entries().stream().map(BasketEntry::happened), Stream.of(recalled))
                        .toList());
        assertThat(((Basket.Open) atTill).content().priced().total()).isEqualTo(parked.total());
        assertThat(parked.total()).isEqualTo(new Money(393, EUR));
    }

    @Test
    void a_parked_cart_takes_nothing_until_a_head_fetches_it() {
        does(MARIA, milk(1));
        does(MARIA, new CartAction.Park());
        assertThat(cart(MARIA).isParked()).isTrue();
        assertThat(ask(MARIA, WEB, BERLIN, milk(1))).isEqualTo(Refusal.THERE_IS_NO_OPEN_BASKET);
        assertThat(ask(MARIA, APP, BERLIN, new CartAction.Fetch())).isNull();
        assertThat(ask(MARIA, APP, BERLIN, milk(1))).isNull();
        assertThat(lines(MARIA)).hasSize(2);
        assertThat(tells())
                .containsExactly(
                        "cart-changed cart-1-3",
                        "cart-parked cart-1-4",
                        "cart-changed cart-1-5",
                        "cart-changed cart-1-6");
    }

    @Test
    void what_a_visitor_chose_comes_along_at_its_prices_when_they_sign_in() {
        does(MARIA, apples(1_000));
        does(VISITOR, milk(1));
        does(VISITOR, milk(2));
        does(VISITOR, new CartAction.Remove(1));
        prices.put(MILK, 149L);
        does(MARIA, new CartAction.Merge(VISITOR.secret()));
        assertThat(lines(MARIA)).containsExactly("1 KG Apples 2.99", "2 EACH Milk 1 l 2.58");
        assertThat(carts.find(VISITOR, BERLIN.id())).isEmpty();
        assertThat(tells()).endsWith("cart-given-up cart-2-5", "cart-changed cart-1-4");
        assertThat(ask(MARIA, WEB, BERLIN, new CartAction.Merge(VISITOR.secret())))
                .isEqualTo(Refusal.THERE_IS_NO_OPEN_BASKET);
        assertThat(lines(MARIA)).hasSize(2);
    }

    @Test
    void a_cart_is_not_merged_with_itself() {
        does(VISITOR, milk(1));
        assertThat(ask(VISITOR, WEB, BERLIN, new CartAction.Merge(VISITOR.secret())))
                .isEqualTo(Refusal.A_BASKET_IS_STILL_OPEN);
        assertThat(lines(VISITOR)).hasSize(1);
    }

    @Test
    void what_is_given_up_is_gone_and_the_next_item_begins_another_cart() {
        does(MARIA, milk(1));
        does(MARIA, new CartAction.Clear());
        assertThat(carts.find(MARIA, BERLIN.id())).isEmpty();
        does(MARIA, apples(200));
        assertThat(cart(MARIA).basket().id().value()).isEqualTo("cart-2");
    }

    @Test
    void what_was_ordered_stays_as_it_is_and_the_next_item_begins_another_cart() throws NotTaken {
        does(MARIA, milk(1));
        does(MARIA, new CartAction.Park());
        var placed = ordered(4);
        carts.hear(placed);
        carts.hear(placed);
        assertThat(carts.find(MARIA, BERLIN.id())).isEmpty();
        does(MARIA, apples(200));
        assertThat(cart(MARIA).basket().id()).isEqualTo(new BasketId("cart-2"));
        assertThat(carts.find(new BasketId("cart-1")).map(Cart::isParked)).hasValue(true);
    }

    @Test
    void a_cart_that_was_taken_up_again_is_not_the_one_that_was_ordered() throws NotTaken {
        does(MARIA, milk(1));
        does(MARIA, new CartAction.Park());
        does(MARIA, new CartAction.Fetch());
        carts.hear(ordered(4));
        does(MARIA, milk(1));
        assertThat(lines(MARIA)).hasSize(2);
    }

    private CloudEvent ordered(int version) {
        var data = Map.of("order", "A-1", "basket", "cart-1", "version", version);
        var event = CloudEvent.of("/evertill/orders", "A-1", "com.evertill.orders.placed.v1", "A-1", now, data);
        assertThat(Carts.NEWS.matches(event)).isTrue();
        return event;
    }

    @Test
    void what_nobody_comes_back_for_is_given_up_parked_or_not() {
        does(MARIA, milk(1));
        does(VISITOR, milk(1));
        does(VISITOR, new CartAction.Park());
        assertThat(carts.expire(now.plus(Carts.KEPT).minusSeconds(5))).isFalse();
        now = now.plus(Duration.ofDays(20));
        does(MARIA, milk(1));
        now = now.plus(Duration.ofDays(11));
        tells();
        assertThat(carts.expire(now)).isTrue();
        assertThat(carts.find(VISITOR, BERLIN.id())).isEmpty();
        assertThat(lines(MARIA)).hasSize(2);
        assertThat(tells()).containsExactly("cart-given-up cart-2-5");
        assertThat(carts.expire(now)).isFalse();
    }

    @Test
    void what_was_answered_survives_the_end_of_the_process() {
        does(MARIA, milk(1));
        carts.close();
        open();
        assertThat(lines(MARIA)).containsExactly("1 EACH Milk 1 l 1.29");
        assertThat(tells()).containsExactly("cart-changed cart-1-3");
    }
}
