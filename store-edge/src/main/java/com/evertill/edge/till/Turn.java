package com.evertill.edge.till;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketCommand;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketEvent;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.basket.Decision;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.Tender;
import com.evertill.shop.api.TillAction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a till within one transaction: what it stands on, and what it leaves behind. {@link #state} is what the till will be when it
 * commits; whoever runs it drops it when it refuses.
 */
final class Turn {
    final TillSite site;
    final TillId till;
    final Tx tx;
    final Instant now;
    private final List<Effect> effects = new ArrayList<>();
    private TillState state;

    Turn(TillSite site, TillId till, Tx tx, TillState state, Instant now) {
        this.site = site;
        this.till = till;
        this.tx = tx;
        this.state = state;
        this.now = now;
    }

    TillState state() {
        return state;
    }

    void become(TillState next) {
        state = next;
    }

    List<Effect> effects() {
        return List.copyOf(effects);
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    /** For what only happens in a shift. */
    Shift shift() {
        return java.util.Objects.requireNonNull(state.shift(), "a basket without a shift");
    }

    /** A number of this till: never again, and none left out. */
    long draw(String kind) throws SQLException {
        return site.journal().draw(tx, kind, till);
    }

    /** On the shift's business day, however late; on the calendar's where there is no shift. */
    Fact append(Payload payload) throws SQLException {
        var shift = state.shift();
        return shift == null
                ? site.journal().append(tx, payload, now)
                : site.journal().append(tx, payload, now, shift.businessDay());
    }

    /** A basket of another till, or one of its own that it had put aside, with all that happened to it. */
    void take(List<BasketEntry> entries) throws SQLException {
        for (int n = 1; n <= entries.size(); n++) {
            write(n, entries.get(n - 1));
        }
        var basket =
                BasketRules.replay(entries.stream().map(BasketEntry::happened).toList());
        state = state.withoutBasket(null).with(basket, entries);
    }

    /** What was scanned, in the open basket or, where there is none, in a new one. Null if it was done. */
    @Nullable
    Refusal sell(TillAction.Scan scan, Weights weights) throws SQLException {
        return switch (ScannedItem.of(site, tx, scan, weights)) {
            case ScannedItem.Refused(var refusal) -> refusal;
            case ScannedItem.Sold(var add) -> {
                var opened = state.basket() instanceof Basket.NotOpened ? open() : null;
                yield opened != null ? opened : apply(add);
            }
        };
    }

    private @Nullable Refusal open() throws SQLException {
        var store = site.store();
        var id = site.basket(till, draw("basket"));
        become(state.withoutBasket(null));
        return apply(new BasketCommand.OpenBasket(new BasketEvent.BasketOpened(
                id, till, shift().number(), shift().cashier(), store.currency(), store.taxRules())));
    }

    /** Null if it was done. */
    @Nullable
    Refusal apply(BasketCommand command) throws SQLException {
        return switch (BasketRules.decide(state.basket(), command)) {
            case Decision.Refused(var refusal) -> refusal;
            case Decision.Accepted(var events) -> {
                for (var event : events) {
                    happen(event);
                }
                yield null;
            }
        };
    }

    private void happen(BasketEvent event) throws SQLException {
        var entries = new ArrayList<>(state.entries());
        entries.add(new BasketEntry(now, event));
        write(entries.size(), entries.getLast());
        state = state.with(BasketRules.evolve(state.basket(), event), entries);
    }

    private void write(int n, BasketEntry entry) throws SQLException {
        tx.update(
                "INSERT INTO basket_event VALUES (?, ?, ?, ?)",
                till.number(),
                n,
                entry.at().toEpochMilli(),
                Json.bytes(entry.happened()));
    }

    /** It has gone into its fact. */
    void forgetBasket(TillState.@Nullable LastSale sale) throws SQLException {
        tx.update("DELETE FROM basket_event WHERE till = ?", till.number());
        tx.update(
                "UPDATE shift SET last_receipt = ? WHERE till = ?",
                sale == null ? null : sale.receipt().toString(),
                till.number());
        state = state.withoutBasket(sale);
    }

    /** If nothing is left to pay, the sale is done, all of it, here. */
    void completeIfPaid() throws SQLException {
        if (!(state.basket() instanceof Basket.Open(var content)) || !BasketRules.isPaid(content)) {
            return;
        }
        var receipt = new ReceiptNumber(till, site.journal().epoch(), draw("receipt"));
        must(apply(new BasketCommand.BeginSealing(receipt)));
        var seal = site.sealer().apply((Basket.Sealing) state.basket());
        must(apply(new BasketCommand.Complete(seal)));
        completed((Basket.Completed) state.basket());
    }

    private void completed(Basket.Completed basket) throws SQLException {
        var priced = basket.content().priced();
        var tenders = basket.content().tenders();
        append(new Payload.SaleCompleted(
                basket.receipt(),
                basket.id(),
                till,
                shift().number(),
                shift().cashier(),
                site.priceBook().release(tx),
                state.entries(),
                priced,
                tenders,
                basket.seal()));
        forgetBasket(new TillState.LastSale(basket.receipt(), priced.total(), priced.change(), now));
        print(basket.receipt(), false);
        if (tenders.stream().anyMatch(Tender.Cash.class::isInstance)) {
            effect(new Effect.OpenDrawer());
        }
    }

    void print(ReceiptNumber receipt, boolean copy) throws SQLException {
        var job = till + "-" + site.journal().epoch() + "-" + draw("print");
        site.printJobs().make(tx, job, till, receipt, copy, now);
        effect(new Effect.Print(job));
    }

    /**
     * A slip of a card payment, to be signed, or of a refund.
     *
     * @param customers else the shop's.
     */
    void printSlip(String attempt, boolean customers) throws SQLException {
        var job = till + "-" + site.journal().epoch() + "-" + draw("print");
        site.printJobs().makeSlip(tx, job, till, attempt, customers, now);
        effect(new Effect.Print(job));
    }

    /** What the rules had already agreed to cannot be refused. */
    static void must(@Nullable Refusal refusal) {
        if (refusal != null) {
            throw new IllegalStateException("refused after it was decided: " + refusal);
        }
    }
}
