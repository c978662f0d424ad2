package com.evertill.cloud.stock;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStockStoreTest extends StockStoreContract {
    @TempDir
    Path folder;

    @Override
    protected StockStore open() {
        return SqliteStockStore.open("jdbc:sqlite:" + folder.resolve("stock.db"));
    }
}
