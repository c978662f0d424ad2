package com.evertill.edge.till;

import static com.evertill.commerce.Refusal.*;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketCommand;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.basket.CartCode;
import com.evertill.commerce.basket.Owner;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.Tender;
import com.evertill.devices.KeyPosition;
import com.evertill.edge.staff.Actor;
import com.evertill.edge.tender.OpenExceptions;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillAction.*;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What each command does, in one turn. */
final class TillTransaction {
    private final Turn turn;
    private final CardPayments cards;
    private final Weights weights;
    private final KeyPosition key;

    TillTransaction(Turn turn, Weights weights, KeyPosition key) {
        this.key = key;
        this.turn = turn;
        this.weights = weights;
        this.cards = new CardPayments(turn);
    }

    /** Null if it was done. */
    @Nullable
    Refusal run(TillAction action, Actor actor) throws SQLException {
        var allowed = mayAct(action, actor);
        if (allowed != null) {
            return allowed;
        }
        return switch (action) {
            case OpenShift(var openingFloat) -> Shifts.open(turn, openingFloat, actor);
            case CloseShift(var counted) -> Shifts.close(turn, counted, actor);
            case Scan scan -> scan(scan, actor);
            case ChangeQuantity(var line, var thousandths) -> changeQuantity(line, thousandths);
            case VoidLine(var line) -> unlessPaying(new BasketCommand.VoidLine(line));
            case VoidBasket() -> voidBasket(actor);
            case SuspendBasket() -> suspend(actor);
            case RecallBasket(var basket) -> recall(basket, actor);
            case WantCart(var code) -> new BroughtCarts(turn).want(code, actor);
            case TakeListed() -> new BroughtCarts(turn).takeListed(weights);
            case LeaveCart() -> leaveCart();
            case HandOver() -> handOver();
            case PayCash(var given) -> payCash(given);
            case PayCard(var amount) -> cards.pay(amount);
            case CancelCard() -> cards.cancel();
            case TakeBackTender(var tender) -> takeBack(tender);
            case ResolveCard decided -> cards.resolve(decided, actor);
            case CheckSignature(var attempt, var accepted) -> cards.checkSignature(attempt, accepted);
            case RefundCard asked -> new Refunds(turn).ask(asked, actor);
            case CloseException(var exception, var note) -> close(exception, note, actor);
            case NoSale(var reason) -> Shifts.noSale(turn, reason, actor);
            case PrintReceipt(var receipt) -> printCopy(receipt, actor);
            case SettlePrint(var job, var print) -> settlePrint(job, print);
        };
    }

    /**
     * A drawer has one owner: its cashier, or in the cashier's stead a manager, or whoever is signed in while the key is on supervisor: all that is
     * recorded then bears the name of who did it. What only a manager may decide takes a manager's own sign-in, wherever the key stands: the record
     * names a manager, and a key has no name. That touches no drawer, and goes on while the till is locked; what touches none a manager may do without a
     * shift.
     */
    private @Nullable Refusal mayAct(TillAction action, Actor actor) {
        var shift = turn.state().shift();
        boolean decides = action instanceof ResolveCard || action instanceof CloseException;
        boolean isForManagers = decides || action instanceof RefundCard;
        if (isForManagers && !actor.isManager()) {
            return A_MANAGER_MUST_DO_THIS;
        }
        if (key == KeyPosition.LOCKED && !isForManagers) {
            return THE_KEY_SWITCH_IS_LOCKED;
        }
        if (action instanceof OpenShift) {
            return shift == null ? null : THE_SHIFT_IS_ALREADY_OPEN;
        }
        if (shift == null) {
            boolean needsNone = decides || action instanceof PrintReceipt || action instanceof SettlePrint;
            return needsNone && actor.isManager() ? null : THE_SHIFT_IS_NOT_OPEN;
        }
        boolean inTheirStead = actor.isManager() || key == KeyPosition.SUPERVISOR;
        return inTheirStead || shift.cashier().equals(actor.staff()) ? null : THE_SHIFT_BELONGS_TO_SOMEONE_ELSE;
    }

    // Basket

    private @Nullable Refusal scan(Scan scan, Actor actor) throws SQLException {
        return CartCode.isIn(scan.text()) ? new BroughtCarts(turn).want(scan.text(), actor) : turn.sell(scan, weights);
    }

    private @Nullable Refusal changeQuantity(int number, long thousandths) throws SQLException {
        if (!(turn.state().basket() instanceof Basket.Open(var content))) {
            return THERE_IS_NO_OPEN_BASKET;
        }
        var line = content.line(number);
        if (line.isEmpty()) {
            return THERE_IS_NO_SUCH_LINE;
        }
        var unit = line.get().quantity().unit();
        return unlessPaying(new BasketCommand.ChangeQuantity(number, new Quantity(thousandths, unit)));
    }

    private @Nullable Refusal unlessPaying(BasketCommand command) throws SQLException {
        var paying = cards.refusalWhilePaying();
        return paying != null ? paying : turn.apply(command);
    }

    private @Nullable Refusal voidBasket(Actor actor) throws SQLException {
        var refused = unlessPaying(new BasketCommand.VoidBasket());
        if (refused != null) {
            return refused;
        }
        var voided = (Basket.Voided) turn.state().basket();
        turn.append(new Payload.SaleVoided(
                voided.id(),
                turn.till,
                turn.shift().number(),
                turn.shift().cashier(),
                actor.staff(),
                turn.state().entries(),
                voided.content().priced()));
        turn.forgetBasket(null);
        return null;
    }

    // Baskets that wait

    private @Nullable Refusal suspend(Actor actor) throws SQLException {
        if (turn.site.waiting().areAtTheirMost(turn.tx)) {
            return TOO_MANY_BASKETS_ARE_WAITING;
        }
        var refused = unlessPaying(new BasketCommand.SuspendBasket());
        if (refused != null) {
            return refused;
        }
        var basket = (Basket.Suspended) turn.state().basket();
        turn.append(new Payload.BasketSuspended(
                basket.id(), turn.till, actor.staff(), turn.state().entries()));
        turn.forgetBasket(null);
        return null;
    }

    /** From here on the basket is this till's, whichever put it aside: of two that want it the second is refused. */
    private @Nullable Refusal recall(String basket, Actor actor) throws SQLException {
        if (!(turn.state().basket() instanceof Basket.NotOpened)) {
            return A_BASKET_IS_STILL_OPEN;
        }
        var waiting = turn.site.waiting().find(turn.tx, basket);
        if (waiting.isEmpty()) {
            return THE_BASKET_IS_NOT_WAITING;
        }
        var suspended = waiting.get().suspended();
        var shift = turn.shift();
        turn.append(new Payload.BasketRecalled(suspended.basket(), turn.till, actor.staff()));
        turn.take(suspended.events());
        return turn.apply(new BasketCommand.RecallBasket(new Owner.AtTill(turn.till, shift.number(), shift.cashier())));
    }

    private @Nullable Refusal leaveCart() throws SQLException {
        new BroughtCarts(turn).leave();
        return null;
    }

    // Payment

    private @Nullable Refusal payCash(Money given) throws SQLException {
        var refused = unlessPaying(new BasketCommand.PayCash(given));
        if (refused == null) {
            turn.completeIfPaid();
        }
        return refused;
    }

    /** What was paid beforehand waits for the cashier, who has the goods to look at. */
    private @Nullable Refusal handOver() throws SQLException {
        var paying = cards.refusalWhilePaying();
        if (paying != null) {
            return paying;
        }
        return switch (turn.state().basket()) {
            case Basket.Open(var content)
            when BasketRules.isPaid(content) -> {
                turn.completeIfPaid();
                yield null;
            }
            case Basket.Open _ -> THE_BASKET_IS_BEING_PAID;
            default -> THERE_IS_NO_OPEN_BASKET;
        };
    }

    private @Nullable Refusal takeBack(int number) throws SQLException {
        var paying = cards.refusalWhilePaying();
        if (paying != null) {
            return paying;
        }
        if (!(turn.state().basket() instanceof Basket.Open(var content))) {
            return THERE_IS_NO_OPEN_BASKET;
        }
        return switch (content.tender(number).orElse(null)) {
            case null -> THERE_IS_NO_SUCH_PAYMENT;
            case Tender.Cash _ -> {
                turn.effect(new Effect.OpenDrawer());
                yield turn.apply(new BasketCommand.TakeBackTender(number));
            }
            case Tender.Card card -> cards.takeBack(card);
            case Tender.Prepaid _ -> THE_ORDER_WAS_PAID_BEFOREHAND;
        };
    }

    private @Nullable Refusal close(String exception, String note, Actor actor) throws SQLException {
        if (!OpenExceptions.close(turn.tx, turn.till, exception)) {
            return THERE_IS_NO_SUCH_EXCEPTION;
        }
        turn.append(new Payload.ExceptionClosed(exception, turn.till, actor.staff(), note));
        return null;
    }

    // Paper

    private @Nullable Refusal printCopy(ReceiptNumber receipt, Actor actor) throws SQLException {
        if (turn.site.receipts().find(turn.tx, turn.site.journal(), receipt).isEmpty()) {
            return THERE_IS_NO_SUCH_RECEIPT;
        }
        turn.append(new Payload.ReceiptCopied(receipt, turn.till, actor.staff()));
        turn.print(receipt, true);
        return null;
    }

    /** A question that somebody has answered already is done, whatever was answered: two screens may ask it. */
    private @Nullable Refusal settlePrint(String job, boolean print) throws SQLException {
        if (turn.site.printJobs().answer(turn.tx, job, turn.till, print) && print) {
            turn.effect(new Effect.Print(job));
        }
        return null;
    }
}
