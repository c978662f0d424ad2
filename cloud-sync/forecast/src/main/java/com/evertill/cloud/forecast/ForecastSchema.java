package com.evertill.cloud.forecast;

import com.evertill.cloud.commands.CommandLog;
import com.evertill.cloud.events.Inbox;
import com.evertill.cloud.events.Outbox;
import java.util.List;

/** The database of forecasts. A script that was ever shipped is never changed. */
final class ForecastSchema {
    static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE begun(one INTEGER PRIMARY KEY) STRICT;
            CREATE TABLE sold(
              store TEXT NOT NULL, item TEXT NOT NULL, unit TEXT NOT NULL, day TEXT NOT NULL, thousandths INTEGER NOT NULL,
              PRIMARY KEY(store, item, unit, day)) STRICT, WITHOUT ROWID;
            CREATE TABLE open_day(store TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY(store, day)) STRICT, WITHOUT ROWID;
            CREATE TABLE level(
              store TEXT NOT NULL, item TEXT NOT NULL, unit TEXT NOT NULL, version INTEGER NOT NULL, on_hand INTEGER NOT NULL,
              promised INTEGER NOT NULL, highest INTEGER NOT NULL, PRIMARY KEY(store, item, unit)) STRICT, WITHOUT ROWID;
            CREATE TABLE level_day(
              store TEXT NOT NULL, item TEXT NOT NULL, unit TEXT NOT NULL, day TEXT NOT NULL, version INTEGER NOT NULL,
              last INTEGER NOT NULL, lowest INTEGER NOT NULL, PRIMARY KEY(store, item, unit, day)) STRICT, WITHOUT ROWID;
            CREATE TABLE round(store TEXT PRIMARY KEY, day TEXT NOT NULL, item TEXT, unit TEXT, done INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE TABLE proposal(
              id TEXT PRIMARY KEY, store TEXT NOT NULL, item TEXT NOT NULL, unit TEXT NOT NULL, day TEXT NOT NULL, state TEXT NOT NULL,
              proposal TEXT NOT NULL) STRICT, WITHOUT ROWID;
            CREATE INDEX proposal_open ON proposal(store, id) WHERE state = 'OPEN';
            CREATE INDEX proposal_by_day ON proposal(store, day);
            CREATE TABLE ordered(
              proposal TEXT PRIMARY KEY, store TEXT NOT NULL, item TEXT NOT NULL, unit TEXT NOT NULL, at INTEGER NOT NULL,
              missing INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE INDEX ordered_of_kind ON ordered(store, item, unit, at);
            """, CommandLog.SCHEMA, Inbox.SCHEMA, Outbox.SCHEMA);

    private ForecastSchema() {}
}
