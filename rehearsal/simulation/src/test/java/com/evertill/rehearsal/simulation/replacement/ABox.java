package com.evertill.rehearsal.simulation.replacement;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.CheckDigit;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tax.TaxTable;
import com.evertill.edge.enrolment.Enrolment;
import com.evertill.edge.enrolment.Standing;
import com.evertill.edge.journal.Schema;
import com.evertill.edge.journal.Totals;
import com.evertill.edge.journal.Verifier;
import com.evertill.edge.receipt.Receipts;
import com.evertill.edge.rescue.Rescue;
import com.evertill.edge.shop.Shop;
import com.evertill.edge.staff.Actor;
import com.evertill.edge.stock.StockOnHand;
import com.evertill.edge.store.StoreConfig;
import com.evertill.edge.sync.Sync;
import com.evertill.edge.sync.SyncConfig;
import com.evertill.edge.till.Till;
import com.evertill.rehearsal.simulation.keys.SimulatedKeys;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A box in the one place that there is, with a folder, a certificate and a line of its own. */
final class ABox implements AutoCloseable {
    static final NodeId NODE = NodeId.parse("acme.berlin-1.box-1");
    static final TillId TILL = new TillId(1);
    static final Actor ANNA = new Actor(new StaffId("7"), "Anna", false);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final TaxTable TAXES = new TaxTable(Map.of("standard", List.of(new TaxRate("A", "VAT", 190_000))));
    private static final String CODE = "400000100001" + CheckDigit.of("400000100001");

    private final TheCloud cloud;
    private final Path folder;
    private final KeyPair keys = SimulatedKeys.ofNode("box " + UUID.randomUUID());
    final StoreConfig store = new StoreConfig(
            NODE,
            "Acme Markt",
            new StoreConfig.LegalEntity("Acme Retail GmbH", List.of("Beispielweg 1"), "DE123456789"),
            EUR,
            "en",
            ZoneId.of("Europe/Berlin"),
            "main",
            TaxRules.EUROPEAN,
            TAXES,
            null,
            List.of(new StoreConfig.Till(TILL, null, null, null, null)),
            List.of());
    final Database database;
    private Enrolment enrolment;
    private @Nullable Shop shop;
    private @Nullable Till till;
    private @Nullable Sync sync;
    private int commands;
    private final String name = UUID.randomUUID().toString();

    ABox(TheCloud cloud, Path folder) {
        this.cloud = cloud;
        this.folder = folder;
        this.database = Schema.open("jdbc:sqlite:" + folder.resolve("edge.db"));
        this.enrolment = enrolment();
        cloud.knows(NODE, keys.getPublic());
    }

    /** Its certificate is the node's again. */
    void isKnownAgain() {
        cloud.knows(NODE, keys.getPublic());
    }

    private Enrolment enrolment() {
        return new Enrolment(
                store,
                database,
                "test",
                cloud.ledgerKey(),
                () -> UUID.randomUUID().toString(),
                cloud);
    }

    /** Everything in memory is gone. */
    void restarts() {
        enrolment = enrolment();
        enrolment.connected(cloud.now);
    }

    String code() {
        return enrolment.standing().code();
    }

    Standing standing() {
        return enrolment.standing();
    }

    /** Asks once, and hears the answer. */
    void asks() {
        enrolment.connected(cloud.now);
        enrolment.step(cloud.now).ifPresent(message -> cloud.hear(
                        message.topic().of(NODE), message.payload())
                .forEach(answer -> enrolment.received(answer.topic(), answer.payload(), cloud.now)));
    }

    /** Somebody else answers. */
    void hears(TheCloud other) {
        enrolment.connected(cloud.now);
        enrolment.step(cloud.now).ifPresent(message -> other.hear(
                        message.topic().of(NODE), message.payload())
                .forEach(answer -> enrolment.received(answer.topic(), answer.payload(), cloud.now)));
    }

    Enrolment.Progress fetches() {
        return enrolment.restore(cloud.now);
    }

    /** Goes on until it sells, or there is nothing more that it can do. */
    boolean fetchesAll() {
        var progress = fetches();
        while (progress == Enrolment.Progress.THERE_MAY_BE_MORE) {
            progress = fetches();
        }
        return progress == Enrolment.Progress.THE_JOURNAL_HAS_BEGUN;
    }

    /** The shop is there. */
    void opensShop() {
        var fresh = Shop.open(store, database, "test", cloud.now);
        if (database.read(fresh.catalog().priceBook()::inForce).isEmpty()) {
            var milk = Item.of("0" + CODE, null, "milk", "Grocery", money(129), "standard", Unit.EACH);
            fresh.catalog().importLocal(List.of(milk), TAXES, cloud.now);
        }
        shop = fresh;
        till = new Till(fresh.site(), TILL, _ -> {});
        sync = new Sync(
                database,
                fresh.site().journal(),
                fresh.catalog(),
                new SyncConfig("main", "test", keys.getPrivate(), cloud.ledgerKey()),
                (_, _) -> {},
                why -> new Rescue(folder).note(why, cloud.now));
    }

    Shop shop() {
        return Objects.requireNonNull(shop);
    }

    Till till() {
        return Objects.requireNonNull(till);
    }

    Sync sync() {
        return Objects.requireNonNull(sync);
    }

    static Money money(long minor) {
        return new Money(minor, EUR);
    }

    @Nullable
    Refusal take(TillCommand command) {
        cloud.now = cloud.now.plusSeconds(1);
        return till().take(command, ANNA, cloud.now).refusal();
    }

    TillCommand command(TillAction action) {
        return new TillCommand(name + commands++, null, till().turn(), action);
    }

    void does(TillAction action) {
        assertThat(take(command(action))).as("%s", action).isNull();
    }

    void opens() {
        does(new TillAction.OpenShift(money(10_000)));
    }

    void sells(int times) {
        for (int i = 0; i < times; i++) {
            does(new TillAction.Scan(CODE, null, null, null));
            does(new TillAction.PayCash(money(129)));
        }
    }

    /** Everything goes up, and is confirmed. */
    void sends() {
        sync().connected(cloud.now);
        for (var message = sync().step(cloud.now); message.isPresent(); message = sync().step(cloud.now)) {
            sync().delivered(message.get());
            cloud.hear(message.get().topic().of(NODE), message.get().payload())
                    .forEach(answer -> sync().received(answer.topic(), answer.payload(), cloud.now));
        }
    }

    List<Fact> facts() {
        return database.read(tx -> shop().site().journal().read(tx, 1, Integer.MAX_VALUE));
    }

    <T extends Payload> List<T> facts(Class<T> type) {
        return facts().stream()
                .map(FactType::read)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** What does not hold of its file. The folds are made again on the way. */
    List<String> wrong() {
        var wrong = new ArrayList<String>();
        database.write(tx -> Verifier.verify(tx, List.of(new Totals(), new StockOnHand(), new Receipts()))).stream()
                .filter(it -> !it.holds())
                .forEach(it -> wrong.add(it.subject() + ": " + it.detail()));
        return wrong;
    }

    @Override
    public void close() {
        database.close();
    }
}
