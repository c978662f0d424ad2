package com.evertill.edge.catalog;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.messages.Nudge;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.release.FileRef;
import com.evertill.commerce.release.PriceBookDelta;
import com.evertill.commerce.release.PriceBookDelta.Book;
import com.evertill.commerce.release.ReleaseManifest;
import com.evertill.commerce.release.ReleaseWriter;
import com.evertill.commerce.release.SignedManifest;
import com.evertill.commerce.tax.TaxTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Publishes releases as head office does, into memory; its storage can be made to misbehave. */
final class HeadOffice implements ReleaseSource {
    final KeyPair key = newKey();
    final Map<String, byte[]> files = new HashMap<>();
    /** How many bytes are given before the line breaks; as many as there are if negative. */
    int breakAfter = -1;

    boolean expired;
    long bytesRead;
    private final List<Published> published = new ArrayList<>();

    private record Published(TaxTable taxes, List<Item> items) {
        Book book() {
            return new Book(taxes, items.iterator());
        }
    }

    Nudge release(Effective effective, Item... items) {
        return release(effective, Shelf.TAXES, List.of(items));
    }

    Nudge release(Effective effective, TaxTable taxes, List<Item> unsorted) {
        var items = unsorted.stream().sorted(Comparator.comparing(Item::id)).toList();
        return publish(effective, new Published(taxes, items), null);
    }

    /** The book of an earlier release, under the next number. */
    Nudge rollBack(Effective effective, int to) {
        return publish(effective, published.get(to - 1), (long) to);
    }

    private Nudge publish(Effective effective, Published next, @Nullable Long rollbackTo) {
        var full = write(out -> PriceBookDelta.<IOException>full(next.book(), out::write));
        var delta = published.isEmpty()
                ? null
                : write(out ->
                        PriceBookDelta.<IOException>between(published.getLast().book(), next.book(), out::write));
        published.add(next);
        long number = published.size();
        return nudge(new ReleaseManifest(
                ReleaseManifest.SCHEMA,
                "north",
                number,
                delta == null ? null : number - 1,
                rollbackTo,
                effective,
                full,
                delta,
                next.items().size(),
                Shelf.NOON,
                null));
    }

    Nudge nudge(ReleaseManifest manifest) {
        var signed = SignedManifest.sign(key.getPrivate(), manifest);
        var delta = manifest.delta();
        return new Nudge(
                signed.manifest(),
                signed.signature(),
                manifest.full().key(),
                delta == null ? null : delta.key(),
                Instant.EPOCH);
    }

    @Override
    public InputStream read(String address, long from) throws IOException {
        if (expired) {
            throw new AddressExpiredException("expired");
        }
        var file = java.util.Objects.requireNonNull(files.get(address));
        int end = breakAfter < 0 ? file.length : (int) Math.min(file.length, from + breakAfter);
        bytesRead += end - from;
        return new ByteArrayInputStream(Arrays.copyOfRange(file, (int) from, end));
    }

    private interface Writing {
        void to(ReleaseWriter writer) throws IOException;
    }

    private FileRef write(Writing records) {
        try {
            var bytes = new ByteArrayOutputStream();
            var writer = new ReleaseWriter(bytes);
            records.to(writer);
            var ref = writer.finish();
            files.put(ref.key(), bytes.toByteArray());
            return ref;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
