package com.evertill.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.Seal;
import com.evertill.commerce.codes.CodeRules;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tax.TaxTable;
import com.evertill.commerce.tender.Tender;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.edge.catalog.Catalog;
import com.evertill.edge.journal.Fold;
import com.evertill.edge.journal.Journal;
import com.evertill.edge.journal.Schema;
import com.evertill.edge.journal.Totals;
import com.evertill.edge.receipt.PrintJobs;
import com.evertill.edge.receipt.Receipts;
import com.evertill.edge.staff.Actor;
import com.evertill.edge.stock.StockOnHand;
import com.evertill.edge.store.StoreConfig;
import com.evertill.edge.tender.CardAttempt;
import com.evertill.edge.tender.CardAttempts;
import com.evertill.edge.tender.CardDesk;
import com.evertill.edge.till.Effect;
import com.evertill.edge.till.Shift;
import com.evertill.edge.till.Till;
import com.evertill.edge.till.TillSite;
import com.evertill.edge.till.TillState;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A small shop with two tills on a real database in a folder. It can be killed at any moment and started again; whatever a test does not
 * say happens at till 1, by Anna, on an afternoon in November.
 */
public final class TestShop implements AutoCloseable {
    public static final Actor ANNA = new Actor(new StaffId("7"), "Anna", false);
    public static final Actor BEN = new Actor(new StaffId("8"), "Ben", false);
    public static final Actor MONA = new Actor(new StaffId("1"), "Mona", true);
    public static final TillId TILL_1 = new TillId(1);
    public static final TillId TILL_2 = new TillId(2);
    public static final NodeId NODE = NodeId.parse("demo.store1.box1");
    public static final Duration TERMINAL_TIMEOUT = Duration.ofMinutes(2);
    private static final Instant AFTERNOON = Instant.parse("2026-11-22T14:30:00.123456789Z");

    public final Path folder;
    private final StoreConfig store;
    private final TaxTable taxes;
    private final List<Database> opened = new ArrayList<>();
    private final Map<TillId, Till> tills = new TreeMap<>(java.util.Comparator.comparing(TillId::number));
    public final List<Effect> effects = new ArrayList<>();
    /** Sees what devices are to do, at the moment in which they are told. */
    public Consumer<List<Effect>> devices = _ -> {};

    public final List<Fold> moreFolds = new ArrayList<>();
    public Function<Basket.Sealing, Seal> sealer = TillSite.NO_SIGNER;
    public Instant now = AFTERNOON;
    private @Nullable CardTerminal terminal;
    private @Nullable CardDesk desk;
    /** Stands between desk and till, for a test that lets the power go there. */
    public UnaryOperator<CardDesk.Basket> between = till -> till;

    private long commands;
    private int kills;
    private Database database;
    private TillSite site;

    public static TestShop german(Path folder) {
        return new TestShop(folder, germanStore(), Goods.GERMAN_TAXES);
    }

    public static TestShop american(Path folder) {
        return new TestShop(folder, americanStore(), Goods.AMERICAN_TAXES);
    }

    public static StoreConfig germanStore() {
        var entity =
                new StoreConfig.LegalEntity("Musterladen GmbH", List.of("Hauptstraße 1", "50667 Köln"), "DE123456789");
        return store("Dorfladen", entity, "EUR", "de", "Europe/Berlin", TaxRules.EUROPEAN, Goods.GERMAN_TAXES);
    }

    public static StoreConfig americanStore() {
        var entity = new StoreConfig.LegalEntity(
                "Corner Deli LLC", List.of("12 Main Street", "New York, NY 10001"), "12-3456789");
        return store("Corner Deli", entity, "USD", "en", "America/New_York", TaxRules.AMERICAN, Goods.AMERICAN_TAXES);
    }

    private static StoreConfig store(
            String name,
            StoreConfig.LegalEntity entity,
            String currency,
            String language,
            String zone,
            TaxRules rules,
            TaxTable taxes) {
        return new StoreConfig(
                NODE,
                name,
                entity,
                Currency.getInstance(currency),
                language,
                ZoneId.of(zone),
                "all",
                rules,
                taxes,
                new CodeRules(Currency.getInstance(currency), Goods.LABELS),
                List.of(
                        new StoreConfig.Till(TILL_1, null, null, null, "http://127.0.0.1/nexo"),
                        new StoreConfig.Till(TILL_2, null, null, null, null)),
                List.of());
    }

    private TestShop(Path folder, StoreConfig store, TaxTable taxes) {
        this.folder = folder;
        this.store = store;
        this.taxes = taxes;
        this.database = openDatabase();
        this.site = start();
    }

    private Database openDatabase() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var fresh = Schema.open("jdbc:sqlite:" + folder.resolve("edge.db"));
        opened.add(fresh);
        return fresh;
    }

    private TillSite start() {
        var totals = new Totals();
        var receipts = new Receipts();
        var folds = new ArrayList<Fold>(List.of(totals, receipts, new StockOnHand()));
        // Asked for at each fact, so that a test can put one in later.
        folds.add(new LateFolds(moreFolds));
        var journal = database.write(tx -> Journal.open(tx, NODE, store.zone(), "test", folds, now));
        var catalog = new Catalog(database, store.currency());
        if (database.read(catalog.priceBook()::inForce).isEmpty()) {
            var weighed = store.currency().getCurrencyCode().equals("USD") ? Unit.LB : Unit.KG;
            catalog.importLocal(Goods.in(store.currency(), weighed), taxes, now);
        }
        var fresh = new TillSite(
                store,
                Objects.requireNonNull(store.codes()),
                database,
                journal,
                catalog.priceBook(),
                totals,
                receipts,
                new PrintJobs(),
                new CardAttempts(),
                basket -> sealer.apply(basket));
        effects.clear();
        tills.clear();
        for (var till : store.tills()) {
            tills.put(till.number(), new Till(fresh, till.number(), this::perform));
        }
        if (terminal != null) {
            desk = desk(fresh, terminal);
            desk.recover();
        }
        return fresh;
    }

    private CardDesk desk(TillSite at, CardTerminal asked) {
        return new CardDesk(
                database, at.journal(), at.attempts(), TILL_1, asked, TERMINAL_TIMEOUT, between.apply(till()));
    }

    private void perform(List<Effect> wanted) {
        effects.addAll(wanted);
        devices.accept(wanted);
    }

    // The power goes, and comes back

    /** Everything in memory is gone; nothing was closed. */
    public void reopen() {
        database = openDatabase();
        site = start();
    }

    /** The files as they are at this instant, in a shop of their own: what would be there had the power gone now. */
    public TestShop asIfKilledNow() {
        var copy = folder.resolve("killed-" + ++kills);
        copyFilesTo(copy);
        var shop = new TestShop(copy, store, taxes);
        shop.now = now;
        shop.commands = commands + 1_000_000;
        return shop;
    }

    public void copyFilesTo(Path copy) {
        try {
            Files.createDirectories(copy);
            for (var name : List.of("edge.db", "edge.db-wal", "edge.db-shm")) {
                if (Files.exists(folder.resolve(name))) {
                    Files.copy(folder.resolve(name), copy.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    // The card terminal of till 1

    public void connect(CardTerminal to) {
        terminal = to;
        desk = desk(site, to);
    }

    public CardDesk.Progress step() {
        pass(Duration.ofSeconds(2));
        return Objects.requireNonNull(desk).step(now);
    }

    /** As far as the terminal lets it come without waiting. */
    public void stepAsFarAsItGoes() {
        for (int i = 0; i < 50; i++) {
            if (step() != CardDesk.Progress.SOMETHING_WAS_DONE) {
                return;
            }
        }
        throw new AssertionError("the desk goes round in circles");
    }

    /** With the patience that a lost request needs. */
    public void stepForMinutes(int minutes) {
        for (int i = 0; i < minutes; i++) {
            stepAsFarAsItGoes();
            pass(Duration.ofMinutes(1));
        }
    }

    public CardAttempt attempt() {
        return attempts().getLast();
    }

    /** In the order in which they were made. */
    public List<CardAttempt> attempts() {
        return database.read(tx -> {
            var references =
                    tx.list("SELECT reference FROM card_attempt ORDER BY intended, reference", row -> row.getString(1));
            var found = new ArrayList<CardAttempt>();
            for (var reference : references) {
                found.add(site.attempts().find(tx, reference).orElseThrow());
            }
            return found;
        });
    }

    /** What the completed sales say was paid by card. */
    public long cardTenders() {
        return sales().stream()
                .flatMap(sale -> sale.tenders().stream())
                .filter(Tender.Card.class::isInstance)
                .mapToLong(tender -> tender.amount().minor())
                .sum();
    }

    // Commands

    public TillCommand command(TillAction action) {
        return new TillCommand("c" + ++commands, null, action);
    }

    public @Nullable Refusal take(TillId till, Actor who, TillAction action) {
        pass(Duration.ofSeconds(3));
        return till(till).take(command(action), who, now).refusal();
    }

    public void does(TillId till, Actor who, TillAction action) {
        assertThat(take(till, who, action)).as("%s", action).isNull();
    }

    public void does(TillAction action) {
        does(TILL_1, ANNA, action);
    }

    /** Every refusal that a test provokes is also a test that a refusal changes nothing. */
    public Refusal refuses(TillId till, Actor who, TillAction action) {
        var before = dump();
        var state = till(till).state();
        effects.clear();
        var refusal = take(till, who, action);
        assertThat(refusal).as("%s should be refused", action).isNotNull();
        assertThat(dump()).as("what %s left behind", action).isEqualTo(before);
        assertThat(till(till).state()).isEqualTo(state);
        assertThat(effects).isEmpty();
        return Objects.requireNonNull(refusal);
    }

    public Refusal refuses(TillAction action) {
        return refuses(TILL_1, ANNA, action);
    }

    public void opens(String openingFloat) {
        does(new TillAction.OpenShift(money(openingFloat)));
    }

    public void closes(String counted) {
        does(new TillAction.CloseShift(money(counted)));
    }

    public void scans(String code) {
        does(scan(code));
    }

    public void scans(String code, long pieces) {
        does(new TillAction.Scan(code, null, pieces, null));
    }

    public void weighs(String code, long thousandths) {
        does(new TillAction.Scan(code, null, null, thousandths));
    }

    public void paysCash(String given) {
        does(new TillAction.PayCash(money(given)));
    }

    public static TillAction.Scan scan(String code) {
        return new TillAction.Scan(code, null, null, null);
    }

    public Money money(String major) {
        return Money.of(new BigDecimal(major), store.currency());
    }

    // What can be seen

    public Till till(TillId number) {
        return Objects.requireNonNull(tills.get(number));
    }

    public Till till() {
        return till(TILL_1);
    }

    public TillState state() {
        return till().state();
    }

    /** Where one must be open. */
    public Shift shift() {
        return Objects.requireNonNull(state().shift());
    }

    public TillState.LastSale lastSale() {
        return Objects.requireNonNull(state().lastSale());
    }

    public TillSite site() {
        return site;
    }

    public StoreConfig store() {
        return store;
    }

    public Database database() {
        return database;
    }

    /** Of the open basket. */
    public PricedBasket priced() {
        return ((Basket.Known) state().basket()).content().priced();
    }

    /** The open basket a line a row, as the screen shows it. */
    public List<String> lines() {
        return state().basket() instanceof Basket.Known known
                ? known.content().priced().lines().stream()
                        .map(line -> "%d %s %s %s%s"
                                .formatted(
                                        line.line(),
                                        line.quantity(),
                                        line.name(),
                                        line.amount().major(),
                                        line.voided() ? " void" : ""))
                        .toList()
                : List.of();
    }

    public List<Fact> journal() {
        return database.read(tx -> site.journal().read(tx, 1, Integer.MAX_VALUE));
    }

    public <T extends Payload> List<T> facts(Class<T> type) {
        return journal().stream()
                .map(FactType::read)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    public <T extends Payload> T last(Class<T> type) {
        return facts(type).getLast();
    }

    public List<Payload.SaleCompleted> sales() {
        return facts(Payload.SaleCompleted.class);
    }

    /** Every table but the stored answers and what counts starts, row by row. */
    public String dump() {
        return dump(database);
    }

    public static String dump(Database database) {
        var text = new StringBuilder();
        database.act(tx -> {
            var tables = tx.list(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('command', 'node')"
                            + " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'item_words%' ORDER BY name",
                    row -> row.getString(1));
            for (var table : tables) {
                text.append(table).append('\n');
                tx.each("SELECT * FROM " + table, row -> {
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        var value = row.getObject(column);
                        text.append(
                                        value instanceof byte[] bytes
                                                ? new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                                                : value)
                                .append(' ');
                    }
                    text.append('\n');
                });
            }
        });
        return text.toString();
    }

    @Override
    public void close() {
        opened.forEach(Database::close);
    }
}
