package com.evertill.cloud.forecast;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.node.NodeId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the shops and stock tell, as far as a forecast is made of it. */
final class ForecastNews {
    private static final String SOLD = "com.evertill.facts.sale.completed.v1";
    private static final String RECEIVED = "com.evertill.facts.stock.received.v1";
    private static final String LEVEL = "com.evertill.stock.level-changed.v1";

    static final EventPattern PATTERN = EventPattern.ofTypes(SOLD, RECEIVED, LEVEL);

    /** As in stock: ten billion pieces are more than any shop can mean. */
    private static final long MOST = 1_000_000_000_000L;

    /** What of the ledger's event is read here. */
    private record Told(
            NodeId node,
            int epoch,
            long sequence,
            LocalDate businessDay,
            @Nullable JsonNode payload,
            @Nullable Withheld withheld) {
        FactKey key() {
            return new FactKey(node, epoch, sequence);
        }
    }

    /** What of a payload that is too large for a bus is told instead. */
    private record Withheld(long batch) {}

    private record Sale(Priced priced) {}

    private record Priced(List<Line> lines) {}

    private record Receipt(List<Line> lines) {}

    private record Line(
            String itemId, Quantity quantity, @Nullable Boolean voided) {}

    private record Level(String store, String item, Quantity onHand, Quantity reserved, long version) {}

    /** News of one store. */
    sealed interface Heard {
        /** @param quantities thousandths, each more than zero. */
        record Sold(String store, LocalDate day, Map<Kind, Long> quantities) implements Heard {}

        record Received(Map<Kind, Long> quantities) implements Heard {}

        record LevelIs(Kind kind, long version, long onHand, long promised) implements Heard {}
    }

    /** @throws NotTaken if it makes no sense. */
    static Heard read(CloudEvent event, WithheldFacts withheld) throws NotTaken {
        try {
            return switch (event.type()) {
                case SOLD -> {
                    var told = event.read(Told.class);
                    var lines = payload(told, withheld, Sale.class).priced().lines();
                    yield new Heard.Sold(told.node().shop(), told.businessDay(), sum(told, lines));
                }
                case RECEIVED -> {
                    var told = event.read(Told.class);
                    yield new Heard.Received(
                            sum(told, payload(told, withheld, Receipt.class).lines()));
                }
                case LEVEL -> level(event.read(Level.class));
                default -> throw new IllegalArgumentException("nobody asked for it");
            };
        } catch (Json.MalformedException | IllegalArgumentException | ArithmeticException e) {
            throw new NotTaken("This is no " + event.type() + ": " + e.getMessage(), e);
        }
    }

    private static Heard level(Level level) {
        return new Heard.LevelIs(
                new Kind(level.store(), level.item(), level.onHand().unit()),
                level.version(),
                level.onHand().thousandths(),
                level.reserved().thousandths());
    }

    private static Map<Kind, Long> sum(Told told, List<Line> lines) {
        var quantities = new LinkedHashMap<Kind, Long>();
        for (var line : lines) {
            if (!Boolean.TRUE.equals(line.voided()) && line.quantity().isPositive()) {
                var kind = new Kind(
                        told.node().shop(), line.itemId(), line.quantity().unit());
                quantities.merge(kind, sound(line.quantity().thousandths()), Math::addExact);
            }
        }
        return quantities;
    }

    private static long sound(long thousandths) {
        if (thousandths > MOST) {
            throw new ArithmeticException(thousandths + " is more than any shop can mean");
        }
        return thousandths;
    }

    private static <T> T payload(Told told, WithheldFacts facts, Class<T> type) throws NotTaken {
        var payload = told.payload();
        if (payload == null) {
            if (told.withheld() == null) {
                throw new NotTaken(told.key() + " has neither a payload nor where to ask for it");
            }
            payload = facts.payload(told.key(), told.withheld().batch())
                    .orElseThrow(() -> new NotTaken(told.key() + " was withheld and is not known where it was told"));
        }
        return Json.read(Json.bytes(payload), type);
    }

    private ForecastNews() {}
}
