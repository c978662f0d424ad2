package com.evertill.rehearsal.plug;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.StaffId;
import com.evertill.edge.journal.Fold;
import com.evertill.edge.journal.Journal;
import com.evertill.edge.journal.Schema;
import com.evertill.edge.journal.Totals;
import com.evertill.edge.journal.Verifier;
import com.evertill.edge.receipt.Receipts;
import com.evertill.edge.shop.Shop;
import com.evertill.edge.staff.Actor;
import com.evertill.edge.stock.StockOnHand;
import com.evertill.edge.store.StoreConfig;
import com.evertill.edge.till.Till;
import com.evertill.edge.till.TillState;
import com.evertill.rehearsal.demo.SmokeItems;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A shop's file opened by the shop's own code after something happened to it. */
final class Reopened implements AutoCloseable {
    private static final Actor CASHIER = new Actor(new StaffId("201"), "Martin Markt", true);

    private final Shop shop;
    private final Map<Integer, Till> tills = new TreeMap<>();
    private final Instant now;
    private int commands;

    Reopened(Path file, StoreConfig store) {
        this.shop = Shop.open(store, Schema.open("jdbc:sqlite:" + file), "after", Instant.now());
        this.now = shop.database().read(journal()::lastAt).plusSeconds(1);
        for (var till : store.tills()) {
            tills.put(till.number().number(), new Till(shop.site(), till.number(), _ -> {}));
        }
    }

    private Journal journal() {
        return shop.site().journal();
    }

    /** Where a till stands. */
    String standing(int till) {
        return Standing.of(state(till));
    }

    private TillState state(int till) {
        return Objects.requireNonNull(tills.get(till)).state();
    }

    /**
     * Sells on, since a till that can be looked at and not used is no till.
     *
     * @return what is wrong with that.
     */
    List<String> sellOn(int till) {
        if (state(till).shift() == null) {
            return List.of();
        }
        var wrong = new ArrayList<String>();
        take(till, new TillAction.Scan(SmokeItems.MILK, null, null, null), wrong);
        take(till, new TillAction.PayCash(due(till)), wrong);
        if (state(till).lastSale() == null) {
            wrong.add("till " + till + " cannot complete a sale");
        }
        return wrong;
    }

    private Money due(int till) {
        return state(till).basket() instanceof Basket.Known known
                ? known.content().priced().due()
                : new Money(0, shop.store().currency());
    }

    private void take(int till, TillAction action, List<String> wrong) {
        var command = new TillCommand("after-" + ++commands, null, action);
        var answer = Objects.requireNonNull(tills.get(till)).take(command, CASHIER, now);
        if (answer.refusal() != null) {
            wrong.add("till " + till + " answers " + answer.refusal() + " to " + action);
        }
    }

    /** Receipt numbers with their totals, as the facts say them. */
    Map<String, String> sales() {
        var sales = new TreeMap<String, String>();
        long next = 1;
        for (var some = facts(next); !some.isEmpty(); some = facts(next)) {
            for (var fact : some) {
                if (FactType.read(fact) instanceof Payload.SaleCompleted sale) {
                    sales.put(sale.receipt().toString(), sale.priced().total().toString());
                }
            }
            next = some.getLast().key().sequence() + 1;
        }
        return sales;
    }

    private List<Fact> facts(long first) {
        return shop.database().read(tx -> journal().read(tx, first, 1_000));
    }

    /** What {@code evertill verify} finds wrong, numbers that were left out or used twice included. Makes the sums anew on the way. */
    List<String> unsound() {
        var folds = List.<Fold>of(new Totals(), new StockOnHand(), new Receipts());
        return shop.database().write(tx -> Verifier.verify(tx, folds)).stream()
                .filter(finding -> !finding.holds())
                .map(finding -> finding.subject() + ": " + finding.detail())
                .toList();
    }

    @Override
    public void close() {
        shop.database().close();
    }
}
