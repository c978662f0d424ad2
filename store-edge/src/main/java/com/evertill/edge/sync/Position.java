package com.evertill.edge.sync;

import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.sqlite.Database;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of sync. */
record Position(long confirmed, Hash hash, @Nullable Instant at, boolean plugged) {

    static Position read(Database database) {
        return database.read(tx -> tx.first("SELECT confirmed, hash, at, plugged FROM sync", row -> {
                    long at = row.getLong(3);
                    return new Position(
                            row.getLong(1),
                            Hash.of(row.getBytes(2)),
                            row.wasNull() ? null : Instant.ofEpochMilli(at),
                            row.getBoolean(4));
                })
                .orElseThrow());
    }

    Position movedTo(long sequence, Hash at, Instant now) {
        return new Position(sequence, at, now, plugged);
    }

    Position withPlugged(boolean plugged) {
        return new Position(confirmed, hash, at, plugged);
    }

    /** Durable when it returns. */
    void write(Database database) {
        database.act(tx -> tx.update(
                "UPDATE sync SET confirmed = ?, hash = ?, at = ?, plugged = ?",
                confirmed,
                hash.bytes(),
                at == null ? null : at.toEpochMilli(),
                plugged));
    }
}
