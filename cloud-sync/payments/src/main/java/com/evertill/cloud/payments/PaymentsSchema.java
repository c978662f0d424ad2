package com.evertill.cloud.payments;

import com.evertill.cloud.events.Inbox;
import com.evertill.cloud.events.Outbox;
import java.util.List;

/** The database of payments. A script that was ever shipped is never changed. */
final class PaymentsSchema {
    static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE payment(
              id TEXT PRIMARY KEY, since INTEGER NOT NULL, next INTEGER, tries INTEGER NOT NULL, troubled INTEGER, said TEXT, seen INTEGER)
              STRICT, WITHOUT ROWID;
            CREATE INDEX payment_next ON payment(next) WHERE next IS NOT NULL;
            CREATE INDEX payment_seen ON payment(seen) WHERE seen IS NOT NULL;
            CREATE TABLE payment_event(
              id TEXT NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL, event TEXT NOT NULL,
              PRIMARY KEY(id, number)) STRICT, WITHOUT ROWID;
            CREATE TABLE webhook(id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE INDEX webhook_by_age ON webhook(at);
            """, Inbox.SCHEMA, Outbox.SCHEMA, """
            ALTER TABLE payment ADD COLUMN told INTEGER NOT NULL DEFAULT 0;
            """);

    private PaymentsSchema() {}
}
