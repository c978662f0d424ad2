package com.evertill.rehearsal.simulation.prices;

import com.evertill.cloud.carts.Assortment.Offered;
import com.evertill.cloud.carts.ReleasedPrices;
import com.evertill.cloud.carts.Store;
import com.evertill.cloud.carts.StorePlace;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.prices.Answer;
import com.evertill.cloud.prices.Prices;
import com.evertill.cloud.prices.Rollbacks.Rollback;
import com.evertill.cloud.prices.Zone;
import com.evertill.cloud.prices.Zones;
import com.evertill.cloud.prices.blobs.BlobAddresses;
import com.evertill.cloud.prices.blobs.BlobFolder;
import com.evertill.commerce.codes.Code;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.messages.Capability;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tax.TaxTable;
import com.evertill.edge.catalog.Catalog;
import com.evertill.edge.catalog.InboxConfig;
import com.evertill.edge.catalog.Lookup;
import com.evertill.edge.catalog.ReleaseInbox;
import com.evertill.edge.journal.Journal;
import com.evertill.edge.journal.Schema;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** Head office, a till that pulls what it is nudged to, and carts that hear events late, twice and in any order. */
final class TillAndCart implements AutoCloseable {
    static final int ITEMS = 6;
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Store STORE = new Store("acme.1", EUR, TaxRules.EUROPEAN);
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Zone ZONE = new Zone(
            "main",
            EUR,
            BERLIN,
            new TaxTable(Map.of("reduced", List.of(new TaxRate("R", "7 %", 70_000)), "free", List.of())));

    private final Random random;
    private final BlobFolder blobs;
    private final Prices prices;
    private final ReleasedPrices carts;
    private final Database box;
    private final Catalog catalog;
    private final ReleaseInbox inbox;
    private final List<CloudEvent> told = new ArrayList<>();
    private int commands;

    TillAndCart(Path folder, Random random, Instant now) throws GeneralSecurityException {
        this.random = random;
        var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        blobs = new BlobFolder(folder.resolve("blobs"));
        prices = Prices.open(
                "jdbc:sqlite:" + folder.resolve("prices.db"),
                new Zones(List.of(ZONE)),
                blobs,
                new BlobAddresses("http://prices", new byte[32]),
                keys.getPrivate());
        carts = ReleasedPrices.open(
                "jdbc:sqlite:" + folder.resolve("assortment.db"),
                file -> open(file.sha256(), 0),
                keys.getPublic(),
                _ -> Optional.of(new StorePlace("main", BERLIN)));
        box = Schema.open("jdbc:sqlite:" + folder.resolve("edge.db"));
        var journal = box.write(tx -> Journal.open(tx, NodeId.parse("acme.1.a"), BERLIN, "test", List.of(), now));
        catalog = new Catalog(box, EUR);
        var config = new InboxConfig("main", keys.getPublic(), BERLIN, folder.resolve("releases"), Duration.ZERO);
        inbox = catalog.releases(journal, this::read, config);
    }

    /** Some items get prices; true if head office let that through. */
    boolean release(Effective effective, Instant now) {
        var draft = "draft-" + ++commands;
        prices.drafts().begin(draft, "main", "", "ann", now);
        for (int number = 0; number < ITEMS; number++) {
            if (random.nextInt(3) > 0) {
                prices.drafts().put(draft, item(number, random.nextInt(1, 1_000)));
            }
        }
        prices.drafts().approve(draft, "bob", now);
        return prices.releases().release(draft, effective, "bob", now) instanceof Answer.Done<?>;
    }

    /** Likewise, to any release that there is. */
    boolean rollBack(Effective effective, Instant now) {
        long to = 1 + random.nextLong(Math.max(1, prices.releases().newest("main")));
        var rollback = new Rollback("back-" + ++commands, "main", to, effective);
        return prices.rollbacks().rollBack(rollback, "bob", now) instanceof Answer.Done<?>;
    }

    private static Item item(int number, long cents) {
        return Item.of(
                null,
                plu(number),
                "Article " + number,
                "Fruit",
                new Money(cents, EUR),
                number % 2 == 0 ? "reduced" : "free",
                Unit.EACH);
    }

    private static String plu(int number) {
        return "" + (4_000 + number);
    }

    /** Until nobody has anything to do. */
    void settle(Instant now) throws NotTaken {
        while (prices.step(now).isPresent()) {}
        while (prices.step(told::addAll)) {}
        deliver();
        while (carts.step(now)) {}
        do {
            while (inbox.step(now) != ReleaseInbox.Progress.NOTHING_TO_DO) {}
        } while (isNudged(now));
    }

    /** Those of before now and then once more. */
    private void deliver() throws NotTaken {
        Collections.shuffle(told, random);
        for (var event : told) {
            if (event.type().equals(ReleasedPrices.PUBLISHED)) {
                carts.take(event);
            }
        }
        if (random.nextBoolean()) {
            told.clear();
        }
    }

    private boolean isNudged(Instant now) {
        long held = box.read(catalog::newestRelease);
        var nudge = prices.nudgeFor("main", held, List.of(Capability.PRICES_V1), now);
        nudge.ifPresent(it -> inbox.nudged(it, now));
        return nudge.isPresent();
    }

    /** At the till. */
    Optional<Offered> tills(int number) {
        Lookup found = box.read(tx -> catalog.priceBook().find(tx, new Code.Plu(plu(number))));
        return found instanceof Lookup.Found(var item, var taxes, var release)
                ? Optional.of(new Offered(item, taxes, release))
                : Optional.empty();
    }

    /** In a cart. */
    Optional<Offered> carts(int number, Instant now) {
        return carts.find(STORE, Item.idOf(null, plu(number)), now);
    }

    private InputStream read(String address, long from) throws IOException {
        var hash = HASH.matcher(address);
        if (!hash.find()) {
            throw new FileNotFoundException(address);
        }
        return open(hash.group(), from);
    }

    private InputStream open(String sha256, long from) throws IOException {
        return blobs.open(new Hash(sha256), from).orElseThrow(() -> new FileNotFoundException(sha256));
    }

    @Override
    public void close() {
        prices.close();
        carts.close();
        box.close();
    }
}
