package com.evertill.cloud.carts;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.release.FileRef;
import com.evertill.commerce.release.PriceBookDelta;
import com.evertill.commerce.release.ReleaseManifest;
import com.evertill.commerce.release.ReleaseWriter;
import com.evertill.commerce.release.SignedManifest;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Releases books of apples, one price each, and tells of them as the service of prices does. */
final class HeadOffice implements ReleaseFiles {
    static final String APPLES = "plu:4011";
    static final TaxRate REDUCED = new TaxRate("R", "7 %", 70_000);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final TaxTable TAXES = new TaxTable(Map.of("reduced", List.of(REDUCED)));

    final KeyPair keys = newKeys();
    final Map<String, byte[]> files = new HashMap<>();
    int opened;

    CloudEvent release(String zone, long number, Effective effective, long cents) {
        return release(zone, number, effective, cents, null);
    }

    CloudEvent release(String zone, long number, Effective effective, long cents, @Nullable Long rollbackTo) {
        var apples = Item.of(null, "4011", "Apples", "Fruit", new Money(cents, EUR), "reduced", Unit.EACH);
        return release(zone, number, effective, List.of(apples), rollbackTo);
    }

    /** @param items in the order of a book. */
    CloudEvent release(String zone, long number, Effective effective, List<Item> items, @Nullable Long rollbackTo) {
        var file = write(items);
        var manifest = new ReleaseManifest(
                ReleaseManifest.SCHEMA,
                zone,
                number,
                null,
                rollbackTo,
                effective,
                file,
                null,
                items.size(),
                NOON,
                null);
        return event(manifest, keys);
    }

    /** Signed by somebody else. */
    CloudEvent forged(CloudEvent event) {
        var bytes = event.data().path("manifest");
        var manifest = Json.mapper().convertValue(bytes, byte[].class);
        return event(Json.read(manifest, ReleaseManifest.class), newKeys());
    }

    private static CloudEvent event(ReleaseManifest manifest, KeyPair keys) {
        var signed = SignedManifest.sign(keys.getPrivate(), manifest);
        var subject = manifest.zone() + "/" + manifest.number();
        return CloudEvent.of(
                "/evertill/prices",
                subject + "/published",
                ReleasedPrices.PUBLISHED,
                subject,
                NOON,
                Map.of("zone", manifest.zone(), "manifest", signed.manifest(), "signature", signed.signature()));
    }

    private FileRef write(List<Item> items) {
        try {
            var bytes = new ByteArrayOutputStream();
            var writer = new ReleaseWriter(bytes);
            var book = new PriceBookDelta.Book(TAXES, items.iterator());
            PriceBookDelta.<IOException>full(book, writer::write);
            var ref = writer.finish();
            files.put(ref.key(), bytes.toByteArray());
            return ref;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream open(FileRef file) throws IOException {
        opened++;
        var bytes = files.get(file.key());
        if (bytes == null) {
            throw new FileNotFoundException(file.key());
        }
        return new ByteArrayInputStream(bytes);
    }

    private static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
