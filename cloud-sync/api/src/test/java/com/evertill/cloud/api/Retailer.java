package com.evertill.cloud.api;

import com.evertill.cloud.carts.Carts;
import com.evertill.cloud.carts.ReleasedPrices;
import com.evertill.cloud.carts.Store;
import com.evertill.cloud.carts.StorePlace;
import com.evertill.cloud.customers.Customers;
import com.evertill.cloud.customers.SignInRules;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.LocalBus;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.loyalty.Loyalty;
import com.evertill.cloud.loyalty.PointsRule;
import com.evertill.cloud.offers.Campaign;
import com.evertill.cloud.offers.Offers;
import com.evertill.cloud.orders.Orders;
import com.evertill.cloud.payments.NoProvider;
import com.evertill.cloud.payments.Payments;
import com.evertill.cloud.stock.SqliteStockStore;
import com.evertill.cloud.stock.Stock;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.release.FileRef;
import com.evertill.commerce.release.PriceBookDelta;
import com.evertill.commerce.release.ReleaseManifest;
import com.evertill.commerce.release.ReleaseWriter;
import com.evertill.commerce.release.SignedManifest;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tax.TaxTable;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Two stores with milk and apples, the services behind them, and the API in front. */
final class Retailer implements AutoCloseable {
    static final Currency EUR = Currency.getInstance("EUR");
    static final String BERLIN = "acme.berlin";
    static final String HAMBURG = "acme.hamburg";
    static final Item MILK =
            Item.of("04012345678901", null, "Milk 1 l", "Dairy", new Money(129, EUR), "food", Unit.EACH);
    static final Item APPLES = Item.of(null, "4011", "Apples", "Fruit", new Money(299, EUR), "food", Unit.KG);

    /** Of a hundred customers it holds out fifty. */
    static final Campaign CAMPAIGN = new Campaign(
            "bought-together",
            Instant.EPOCH,
            Instant.parse("2100-01-01T00:00:00Z"),
            100,
            Duration.ofDays(7),
            Duration.ofDays(7),
            50);

    final List<Throwable> bugs = new ArrayList<>();
    final LocalBus bus;
    final Carts carts;
    final Orders orders;
    final Stock stock;
    final Customers customers;
    final Payments payments;
    final Loyalty loyalty;
    final Offers offers;
    final CommerceApi api;
    final ReleasedPrices prices;
    private final byte[] book;
    private final FileRef file;
    Instant now = Instant.parse("2026-11-23T12:00:00Z");
    boolean isBroken;
    private int ids;

    Retailer(Path folder, Limits limits) throws IOException, NotTaken {
        var bytes = new ByteArrayOutputStream();
        var writer = new ReleaseWriter(bytes);
        var taxes = new TaxTable(Map.of("food", List.of(new TaxRate("A", "7 %", 70_000))));
        PriceBookDelta.<IOException>full(
                new PriceBookDelta.Book(taxes, List.of(MILK, APPLES).iterator()), writer::write);
        file = writer.finish();
        book = bytes.toByteArray();
        var keys = keys();
        bus = LocalBus.open(url(folder, "bus"), () -> now);
        prices = ReleasedPrices.open(
                url(folder, "prices"),
                _ -> new ByteArrayInputStream(book),
                keys.getPublic(),
                _ -> Optional.of(new StorePlace("main", ZoneId.of("Europe/Berlin"))));
        prices.take(release(keys));
        while (prices.step(now)) {}
        carts = Carts.open(url(folder, "carts"), prices, () -> "cart-" + ++ids);
        orders = Orders.open(url(folder, "orders"));
        stock = new Stock(SqliteStockStore.open(url(folder, "stock")), (_, _) -> Optional.empty());
        customers = Customers.open(
                new Customers.Place(url(folder, "customers"), url(folder, "keys"), new byte[32]),
                SignInRules.of("49"),
                () -> "customer-" + ++ids,
                new java.util.Random(7));
        loyalty = Loyalty.open(url(folder, "loyalty"), PointsRule.ONE_A_UNIT, (_, _) -> Optional.empty());
        offers = Offers.open(
                url(folder, "offers"), List.of(CAMPAIGN), () -> "offer-" + ++ids, (_, _) -> Optional.empty());
        payments = Payments.open(url(folder, "payments"), new NoProvider());
        var shops = List.of(shop(BERLIN, "Berlin"), shop(HAMBURG, "Hamburg"));
        Supplier<List<Shop>> all = () -> {
            if (isBroken) {
                throw new IllegalStateException("the shelves fell over");
            }
            return shops;
        };
        api = new CommerceApi(
                new Services(all, prices, carts, orders, stock, customers, loyalty, payments, offers), limits, bug -> {
                    bugs.add(bug);
                    return "reference-" + bugs.size();
                });
        bus.subscribe("stock", Stock.wanted(), event -> stock.take(event, now));
        bus.subscribe("orders", Orders.NEWS, event -> orders.hear(event, now));
        bus.subscribe("payments", Payments.NEWS, event -> payments.hear(event, now));
        bus.subscribe("offers", Offers.NEWS, event -> offers.hear(event, now));
        bus.subscribe("carts", Carts.NEWS, carts::hear);
        bus.subscribe("heads", CommerceApi.NEWS, api::hear);
    }

    private static Shop shop(String id, String name) {
        return new Shop(new Store(id, EUR, TaxRules.EUROPEAN), name);
    }

    private static String url(Path folder, String name) {
        return "jdbc:sqlite:" + folder.resolve(name + ".db");
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private CloudEvent release(KeyPair keys) {
        var manifest = new ReleaseManifest(
                ReleaseManifest.SCHEMA, "main", 1, null, null, new Effective.Now(), file, null, 2, now, null);
        var signed = SignedManifest.sign(keys.getPrivate(), manifest);
        return CloudEvent.of(
                "/evertill/prices",
                "main/1/published",
                ReleasedPrices.PUBLISHED,
                "main/1",
                now,
                Map.of("zone", "main", "manifest", signed.manifest(), "signature", signed.signature()));
    }

    /** As a shop's fact of a delivery tells it. */
    void received(String store, Item item, Quantity quantity) {
        var payload = Map.of(
                "type",
                "stock.received",
                "document",
                "D-" + ++ids,
                "lines",
                List.of(Map.of("itemId", item.id(), "quantity", quantity)),
                "by",
                "104");
        var data = Map.of(
                "node",
                store + ".box1",
                "epoch",
                1,
                "sequence",
                ids,
                "at",
                now,
                "businessDay",
                "2026-11-23",
                "payload",
                payload);
        bus.put(List.of(CloudEvent.of(
                "/evertill/ledger",
                store + ".box1/1/" + ids,
                "com.evertill.facts.stock.received.v1",
                store + ".box1",
                now,
                data)));
        settle();
    }

    /** As a shop's fact of a sale tells it, as far as offers read it. */
    void sold(String store, Item... items) {
        var lines = Stream.of(items)
                .map(item -> Map.of("itemId", item.id(), "voided", false))
                .toList();
        var data = Map.of(
                "node",
                store + ".box1",
                "epoch",
                1,
                "sequence",
                ++ids,
                "at",
                now,
                "businessDay",
                "2026-11-23",
                "payload",
                Map.of("events", List.of(), "priced", Map.of("lines", lines)));
        bus.put(List.of(CloudEvent.of(
                "/evertill/ledger",
                store + ".box1/1/" + ids,
                "com.evertill.facts.sale.completed.v1",
                store + ".box1",
                now,
                data)));
    }

    /** As the service of customers tells it. */
    void says(String customer, String purpose, boolean isGiven) {
        var data = Map.of("customer", customer, "purpose", purpose, "given", isGiven, "number", ++ids);
        bus.put(List.of(CloudEvent.of(
                "/evertill/customers",
                customer + "/consent/" + ids,
                "com.evertill.customers.consent-changed.v1",
                customer,
                now,
                data)));
    }

    /** Until nobody has anything to say any more. */
    void settle() {
        boolean busy = true;
        while (busy) {
            busy = carts.step(bus);
            busy |= orders.step(bus);
            busy |= stock.step(bus);
            busy |= payments.step(bus);
            busy |= offers.step(bus);
            busy |= bus.step();
        }
    }

    /** The whole answer. */
    JsonNode asks(Caller caller, String query) {
        return asks(caller, query, Map.of());
    }

    JsonNode asks(Caller caller, String query, Map<String, Object> variables) {
        var body = Json.bytes(Map.of("query", query, "variables", variables));
        return Json.read(api.execute(body, caller, now).json(), JsonNode.class);
    }

    /** One field of the answer, which must be without errors. */
    JsonNode get(Caller caller, String query) {
        var answer = asks(caller, query);
        if (answer.has("errors")) {
            throw new AssertionError(answer.toPrettyString());
        }
        return Objects.requireNonNull(answer.get("data")).elements().next();
    }

    static Caller visitor(String name) {
        return new Caller(Head.WEB, new Caller.Visitor(name.repeat(22).substring(0, 22)), "192.0.2.1", "en");
    }

    static Caller customer(String reference) {
        return new Caller(Head.WEB, new Caller.Customer(reference, "token", Optional.empty()), "192.0.2.1", "en");
    }

    static final Caller NOBODY = new Caller(Head.WEB, new Caller.Nobody(), "192.0.2.1", "en");

    static Caller till(String store) {
        var head = new Head(new com.evertill.commerce.node.HeadId("till-" + store.substring(5)), Head.Kind.TILL, store);
        return new Caller(head, new Caller.Nobody(), "192.0.2.2", "en");
    }

    @Override
    public void close() {
        carts.close();
        orders.close();
        stock.close();
        customers.close();
        payments.close();
        loyalty.close();
        offers.close();
        prices.close();
        bus.close();
    }
}
