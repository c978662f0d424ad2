package com.evertill.cloud.offers;

import com.evertill.cloud.events.Outbox;
import java.util.List;

/** The database of offers. A script that was ever shipped is never changed. */
final class OffersSchema {
    static final List<String> MIGRATIONS = List.of(
            """
            CREATE TABLE begun(one INTEGER PRIMARY KEY) STRICT;
            CREATE TABLE basket(id TEXT PRIMARY KEY, tenant TEXT NOT NULL, at INTEGER NOT NULL, items TEXT NOT NULL) STRICT, WITHOUT ROWID;
            CREATE INDEX basket_by_age ON basket(tenant, at);
            CREATE TABLE mined(tenant TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE TABLE rule(
              tenant TEXT NOT NULL, given TEXT NOT NULL, then_item TEXT NOT NULL, baskets INTEGER NOT NULL, given_count INTEGER NOT NULL,
              then_count INTEGER NOT NULL, together INTEGER NOT NULL, PRIMARY KEY(tenant, given, then_item)) STRICT, WITHOUT ROWID;
            CREATE TABLE consent(
              customer TEXT NOT NULL, purpose TEXT NOT NULL, given INTEGER NOT NULL, number INTEGER NOT NULL,
              PRIMARY KEY(customer, purpose)) STRICT, WITHOUT ROWID;
            CREATE TABLE gone(customer TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
            CREATE TABLE bought(
              customer TEXT NOT NULL, item TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(customer, item)) STRICT, WITHOUT ROWID;
            CREATE INDEX bought_by_age ON bought(at);
            CREATE TABLE decision(
              id TEXT PRIMARY KEY, campaign TEXT NOT NULL, customer TEXT, item TEXT NOT NULL, because TEXT NOT NULL, at INTEGER NOT NULL,
              until INTEGER NOT NULL, held_out INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE INDEX decision_of_customer ON decision(customer, campaign, at);
            CREATE INDEX decision_of_campaign ON decision(campaign, until);
            CREATE TABLE taken(decision TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            """,
            Outbox.SCHEMA,
            "CREATE TABLE shown(decision TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;");

    private OffersSchema() {}
}
