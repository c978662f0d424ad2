package com.evertill.cloud.loyalty;

import com.evertill.cloud.commands.CommandLog;
import com.evertill.cloud.events.Outbox;
import java.util.List;

/** The database of points. A script that was ever shipped is never changed. */
final class LoyaltySchema {
    static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE begun(one INTEGER PRIMARY KEY) STRICT;
            CREATE TABLE account(id INTEGER PRIMARY KEY AUTOINCREMENT, customer TEXT UNIQUE) STRICT;
            CREATE TABLE closed(customer TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
            CREATE TABLE entry(
              account INTEGER NOT NULL, number INTEGER NOT NULL, why TEXT NOT NULL, change INTEGER NOT NULL, origin TEXT NOT NULL,
              at INTEGER NOT NULL, PRIMARY KEY(account, number)) STRICT, WITHOUT ROWID;
            CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
              BEGIN SELECT RAISE(ABORT, 'an account only grows'); END;
            CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
              BEGIN SELECT RAISE(ABORT, 'an account only grows'); END;
            CREATE TABLE sale(
              store TEXT NOT NULL, receipt TEXT NOT NULL, account INTEGER NOT NULL, paid INTEGER NOT NULL, currency TEXT NOT NULL,
              day TEXT NOT NULL, PRIMARY KEY(store, receipt)) STRICT, WITHOUT ROWID;
            CREATE INDEX sale_of_account ON sale(account);
            CREATE TABLE back(
              store TEXT NOT NULL, receipt TEXT NOT NULL, way TEXT NOT NULL, id TEXT NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL,
              at INTEGER NOT NULL, PRIMARY KEY(store, receipt, way, id)) STRICT, WITHOUT ROWID;
            CREATE TABLE order_sale(id TEXT PRIMARY KEY, store TEXT NOT NULL, receipt TEXT NOT NULL) STRICT, WITHOUT ROWID;
            CREATE TABLE order_back(
              id TEXT NOT NULL, name TEXT NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL, at INTEGER NOT NULL,
              PRIMARY KEY(id, name)) STRICT, WITHOUT ROWID;
            CREATE TABLE hold(
              id TEXT PRIMARY KEY, account INTEGER NOT NULL, points INTEGER NOT NULL, store TEXT NOT NULL, state TEXT NOT NULL,
              expires INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE INDEX hold_of_account ON hold(account) WHERE state = 'HELD';
            CREATE INDEX hold_due ON hold(expires) WHERE state = 'HELD';
            """, CommandLog.SCHEMA, Outbox.SCHEMA);

    private LoyaltySchema() {}
}
