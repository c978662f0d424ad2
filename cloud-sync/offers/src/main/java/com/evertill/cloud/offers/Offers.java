package com.evertill.cloud.offers;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventBus;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.Outbox;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.tinkerpop.gremlin.tinkergraph.structure.TinkerGraph;

/** The offers of all customers. What was decided is durable, and so is what the other services will be told of it. */
public final class Offers implements AutoCloseable {
    /** What is wanted of the bus, from its beginning: what is told here itself is among it. */
    public static final EventPattern NEWS = OffersNews.PATTERN;

    /** For so long it counts what was bought together, and by whom. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    /** What a customer bought within this they need not be told of. */
    private static final Duration LATELY = Duration.ofDays(30);

    /** A sale that is heard of later moves nobody to anything any more. */
    private static final Duration FRESH = Duration.ofHours(24);

    private static final Duration MINED_EVERY = Duration.ofHours(6);
    private static final int MOST_RULES = 10;

    private final Database database;
    private final Outbox outbox;
    private final List<Campaign> campaigns;
    private final Supplier<String> ids;
    private final WithheldFacts withheld;

    /**
     * @param url {@code jdbc:sqlite:FILE}
     * @param campaigns in the order in which they get their turn: a sale leads to one offer at most.
     * @param ids of offers, unlike any other that was ever given.
     */
    public static Offers open(String url, List<Campaign> campaigns, Supplier<String> ids, WithheldFacts withheld) {
        return new Offers(Database.open(url, OffersSchema.MIGRATIONS), campaigns, ids, withheld);
    }

    private Offers(Database database, List<Campaign> campaigns, Supplier<String> ids, WithheldFacts withheld) {
        this.database = database;
        this.outbox = new Outbox(database);
        this.campaigns = List.copyOf(campaigns);
        this.ids = ids;
        this.withheld = withheld;
    }

    /** Whether nothing was ever heard: then it is to be told from the beginning. */
    public boolean isEmpty() {
        return database.read(tx -> tx.number("SELECT count(*) FROM begun")) == 0;
    }

    /**
     * What {@link #NEWS} wants, in any order and however often.
     *
     * @throws NotTaken if it makes no sense.
     */
    public void hear(CloudEvent event, Instant now) throws NotTaken {
        var heard = OffersNews.read(event, withheld);
        database.act(tx -> {
            tx.update("INSERT INTO begun VALUES(1) ON CONFLICT DO NOTHING");
            switch (heard) {
                case OffersNews.Heard.Sold sold -> sold(tx, sold, now);
                case OffersNews.Heard.Consent consent -> CustomerRows.consent(tx, consent);
                case OffersNews.Heard.Gone(var customer) -> CustomerRows.gone(tx, customer);
                case OffersNews.Heard.Made(var offer, var isHeldOut) -> DecisionRows.put(tx, offer, isHeldOut);
                case OffersNews.Heard.Taken(var offer, var at) -> DecisionRows.taken(tx, offer, at);
            }
        });
    }

    private void sold(Tx tx, OffersNews.Heard.Sold sold, Instant now) throws SQLException {
        if (sold.at().isBefore(now.minus(REMEMBERED)) || !BasketRows.add(tx, sold)) {
            return;
        }
        // Of somebody who does not allow it nothing is kept, and nothing is looked up.
        if (sold.customer().isPresent()
                && CustomerRows.allows(tx, sold.customer().get())) {
            var customer = sold.customer().get();
            DecisionRows.sold(tx, customer, sold, now);
            CustomerRows.bought(tx, customer, sold.items(), sold.at());
            if (sold.at().isAfter(now.minus(FRESH))) {
                decide(tx, customer, sold, now);
            }
        }
    }

    private void decide(Tx tx, String customer, OffersNews.Heard.Sold sold, Instant now) throws SQLException {
        var rules = BasketRows.rules(tx, sold.tenant(), sold.items());
        if (rules.isEmpty()) {
            return;
        }
        var bought = CustomerRows.boughtSince(tx, customer, now.minus(LATELY));
        for (var campaign : campaigns) {
            var known = new Verdict.Known(customer, true, DecisionRows.last(tx, customer, campaign.name()), bought);
            var verdict = Verdict.of(campaign, ids.get(), known, DecisionRows.made(tx, campaign.name()), rules, now);
            switch (verdict) {
                case Verdict.Make(var offer) -> {
                    keep(tx, offer, false);
                    return;
                }
                case Verdict.HoldOut(var offer) -> {
                    keep(tx, offer, true);
                    return;
                }
                case Verdict.Nothing _ -> {}
            }
        }
    }

    private static void keep(Tx tx, Offer offer, boolean isHeldOut) throws SQLException {
        DecisionRows.put(tx, offer, isHeldOut);
        Outbox.put(tx, OffersEvents.made(offer, isHeldOut));
    }

    /**
     * Looks anew at what is bought together, for one retailer at a time, some times a day; forgets what is too old.
     *
     * @return whether there may be more at once.
     */
    public boolean step(Instant now) {
        for (var tenant : database.read(BasketRows::tenants)) {
            if (database.read(tx -> BasketRows.mined(tx, tenant))
                    .plus(MINED_EVERY)
                    .isBefore(now)) {
                var rules = mine(database.read(tx -> BasketRows.newest(tx, tenant)));
                database.act(tx -> {
                    BasketRows.keep(tx, tenant, rules, now);
                    BasketRows.forget(tx, now, REMEMBERED);
                    CustomerRows.forgetBought(tx, now, REMEMBERED);
                });
                return true;
            }
        }
        return false;
    }

    private static List<Rule> mine(List<BasketRows.Basket> baskets) {
        try (var tinker = TinkerGraph.open()) {
            var graph = new PurchaseGraph(tinker.traversal());
            baskets.forEach(basket -> graph.add("basket:" + basket.id(), basket.items()));
            return graph.rules(MOST_RULES);
        }
    }

    /** What is bought with an item more often than without, the most likely first. */
    public List<Rule> boughtWith(String tenant, String item) {
        return database.read(tx -> BasketRows.rules(tx, tenant, Set.of(item))).stream()
                .sorted(Rule.BEST_FIRST)
                .toList();
    }

    /** What a customer is offered at the moment, the newest first: nothing as soon as they do not allow it any more. */
    public List<Offer> offers(String customer, Instant now) {
        return database.read(
                tx -> CustomerRows.allows(tx, customer) ? DecisionRows.open(tx, customer, now) : List.<Offer>of());
    }

    /** What a campaign's offers that are over have done. */
    public Uplift uplift(String campaign, Instant now) {
        return database.read(tx -> DecisionRows.uplift(tx, campaign, now));
    }

    /** How many offers can be taken at the moment. */
    public long open(Instant now) {
        return database.read(tx -> tx.number(
                "SELECT count(*) FROM decision WHERE held_out = 0 AND until > ? AND customer IS NOT NULL",
                now.toEpochMilli()));
    }

    /**
     * Carries events to the bus. For one caller at a time.
     *
     * @return whether there were any.
     * @throws EventBus.BusFault as the bus did; they are all still here.
     */
    public boolean step(EventBus bus) {
        return outbox.step(bus);
    }

    /** How many events wait for the bus. */
    public long waiting() {
        return outbox.waiting();
    }

    @Override
    public void close() {
        database.close();
    }
}
