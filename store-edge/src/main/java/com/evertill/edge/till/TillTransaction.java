package com.evertill.edge.till;

import static com.evertill.commerce.Refusal.*;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketCommand;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketEvent;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.basket.Decision;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.Resolution;
import com.evertill.commerce.tender.ShiftNumber;
import com.evertill.commerce.tender.Tender;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.edge.journal.Totals;
import com.evertill.edge.staff.Actor;
import com.evertill.edge.tender.CardAttempt;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillAction.*;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One command on one till within one transaction. {@link #state} is what the till will be when it commits; whoever runs it drops it when it
 * refuses.
 */
final class TillTransaction {
    private final TillSite site;
    private final TillId till;
    private final Tx tx;
    private final Instant now;
    private final List<Effect> effects = new ArrayList<>();
    private TillState state;

    TillTransaction(TillSite site, TillId till, Tx tx, TillState state, Instant now) {
        this.site = site;
        this.till = till;
        this.tx = tx;
        this.state = state;
        this.now = now;
    }

    TillState state() {
        return state;
    }

    List<Effect> effects() {
        return effects;
    }

    /** Null if it was done. */
    @Nullable
    Refusal run(TillAction action, Actor actor) throws SQLException {
        var allowed = mayAct(action, actor);
        if (allowed != null) {
            return allowed;
        }
        return switch (action) {
            case OpenShift(var openingFloat) -> openShift(openingFloat, actor);
            case CloseShift(var counted) -> closeShift(counted, actor);
            case Scan scan -> scan(scan);
            case ChangeQuantity(var line, var thousandths) -> changeQuantity(line, thousandths);
            case VoidLine(var line) -> unlessPaying(new BasketCommand.VoidLine(line));
            case VoidBasket() -> voidBasket(actor);
            case PayCash(var given) -> payCash(given);
            case PayCard(var amount) -> payCard(amount);
            case CancelCard() -> cancelCard();
            case TakeBackTender(var tender) -> takeBack(tender);
            case ResolveCard(var attempt, var approved) -> resolveCard(attempt, approved, actor);
            case NoSale(var reason) -> noSale(reason, actor);
            case PrintReceipt(var receipt) -> printCopy(receipt, actor);
            case SettlePrint(var job, var print) -> settlePrint(job, print);
        };
    }

    /** A drawer has one owner: its cashier, or a manager in the cashier's stead. */
    private @Nullable Refusal mayAct(TillAction action, Actor actor) {
        var shift = state.shift();
        if (action instanceof ResolveCard && !actor.isManager()) {
            return A_MANAGER_MUST_DO_THIS;
        }
        if (action instanceof OpenShift) {
            return shift == null ? null : THE_SHIFT_IS_ALREADY_OPEN;
        }
        if (shift == null) {
            return THE_SHIFT_IS_NOT_OPEN;
        }
        return actor.isManager() || shift.cashier().equals(actor.staff()) ? null : THE_SHIFT_BELONGS_TO_SOMEONE_ELSE;
    }

    // Shift

    private @Nullable Refusal openShift(Money openingFloat, Actor actor) throws SQLException {
        var wrong = checkCash(openingFloat);
        if (wrong != null) {
            return wrong;
        }
        var number =
                new ShiftNumber(till, site.journal().epoch(), site.journal().draw(tx, "shift", till));
        var day = now.atZone(site.store().zone()).toLocalDate();
        var shift = new Shift(number, actor.staff(), now, day);
        tx.update(
                "INSERT INTO shift VALUES (?, ?, ?, ?, ?)",
                till.number(),
                number,
                shift.cashier(),
                now.toEpochMilli(),
                day.toEpochDay());
        state = state.withShift(shift);
        append(new Payload.ShiftOpened(number, till, actor.staff(), openingFloat));
        return null;
    }

    private @Nullable Refusal closeShift(Money counted, Actor actor) throws SQLException {
        if (!(state.basket() instanceof Basket.NotOpened)) {
            return A_BASKET_IS_STILL_OPEN;
        }
        var wrong = checkCash(counted);
        if (wrong != null) {
            return wrong;
        }
        var shift = shift();
        var expected = Totals.expectedCash(site.totals().ofShift(tx, shift.number()));
        append(new Payload.ShiftClosed(
                shift.number(),
                till,
                shift.cashier(),
                actor.staff(),
                counted,
                new Money(expected, counted.currency())));
        tx.update("DELETE FROM shift WHERE till = ?", till.number());
        site.printJobs().leaveAll(tx, till);
        state = TillState.CLOSED;
        effects.add(new Effect.OpenDrawer());
        return null;
    }

    private @Nullable Refusal checkCash(Money cash) {
        if (!cash.currency().equals(site.store().currency())) {
            return THE_CURRENCY_IS_NOT_TAKEN_HERE;
        }
        return cash.isNegative()
                ? THE_COUNT_MUST_NOT_BE_NEGATIVE
                : cash.minor() > MOST_CASH ? THE_AMOUNT_IS_TOO_LARGE : null;
    }

    /** Minor units; no drawer holds more, so more is a slip of the finger. */
    private static final long MOST_CASH = 1_000_000_00L;

    private @Nullable Refusal noSale(@Nullable String reason, Actor actor) throws SQLException {
        append(new Payload.NoSale(till, shift().number(), actor.staff(), reason));
        effects.add(new Effect.OpenDrawer());
        return null;
    }

    // Basket

    private @Nullable Refusal scan(Scan scan) throws SQLException {
        return switch (ScannedItem.of(site, tx, scan)) {
            case ScannedItem.Refused(var refusal) -> refusal;
            case ScannedItem.Sold(var add) -> {
                var opened = state.basket() instanceof Basket.NotOpened ? open() : null;
                yield opened != null ? opened : apply(add);
            }
        };
    }

    private @Nullable Refusal open() throws SQLException {
        var store = site.store();
        var id = new BasketId(store.node() + "-" + site.journal().epoch() + "-" + till + "-"
                + site.journal().draw(tx, "basket", till));
        var shift = shift();
        state = new TillState(shift, state.basket(), List.of(), null);
        return apply(new BasketCommand.OpenBasket(new BasketEvent.BasketOpened(
                id, till, shift.number(), shift.cashier(), store.currency(), store.taxRules())));
    }

    private @Nullable Refusal changeQuantity(int number, long thousandths) throws SQLException {
        if (!(state.basket() instanceof Basket.Open(var content))) {
            return THERE_IS_NO_OPEN_BASKET;
        }
        var line = content.line(number);
        return line.isEmpty()
                ? THERE_IS_NO_SUCH_LINE
                : unlessPaying(new BasketCommand.ChangeQuantity(
                        number,
                        new com.evertill.commerce.item.Quantity(
                                thousandths, line.get().quantity().unit())));
    }

    private @Nullable Refusal unlessPaying(BasketCommand command) throws SQLException {
        var paying = refusalWhilePaying();
        return paying != null ? paying : apply(command);
    }

    private @Nullable Refusal voidBasket(Actor actor) throws SQLException {
        var refused = unlessPaying(new BasketCommand.VoidBasket());
        if (refused != null) {
            return refused;
        }
        var voided = (Basket.Voided) state.basket();
        append(new Payload.SaleVoided(
                voided.id(),
                till,
                shift().number(),
                shift().cashier(),
                actor.staff(),
                state.entries(),
                voided.content().priced()));
        forgetBasket(null);
        return null;
    }

    // Payment

    private @Nullable Refusal payCash(Money given) throws SQLException {
        var refused = unlessPaying(new BasketCommand.PayCash(given));
        return refused != null ? refused : completeIfPaid();
    }

    private @Nullable Refusal payCard(@Nullable Money amount) throws SQLException {
        if (site.store().till(till).map(it -> it.terminal()).isEmpty()) {
            return THERE_IS_NO_CARD_TERMINAL;
        }
        var paying = refusalWhilePaying();
        if (paying != null) {
            return paying;
        }
        if (!(state.basket() instanceof Basket.Open(var content))) {
            return THERE_IS_NO_OPEN_BASKET;
        }
        var asked = amount == null ? content.priced().due() : amount;
        if (BasketRules.checkCard(content, asked) instanceof Decision.Refused(var refusal)) {
            return refusal;
        }
        var reference =
                PaymentReference.of(site.journal().epoch(), site.journal().drawForNode(tx, "card"));
        site.attempts().intend(tx, reference.value(), till, content.opening().basket(), asked, now);
        effects.add(new Effect.AskTerminal());
        return null;
    }

    private @Nullable Refusal cancelCard() throws SQLException {
        var attempt = attemptInTheWay();
        if (attempt.isEmpty()) {
            return THERE_IS_NO_SUCH_PAYMENT;
        }
        site.attempts().cancel(tx, attempt.get());
        effects.add(new Effect.AbortPayment(attempt.get().reference()));
        return null;
    }

    private @Nullable Refusal takeBack(int number) throws SQLException {
        var paying = refusalWhilePaying();
        if (paying != null) {
            return paying;
        }
        if (!(state.basket() instanceof Basket.Open(var content))) {
            return THERE_IS_NO_OPEN_BASKET;
        }
        return switch (content.tender(number).orElse(null)) {
            case null -> THERE_IS_NO_SUCH_PAYMENT;
            case Tender.Cash _ -> {
                effects.add(new Effect.OpenDrawer());
                yield apply(new BasketCommand.TakeBackTender(number));
            }
            case Tender.Card card -> {
                var attempt = site.attempts().find(tx, card.attempt()).orElseThrow();
                if (attempt.state() != State.APPLIED) {
                    yield A_CARD_PAYMENT_IS_IN_PROGRESS;
                }
                site.attempts().reverse(tx, attempt);
                effects.add(new Effect.AskTerminal());
                yield null;
            }
        };
    }

    private @Nullable Refusal resolveCard(String reference, boolean approved, Actor actor) throws SQLException {
        var found = site.attempts().find(tx, reference).filter(it -> it.till().equals(till));
        if (found.isEmpty()) {
            return THERE_IS_NO_SUCH_PAYMENT;
        }
        var attempt = found.get();
        if (attempt.state() != State.UNKNOWN) {
            return attempt.state().isSettled() ? THE_PAYMENT_IS_ALREADY_SETTLED : A_CARD_PAYMENT_IS_IN_PROGRESS;
        }
        append(new Payload.PaymentResolved(
                reference,
                attempt.basket(),
                till,
                attempt.amount(),
                approved ? Resolution.APPROVED_BY_MANAGER : Resolution.DECLINED_BY_MANAGER,
                actor.staff()));
        if (approved) {
            site.attempts().resolveApproved(tx, attempt, onRecord(attempt));
            return approved(site.attempts().find(tx, reference).orElseThrow());
        }
        site.attempts().resolveDeclined(tx, attempt);
        return null;
    }

    /** A manager has seen the terminal's slip; nothing is known of the card. */
    private static CardApproval onRecord(CardAttempt attempt) {
        return new CardApproval("", "", "", "", attempt.amount(), List.of(), false, null);
    }

    /** Takes an approved payment into its basket, or, if that is gone, has it given back. */
    @Nullable
    Refusal approved(CardAttempt attempt) throws SQLException {
        if (attempt.state() != State.APPROVED) {
            return null;
        }
        var approval = java.util.Objects.requireNonNull(attempt.approval());
        if (!(state.basket() instanceof Basket.Open open) || !open.id().equals(attempt.basket())) {
            site.attempts().reverse(tx, attempt);
            effects.add(new Effect.AskTerminal());
            return null;
        }
        var refused = apply(new BasketCommand.TakeCard(attempt.reference(), approval));
        if (refused != null) {
            throw new IllegalStateException("an approved payment was refused: " + refused);
        }
        site.attempts().apply(tx, attempt, open.content().lastTender() + 1);
        return completeIfPaid();
    }

    /** A card payment that was taken into the basket has been given back. */
    void reversed(CardAttempt attempt) throws SQLException {
        append(new Payload.PaymentResolved(
                attempt.reference(), attempt.basket(), till, attempt.amount(), Resolution.REVERSED, null));
        boolean isHere = state.basket() instanceof Basket.Open open && open.id().equals(attempt.basket());
        if (isHere && attempt.tender() != null) {
            apply(new BasketCommand.TakeBackTender(attempt.tender()));
        }
    }

    private @Nullable Refusal refusalWhilePaying() throws SQLException {
        var attempt = attemptInTheWay();
        if (attempt.isEmpty()) {
            return null;
        }
        return attempt.get().state() == State.UNKNOWN
                ? THE_OUTCOME_OF_A_CARD_PAYMENT_IS_UNKNOWN
                : A_CARD_PAYMENT_IS_IN_PROGRESS;
    }

    /** Of this till, and holding up its basket; a reversal of one of this basket's tenders does as well. */
    private Optional<CardAttempt> attemptInTheWay() throws SQLException {
        return site.attempts().open(tx, till).stream()
                .filter(attempt -> attempt.state().holdsUpTheBasket()
                        || (attempt.state() == State.REVERSING
                                && state.basket() instanceof Basket.Open open
                                && open.id().equals(attempt.basket())
                                && attempt.tender() != null))
                .findFirst();
    }

    // Completion

    private @Nullable Refusal completeIfPaid() throws SQLException {
        if (!(state.basket() instanceof Basket.Open(var content)) || !BasketRules.isPaid(content)) {
            return null;
        }
        var journal = site.journal();
        var receipt = new ReceiptNumber(till, journal.epoch(), journal.draw(tx, "receipt", till));
        apply(new BasketCommand.BeginSealing(receipt));
        var seal = site.sealer().apply((Basket.Sealing) state.basket());
        apply(new BasketCommand.Complete(seal));
        var completed = (Basket.Completed) state.basket();
        var priced = completed.content().priced();
        append(new Payload.SaleCompleted(
                receipt,
                completed.id(),
                till,
                shift().number(),
                shift().cashier(),
                site.priceBook().release(tx),
                state.entries(),
                priced,
                completed.content().tenders(),
                seal));
        boolean cash = completed.content().tenders().stream().anyMatch(Tender.Cash.class::isInstance);
        forgetBasket(new TillState.LastSale(receipt, priced.total(), priced.change(), now));
        print(receipt, false);
        if (cash) {
            effects.add(new Effect.OpenDrawer());
        }
        return null;
    }

    private void forgetBasket(TillState.@Nullable LastSale sale) throws SQLException {
        tx.update("DELETE FROM basket_event WHERE till = ?", till.number());
        state = state.withoutBasket(sale);
    }

    // Paper

    private @Nullable Refusal printCopy(ReceiptNumber receipt, Actor actor) throws SQLException {
        if (site.receipts().find(tx, site.journal(), receipt).isEmpty()) {
            return THERE_IS_NO_SUCH_RECEIPT;
        }
        append(new Payload.ReceiptCopied(receipt, till, actor.staff()));
        print(receipt, true);
        return null;
    }

    private @Nullable Refusal settlePrint(String job, boolean print) throws SQLException {
        if (site.printJobs().answer(tx, job, till, print) && print) {
            effects.add(new Effect.Print(job));
        }
        return null;
    }

    private void print(ReceiptNumber receipt, boolean copy) throws SQLException {
        var journal = site.journal();
        var job = till + "-" + journal.epoch() + "-" + journal.draw(tx, "print", till);
        site.printJobs().make(tx, job, till, receipt, copy, now);
        effects.add(new Effect.Print(job));
    }

    // The ground under all of it

    private @Nullable Refusal apply(BasketCommand command) throws SQLException {
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
        tx.update(
                "INSERT INTO basket_event VALUES (?, ?, ?, ?)",
                till.number(),
                entries.size(),
                now.toEpochMilli(),
                Json.bytes(event));
        state = state.with(BasketRules.evolve(state.basket(), event), entries);
    }

    private void append(Payload payload) throws SQLException {
        site.journal().append(tx, payload, now, shift().businessDay());
    }

    private Shift shift() {
        return java.util.Objects.requireNonNull(state.shift(), "a basket without a shift");
    }
}
