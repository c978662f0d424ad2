package com.evertill.cloud.orders;

import com.evertill.cloud.commands.CommandLog;
import com.evertill.cloud.events.Inbox;
import com.evertill.cloud.events.Outbox;
import java.util.List;

/** The database of orders. A script that was ever shipped is never changed. */
final class OrdersSchema {
    static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE customer_order(
              id TEXT PRIMARY KEY, basket TEXT NOT NULL UNIQUE, customer TEXT NOT NULL, store TEXT NOT NULL, placed INTEGER NOT NULL,
              open INTEGER NOT NULL, due INTEGER) STRICT, WITHOUT ROWID;
            CREATE INDEX order_of_customer ON customer_order(customer, placed, id);
            CREATE INDEX order_of_store ON customer_order(store, placed, id) WHERE open = 1;
            CREATE INDEX order_due ON customer_order(due) WHERE due IS NOT NULL;
            CREATE TABLE order_event(
              id TEXT NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL, event TEXT NOT NULL,
              PRIMARY KEY(id, number)) STRICT, WITHOUT ROWID;
            """, CommandLog.SCHEMA, Inbox.SCHEMA, Outbox.SCHEMA);

    private OrdersSchema() {}
}
