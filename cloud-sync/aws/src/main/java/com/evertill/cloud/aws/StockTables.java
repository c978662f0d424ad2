package com.evertill.cloud.aws;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The tables of {@link DynamoStockStore}, which says what is in them. */
record StockTables(String prefix) {
    static final String ACROSS = "across";
    static final String DUE = "due";

    String levels() {
        return prefix + "stock_levels";
    }

    String orders() {
        return prefix + "stock_orders";
    }

    String outbox() {
        return prefix + "stock_outbox";
    }

    void create(DynamoDbClient dynamo) {
        create(
                dynamo,
                CreateTableRequest.builder()
                        .tableName(levels())
                        .keySchema(keys("store_item", "what"))
                        .attributeDefinitions(text("store_item"), text("what"), text("tenant_item"), text("store_unit"))
                        .globalSecondaryIndexes(index(ACROSS, "tenant_item", "store_unit")));
        create(
                dynamo,
                CreateTableRequest.builder()
                        .tableName(orders())
                        .keySchema(key("order_id", KeyType.HASH))
                        .attributeDefinitions(
                                text("order_id"), text("due_shard"), attribute("due", ScalarAttributeType.N))
                        .globalSecondaryIndexes(index(DUE, "due_shard", "due")));
        create(
                dynamo,
                CreateTableRequest.builder()
                        .tableName(outbox())
                        .keySchema(keys("outbox_shard", "event"))
                        .attributeDefinitions(text("outbox_shard"), text("event")));
    }

    private static void create(DynamoDbClient dynamo, CreateTableRequest.Builder table) {
        var request = table.billingMode(BillingMode.PAY_PER_REQUEST).build();
        try {
            dynamo.createTable(request);
            dynamo.waiter().waitUntilTableExists(wait -> wait.tableName(request.tableName()));
        } catch (ResourceInUseException isThere) {
            // That is what was wanted.
        }
    }

    private static GlobalSecondaryIndex index(String name, String partition, String sort) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(keys(partition, sort))
                .projection(Projection.builder()
                        .projectionType(ProjectionType.KEYS_ONLY)
                        .build())
                .build();
    }

    private static List<KeySchemaElement> keys(String partition, String sort) {
        return List.of(key(partition, KeyType.HASH), key(sort, KeyType.RANGE));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition text(String name) {
        return attribute(name, ScalarAttributeType.S);
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }
}
