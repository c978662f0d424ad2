package com.evertill.cloud.prices;

import com.evertill.cloud.events.Outbox;
import java.util.List;

/** The database of the price books. A script that was ever shipped is never changed. */
final class PricesSchema {
    static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE item_version(
              zone TEXT NOT NULL, item TEXT NOT NULL, release INTEGER NOT NULL, removed INTEGER NOT NULL,
              gtin TEXT, plu TEXT, name TEXT NOT NULL, department TEXT NOT NULL, price INTEGER NOT NULL,
              tax_class TEXT NOT NULL, unit TEXT NOT NULL,
              PRIMARY KEY(zone, item, release)) STRICT, WITHOUT ROWID;
            CREATE INDEX item_by_name ON item_version(zone, name, item);
            CREATE INDEX item_by_plu ON item_version(zone, plu);
            CREATE INDEX item_by_release ON item_version(zone, release);

            CREATE TABLE draft(
              id TEXT PRIMARY KEY, zone TEXT NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL,
              created_by TEXT NOT NULL, created_at INTEGER NOT NULL,
              approved_by TEXT, approved_at INTEGER, approved_base INTEGER, release INTEGER) STRICT;
            CREATE TABLE draft_line(
              draft TEXT NOT NULL, item TEXT NOT NULL, removed INTEGER NOT NULL,
              gtin TEXT, plu TEXT, name TEXT NOT NULL, department TEXT NOT NULL, price INTEGER NOT NULL,
              tax_class TEXT NOT NULL, unit TEXT NOT NULL,
              PRIMARY KEY(draft, item)) STRICT, WITHOUT ROWID;

            CREATE TABLE release(
              zone TEXT NOT NULL, number INTEGER NOT NULL, base INTEGER NOT NULL, draft TEXT NOT NULL,
              effective TEXT NOT NULL, comes_at INTEGER NOT NULL, taxes TEXT NOT NULL, state TEXT NOT NULL,
              superseded_by INTEGER, released_by TEXT NOT NULL, released_at INTEGER NOT NULL,
              manifest BLOB, signature BLOB,
              PRIMARY KEY(zone, number)) STRICT;
            """, """
            -- Of a rollback: whose book comes back. In the column draft stands the id of the command then.
            ALTER TABLE release ADD COLUMN rollback_to INTEGER;
            """, """
            -- What the shops of a zone take of payments that the bank was not asked about, and what each release says of it.
            CREATE TABLE offline_limits(
              zone TEXT PRIMARY KEY, limits TEXT NOT NULL, set_by TEXT NOT NULL, set_at INTEGER NOT NULL) STRICT;
            ALTER TABLE release ADD COLUMN offline_limits TEXT;
            """, """
            -- Whether it brings only a price. All else is as the book has it upon which it comes, and removed is one that this book does not have.
            ALTER TABLE draft_line ADD COLUMN price_only INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE item_version ADD COLUMN price_only INTEGER NOT NULL DEFAULT 0;
            """, Outbox.SCHEMA + """
            -- What was published before other services were told of it: they are told when the service opens.
            CREATE TABLE untold(zone TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY(zone, number)) STRICT, WITHOUT ROWID;
            INSERT INTO untold SELECT zone, number FROM release WHERE state='PUBLISHED';
            """);

    private PricesSchema() {}
}
