package com.evertill.cloud.orders;

import static com.evertill.cloud.orders.Baskets.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.node.NodeId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Maria, who orders on her telephone what lies on the shelf in Hamburg, and all who have to do with it. */
abstract class OrdersFixture {
    static final String HAMBURG = "acme.hamburg";
    static final String BERLIN = "acme.berlin";
    static final NodeId BOX = NodeId.parse("acme.hamburg.box1");
    static final OrderId FIRST = new OrderId("A-1001");
    static final Fulfilment COLLECT = new Fulfilment.Collect(HAMBURG);
    static final Fulfilment SHIP = new Fulfilment.Ship(HAMBURG, "address-3");

    @TempDir
    Path folder;

    final List<CloudEvent> told = new ArrayList<>();
    Instant now = Instant.parse("2026-11-23T12:00:00Z");
    int news;
    int commands;
    Orders orders;

    @BeforeEach
    void open() {
        orders = Orders.open("jdbc:sqlite:" + folder.resolve("orders.db"));
    }

    @AfterEach
    void close() {
        orders.close();
    }

    static Placement placement(OrderId order, Fulfilment way, Paying paying, List<BasketEntry> basket) {
        return new Placement(order, "customer-17", WEB, BERLIN, way, paying, basket);
    }

    @Nullable
    OrderRefusal ask(OrderId order, OrderCommand.Asked what) {
        return ask("c" + ++commands, order, what);
    }

    @Nullable
    OrderRefusal ask(String id, OrderId order, OrderCommand.Asked what) {
        return orders.take(new Orders.Command("customer-17", id, order, what), now)
                .orElse(null);
    }

    @Nullable
    OrderRefusal place(Fulfilment way, Paying paying) {
        return ask(FIRST, new OrderCommand.Place(placement(FIRST, way, paying, Baskets.milkAndSoap("cart-1"))));
    }

    void hears(String type, Map<String, ?> data) throws NotTaken {
        hears(CloudEvent.of("/evertill/others", "news-" + ++news, "com.evertill." + type + ".v1", "", now, data));
    }

    void hears(CloudEvent event) throws NotTaken {
        assertThat(Orders.NEWS.matches(event)).isTrue();
        orders.hear(event, now);
    }

    void reserved() throws NotTaken {
        hears("stock.reserved", Map.of("order", FIRST, "store", HAMBURG, "lines", List.of()));
    }

    void authorised(String payment) throws NotTaken {
        hears("payments.authorised", Map.of("order", FIRST, "payment", payment));
    }

    void soldAtTill(String... means) throws NotTaken {
        var tenders = Stream.of(means).map(it -> Map.of("means", it)).toList();
        var sale = Map.of("receipt", "1-1-7", "basket", "cart-1", "tenders", tenders);
        hears("facts.sale.completed", Map.of("node", BOX, "payload", sale));
    }

    void voidedAtTill() throws NotTaken {
        hears("facts.sale.voided", Map.of("node", BOX, "payload", Map.of("basket", "cart-1")));
    }

    /** What the shop gets, as a basket. */
    Basket.Suspended given(NodeId node) {
        var answer = orders.give(new BasketId("cart-1"), node, now).orElseThrow();
        assertThat(answer).isInstanceOf(Orders.Handover.Given.class);
        var events = ((Orders.Handover.Given) answer)
                .events().stream().map(BasketEntry::happened).toList();
        return (Basket.Suspended) BasketRules.replay(events);
    }

    OrderRefusal notGiven(NodeId node) {
        var answer = orders.give(new BasketId("cart-1"), node, now).orElseThrow();
        return ((Orders.Handover.Refused) answer).why();
    }

    List<String> tells() {
        told.clear();
        while (orders.step(told::addAll)) {}
        return told.stream()
                .map(event -> event.type().replaceAll("com.evertill.orders.(.*).v1", "$1"))
                .toList();
    }

    String state() {
        return orders.find(FIRST).getClass().getSimpleName();
    }
}
