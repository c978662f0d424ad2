package com.evertill.edge.catalog;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.release.Acknowledgement;
import com.evertill.commerce.release.ReleaseManifest;
import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of a release on its way. */
record Incoming(
        ReleaseManifest manifest,
        String full,
        @Nullable String delta,
        Acknowledgement step,
        @Nullable Long version) {
    private static final String SELECT = "SELECT manifest, full, delta, step, version FROM release";

    long number() {
        return manifest.number();
    }

    static Optional<Incoming> find(Tx tx, long number) throws SQLException {
        return tx.first(SELECT + " WHERE number = ?", Incoming::read, number);
    }

    /** The newest that is neither refused nor staged: older ones need not be fetched any more. */
    static Optional<Incoming> unfinished(Tx tx) throws SQLException {
        return tx.first(
                SELECT + " WHERE step IN ('SEEN', 'FETCHED', 'VERIFIED') ORDER BY number DESC LIMIT 1", Incoming::read);
    }

    /** Those that wait for their instant, newest first. */
    static List<Incoming> staged(Tx tx) throws SQLException {
        return tx.list(SELECT + " WHERE step = 'STAGED' ORDER BY number DESC", Incoming::read);
    }

    static Optional<Incoming> newest(Tx tx) throws SQLException {
        return tx.first(SELECT + " WHERE step <> 'ACTIVE' ORDER BY number DESC LIMIT 1", Incoming::read);
    }

    void write(Tx tx) throws SQLException {
        tx.update(
                "INSERT OR REPLACE INTO release VALUES (?, ?, ?, ?, ?, ?)",
                number(),
                Json.bytes(manifest),
                full,
                delta,
                step.name(),
                version);
    }

    Incoming at(String full, @Nullable String delta) {
        return new Incoming(manifest, full, this.delta == null ? null : delta, step, version);
    }

    Incoming withoutDelta() {
        return new Incoming(manifest, full, null, step, version);
    }

    Incoming reached(Acknowledgement step) {
        return new Incoming(manifest, full, delta, step, version);
    }

    Incoming staged(long version) {
        return new Incoming(manifest, full, delta, Acknowledgement.STAGED, version);
    }

    private static Incoming read(ResultSet row) throws SQLException {
        long version = row.getLong(5);
        return new Incoming(
                Json.read(row.getBytes(1), ReleaseManifest.class),
                row.getString(2),
                row.getString(3),
                Acknowledgement.valueOf(row.getString(4)),
                row.wasNull() ? null : version);
    }
}
