package com.evertill.cloud.published;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.ledger.readers.FactEvents;
import com.evertill.cloud.orders.OrderEvents;
import com.evertill.cloud.stock.SqliteStockStore;
import com.evertill.cloud.stock.Stock;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.StaffId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the service of stock itself told of five cartons of milk that two customers ordered three of, and of which three were not there after all. */
final class SampleStock {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final NodeId BOX = NodeId.parse("acme.hamburg.box1");
    private static final String MILK = "gtin:04012345678901";

    static CloudEvent of(String type) {
        var told = new ArrayList<CloudEvent>();
        try (var stock = new Stock(
                SqliteStockStore.open(
                        "jdbc:sqlite:" + Files.createTempDirectory("samples").resolve("stock.db")),
                (_, _) -> Optional.empty())) {
            stock.take(fact(1, new Payload.StockReceived("D-1", milk(5), new StaffId("104"))), AT);
            stock.take(placed("A-1001"), AT);
            stock.take(placed("A-1002"), AT);
            stock.take(fact(2, new Payload.StockAdjusted(milk(-3), "broken", new StaffId("104"))), AT);
            stock.take(cancelled("A-1001"), AT);
            while (stock.step(told::addAll)) {}
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NotTaken e) {
            throw new IllegalStateException(e);
        }
        return told.stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<Payload.StockLine> milk(long cartons) {
        return List.of(new Payload.StockLine(MILK, Quantity.each(cartons)));
    }

    private static CloudEvent fact(long sequence, Payload payload) {
        var type = FactEvents.type(FactType.of(payload));
        var written = Json.mapper().valueToTree(payload);
        var told = new FactEvents.Told(BOX, 1, sequence, AT, LocalDate.parse("2026-11-23"), written, null);
        return CloudEvent.of(FactEvents.SOURCE, BOX + "/1/" + sequence, type, BOX.toString(), AT, told);
    }

    private static CloudEvent placed(String order) {
        var wanted = List.of(new OrderEvents.Wanted(MILK, Quantity.each(3)));
        var total = new Money(387, Currency.getInstance("EUR"));
        var placed = new OrderEvents.Placed(order, "acme.hamburg", "acme.berlin", "cart-1", 3, wanted, total);
        return CloudEvent.of(OrderEvents.SOURCE, order + "/1", OrderEvents.PLACED, order, AT, placed);
    }

    private static CloudEvent cancelled(String order) {
        var data = Map.of("order", order, "store", "acme.hamburg", "reason", "THE_CUSTOMER_CALLED_IT_OFF");
        return CloudEvent.of(OrderEvents.SOURCE, order + "/2", OrderEvents.CANCELLED, order, AT, data);
    }

    private SampleStock() {}
}
