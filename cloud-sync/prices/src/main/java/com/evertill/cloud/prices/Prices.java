package com.evertill.cloud.prices;

import com.evertill.cloud.events.EventBus;
import com.evertill.cloud.events.Outbox;
import com.evertill.cloud.prices.blobs.BlobAddresses;
import com.evertill.cloud.prices.blobs.BlobStore;
import com.evertill.commerce.catalogue.BadLine;
import com.evertill.commerce.catalogue.CatalogueCsv;
import com.evertill.commerce.catalogue.CatalogueRules;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.messages.Capability;
import com.evertill.commerce.messages.Hello;
import com.evertill.commerce.messages.Nudge;
import com.evertill.commerce.release.FileRef;
import com.evertill.commerce.release.ReleaseManifest;
import com.evertill.commerce.sqlite.Database;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The price books of all zones, and what shops are offered of them. */
public final class Prices implements AutoCloseable {
    private final Database database;
    private final Zones zones;
    private final BlobAddresses addresses;
    private final Drafts drafts;
    private final PriceBook book;
    private final Releases releases;
    private final Rollbacks rollbacks;
    private final OfflineSettings offline;
    private final Publishing publishing;
    private final Outbox outbox;

    /**
     * @param url {@code jdbc:sqlite:FILE}
     * @param key head office's Ed25519 key, which signs releases.
     */
    public static Prices open(String url, Zones zones, BlobStore blobs, BlobAddresses addresses, PrivateKey key) {
        return new Prices(Database.open(url, PricesSchema.MIGRATIONS), zones, blobs, addresses, key);
    }

    private Prices(Database database, Zones zones, BlobStore blobs, BlobAddresses addresses, PrivateKey key) {
        this.database = database;
        this.zones = zones;
        this.addresses = addresses;
        this.drafts = new Drafts(database, zones);
        this.book = new PriceBook(database);
        this.releases = new Releases(database, zones);
        this.rollbacks = new Rollbacks(database, zones);
        this.offline = new OfflineSettings(database, zones);
        this.publishing = new Publishing(database, blobs, key);
        this.outbox = new Outbox(database);
        publishing.tellWhatWasPublished();
    }

    /**
     * What became of a file.
     *
     * @param draft as it is now; absent if nothing was taken.
     * @param taken items that are in the draft.
     */
    public record Imported(Optional<Draft> draft, int taken, List<BadLine> bad) {
        public Imported {
            bad = List.copyOf(bad);
        }
    }

    /** How a file is meant. */
    public enum Import {
        /** It sets the items in it and says nothing of others. */
        CHANGES,
        /** It is the whole book: what it does not name is removed. Never with bad lines, since they would be removed as well. */
        WHOLE_BOOK
    }

    /**
     * Takes a catalogue into a draft: wholly, or, with any bad line, not at all.
     *
     * @param acceptGood takes the good lines of a file of changes nevertheless.
     * @param now what a whole book removes is all that is in force then or planned.
     */
    public Answer<Imported> importCsv(
            String draft, byte[] file, CatalogueRules.DecimalMark mark, Import kind, boolean acceptGood, Instant now) {
        var zone = drafts.find(draft).flatMap(found -> zones.find(found.zone()));
        if (zone.isEmpty()) {
            return Answer.refused(PriceRefusal.THERE_IS_NO_SUCH_DRAFT);
        }
        var parsed = CatalogueCsv.read(file, zone.get().rules().with(mark));
        boolean take = parsed.isWhole()
                || (acceptGood && kind == Import.CHANGES && !parsed.good().isEmpty());
        if (!take) {
            return Answer.done(new Imported(Optional.empty(), 0, parsed.bad()));
        }
        return switch (drafts.putAll(draft, parsed.good(), kind == Import.WHOLE_BOOK, now)) {
            case Answer.Done(var changed) ->
                Answer.done(new Imported(Optional.of(changed), parsed.good().size(), parsed.bad()));
            case Answer.Refused(var why) -> Answer.refused(why);
        };
    }

    /**
     * Finishes one release that has its number. Each zone's come in their order; one whose file cannot be written holds up no other zone's, and what
     * a zone had released that is in the configuration no more waits until it is there again.
     *
     * @return it, now offered to the shops; empty if there was nothing to do.
     * @throws UncheckedIOException if there is nothing to do but what cannot be written.
     */
    public synchronized Optional<Release> step(Instant now) {
        UncheckedIOException fault = null;
        for (var zone : zones.all()) {
            var next = database.read(tx -> tx.first(
                    "SELECT * FROM release WHERE zone=? AND state='PREPARING' ORDER BY number LIMIT 1",
                    Releases::release,
                    zone.name()));
            try {
                next.ifPresent(release -> publishing.publish(release, zone, now));
                if (next.isPresent()) {
                    return releases.find(zone.name(), next.get().number());
                }
            } catch (UncheckedIOException cannotBeWritten) {
                fault = cannotBeWritten;
            }
        }
        if (fault != null) {
            throw fault;
        }
        return Optional.empty();
    }

    /**
     * Carries events to the bus ({@link PriceEvents}). For one caller at a time.
     *
     * @return whether there were any.
     * @throws EventBus.BusFault as the bus did; they are all still here.
     */
    public boolean step(EventBus bus) {
        return outbox.step(bus);
    }

    /** On its way to the bus. */
    public Outbox outbox() {
        return outbox;
    }

    /** What a node should fetch, if there is anything. */
    public Optional<Nudge> nudgeFor(Hello hello, Instant now) {
        return nudgeFor(hello.zone(), hello.staged(), hello.capabilities(), now);
    }

    /**
     * The next release for a node that holds all up to {@code staged}: the one in force now if it does not hold that, and else the first of those
     * that are planned. It asks again when it has that one.
     */
    public Optional<Nudge> nudgeFor(String zone, long staged, List<String> capabilities, Instant now) {
        if (!capabilities.contains(Capability.PRICES_V1)) {
            return Optional.empty();
        }
        return database.read(tx ->
                tx.first("""
                SELECT manifest, signature FROM release WHERE zone=? AND number>? AND state='PUBLISHED'
                ORDER BY CASE WHEN comes_at<=? THEN -number ELSE number END LIMIT 1
                """, row -> nudge(row.getBytes(1), row.getBytes(2), now), zone, staged, now.toEpochMilli()));
    }

    private Nudge nudge(byte[] bytes, byte[] signature, Instant now) {
        var manifest = Json.read(bytes, ReleaseManifest.class);
        return new Nudge(
                bytes,
                signature,
                address(manifest.full(), now),
                manifest.delta() == null ? null : address(manifest.delta(), now),
                now);
    }

    private String address(FileRef file, Instant now) {
        return addresses.of(new Hash(file.sha256()), now);
    }

    public Zones zones() {
        return zones;
    }

    public Drafts drafts() {
        return drafts;
    }

    public PriceBook book() {
        return book;
    }

    public Releases releases() {
        return releases;
    }

    public Rollbacks rollbacks() {
        return rollbacks;
    }

    public OfflineSettings offline() {
        return offline;
    }

    @Override
    public void close() {
        database.close();
    }
}
