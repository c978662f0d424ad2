package com.evertill.edge.shop;

import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.sqlite.Database;
import com.evertill.edge.catalog.Catalog;
import com.evertill.edge.journal.Fold;
import com.evertill.edge.journal.Journal;
import com.evertill.edge.journal.StoreTime;
import com.evertill.edge.journal.Totals;
import com.evertill.edge.receipt.PrintJobs;
import com.evertill.edge.receipt.ReceiptWriter;
import com.evertill.edge.receipt.Receipts;
import com.evertill.edge.receipt.SlipWriter;
import com.evertill.edge.rescue.Salvage;
import com.evertill.edge.stock.StockOnHand;
import com.evertill.edge.stock.Stockroom;
import com.evertill.edge.store.StoreConfig;
import com.evertill.edge.tender.CardAttempts;
import com.evertill.edge.tender.GivenBack;
import com.evertill.edge.tender.OfflineApprovals;
import com.evertill.edge.tender.OpenExceptions;
import com.evertill.edge.till.Answers;
import com.evertill.edge.till.OpenShifts;
import com.evertill.edge.till.ReceivedCarts;
import com.evertill.edge.till.TillSite;
import com.evertill.edge.till.WaitingBaskets;
import com.evertill.edge.till.WantedCarts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the tills of a shop are made of, on its open database, which whoever opened it closes. */
public final class Shop {
    private final StoreConfig store;
    private final Database database;
    private final Catalog catalog;
    private final TillSite site;
    private final StockOnHand stock;
    private final Stockroom stockroom;
    private final ReceiptWriter writer;
    private final SlipWriter slips;
    private final StoreTime time;
    private final Answers answers = new Answers();
    private final long starts;
    private boolean knownToBeBehind;

    /**
     * Begins an epoch on what is {@link com.evertill.edge.journal.Past here} of those before: their sums, their receipts and the shifts that they left
     * open are this box's, in one transaction with the first fact.
     */
    public static void begin(StoreConfig store, Database database, String software, int epoch, Instant now) {
        database.act(tx -> {
            var folds = List.<Fold>of(
                    new Totals(),
                    new StockOnHand(),
                    new Receipts(),
                    new WaitingBaskets(),
                    new ReceivedCarts(),
                    new OfflineApprovals(),
                    new GivenBack(),
                    new OpenShifts(),
                    new OpenExceptions());
            new Salvage(store.node()).join(tx, epoch);
            Journal.begin(tx, store.node(), store.zone(), software, epoch, folds, now);
            if (epoch > 1) {
                var tills = store.tills().stream().map(StoreConfig.Till::number).toList();
                new Answers().goOnFromAnotherBox(tx, tills, epoch, now);
            }
        });
    }

    /**
     * Begins the node's journal if there is none, as its first box: whoever may have another before it {@link #begin begins} it otherwise.
     *
     * @param now the box's clock.
     */
    public static Shop open(StoreConfig store, Database database, String software, Instant now) {
        var totals = new Totals();
        var stock = new StockOnHand();
        var receipts = new Receipts();
        var waiting = new WaitingBaskets();
        var folds =
                List.of(totals, stock, receipts, waiting, new ReceivedCarts(), new OfflineApprovals(), new GivenBack());
        var journal = database.write(tx -> Journal.open(tx, store.node(), store.zone(), software, folds, now));
        var catalog = new Catalog(database, store.currency());
        var site = new TillSite(
                store,
                store.codeRules(),
                database,
                journal,
                catalog.priceBook(),
                totals,
                receipts,
                new PrintJobs(),
                new CardAttempts(),
                waiting,
                new WantedCarts(),
                TillSite.NO_SIGNER);
        return new Shop(site, catalog, stock);
    }

    private Shop(TillSite site, Catalog catalog, StockOnHand stock) {
        this.store = site.store();
        this.database = site.database();
        this.catalog = catalog;
        this.site = site;
        this.stock = stock;
        this.stockroom = new Stockroom(store.node().store(), site.codes(), site.journal(), catalog.priceBook());
        this.writer = new ReceiptWriter(store);
        this.slips = new SlipWriter(store);
        this.time = new StoreTime(database.read(site.journal()::lastAt));
        this.starts = database.read(Journal::starts);
    }

    public StoreConfig store() {
        return store;
    }

    public Database database() {
        return database;
    }

    public Catalog catalog() {
        return catalog;
    }

    public TillSite site() {
        return site;
    }

    public StockOnHand stock() {
        return stock;
    }

    public Stockroom stockroom() {
        return stockroom;
    }

    public ReceiptWriter writer() {
        return writer;
    }

    public SlipWriter slips() {
        return slips;
    }

    /** How often the node was started, this time included. */
    public long starts() {
        return starts;
    }

    /** Store time. */
    public Instant time(Instant box) {
        return time.at(box);
    }

    /**
     * To be called once a second: a clock that went back is recorded.
     *
     * @return store time, if that is what happened just now.
     */
    public Optional<Instant> lookAtTheClock(Instant box) {
        boolean isBehind = time.isAheadOf(box);
        boolean isNews = isBehind && !knownToBeBehind;
        var at = time.at(box);
        if (isNews) {
            database.act(tx -> site.journal().append(tx, new Payload.ClockChanged(box, at), at));
        }
        // Only now: where the disk was full, it is still to be said.
        knownToBeBehind = isBehind;
        return isNews ? Optional.of(at) : Optional.empty();
    }

    /**
     * To be called once a second: what is kept no longer goes, a small transaction at a time, and the log does not become long.
     *
     * @param keeping for how long facts stay that the cloud holds.
     */
    public void trim(Instant box, Duration keeping) {
        var now = time.at(box);
        catalog.trim();
        answers.trim(database, now);
        database.write(tx -> site.journal().pruning().step(tx, now.minus(keeping)));
        database.checkpoint();
    }
}
