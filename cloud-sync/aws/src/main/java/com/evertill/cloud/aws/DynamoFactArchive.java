package com.evertill.cloud.aws;

import com.evertill.cloud.ledger.ArchivedBatch;
import com.evertill.cloud.ledger.FactArchive;
import com.evertill.cloud.ledger.FactStream;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.node.NodeId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The archive in two DynamoDB tables: batches, with the partition key {@code fact_stream} (node and epoch) and the sort key {@code first_sequence}; and a list of the
 * streams, since to find them among the batches would mean to read them all. The role that writes needs neither UpdateItem nor DeleteItem.
 */
public final class DynamoFactArchive implements FactArchive {
    private final DynamoDbClient dynamo;
    private final String batches;
    private final String streams;
    /** Those that are listed already, as far as this process knows. */
    private final Set<FactStream> listed = ConcurrentHashMap.newKeySet();

    /**
     * @param dynamo is closed with this.
     * @param prefix what the names of both tables begin with.
     */
    public DynamoFactArchive(DynamoDbClient dynamo, String prefix) {
        this.dynamo = dynamo;
        this.batches = prefix + "batches";
        this.streams = prefix + "streams";
    }

    /** Makes the tables that are not there: for a DynamoDB of one's own. On AWS they are the deployment's affair. */
    public void createTables() {
        create(
                batches,
                List.of(key("fact_stream", KeyType.HASH), key("first_sequence", KeyType.RANGE)),
                List.of(
                        attribute("fact_stream", ScalarAttributeType.S),
                        attribute("first_sequence", ScalarAttributeType.N)));
        create(
                streams,
                List.of(key("fact_stream", KeyType.HASH)),
                List.of(attribute("fact_stream", ScalarAttributeType.S)));
    }

    private void create(String table, List<KeySchemaElement> keys, List<AttributeDefinition> attributes) {
        try {
            dynamo.createTable(request -> request.tableName(table)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(keys)
                    .attributeDefinitions(attributes));
            dynamo.waiter().waitUntilTableExists(request -> request.tableName(table));
        } catch (ResourceInUseException isThere) {
            // That is what was wanted.
        }
    }

    @Override
    public Kept keep(ArchivedBatch batch) {
        var held = lastAtOrBefore(batch.stream(), batch.last());
        if (held.isPresent() && held.get().last() >= batch.first()) {
            return held.get().saysTheSameAs(batch) ? Kept.WAS_THERE : Kept.CONTRADICTS;
        }
        list(batch.stream());
        try {
            dynamo.putItem(request -> request.tableName(batches)
                    .item(item(batch))
                    .conditionExpression("attribute_not_exists(fact_stream)"));
            return Kept.STORED;
        } catch (ConditionalCheckFailedException somebodyElseWasFaster) {
            return keep(batch);
        }
    }

    /** Held batches never overlap, so if any shares a sequence with a new one, then the last that begins no later than the new one's end does. */
    private Optional<ArchivedBatch> lastAtOrBefore(FactStream stream, long sequence) {
        return query("fact_stream = :stream AND first_sequence <= :sequence", stream, sequence);
    }

    /** Before its first batch: a stream that is listed without one is looked at and passed over. */
    private void list(FactStream stream) {
        if (!listed.contains(stream)) {
            dynamo.putItem(request -> request.tableName(streams).item(Map.of("fact_stream", text(stream.toString()))));
            listed.add(stream);
        }
    }

    @Override
    public Optional<ArchivedBatch> find(FactStream stream, long first) {
        return query("fact_stream = :stream AND first_sequence = :sequence", stream, first);
    }

    private Optional<ArchivedBatch> query(String condition, FactStream stream, long sequence) {
        return dynamo
                .query(QueryRequest.builder()
                        .tableName(batches)
                        .keyConditionExpression(condition)
                        .expressionAttributeValues(
                                Map.of(":stream", text(stream.toString()), ":sequence", number(sequence)))
                        .scanIndexForward(false)
                        .limit(1)
                        .consistentRead(true)
                        .build())
                .items()
                .stream()
                .map(DynamoFactArchive::batch)
                .findFirst();
    }

    @Override
    public List<FactStream> streams() {
        return dynamo.scanPaginator(request -> request.tableName(streams).consistentRead(true)).items().stream()
                .map(item -> stream(text(item, "fact_stream")))
                .filter(stream -> lastAtOrBefore(stream, Long.MAX_VALUE).isPresent())
                .sorted(Comparator.comparing(
                                (FactStream stream) -> stream.node().toString())
                        .thenComparing(FactStream::epoch))
                .toList();
    }

    @Override
    public void close() {
        dynamo.close();
    }

    private static Map<String, AttributeValue> item(ArchivedBatch batch) {
        return Map.of(
                "fact_stream", text(batch.stream().toString()),
                "first_sequence", number(batch.first()),
                "last_sequence", number(batch.last()),
                "before", text(batch.before().toString()),
                "after", text(batch.after().toString()),
                "wire", bytes(batch.wire()),
                "key", bytes(batch.key()),
                "received_at", number(batch.receivedAt().toEpochMilli()));
    }

    private static ArchivedBatch batch(Map<String, AttributeValue> item) {
        return new ArchivedBatch(
                stream(text(item, "fact_stream")),
                number(item, "first_sequence"),
                number(item, "last_sequence"),
                new Hash(text(item, "before")),
                new Hash(text(item, "after")),
                bytes(item, "wire"),
                bytes(item, "key"),
                Instant.ofEpochMilli(number(item, "received_at")));
    }

    private static FactStream stream(String name) {
        int slash = name.lastIndexOf('/');
        return new FactStream(NodeId.parse(name.substring(0, slash)), Integer.parseInt(name.substring(slash + 1)));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return attribute(item, name).s();
    }

    private static long number(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(attribute(item, name).n());
    }

    private static byte[] bytes(Map<String, AttributeValue> item, String name) {
        return attribute(item, name).b().asByteArray();
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static AttributeValue bytes(byte[] value) {
        return AttributeValue.fromB(SdkBytes.fromByteArray(value));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }
}
