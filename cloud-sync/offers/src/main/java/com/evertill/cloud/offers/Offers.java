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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
                case OffersNews.Heard.Shown(var offer, var at) -> DecisionRows.shown(tx, offer, at);
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
                var bought = CustomerRows.boughtSince(tx, customer, now.minus(LATELY));
                decide(tx, customer, BasketRows.rules(tx, sold.tenant(), sold.items()), bought, now);
            }
        }
    }

    /** @param has what they need not be told of. */
    private void decide(Tx tx, String customer, List<Rule> rules, Set<String> has, Instant now) throws SQLException {
        if (rules.isEmpty()) {
            return;
        }
        for (var campaign : campaigns) {
            var known = new Verdict.Known(customer, true, DecisionRows.last(tx, customer, campaign.name()), has);
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

    /**
     * What is shown to somebody who looks, at most so many: to who allows it, what they are offered, decided now if there is nothing yet; and what is bought
     * together by all, unless they have said that they want to be shown nothing, or are held out. What is given here counts as seen.
     */
    public List<Suggestion> look(Look look, int most, Instant now) {
        var customer = look.customer();
        if (customer.isEmpty() || !database.read(tx -> CustomerRows.allows(tx, customer.get()))) {
            boolean isWanted =
                    customer.isEmpty() || !database.read(tx -> CustomerRows.wantsToSeeNothing(tx, customer.get()));
            return isWanted ? boughtTogether(look, most) : List.of();
        }
        var shown = database.write(tx -> show(tx, customer.get(), look, most, now));
        boolean isHeldOut = campaigns.stream().anyMatch(it -> it.isOn(now) && it.holdsOut(customer.get()));
        return isHeldOut ? shown : filled(shown, boughtTogether(look, most), most);
    }

    private static List<Suggestion> filled(List<Suggestion> first, List<Suggestion> more, int most) {
        var all = new LinkedHashMap<String, Suggestion>();
        first.forEach(it -> all.put(it.item(), it));
        more.forEach(it -> all.putIfAbsent(it.item(), it));
        return all.values().stream().limit(most).toList();
    }

    private List<Suggestion> boughtTogether(Look look, int most) {
        var items = new HashSet<String>();
        return database.read(tx -> BasketRows.rules(tx, look.tenant(), look.about())).stream()
                .sorted(Rule.BEST_FIRST)
                .filter(rule -> look.wants(rule.then()) && items.add(rule.then()))
                .limit(most)
                .map(Suggestion::of)
                .toList();
    }

    /** Who is held out is shown nothing in the same moment, and that is told as well. */
    private List<Suggestion> show(Tx tx, String customer, Look look, int most, Instant now) throws SQLException {
        var rules = BasketRows.rules(tx, look.tenant(), look.chosen()).stream()
                .filter(rule -> look.wants(rule.then()))
                .toList();
        var bought = CustomerRows.boughtSince(tx, customer, now.minus(LATELY));
        decide(tx, customer, rules, look.with(bought), now);
        var shown = new ArrayList<Suggestion>();
        int places = most;
        for (var decided : DecisionRows.decided(tx, customer, now)) {
            if (places > 0 && look.wants(decided.offer().item())) {
                places--;
                if (DecisionRows.shown(tx, decided.offer().id(), now)) {
                    Outbox.put(tx, OffersEvents.shown(decided.offer(), decided.isHeldOut(), look.head(), now));
                }
                if (!decided.isHeldOut()) {
                    shown.add(Suggestion.of(decided.offer()));
                }
            }
        }
        return shown;
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

    /** The same of those alone who have looked since, at a head where it was shown, or would have been: what was bought before that does not count. */
    public Uplift upliftOfShown(String campaign, Instant now) {
        return database.read(tx -> DecisionRows.upliftOfShown(tx, campaign, now));
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
