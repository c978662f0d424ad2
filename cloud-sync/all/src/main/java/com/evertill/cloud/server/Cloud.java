package com.evertill.cloud.server;

import static com.evertill.cloud.server.DataFolder.folder;
import static com.evertill.cloud.server.DataFolder.read;
import static com.evertill.cloud.server.DataFolder.url;

import com.evertill.cloud.api.CommerceApi;
import com.evertill.cloud.api.Limits;
import com.evertill.cloud.api.Services;
import com.evertill.cloud.carts.Carts;
import com.evertill.cloud.carts.ReleasedPrices;
import com.evertill.cloud.carts.StorePlace;
import com.evertill.cloud.customers.CodeCourier;
import com.evertill.cloud.customers.CodeFolder;
import com.evertill.cloud.customers.CodeGateway;
import com.evertill.cloud.customers.Customers;
import com.evertill.cloud.customers.SignInRules;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.LocalBus;
import com.evertill.cloud.headoffice.Audit;
import com.evertill.cloud.headoffice.FleetViews;
import com.evertill.cloud.headoffice.People;
import com.evertill.cloud.headoffice.People.NewPerson;
import com.evertill.cloud.headoffice.PriceDesk;
import com.evertill.cloud.headoffice.Sessions;
import com.evertill.cloud.lake.Lake;
import com.evertill.cloud.ledger.FactArchive;
import com.evertill.cloud.ledger.Ledger;
import com.evertill.cloud.ledger.NodeCertificates;
import com.evertill.cloud.ledger.SqliteFactArchive;
import com.evertill.cloud.ledger.readers.Readers;
import com.evertill.cloud.loyalty.Loyalty;
import com.evertill.cloud.loyalty.PointsRule;
import com.evertill.cloud.offers.Campaign;
import com.evertill.cloud.orders.Orders;
import com.evertill.cloud.payments.Payments;
import com.evertill.cloud.prices.Prices;
import com.evertill.cloud.prices.Zones;
import com.evertill.cloud.prices.blobs.BlobAddresses;
import com.evertill.cloud.prices.blobs.BlobFolder;
import com.evertill.cloud.prices.blobs.BlobStore;
import com.evertill.cloud.shops.CartDesk;
import com.evertill.cloud.shops.PastAddresses;
import com.evertill.cloud.shops.Reception;
import com.evertill.cloud.stock.SqliteStockStore;
import com.evertill.cloud.stock.Stock;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.release.FileRef;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The services, put together. */
@ApplicationScoped
public class Cloud {
    private static final Logger LOG = Logger.getLogger(Cloud.class);

    /** The rule by which carts hear of prices. */
    private static final String CARTS_PRICES = "carts-prices";

    private static final String LOYALTY = "loyalty";

    private final Settings settings;
    private final FactArchive archive;
    private final Ledger ledger;
    private final Readers readers;
    private final BlobStore blobs;
    private final BlobAddresses addresses;
    private final Prices prices;
    private final PastAddresses pastAddresses;
    private final Reception reception;
    private final LocalBus bus;
    private final ReleasedPrices assortment;
    private final Carts carts;
    private final Stock stock;
    private final Orders orders;
    private final Payments payments;
    private final Customers customers;
    private final CodeCourier codes;
    private final Loyalty loyalty;
    private final Optional<Lake> lake;
    private final PartnerDesk partners;
    private final Insight insight;
    private final Heads heads;
    private final CommerceApi api;
    private final List<Teller> tellers;
    private final Office office;

    @Inject
    public Cloud(Settings settings, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.settings = settings;
        var data = folder(settings.data());
        archive = SqliteFactArchive.open(url(data, "archive"));
        ledger = Ledger.open(url(data, "ledger"), archive, Keys.ed25519(settings.ledgerKey()));
        readers = new Readers(ledger);
        blobs = new BlobFolder(data.resolve("blobs"));
        var here = settings.publicAddress().orElse("http://127.0.0.1:" + port);
        addresses = new BlobAddresses(here, Keys.secret(data.resolve("blobs.secret")));
        prices = Prices.open(
                url(data, "prices"),
                read(settings.zones().orElse(data.resolve("zones.json")), Zones.class),
                blobs,
                addresses,
                Keys.ed25519(settings.headOfficeKey()));
        pastAddresses = new PastAddresses(addresses);
        bus = LocalBus.open(url(data, "bus"), InstantSource.system());
        assortment = ReleasedPrices.open(
                url(data, "assortment"),
                this::file,
                Keys.publicOf(Keys.ed25519(settings.headOfficeKey())),
                store -> place(store.id()));
        carts = Carts.open(
                url(data, "carts"), assortment, () -> UUID.randomUUID().toString());
        orders = Orders.open(url(data, "orders"));
        reception = new Reception(ledger, readers, prices, pastAddresses, new CartDesk(carts, orders));
        stock = new Stock(SqliteStockStore.open(url(data, "stock")), readers.news()::payload);
        payments = Payments.open(url(data, "payments"), ProviderAccess.of(settings.payments(), here));
        var random = new SecureRandom();
        customers = Customers.open(
                new Customers.Place(
                        url(data, "customers"),
                        url(folder(settings.customers().keys().orElse(data)), "customer-keys"),
                        Keys.secret(data.resolve("customers.secret"))),
                SignInRules.of(settings.customers().callingCode()),
                () -> UUID.randomUUID().toString(),
                random);
        codes = codes(data);
        loyalty = Loyalty.open(url(data, "loyalty"), pointsRules(data), readers.news()::payload);
        lake = Archivist.open(settings.lake(), data, readers.news()::payload);
        partners = PartnerDesk.open(settings.partners(), data, readers.news()::payload);
        insight = new Insight(
                name -> url(data, name), settings.forecast(), campaigns(data), this::place, readers.news()::payload);
        var headsFile = settings.heads().orElse(data.resolve("heads.json"));
        var known = Files.exists(headsFile) ? read(headsFile, HeadsFile.class) : HeadsFile.NONE;
        heads = new Heads(known, customers);
        api = new CommerceApi(
                new Services(
                        new Shops(ledger, prices.zones(), known)::all,
                        assortment,
                        carts,
                        orders,
                        stock,
                        customers,
                        loyalty,
                        payments,
                        insight.offers()),
                Limits.USUAL.introspecting(settings.introspection()),
                Cloud::bug);
        tellers = new ArrayList<>(List.of(
                new Teller("ledger", readers.news()::step, readers.news()::waiting),
                new Teller("prices", prices::step, prices.outbox()::waiting),
                new Teller("carts", carts::step, carts::waiting),
                new Teller("stock", stock::step, stock::waiting),
                new Teller("orders", orders::step, orders::waiting),
                new Teller("payments", payments::step, payments::waiting),
                new Teller("customers", customers::step, customers::waiting),
                new Teller("loyalty", loyalty::step, loyalty::waiting)));
        tellers.addAll(insight.tellers());
        office = Office.open(url(data, "office"), random);
        subscribe();
    }

    @PostConstruct
    void begin() {
        addPeople(settings.users().orElse(settings.data().resolve("users.json")));
        lookAtNodes();
    }

    private List<PointsRule> pointsRules(Path data) {
        var file = settings.points().orElse(data.resolve("points.json"));
        return settings.points().isPresent() || Files.exists(file)
                ? List.of(read(file, PointsRule[].class))
                : PointsRule.ONE_A_UNIT;
    }

    private List<Campaign> campaigns(Path data) {
        var file = settings.campaigns().orElse(data.resolve("campaigns.json"));
        return settings.campaigns().isPresent() || Files.exists(file)
                ? List.of(read(file, Campaign[].class))
                : List.of(Campaign.STANDING);
    }

    /** To a gateway if there is one; else into a folder, where a person finds them as well. */
    private CodeCourier codes(Path data) {
        var gateway = settings.customers().codeGateway();
        return gateway.isPresent()
                ? new CodeGateway(gateway.get(), Keys.secret(data.resolve("code-gateway.secret")))
                : new CodeFolder(settings.customers().codes().orElse(data.resolve("codes")));
    }

    /** Whoever has heard of nothing is told from the beginning. */
    private void subscribe() {
        bus.subscribe(CARTS_PRICES, EventPattern.ofTypes(ReleasedPrices.PUBLISHED), assortment);
        if (assortment.isEmpty()) {
            bus.replay(CARTS_PRICES, Instant.EPOCH, Instant.now());
        }
        bus.subscribe("stock", Stock.wanted(), event -> stock.take(event, Instant.now()));
        bus.subscribe("orders", Orders.NEWS, event -> orders.hear(event, Instant.now()));
        bus.subscribe("payments", Payments.NEWS, event -> payments.hear(event, Instant.now()));
        bus.subscribe(LOYALTY, Loyalty.NEWS, event -> loyalty.hear(event, Instant.now()));
        if (loyalty.isEmpty()) {
            bus.replay(LOYALTY, Instant.EPOCH, Instant.now());
        }
        insight.subscribe(bus);
        bus.subscribe("carts-orders", Carts.NEWS, carts::hear);
        bus.subscribe("carts-shops", Carts.FACTS, carts::hearShop);
        lake.ifPresent(it -> Archivist.subscribe(bus, it));
        partners.subscribe(bus);
        office.subscribe(bus);
        bus.subscribe("heads", CommerceApi.NEWS, api::hear);
    }

    private static String bug(Throwable bug) {
        var reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf(bug, "bug %s", reference);
        return reference;
    }

    private InputStream file(FileRef file) throws IOException {
        return blobs.open(new Hash(file.sha256()), 0).orElseThrow(() -> new FileNotFoundException(file.key()));
    }

    /** A store is in the zone that its boxes say, and its clock shows that zone's time. */
    private Optional<StorePlace> place(String store) {
        return ledger.states()
                .zoneOf(store)
                .flatMap(prices.zones()::find)
                .map(zone -> new StorePlace(zone.name(), zone.timeZone()));
    }

    private void addPeople(Path file) {
        if (Files.exists(file)) {
            people().addMissing(List.of(read(file, NewPerson[].class)));
        } else if (people().isEmpty()) {
            LOG.warnf("Nobody can sign in to head office: %s, which names its first people, is not there.", file);
        }
    }

    /** Boxes come and go with their certificates; no restart for that. */
    void lookAtNodes() {
        var folder = settings.nodes().orElse(settings.data().resolve("nodes"));
        ledger.registry().allow(NodeCertificates.in(folder), Instant.now());
    }

    Settings settings() {
        return settings;
    }

    Ledger ledger() {
        return ledger;
    }

    Readers readers() {
        return readers;
    }

    Prices prices() {
        return prices;
    }

    Reception reception() {
        return reception;
    }

    Stock stock() {
        return stock;
    }

    LocalBus bus() {
        return bus;
    }

    ReleasedPrices assortment() {
        return assortment;
    }

    Carts carts() {
        return carts;
    }

    Orders orders() {
        return orders;
    }

    Payments payments() {
        return payments;
    }

    Customers customers() {
        return customers;
    }

    Loyalty loyalty() {
        return loyalty;
    }

    /** Nothing where it is switched off, or could not be opened: nobody in a shop waits for it. */
    Optional<Lake> lake() {
        return lake;
    }

    PartnerDesk partners() {
        return partners;
    }

    Insight insight() {
        return insight;
    }

    /** Brings codes that customers asked for, and says whether there were any. */
    boolean deliverCodes(Instant now) {
        return customers.deliver(codes, now);
    }

    Heads heads() {
        return heads;
    }

    CommerceApi api() {
        return api;
    }

    /** Who has something to tell the others. */
    List<Teller> tellers() {
        return tellers;
    }

    BlobStore blobs() {
        return blobs;
    }

    BlobAddresses addresses() {
        return addresses;
    }

    PastAddresses pastAddresses() {
        return pastAddresses;
    }

    Office office() {
        return office;
    }

    People people() {
        return office.people();
    }

    Sessions sessions() {
        return office.sessions();
    }

    Audit audit() {
        return office.audit();
    }

    FleetViews fleet() {
        return new FleetViews(ledger, readers, prices);
    }

    PriceDesk desk() {
        return new PriceDesk(prices, ledger, readers);
    }

    @PreDestroy
    void close() {
        prices.close();
        ledger.close();
        archive.close();
        bus.close();
        carts.close();
        orders.close();
        payments.close();
        customers.close();
        loyalty.close();
        lake.ifPresent(Lake::close);
        insight.close();
        assortment.close();
        stock.close();
        partners.close();
        office.close();
    }
}
