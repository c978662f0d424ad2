package com.evertill.cloud.stock;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Movements;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.node.NodeId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact as far as it is about stock.
 *
 * @param lines thousandths by kind: moved, or there.
 * @param isCount whether it says how much was there.
 */
record ShopFact(Place place, Map<Kind, Long> lines, boolean isCount) {
    private static final String PREFIX = "com.evertill.facts.";
    private static final String VERSION = ".v1";
    /** As in the ledger: ten billion pieces are more than any shop can mean, and a million such facts still add up. */
    private static final long MOST = 1_000_000_000_000L;
    /** Twice what a GTIN has: names of events are made from it. */
    private static final int LONGEST_ITEM = 32;

    /** What of the ledger's event is read here. */
    private record Told(
            NodeId node,
            int epoch,
            long sequence,
            Instant at,
            @Nullable JsonNode payload,
            @Nullable Withheld withheld) {
        FactKey key() {
            return new FactKey(node, epoch, sequence);
        }
    }

    /** What of a payload that is too large for a bus is told instead. */
    private record Withheld(long batch) {}

    /** @param wire the fact's own type. */
    static String type(String wire) {
        return PREFIX + wire + VERSION;
    }

    static boolean isOne(String type) {
        return type.startsWith(PREFIX) && type.endsWith(VERSION);
    }

    /** @throws NotTaken if it makes no sense. */
    static ShopFact read(CloudEvent event, WithheldFacts withheld) throws NotTaken {
        try {
            var told = event.read(Told.class);
            var wire = event.type().substring(PREFIX.length(), event.type().length() - VERSION.length());
            return of(told, FactType.read(wire, Json.bytes(payload(told, withheld))));
        } catch (Json.MalformedException | IllegalArgumentException | ArithmeticException e) {
            throw new NotTaken("This is no fact: " + e.getMessage(), e);
        }
    }

    private static JsonNode payload(Told told, WithheldFacts facts) throws NotTaken {
        if (told.payload() != null) {
            return told.payload();
        }
        if (told.withheld() == null) {
            throw new NotTaken(told.key() + " has neither a payload nor where to ask for it");
        }
        return facts.payload(told.key(), told.withheld().batch())
                .orElseThrow(() -> new NotTaken(told.key() + " was withheld and is not known where it was told"));
    }

    private static ShopFact of(Told told, Payload payload) {
        var lines = new LinkedHashMap<Kind, Long>();
        var store = told.node().shop();
        if (payload instanceof Payload.StockCounted counted) {
            // Of two lines of one item the last is how it is, as the ledger has it.
            counted.lines().forEach(line -> lines.put(kind(store, line.itemId(), line.quantity()), sound(line)));
        } else {
            for (var movement : Movements.ofStock(payload)) {
                var quantity = movement.quantity();
                lines.merge(kind(store, movement.itemId(), quantity), bounded(quantity.thousandths()), Long::sum);
            }
        }
        var place =
                new Place(told.node(), told.epoch(), told.sequence(), told.at().truncatedTo(ChronoUnit.MILLIS));
        return new ShopFact(place, lines, payload instanceof Payload.StockCounted);
    }

    private static Kind kind(String store, String item, Quantity quantity) {
        if (item.isEmpty() || item.length() > LONGEST_ITEM) {
            throw new IllegalArgumentException("'" + item + "' is no item's id");
        }
        return Kind.of(store, item, quantity);
    }

    private static long sound(Payload.StockLine line) {
        return bounded(line.quantity().thousandths());
    }

    private static long bounded(long number) {
        if (number > MOST || number < -MOST) {
            throw new ArithmeticException(number + " is more than any shop can mean");
        }
        return number;
    }

    List<Kind> kinds() {
        return List.copyOf(lines.keySet());
    }

    long thousandths(Kind kind) {
        return lines.getOrDefault(kind, 0L);
    }
}
