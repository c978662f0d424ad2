package com.evertill.cloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.carts.Assortment.Offered;
import com.evertill.cloud.carts.CartAction;
import com.evertill.cloud.carts.Carts;
import com.evertill.cloud.carts.Holder;
import com.evertill.cloud.carts.Store;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.LocalBus;
import com.evertill.cloud.ledger.readers.FactEvents;
import com.evertill.cloud.orders.Fulfilment;
import com.evertill.cloud.orders.Order;
import com.evertill.cloud.orders.OrderCommand;
import com.evertill.cloud.orders.OrderEvent;
import com.evertill.cloud.orders.OrderId;
import com.evertill.cloud.orders.Orders;
import com.evertill.cloud.orders.Paying;
import com.evertill.cloud.orders.Placement;
import com.evertill.cloud.payments.PaymentView;
import com.evertill.cloud.payments.Payments;
import com.evertill.cloud.payments.stripe.Stripe;
import com.evertill.cloud.payments.stripe.StripeAccount;
import com.evertill.cloud.stock.SqliteStockStore;
import com.evertill.cloud.stock.Stock;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.CustomerReference;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.rehearsal.provider.Fault;
import com.evertill.rehearsal.provider.LocalProvider;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a cart on a telephone to the receipt of a till: carts, orders, stock and payments on a real bus, a provider behind HTTP, and the shop's facts as the ledger tells them. */
class OrderAcrossServicesTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Store HAMBURG = new Store("acme.hamburg", EUR, TaxRules.EUROPEAN);
    private static final NodeId BOX = NodeId.parse("acme.hamburg.box1");
    private static final HeadId WEB = new HeadId("web");
    private static final Holder MARIA = new Holder.Customer(new CustomerReference("customer-17"));
    private static final Item MILK =
            Item.of("04012345678901", null, "Milk 1 l", "Dairy", new Money(129, EUR), "food", Unit.EACH);

    @TempDir
    private Path folder;

    private final List<String> story = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private long sequence;
    private int ids;
    private LocalBus bus;
    private Carts carts;
    private Orders orders;
    private Stock stock;
    private Payments payments;

    /** It goes on while our services are closed. */
    private final LocalProvider provider = new LocalProvider(new LocalProvider.Config(
            0, "sk_test_1", Optional.empty(), () -> Fault.NONE, Duration.ZERO, () -> now, task -> Thread.ofVirtual()
                    .start(task)));

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void open() {
        bus = LocalBus.open(url("bus"), () -> now);
        var offered = new Offered(MILK, List.of(new TaxRate("A", "7 %", 70_000)), 12);
        carts = Carts.open(url("carts"), (_, _, _) -> Optional.of(offered), () -> "cart-" + ++ids);
        orders = Orders.open(url("orders"));
        stock = new Stock(SqliteStockStore.open(url("stock")), (_, _) -> Optional.empty());
        var account = new StripeAccount(provider.address(), "sk_test_1", List.of(), URI.create("https://shop.example"));
        payments = Payments.open(url("payments"), new Stripe(account, client, Duration.ofSeconds(10)));
        bus.subscribe("payments", Payments.NEWS, event -> payments.hear(event, now));
        bus.subscribe("stock", Stock.wanted(), event -> stock.take(event, now));
        bus.subscribe("orders", Orders.NEWS, event -> orders.hear(event, now));
        bus.subscribe("carts", Carts.NEWS, carts::hear);
        bus.subscribe("story", EventPattern.of("{\"source\":[{\"prefix\":\"/evertill/\"}]}"), this::tell);
    }

    private String url(String name) {
        return "jdbc:sqlite:" + folder.resolve(name + ".db");
    }

    @AfterEach
    void close() {
        carts.close();
        orders.close();
        stock.close();
        payments.close();
        bus.close();
    }

    @AfterEach
    void closeProvider() {
        provider.close();
        client.close();
    }

    private void restart() {
        close();
        open();
    }

    private void tell(CloudEvent event) {
        story.add(event.type().replaceAll("com\\.evertill\\.(.*)\\.v1", "$1"));
    }

    /** Until nobody has anything to say any more. */
    private List<String> settle() {
        boolean busy = true;
        while (busy) {
            busy = carts.step(bus);
            busy |= orders.step(bus);
            busy |= stock.step(bus);
            busy |= payments.step(bus);
            busy |= payments.step(now);
            busy |= bus.step();
        }
        var told = List.copyOf(story);
        story.clear();
        return told;
    }

    private void chooses(CartAction action) {
        var command = new Carts.Command("cart-command-" + ++ids, MARIA, WEB, HAMBURG, action);
        assertThat(carts.take(command, now).refusal()).isNull();
    }

    private void fact(Payload payload) {
        var type = FactType.of(payload);
        var data = new FactEvents.Told(
                BOX,
                1,
                ++sequence,
                now,
                LocalDate.parse("2026-11-23"),
                Json.mapper().valueToTree(payload),
                null);
        var id = BOX + "/1/" + sequence;
        bus.put(List.of(CloudEvent.of(FactEvents.SOURCE, id, FactEvents.type(type), BOX.toString(), now, data)));
    }

    private void received(int cartons) {
        var line = new Payload.StockLine(MILK.id(), Quantity.each(cartons));
        fact(new Payload.StockReceived("D-1", List.of(line), new StaffId("104")));
        settle();
    }

    private OrderId orders(int cartons) {
        return orders(cartons, Paying.ON_COLLECTION);
    }

    private OrderId orders(int cartons, Paying paying) {
        chooses(new CartAction.Add(MILK.id(), Quantity.each(cartons)));
        chooses(new CartAction.Park());
        var cart = carts.find(MARIA, HAMBURG.id()).orElseThrow();
        var order = new OrderId("A-" + ++ids);
        var placement = new Placement(
                order, MARIA.name(), WEB, HAMBURG.id(), new Fulfilment.Collect(HAMBURG.id()), paying, cart.entries());
        assertThat(asks(order, new OrderCommand.Place(placement))).isEmpty();
        return order;
    }

    private Optional<?> asks(OrderId order, OrderCommand.Asked what) {
        return orders.take(new Orders.Command(MARIA.name(), "order-command-" + ++ids, order, what), now);
    }

    private String milk() {
        var level = stock.levels(HAMBURG.id(), MILK.id()).getFirst();
        return level.onHand() + " there, " + level.reserved() + " promised, " + level.available() + " to promise";
    }

    /** What the shop of the order is given for the code on the telephone. */
    private List<BasketEntry> broughtToTill(OrderId order) {
        var basket = ((Order.Placed) orders.find(order)).placement().basketId();
        return ((Orders.Handover.Given) orders.give(basket, BOX, now).orElseThrow()).events();
    }

    /** A till takes the order up with all its events, and is paid what is left of what the customer saw. */
    private void handedOver(OrderId order) {
        handedOver(broughtToTill(order));
    }

    private void handedOver(List<BasketEntry> brought) {
        fact(Counter.sold(brought, now));
    }

    @Test
    void what_was_chosen_on_a_telephone_is_gathered_in_the_shop_and_paid_at_its_till() {
        received(10);
        var order = orders(3);
        assertThat(settle()).contains("carts.cart-parked", "orders.placed", "stock.reserved", "orders.confirmed");
        assertThat(milk()).isEqualTo("10 EACH there, 3 EACH promised, 7 EACH to promise");
        assertThat(carts.find(MARIA, HAMBURG.id())).as("her next cart").isEmpty();
        assertThat(asks(order, new OrderCommand.Gather())).isEmpty();
        handedOver(order);
        assertThat(settle()).containsOnlyOnce("orders.ready", "facts.sale.completed", "orders.collected");
        assertThat(orders.find(order)).isInstanceOf(Order.HandedOver.class);
        assertThat(milk()).isEqualTo("7 EACH there, 0 EACH promised, 7 EACH to promise");
    }

    @Test
    void what_is_not_there_is_promised_to_nobody() {
        received(2);
        var order = orders(3);
        assertThat(settle()).contains("stock.not-reserved", "orders.cancelled");
        assertThat(orders.find(order)).isInstanceOf(Order.Cancelled.class);
        assertThat(milk()).isEqualTo("2 EACH there, 0 EACH promised, 2 EACH to promise");
    }

    @Test
    void what_is_called_off_before_anybody_heard_of_it_is_held_for_nobody() {
        received(10);
        var order = orders(3);
        assertThat(asks(order, new OrderCommand.CallOff(OrderCommand.By.CUSTOMER)))
                .isEmpty();
        settle();
        assertThat(milk()).isEqualTo("10 EACH there, 0 EACH promised, 10 EACH to promise");
    }

    @Test
    void services_that_end_and_begin_again_in_between_lose_nothing() {
        received(10);
        var order = orders(3);
        orders.step(bus);
        close();
        open();
        bus.step();
        close();
        open();
        settle();
        assertThat(orders.find(order)).isInstanceOf(Order.Confirmed.class);
        assertThat(milk()).isEqualTo("10 EACH there, 3 EACH promised, 7 EACH to promise");
        handedOver(order);
        bus.step();
        close();
        open();
        settle();
        assertThat(orders.find(order)).isInstanceOf(Order.HandedOver.class);
        assertThat(milk()).isEqualTo("7 EACH there, 0 EACH promised, 7 EACH to promise");
    }

    private PaymentView payment(OrderId order) {
        return payments.ofOrder(order.value()).orElseThrow();
    }

    private OrderId paidBeforehand(int cartons) {
        received(10);
        var order = orders(cartons, Paying.BEFOREHAND);
        assertThat(settle()).contains("stock.reserved", "orders.payment-wanted");
        restart();
        assertThat(payment(order).page()).isPresent();
        provider.openPages().forEach(provider::pay);
        now = now.plusSeconds(10);
        assertThat(settle()).containsSequence("payments.authorised", "orders.confirmed");
        return order;
    }

    @Test
    void what_is_paid_beforehand_is_taken_when_it_leaves_the_shop_and_what_comes_back_is_refunded() {
        var order = paidBeforehand(3);
        restart();
        assertThat(asks(order, new OrderCommand.Gather())).isEmpty();
        assertThat(payment(order).state()).isEqualTo(PaymentView.State.AUTHORISED);
        handedOver(order);
        bus.step();
        restart();
        orders.step(bus);
        restart();
        assertThat(settle()).containsOnlyOnce("payments.captured");
        var part = new OrderEvent.Part(1, Quantity.each(1));
        assertThat(asks(order, new OrderCommand.TakeBack("return-1", "acme.berlin", List.of(part))))
                .isEmpty();
        restart();
        assertThat(settle()).containsSequence("orders.refund-wanted", "payments.refunded");
        assertThat(payment(order).captured()).isEqualTo(new Money(387, EUR));
        assertThat(payment(order).refunded()).isEqualTo(new Money(129, EUR));
        assertThat(provider.money()).singleElement().satisfies(it -> {
            assertThat(it.captured()).isEqualTo(387);
            assertThat(it.refunded()).isEqualTo(129);
        });
    }

    @Test
    void what_is_given_up_at_the_till_is_held_for_nobody_and_paid_by_nobody() {
        var order = paidBeforehand(3);
        fact(Counter.givenUp(broughtToTill(order)));
        assertThat(settle()).contains("orders.cancelled", "payments.released");
        assertThat(milk()).isEqualTo("10 EACH there, 0 EACH promised, 10 EACH to promise");
    }

    @Test
    void where_the_bank_has_let_go_what_was_paid_beforehand_the_till_takes_the_money() {
        var order = paidBeforehand(3);
        provider.money().forEach(it -> provider.cancelByHand(it.id()));
        now = now.plus(Duration.ofDays(6));
        assertThat(settle()).contains("payments.hold-lost");
        var brought = ((Basket.Known) BasketRules.replay(
                        broughtToTill(order).stream().map(BasketEntry::happened).toList()))
                .content();
        assertThat(brought.priced().due()).isEqualTo(new Money(387, EUR));
        handedOver(order);
        assertThat(settle()).contains("orders.collected").doesNotContain("orders.sold-unpaid", "orders.capture-wanted");
    }

    /** The till had the cart before it was ordered. */
    @Test
    void who_pays_at_the_till_what_they_paid_in_the_web_as_well_gets_the_one_back() {
        var order = paidBeforehand(3);
        handedOver(((Order.Placed) orders.find(order)).placement().basket());
        assertThat(settle()).contains("orders.collected", "payments.released");
        assertThat(orders.find(order)).isInstanceOf(Order.HandedOver.class);
        assertThat(provider.money()).singleElement().satisfies(it -> assertThat(it.captured())
                .isZero());
    }

    @Test
    void who_calls_off_what_was_paid_beforehand_has_paid_nothing() {
        var order = paidBeforehand(3);
        assertThat(asks(order, new OrderCommand.CallOff(OrderCommand.By.CUSTOMER)))
                .isEmpty();
        restart();
        assertThat(settle()).contains("orders.cancelled", "orders.payment-not-wanted", "payments.released");
        assertThat(provider.money()).singleElement().satisfies(it -> {
            assertThat(it.held()).isFalse();
            assertThat(it.captured()).isZero();
        });
        assertThat(milk()).isEqualTo("10 EACH there, 0 EACH promised, 10 EACH to promise");
    }

    @Test
    void who_does_not_pay_in_time_has_ordered_nothing_and_cannot_pay_any_more() {
        received(10);
        var order = orders(3, Paying.BEFOREHAND);
        settle();
        now = now.plus(Duration.ofMinutes(31));
        orders.expire(now);
        assertThat(settle()).contains("orders.cancelled", "payments.released");
        assertThat(orders.find(order)).isInstanceOf(Order.Cancelled.class);
        assertThat(provider.openPages()).isEmpty();
    }
}
