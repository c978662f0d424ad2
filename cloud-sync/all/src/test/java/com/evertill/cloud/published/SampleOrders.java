package com.evertill.cloud.published;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.orders.Fulfilment;
import com.evertill.cloud.orders.OrderCommand;
import com.evertill.cloud.orders.OrderEvent;
import com.evertill.cloud.orders.OrderId;
import com.evertill.cloud.orders.Orders;
import com.evertill.cloud.orders.Paying;
import com.evertill.cloud.orders.Placement;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketEvent;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.pricing.SoldItem;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** What the service of orders itself told of two litres of milk that were ordered, paid, fetched and brought back, and of an order that was called off. */
final class SampleOrders {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final HeadId WEB = new HeadId("web");

    private final List<CloudEvent> told = new ArrayList<>();
    private final Orders orders;
    private int heard;

    private SampleOrders(Orders orders) {
        this.orders = orders;
    }

    static CloudEvent of(String type) {
        try (var orders = Orders.open(
                "jdbc:sqlite:" + Files.createTempDirectory("samples").resolve("orders.db"))) {
            var samples = new SampleOrders(orders);
            samples.fetchedAndBroughtBack(new OrderId("A-1001"));
            samples.calledOffAndSoldAllTheSame(new OrderId("A-1002"));
            while (orders.step(samples.told::addAll)) {}
            return samples.told.stream()
                    .filter(event -> event.type().equals(type))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NotTaken e) {
            throw new IllegalStateException(e);
        }
    }

    private void fetchedAndBroughtBack(OrderId order) throws NotTaken {
        ask(order, new OrderCommand.Place(placement(order)));
        hear("stock.reserved", Map.of("order", order));
        hear("payments.authorised", Map.of("order", order, "payment", "payment-7"));
        ask(order, new OrderCommand.Gather());
        orders.give(basket(order), NodeId.parse("acme.hamburg.box1"), AT);
        sold(order, "1-1-1042");
        var carton = new OrderEvent.Part(1, Quantity.each(1));
        ask(order, new OrderCommand.TakeBack("return-1", "acme.berlin", List.of(carton)));
    }

    private void calledOffAndSoldAllTheSame(OrderId order) throws NotTaken {
        ask(order, new OrderCommand.Place(placement(order)));
        hear("stock.reserved", Map.of("order", order));
        ask(order, new OrderCommand.CallOff(OrderCommand.By.CUSTOMER));
        sold(order, "1-1-1043");
    }

    private void ask(OrderId order, OrderCommand.Asked what) {
        var id = "command-" + what.getClass().getSimpleName();
        var refusal = orders.take(new Orders.Command("customer-17/" + order, id, order, what), AT);
        if (refusal.isPresent()) {
            throw new IllegalStateException(refusal.get().name());
        }
    }

    private void sold(OrderId order, String receipt) throws NotTaken {
        hear(
                "facts.sale.completed",
                Map.of(
                        "node",
                        "acme.hamburg.box1",
                        "payload",
                        Map.of(
                                "receipt",
                                receipt,
                                "basket",
                                basket(order),
                                "tenders",
                                List.of(Map.of("means", "prepaid")))));
    }

    private void hear(String type, Map<String, ?> data) throws NotTaken {
        var event = CloudEvent.of("/evertill/others", "n" + ++heard, "com.evertill." + type + ".v1", "", AT, data);
        orders.hear(event, AT);
    }

    private static BasketId basket(OrderId order) {
        return new BasketId("cart-of-" + order);
    }

    private static Placement placement(OrderId order) {
        var milk = Item.of("04012345678901", null, "Milk 1 l", "Dairy", new Money(129, EUR), "food", Unit.EACH);
        var sold = SoldItem.of(milk, List.of(new TaxRate("A", "7 %", 70_000)));
        var entries = List.of(
                new BasketEntry(AT, new BasketEvent.CartOpened(basket(order), WEB, EUR, TaxRules.EUROPEAN)),
                new BasketEntry(
                        AT, new BasketEvent.LineAdded(1, sold, milk.price(), Quantity.each(2), null, 12, sold.code())),
                new BasketEntry(AT, new BasketEvent.BasketParked()));
        var fulfilment = new Fulfilment.Collect("acme.hamburg");
        return new Placement(order, "customer-17", WEB, "acme.berlin", fulfilment, Paying.BEFOREHAND, entries);
    }
}
