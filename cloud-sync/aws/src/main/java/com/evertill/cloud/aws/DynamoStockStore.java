package com.evertill.cloud.aws;

import static com.evertill.cloud.aws.StockItems.number;
import static com.evertill.cloud.aws.StockItems.text;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventBus;
import com.evertill.cloud.stock.Change;
import com.evertill.cloud.stock.Kind;
import com.evertill.cloud.stock.Level;
import com.evertill.cloud.stock.Movement;
import com.evertill.cloud.stock.Place;
import com.evertill.cloud.stock.Reservation;
import com.evertill.cloud.stock.StockStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Stock in three DynamoDB tables. What is asked for, and where it lies:
 *
 * <ul>
 *   <li><b>levels</b>: partition {@code store_item}, sort {@code what}. An item in a store is a partition of its own: shops do not meet in one,
 *       and neither do the items of one shop. In it are its level ({@code level/UNIT}), read and put with every event, and its movements
 *       ({@code moved/UNIT/node/epoch/sequence}), each got by its key to know a repeat and all queried when it is counted. A store's safety stock is
 *       a partition of its own as well ({@code store}, {@code safety}).
 *   <li>Its index <b>across</b>, {@code tenant_item} and {@code store_unit}, finds an item in all stores. It has keys only: they are written when
 *       a store first has the item and never again, so that the best sold item of a tenant is no hot partition of it; the levels themselves are then
 *       got from their own.
 *   <li><b>orders</b>: partition {@code order_id}. Its index <b>due</b>, keys only, has those that are held: {@code due_shard}, one of
 *       {@value StockItems#SHARDS} by the order's name, and {@code due}.
 *   <li><b>outbox</b>: partition {@code outbox_shard}, the same way, sort {@code event}: the events of one commit in one item, gone when a bus has them.
 * </ul>
 *
 * <p>A commit is one TransactWriteItems, of 92 actions at most. A level and a reservation are put on the condition that they have the version before, or are
 * not there for the first; a movement on the condition that it is not there. What a commit finds otherwise, and what meets another one, was not
 * fast enough. All is read consistently but the two indexes, which may be behind for a moment: what they say is looked at before it is acted upon.
 *
 * <p>A level is one item, of 400 KB: some four thousand orders can hold one item in one store at a time.
 */
public final class DynamoStockStore implements StockStore {
    private static final String LOST_THE_RACE = "ConditionalCheckFailed";
    private static final String MET_ANOTHER = "TransactionConflict";
    /** What BatchGetItem takes. */
    private static final int MOST_KEYS = 100;

    private final DynamoDbClient dynamo;
    private final StockTables tables;

    /**
     * @param dynamo is closed with this.
     * @param prefix what the names of the tables begin with.
     */
    public DynamoStockStore(DynamoDbClient dynamo, String prefix) {
        this.dynamo = dynamo;
        this.tables = new StockTables(prefix);
    }

    /** Makes the tables that are not there: for a DynamoDB of one's own. On AWS they are the deployment's affair. */
    public void createTables() {
        tables.create(dynamo);
    }

    private Optional<Map<String, AttributeValue>> get(String table, Map<String, AttributeValue> key) {
        var answer = dynamo.getItem(request -> request.tableName(table).key(key).consistentRead(true));
        return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
    }

    private Stream<Map<String, AttributeValue>> inPartition(String partition, String beginning) {
        return dynamo
                .queryPaginator(request -> request.tableName(tables.levels())
                        .keyConditionExpression("store_item = :partition AND begins_with(what, :beginning)")
                        .expressionAttributeValues(Map.of(":partition", text(partition), ":beginning", text(beginning)))
                        .consistentRead(true))
                .items()
                .stream();
    }

    @Override
    public Level level(Kind kind) {
        return get(tables.levels(), StockItems.key(kind)).map(StockItems::level).orElseGet(() -> Level.none(kind));
    }

    @Override
    public List<Level> levels(String store, String item) {
        return inPartition(StockItems.partition(store, item), StockItems.LEVEL)
                .map(StockItems::level)
                .toList();
    }

    @Override
    public List<Level> across(String tenant, String item, Optional<Kind> after, int most) {
        var keys = dynamo
                .queryPaginator(request -> request.tableName(tables.levels())
                        .indexName(StockTables.ACROSS)
                        .keyConditionExpression("tenant_item = :item AND store_unit > :after")
                        .expressionAttributeValues(Map.of(
                                ":item",
                                text(StockItems.partition(tenant, item)),
                                ":after",
                                text(after.map(StockItems::storeUnit).orElse(" "))))
                        .limit(most))
                .items()
                .stream()
                .limit(most)
                .map(StockItems::keyOfLevel)
                .toList();
        var levels = new ArrayList<Level>();
        for (int from = 0; from < keys.size(); from += MOST_KEYS) {
            levels.addAll(levels(keys.subList(from, Math.min(keys.size(), from + MOST_KEYS))));
        }
        levels.sort(Comparator.comparing(level -> StockItems.storeUnit(level.kind())));
        return levels;
    }

    private List<Level> levels(List<Map<String, AttributeValue>> keys) {
        var wanted = KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
        return dynamo.batchGetItemPaginator(request -> request.requestItems(Map.of(tables.levels(), wanted))).stream()
                .flatMap(page -> page.responses().getOrDefault(tables.levels(), List.of()).stream())
                .map(StockItems::level)
                .toList();
    }

    @Override
    public boolean knows(Kind kind, Place place) {
        return get(tables.levels(), StockItems.key(kind, place)).isPresent();
    }

    @Override
    public List<Movement> movements(Kind kind) {
        return inPartition(StockItems.partition(kind.store(), kind.item()), StockItems.moved(kind))
                .map(item -> StockItems.movement(kind, item))
                .toList();
    }

    @Override
    public Optional<Reservation> reservation(String order) {
        return get(tables.orders(), StockItems.keyOfOrder(order)).map(StockItems::reservation);
    }

    @Override
    public List<String> due(Instant now, int most) {
        return StockItems.shards()
                .flatMap(shard -> dynamo
                        .query(request -> request.tableName(tables.orders())
                                .indexName(StockTables.DUE)
                                .keyConditionExpression("due_shard = :shard AND due <= :now")
                                .expressionAttributeValues(
                                        Map.of(":shard", text(shard), ":now", number(now.toEpochMilli())))
                                .limit(most))
                        .items()
                        .stream())
                .sorted(Comparator.comparingLong(item -> StockItems.number(item, "due")))
                .limit(most)
                .map(StockItems::order)
                .toList();
    }

    @Override
    public long safetyStock(String store) {
        return get(tables.levels(), StockItems.keyOfSafetyStock(store))
                .map(item -> StockItems.number(item, "thousandths"))
                .orElse(0L);
    }

    @Override
    public void setSafetyStock(String store, long thousandths) {
        var item = new HashMap<>(StockItems.keyOfSafetyStock(store));
        item.put("thousandths", number(thousandths));
        dynamo.putItem(request -> request.tableName(tables.levels()).item(item));
    }

    @Override
    public boolean commit(Change change) {
        var actions = new ArrayList<TransactWriteItem>();
        for (var level : change.levels()) {
            actions.add(next(tables.levels(), "store_item", StockItems.item(level), level.version()));
        }
        for (var movement : change.movements()) {
            actions.add(first(tables.levels(), "store_item", StockItems.item(movement)));
        }
        change.reservation()
                .map(it -> next(tables.orders(), "order_id", StockItems.item(it), it.version()))
                .ifPresent(actions::add);
        if (!change.events().isEmpty()) {
            actions.add(put(Put.builder().tableName(tables.outbox()).item(StockItems.outbox(change.events()))));
        }
        try {
            dynamo.transactWriteItems(request -> request.transactItems(actions));
        } catch (TransactionCanceledException e) {
            if (wasOvertaken(e)) {
                return false;
            }
            throw e;
        }
        // Not with the rest: a movement that stays does no harm, and a count may make thousands meaningless.
        change.meaningless().forEach(this::forget);
        return true;
    }

    private static boolean wasOvertaken(TransactionCanceledException e) {
        return e.cancellationReasons().stream()
                .anyMatch(reason -> LOST_THE_RACE.equals(reason.code()) || MET_ANOTHER.equals(reason.code()));
    }

    private static TransactWriteItem next(String table, String key, Map<String, AttributeValue> item, long version) {
        return version == 1
                ? first(table, key, item)
                : put(Put.builder()
                        .tableName(table)
                        .item(item)
                        .conditionExpression("version = :before")
                        .expressionAttributeValues(Map.of(":before", number(version - 1))));
    }

    private static TransactWriteItem first(String table, String key, Map<String, AttributeValue> item) {
        return put(Put.builder().tableName(table).item(item).conditionExpression("attribute_not_exists(" + key + ")"));
    }

    private static TransactWriteItem put(Put.Builder put) {
        return TransactWriteItem.builder().put(put.build()).build();
    }

    private void forget(Movement movement) {
        var key = StockItems.key(movement.kind(), movement.place());
        dynamo.deleteItem(request -> request.tableName(tables.levels()).key(key));
    }

    @Override
    public boolean step(EventBus bus) {
        var waiting = StockItems.shards()
                .flatMap(shard -> dynamo
                        .query(request -> request.tableName(tables.outbox())
                                .keyConditionExpression("outbox_shard = :shard")
                                .expressionAttributeValues(Map.of(":shard", text(shard)))
                                .consistentRead(true)
                                .limit(EventBus.MOST_AT_ONCE))
                        .items()
                        .stream())
                .toList();
        for (var commit : waiting) {
            put(bus, StockItems.events(commit));
            // Not before: an event that the bus gets twice is one event to it, and one that it never gets is lost.
            dynamo.deleteItem(request -> request.tableName(tables.outbox()).key(StockItems.keyOfOutbox(commit)));
        }
        return !waiting.isEmpty();
    }

    /** The limit of an event is that of all that are put at once as well. */
    private static void put(EventBus bus, List<CloudEvent> events) {
        var next = new ArrayList<CloudEvent>();
        int bytes = 0;
        for (var event : events) {
            int more = event.json().getBytes(StandardCharsets.UTF_8).length;
            if (next.size() == EventBus.MOST_AT_ONCE || (!next.isEmpty() && bytes + more > CloudEvent.MOST_BYTES)) {
                bus.put(List.copyOf(next));
                next.clear();
                bytes = 0;
            }
            next.add(event);
            bytes += more;
        }
        bus.put(next);
    }

    @Override
    public long waiting() {
        return StockItems.shards()
                .mapToLong(shard -> dynamo
                        .queryPaginator(request -> request.tableName(tables.outbox())
                                .keyConditionExpression("outbox_shard = :shard")
                                .expressionAttributeValues(Map.of(":shard", text(shard)))
                                .select(Select.COUNT))
                        .stream()
                        .mapToLong(page -> page.count())
                        .sum())
                .sum();
    }

    @Override
    public void close() {
        dynamo.close();
    }
}
