package com.evertill.cloud.prices;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.prices.blobs.BlobAddresses;
import com.evertill.cloud.prices.blobs.BlobFolder;
import com.evertill.cloud.prices.blobs.BlobStore;
import com.evertill.commerce.catalogue.CatalogueRules.DecimalMark;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.messages.Capability;
import com.evertill.commerce.messages.Nudge;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.release.FileRef;
import com.evertill.commerce.release.ReleaseFile;
import com.evertill.commerce.release.ReleaseManifest;
import com.evertill.commerce.release.ReleaseRecord;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Price books on real files, with head office's key, and the words of the tests. */
public final class Shelf implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    public static final Currency EUR = Currency.getInstance("EUR");
    public static final Zone MAIN = new Zone(
            "main",
            EUR,
            ZoneId.of("Europe/Berlin"),
            new TaxTable(Map.of("R", List.of(new TaxRate("R", "7 %", 70_000)), "S", List.of())));
    public static final Item APPLES = item("4011", "Apples", 199);
    public static final Item PEARS = item("4012", "Pears", 249);
    public static final Item PLUMS = item("4042", "Plums", 299);

    public final KeyPair keys = newKeys();
    public static final TaxTable OTHER_TAXES =
            new TaxTable(Map.of("R", List.of(new TaxRate("R", "5 %", 50_000)), "S", List.of()));

    public final BlobStore blobs;
    public Prices prices;
    private final Path folder;
    private int drafts;

    public Shelf(Path folder) {
        this.folder = folder;
        blobs = new BlobFolder(folder.resolve("blobs"));
        prices = open(MAIN);
    }

    private Prices open(Zone zone) {
        return Prices.open(
                "jdbc:sqlite:" + folder.resolve("prices.db"),
                new Zones(List.of(zone)),
                blobs,
                new BlobAddresses("http://prices", new byte[32]),
                keys.getPrivate());
    }

    /** Somebody gives the zone other taxes and starts the cloud again. */
    public void taxesChange() {
        prices.close();
        prices = open(new Zone(MAIN.name(), MAIN.currency(), MAIN.timeZone(), OTHER_TAXES));
    }

    public static Item item(String plu, String name, long cents) {
        return Item.of(null, plu, name, "Fruit", euro(cents), "R", Unit.EACH);
    }

    public static Money euro(long cents) {
        return new Money(cents, EUR);
    }

    /** A new draft with these items. */
    public String draft(Item... items) {
        var id = "draft-" + ++drafts;
        taken(prices.drafts().begin(id, "main", "test", "ann", NOW));
        for (var item : items) {
            taken(prices.drafts().put(id, item));
        }
        return id;
    }

    /** These items, approved and released. */
    public Release release(Effective effective, Item... items) {
        return release(draft(items), effective);
    }

    public Release release(String draft, Effective effective) {
        taken(prices.drafts().approve(draft, "bob", NOW));
        var release = taken(prices.releases().release(draft, effective, "bob", NOW));
        publish();
        return release;
    }

    public void publish() {
        while (prices.step(NOW).isPresent()) {}
    }

    public Answer<Prices.Imported> importCsv(String draft, String csv, Prices.Import kind, boolean acceptGood) {
        return prices.importCsv(draft, csv.getBytes(StandardCharsets.UTF_8), DecimalMark.POINT, kind, acceptGood, NOW);
    }

    public static <T> T taken(Answer<T> answer) {
        return switch (answer) {
            case Answer.Done(var value) -> value;
            case Answer.Refused(var why) -> throw new AssertionError(why);
        };
    }

    public static void assertRefused(Answer<?> answer, PriceRefusal why) {
        assertThat(answer).isEqualTo(Answer.refused(why));
    }

    public Optional<Nudge> nudge(long staged, Instant now) {
        return prices.nudgeFor("main", staged, List.of(Capability.PRICES_V1), now);
    }

    public ReleaseManifest manifestOf(long number) {
        for (var now : List.of(NOW.minusSeconds(1), NOW.plusSeconds(1))) {
            var found = nudge(number - 1, now).map(nudge -> Json.read(nudge.manifest(), ReleaseManifest.class));
            if (found.isPresent() && found.get().number() == number) {
                return found.get();
            }
        }
        throw new AssertionError("release " + number + " is not offered");
    }

    /** The book that a full file holds: names and prices, by item. */
    public Map<String, Long> read(FileRef file) {
        var book = new TreeMap<String, Long>();
        for (var record : records(file)) {
            if (record instanceof ReleaseRecord.Put(var item)) {
                book.put(item.name(), item.price().minor());
            }
        }
        return book;
    }

    public List<ReleaseRecord> records(FileRef file) {
        var records = new ArrayList<ReleaseRecord>();
        try (var in = blobs.open(new Hash(file.sha256()), 0).orElseThrow()) {
            ReleaseFile.read(in, file, records::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    private static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        prices.close();
    }
}
