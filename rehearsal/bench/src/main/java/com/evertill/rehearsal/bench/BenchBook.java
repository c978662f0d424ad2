package com.evertill.rehearsal.bench;

import com.evertill.cloud.carts.ReleaseFiles;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.release.FileRef;
import com.evertill.commerce.release.PriceBookDelta;
import com.evertill.commerce.release.ReleaseManifest;
import com.evertill.commerce.release.ReleaseWriter;
import com.evertill.commerce.release.SignedManifest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A book of prices as head office releases it. */
record BenchBook(FileRef file, byte[] bytes, int items) implements ReleaseFiles {
    static final String ZONE = "bench";

    /** @param items in the order of a book: by id. */
    static BenchBook of(List<Item> items) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = new ReleaseWriter(bytes);
        PriceBookDelta.<IOException>full(new PriceBookDelta.Book(BenchShop.TAXES, items.iterator()), writer::write);
        return new BenchBook(writer.finish(), bytes.toByteArray(), items.size());
    }

    /** As the service of prices tells it. */
    CloudEvent published(KeyPair headOffice, Instant at) {
        var manifest = new ReleaseManifest(
                ReleaseManifest.SCHEMA, ZONE, 1, null, null, new Effective.Now(), file, null, items, at, null);
        var signed = SignedManifest.sign(headOffice.getPrivate(), manifest);
        return CloudEvent.of(
                "/evertill/prices",
                ZONE + "/1/published",
                "com.evertill.prices.release-published.v1",
                ZONE + "/1",
                at,
                Map.of("zone", ZONE, "manifest", signed.manifest(), "signature", signed.signature()));
    }

    @Override
    public InputStream open(FileRef wanted) {
        return new ByteArrayInputStream(bytes);
    }
}
