package com.evertill.cloud.ledger;

import com.evertill.cloud.events.Outbox;
import java.util.List;

/** The ledger's own database. A script that was ever shipped is never changed. */
final class LedgerSchema {
    static final List<String> MIGRATIONS = List.of(
            """
            CREATE TABLE node(node TEXT PRIMARY KEY, key BLOB NOT NULL, status TEXT NOT NULL, since INTEGER NOT NULL) STRICT;
            CREATE TABLE stream(
              node TEXT NOT NULL, epoch INTEGER NOT NULL, sequence INTEGER NOT NULL, hash TEXT NOT NULL,
              PRIMARY KEY(node, epoch)) STRICT;
            CREATE TABLE node_state(
              node TEXT PRIMARY KEY, epoch INTEGER NOT NULL, highest INTEGER NOT NULL, zone TEXT NOT NULL,
              release INTEGER NOT NULL, staged INTEGER NOT NULL, software TEXT NOT NULL, capabilities TEXT NOT NULL,
              skew INTEGER NOT NULL, last_seen INTEGER NOT NULL) STRICT;
            CREATE TABLE alarm(
              node TEXT NOT NULL, kind TEXT NOT NULL, count INTEGER NOT NULL,
              first_at INTEGER NOT NULL, last_at INTEGER NOT NULL, detail TEXT NOT NULL,
              PRIMARY KEY(node, kind)) STRICT;
            CREATE TABLE quarantine(
              id INTEGER PRIMARY KEY AUTOINCREMENT, node TEXT NOT NULL, at INTEGER NOT NULL, why TEXT NOT NULL,
              wire BLOB NOT NULL) STRICT;
            CREATE INDEX quarantine_by_node ON quarantine(node, id);
            """,
            // What readers made of the facts; each table belongs to one of them.
            """
            CREATE TABLE reader(
              reader TEXT NOT NULL, node TEXT NOT NULL, epoch INTEGER NOT NULL, sequence INTEGER NOT NULL,
              PRIMARY KEY(reader, node, epoch)) STRICT;
            CREATE TABLE posting(
              shop TEXT NOT NULL, business_day TEXT NOT NULL, till INTEGER NOT NULL, shift TEXT NOT NULL,
              figure TEXT NOT NULL, name TEXT NOT NULL, currency TEXT NOT NULL,
              count INTEGER NOT NULL, minor INTEGER NOT NULL,
              PRIMARY KEY(shop, business_day, till, shift, figure, name, currency)) STRICT;
            CREATE TABLE stock(
              shop TEXT NOT NULL, item TEXT NOT NULL, unit TEXT NOT NULL, thousandths INTEGER NOT NULL,
              PRIMARY KEY(shop, item, unit)) STRICT;
            CREATE TABLE sale(
              node TEXT NOT NULL, epoch INTEGER NOT NULL, sequence INTEGER NOT NULL, shop TEXT NOT NULL,
              business_day TEXT NOT NULL, at INTEGER NOT NULL, till INTEGER NOT NULL, receipt TEXT NOT NULL,
              cashier TEXT NOT NULL, items INTEGER NOT NULL, currency TEXT NOT NULL, total INTEGER NOT NULL,
              tenders TEXT NOT NULL, release INTEGER NOT NULL,
              PRIMARY KEY(node, epoch, sequence)) STRICT;
            CREATE INDEX sale_by_time ON sale(at DESC);
            CREATE INDEX sale_by_shop ON sale(shop, at DESC);
            CREATE TABLE acknowledgement(
              node TEXT NOT NULL, zone TEXT NOT NULL, release INTEGER NOT NULL, step TEXT NOT NULL,
              why TEXT, at INTEGER NOT NULL, epoch INTEGER NOT NULL, sequence INTEGER NOT NULL,
              PRIMARY KEY(zone, release, node, step)) STRICT;
            CREATE TABLE device(
              node TEXT NOT NULL, till INTEGER NOT NULL, device TEXT NOT NULL, state TEXT NOT NULL, detail TEXT,
              at INTEGER NOT NULL, PRIMARY KEY(node, till, device)) STRICT;
            CREATE TABLE clock_jump(
              node TEXT NOT NULL, epoch INTEGER NOT NULL, sequence INTEGER NOT NULL,
              box INTEGER NOT NULL, store INTEGER NOT NULL, PRIMARY KEY(node, epoch, sequence)) STRICT;
            CREATE TABLE set_aside(
              node TEXT NOT NULL, epoch INTEGER NOT NULL, sequence INTEGER NOT NULL,
              type TEXT NOT NULL, version INTEGER NOT NULL, why TEXT NOT NULL,
              PRIMARY KEY(node, epoch, sequence)) STRICT;
            """,
            // Boxes that asked for a node's place, and what each began with that was given it. Epoch 0: a person has to
            // decide.
            """
            CREATE TABLE place(
              node TEXT NOT NULL, nonce TEXT NOT NULL, software TEXT NOT NULL,
              first_asked INTEGER NOT NULL, last_asked INTEGER NOT NULL,
              epoch INTEGER NOT NULL DEFAULT 0, granted_at INTEGER, granted_by TEXT, said INTEGER,
              PRIMARY KEY(node, nonce)) STRICT;
            CREATE UNIQUE INDEX place_by_epoch ON place(node, epoch) WHERE epoch > 0;
            CREATE TABLE past(
              node TEXT NOT NULL, epoch INTEGER NOT NULL, past_epoch INTEGER NOT NULL,
              sequence INTEGER NOT NULL, hash TEXT NOT NULL,
              PRIMARY KEY(node, epoch, past_epoch)) STRICT;
            """,
            // What somebody in a shop must see to: by what it was opened, and by whom it was closed, whichever is
            // known.
            """
            CREATE TABLE exception(
              node TEXT NOT NULL, id TEXT NOT NULL, till INTEGER NOT NULL,
              opened INTEGER, type TEXT, fact BLOB, closed INTEGER, closed_by TEXT, note TEXT,
              PRIMARY KEY(node, id)) STRICT;
            CREATE INDEX exception_open ON exception(opened) WHERE closed IS NULL;
            """,
            // Of facts, for the other services. Its reader begins with the first fact of every stream, in an old ledger
            // as
            // well.
            Outbox.SCHEMA);

    private LedgerSchema() {}
}
