package com.evertill.cloud.prices;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Outbox;
import com.evertill.cloud.prices.blobs.BlobStore;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.release.FileRef;
import com.evertill.commerce.release.ReleaseManifest;
import com.evertill.commerce.release.ReleaseRecord;
import com.evertill.commerce.release.ReleaseWriter;
import com.evertill.commerce.release.SignedManifest;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Writes a release's files and signs its manifest. */
final class Publishing {
    private final Database database;
    private final BlobStore blobs;
    private final PrivateKey key;

    Publishing(Database database, BlobStore blobs, PrivateKey key) {
        this.database = database;
        this.blobs = blobs;
        this.key = key;
    }

    /** Writes records of a file. */
    private interface Records {
        void writeTo(ReleaseWriter writer, Tx tx) throws SQLException, IOException;
    }

    void publish(Release release, Zone zone, Instant now) {
        var manifest = manifest(release, zone, now);
        var signed = SignedManifest.sign(key, manifest);
        // Superseded meanwhile, it stays so.
        database.act(tx -> {
            int published = tx.update("""
                    UPDATE release SET state='PUBLISHED', manifest=?, signature=?
                    WHERE zone=? AND number=? AND state='PREPARING'
                    """, signed.manifest(), signed.signature(), release.zone(), release.number());
            if (published == 1) {
                Outbox.put(tx, PriceEvents.published(release, signed, now));
            }
        });
    }

    /** What was published before there was anybody to tell. */
    void tellWhatWasPublished() {
        database.act(tx -> {
            var untold = tx.list(
                    "SELECT * FROM release JOIN untold USING(zone, number) WHERE state='PUBLISHED' ORDER BY zone, number",
                    Publishing::published);
            for (var event : untold) {
                Outbox.put(tx, event);
            }
            tx.update("DELETE FROM untold");
        });
    }

    private static CloudEvent published(ResultSet row) throws SQLException {
        var signed = new SignedManifest(row.getBytes("manifest"), row.getBytes("signature"));
        var manifest = Json.read(signed.manifest(), ReleaseManifest.class);
        return PriceEvents.published(Releases.release(row), signed, manifest.createdAt());
    }

    private ReleaseManifest manifest(Release release, Zone zone, Instant now) {
        var full = file((writer, tx) -> {
            writer.write(new ReleaseRecord.Taxes(Releases.taxes(tx, release.zone(), release.number())));
            tx.each(
                    "SELECT * FROM item_version v WHERE" + PriceBook.AS_OF + " ORDER BY v.item",
                    row -> write(writer, row, zone),
                    release.zone(),
                    release.number());
        });
        var delta = release.base() == 0 ? null : file((writer, tx) -> writeDelta(writer, tx, release, zone));
        return new ReleaseManifest(
                ReleaseManifest.SCHEMA,
                release.zone(),
                release.number(),
                delta == null ? null : Long.valueOf(release.base()),
                database.read(tx -> Rollbacks.bookOf(tx, release)).orElse(null),
                release.effective(),
                full,
                delta,
                full.records() - 1,
                now,
                database.read(tx -> Optional.ofNullable(OfflineSettings.of(tx, release)))
                        .orElse(null));
    }

    private static void writeDelta(ReleaseWriter writer, Tx tx, Release release, Zone zone)
            throws SQLException, IOException {
        var taxes = Releases.taxes(tx, release.zone(), release.number());
        if (!taxes.equals(Releases.taxes(tx, release.zone(), release.base()))) {
            writer.write(new ReleaseRecord.Taxes(taxes));
        }
        tx.each(
                "SELECT * FROM item_version WHERE zone=? AND release=? ORDER BY item",
                row -> write(writer, row, zone),
                release.zone(),
                release.number());
    }

    private static void write(ReleaseWriter writer, ResultSet row, Zone zone) throws SQLException {
        var item = ItemRows.read(row, zone.currency());
        try {
            writer.write(row.getBoolean("removed") ? new ReleaseRecord.Remove(item.id()) : new ReleaseRecord.Put(item));
        } catch (IOException e) {
            throw new UncheckedIOException("a release file cannot be written", e);
        }
    }

    private FileRef file(Records records) {
        var written = new AtomicReference<@Nullable FileRef>();
        try {
            blobs.put(out -> {
                var writer = new ReleaseWriter(out);
                database.read(tx -> {
                    try {
                        records.writeTo(writer, tx);
                        return writer;
                    } catch (IOException e) {
                        throw new UncheckedIOException("a release file cannot be written", e);
                    }
                });
                written.set(writer.finish());
            });
        } catch (IOException e) {
            throw new UncheckedIOException("a release file cannot be written", e);
        }
        var ref = written.get();
        if (ref == null) {
            throw new IllegalStateException("the blob store did not ask for the file");
        }
        return ref;
    }
}
