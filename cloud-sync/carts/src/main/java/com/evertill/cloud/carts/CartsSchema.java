package com.evertill.cloud.carts;

import com.evertill.cloud.commands.CommandLog;
import com.evertill.cloud.events.Outbox;
import java.util.List;

/** The database of carts. A script that was ever shipped is never changed. */
final class CartsSchema {
    static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE cart(
              id TEXT PRIMARY KEY, holder TEXT NOT NULL, store TEXT NOT NULL, live INTEGER NOT NULL, touched INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE UNIQUE INDEX cart_of_holder ON cart(holder, store) WHERE live = 1;
            CREATE INDEX cart_by_age ON cart(touched) WHERE live = 1;
            CREATE TABLE cart_event(
              cart TEXT NOT NULL, number INTEGER NOT NULL, entry TEXT NOT NULL, PRIMARY KEY(cart, number)) STRICT, WITHOUT ROWID;
            """, CommandLog.SCHEMA, Outbox.SCHEMA, """
            UPDATE cart SET holder = 'visitor:' || holder;
            CREATE TABLE handover(
              cart TEXT PRIMARY KEY, question TEXT NOT NULL, node TEXT NOT NULL, since INTEGER NOT NULL, received INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE TABLE sold(cart TEXT PRIMARY KEY, node TEXT NOT NULL, receipt TEXT NOT NULL) STRICT, WITHOUT ROWID;
            """);

    private CartsSchema() {}
}
