package com.evertill.cloud.aws;

import com.evertill.cloud.stock.StockStore;
import com.evertill.cloud.stock.StockStoreContract;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DynamoStockStoreTest extends StockStoreContract {
    private static DynamoLocal dynamo;

    /** Its own for every test. */
    private final String prefix = "evertill-" + UUID.randomUUID() + "-";

    @BeforeAll
    static void start() {
        dynamo = DynamoLocal.start();
    }

    @AfterAll
    static void stop() {
        dynamo.close();
    }

    @Override
    protected StockStore open() {
        var store = new DynamoStockStore(dynamo.client(), prefix);
        store.createTables();
        return store;
    }
}
