package com.evertill.cloud.customers;

import com.evertill.cloud.commands.CommandLog;
import com.evertill.cloud.events.Outbox;
import java.util.List;

/** The database of customers. A script that was ever shipped is never changed. */
final class CustomersSchema {
    static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE customer(
              reference TEXT PRIMARY KEY, registered INTEGER NOT NULL, profile BLOB, erased INTEGER, erasing INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE INDEX customer_erasing ON customer(reference) WHERE erasing = 1;
            CREATE TABLE contact(contact TEXT PRIMARY KEY, reference TEXT NOT NULL) STRICT, WITHOUT ROWID;
            CREATE INDEX contact_of_customer ON contact(reference);
            CREATE TABLE code(
              contact TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, recipient BLOB, due INTEGER, expires INTEGER NOT NULL,
              wrong INTEGER NOT NULL, used_by TEXT) STRICT, WITHOUT ROWID;
            CREATE INDEX code_due ON code(due) WHERE due IS NOT NULL;
            CREATE TABLE attempt(kind TEXT NOT NULL, contact TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
            CREATE INDEX attempt_by_age ON attempt(kind, at);
            CREATE INDEX attempt_of_contact ON attempt(kind, contact, at);
            CREATE TABLE pass(
              hash TEXT PRIMARY KEY, kind TEXT NOT NULL, reference TEXT NOT NULL, head TEXT, began INTEGER NOT NULL,
              expires INTEGER NOT NULL, ended INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE INDEX pass_of_customer ON pass(reference);
            CREATE INDEX pass_by_age ON pass(expires);
            CREATE TABLE consent(
              reference TEXT NOT NULL, number INTEGER NOT NULL, purpose TEXT NOT NULL, given INTEGER NOT NULL, wording TEXT NOT NULL,
              head TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(reference, number)) STRICT, WITHOUT ROWID;
            CREATE TRIGGER consent_is_never_changed BEFORE UPDATE ON consent
              BEGIN SELECT RAISE(ABORT, 'what was allowed stays as it was said'); END;
            CREATE TRIGGER consent_is_never_removed BEFORE DELETE ON consent
              BEGIN SELECT RAISE(ABORT, 'what was allowed stays as it was said'); END;
            """, CommandLog.SCHEMA, Outbox.SCHEMA);

    private CustomersSchema() {}
}
