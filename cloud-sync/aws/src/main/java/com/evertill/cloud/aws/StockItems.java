package com.evertill.cloud.aws;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.stock.Kind;
import com.evertill.cloud.stock.Level;
import com.evertill.cloud.stock.Movement;
import com.evertill.cloud.stock.Place;
import com.evertill.cloud.stock.Reservation;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.node.NodeId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of {@link DynamoStockStore}, their keys, and what is in them. */
final class StockItems {
    /** Partitions that what is written by all shops together is spread over. More need no change of what is there but must never become fewer. */
    static final int SHARDS = 8;

    static final String LEVEL = "level/";

    static Stream<String> shards() {
        return IntStream.range(0, SHARDS).mapToObj(Integer::toString);
    }

    private static AttributeValue shard(String name) {
        return text(Integer.toString(Math.floorMod(name.hashCode(), SHARDS)));
    }

    static String partition(String store, String item) {
        return store + "/" + item;
    }

    static String moved(Kind kind) {
        return "moved/" + kind.unit() + "/";
    }

    /** A space is before every character that a store's name can have, so that the order is that of store and then unit. */
    static String storeUnit(Kind kind) {
        return kind.store() + " " + kind.unit();
    }

    static Map<String, AttributeValue> key(Kind kind) {
        return key(partition(kind.store(), kind.item()), LEVEL + kind.unit());
    }

    static Map<String, AttributeValue> key(Kind kind, Place place) {
        var what = moved(kind) + place.node() + "/" + place.epoch() + "/" + place.sequence();
        return key(partition(kind.store(), kind.item()), what);
    }

    static Map<String, AttributeValue> keyOfSafetyStock(String store) {
        return key(store, "safety");
    }

    private static Map<String, AttributeValue> key(String partition, String what) {
        return Map.of("store_item", text(partition), "what", text(what));
    }

    static Map<String, AttributeValue> keyOfLevel(Map<String, AttributeValue> found) {
        return key(text(found, "store_item"), text(found, "what"));
    }

    static Map<String, AttributeValue> keyOfOrder(String order) {
        return Map.of("order_id", text(order));
    }

    static Map<String, AttributeValue> keyOfOutbox(Map<String, AttributeValue> commit) {
        return Map.of("outbox_shard", text(text(commit, "outbox_shard")), "event", text(text(commit, "event")));
    }

    static Map<String, AttributeValue> item(Level level) {
        var kind = level.kind();
        var item = new HashMap<>(key(kind));
        item.put("tenant_item", text(partition(kind.tenant(), kind.item())));
        item.put("store_unit", text(storeUnit(kind)));
        item.put("version", number(level.version()));
        item.put("level", text(Json.text(level)));
        return item;
    }

    static Level level(Map<String, AttributeValue> item) {
        return read(text(item, "level"), Level.class);
    }

    static Map<String, AttributeValue> item(Movement movement) {
        var place = movement.place();
        var item = new HashMap<>(key(movement.kind(), place));
        item.put("node", text(place.node().toString()));
        item.put("epoch", number(place.epoch()));
        item.put("sequence", number(place.sequence()));
        item.put("at", number(place.at().toEpochMilli()));
        item.put("thousandths", number(movement.thousandths()));
        return item;
    }

    static Movement movement(Kind kind, Map<String, AttributeValue> item) {
        var place = new Place(
                NodeId.parse(text(item, "node")),
                Math.toIntExact(number(item, "epoch")),
                number(item, "sequence"),
                Instant.ofEpochMilli(number(item, "at")));
        return new Movement(kind, place, number(item, "thousandths"));
    }

    /** Only what is held is due one day. */
    static Map<String, AttributeValue> item(Reservation reservation) {
        var item = new HashMap<>(keyOfOrder(reservation.order()));
        item.put("version", number(reservation.version()));
        item.put("reservation", text(Json.text(reservation)));
        if (reservation instanceof Reservation.Held held) {
            item.put("due_shard", shard(held.order()));
            item.put("due", number(held.until().toEpochMilli()));
        }
        return item;
    }

    static Reservation reservation(Map<String, AttributeValue> item) {
        return read(text(item, "reservation"), Reservation.class);
    }

    static String order(Map<String, AttributeValue> item) {
        return text(item, "order_id");
    }

    /** Under the first of them: no other commit has it. The older ones come first within a shard, as far as clocks agree. */
    static Map<String, AttributeValue> outbox(List<CloudEvent> events) {
        var first = events.getFirst();
        return Map.of(
                "outbox_shard", shard(first.id()),
                "event", text(first.time() + " " + first.id()),
                "events", text(Json.text(events)));
    }

    static List<CloudEvent> events(Map<String, AttributeValue> commit) {
        return List.of(read(text(commit, "events"), CloudEvent[].class));
    }

    private static <T> T read(String json, Class<T> type) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return attribute(item, name).s();
    }

    static long number(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(attribute(item, name).n());
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private StockItems() {}
}
