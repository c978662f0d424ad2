package com.evertill.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.Seal;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.tax.TaxTable;
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
import com.evertill.edge.tender.CardAttempts;
import com.evertill.edge.tender.GivenBack;
import com.evertill.edge.tender.OfflineApprovals;
import com.evertill.edge.till.Effect;
import com.evertill.edge.till.ReceivedCarts;
import com.evertill.edge.till.Shift;
import com.evertill.edge.till.Till;
import com.evertill.edge.till.TillSite;
import com.evertill.edge.till.TillState;
import com.evertill.edge.till.WaitingBaskets;
import com.evertill.edge.till.WantedCarts;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
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
    /** Card payments at till 1; nobody is there before a terminal is connected. */
    public final TestDesk desk = new TestDesk(this);

    private long commands;
    private int kills;
    private Database database;
    private TillSite site;

    public static TestShop german(Path folder) {
        return new TestShop(folder, TestStores.german(), Goods.GERMAN_TAXES);
    }

    public static TestShop american(Path folder) {
        return new TestShop(folder, TestStores.american(), Goods.AMERICAN_TAXES);
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
        var waiting = new WaitingBaskets();
        var folds = new ArrayList<Fold>(List.of(
                totals,
                receipts,
                new StockOnHand(),
                waiting,
                new ReceivedCarts(),
                new OfflineApprovals(),
                new GivenBack()));
        // Asked for at each fact, so that a test can put one in later.
        folds.add(new LateFolds(moreFolds));
        var journal = database.write(tx -> Journal.open(tx, store.node(), store.zone(), "test", folds, now));
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
                waiting,
                new WantedCarts(),
                basket -> sealer.apply(basket));
        effects.clear();
        tills.clear();
        for (var till : store.tills()) {
            tills.put(till.number(), new Till(fresh, till.number(), this::perform));
        }
        return fresh;
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
        desk.restart();
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
        return Dump.of(database);
    }

    @Override
    public void close() {
        opened.forEach(Database::close);
    }
}
