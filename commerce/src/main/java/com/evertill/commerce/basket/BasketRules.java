package com.evertill.commerce.basket;

import static com.evertill.commerce.Refusal.*;
import static com.evertill.commerce.basket.Decision.accepted;
import static com.evertill.commerce.basket.Decision.refused;

import com.evertill.commerce.basket.Basket.Completed;
import com.evertill.commerce.basket.Basket.Content;
import com.evertill.commerce.basket.Basket.NotOpened;
import com.evertill.commerce.basket.Basket.Open;
import com.evertill.commerce.basket.Basket.Sealing;
import com.evertill.commerce.basket.Basket.Suspended;
import com.evertill.commerce.basket.Basket.Voided;
import com.evertill.commerce.basket.BasketCommand.*;
import com.evertill.commerce.basket.BasketEvent.*;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.pricing.Line;
import com.evertill.commerce.tender.Banknotes;
import java.util.function.Supplier;

/** Which command does what to a basket in which state. */
public final class BasketRules {
    /** Beyond this a scanner has read a price or a phone number into the quantity. */
    static final long MOST_THOUSANDTHS = 9_999 * Quantity.ONE;

    /** Lines; a receipt of this length is already ten metres of paper. */
    static final int MOST_LINES = 1_000;

    public static Decision decide(Basket basket, BasketCommand command) {
        return switch (basket) {
            case NotOpened _ ->
                command instanceof OpenBasket(var opening)
                        ? accepted(event(opening))
                        : refused(THERE_IS_NO_OPEN_BASKET);
            case Open(var content)
            when content.owner() instanceof Owner.AtHead && isAboutMoney(command) -> refused(A_CART_IS_PAID_AT_A_TILL);
            case Open(var content) -> decide(content, command);
            case Suspended _ ->
                command instanceof RecallBasket(var owner)
                        ? accepted(owner.recalled())
                        : refused(THERE_IS_NO_OPEN_BASKET);
            case Sealing _ ->
                command instanceof Complete(var seal)
                        ? accepted(new BasketCompleted(seal))
                        : refused(THE_BASKET_IS_BEING_PAID);
            case Completed _, Voided _ -> refused(THERE_IS_NO_OPEN_BASKET);
        };
    }

    private static boolean isAboutMoney(BasketCommand command) {
        return switch (command) {
            case PayCash _, TakeCard _, TakeBackTender _, BeginSealing _, Complete _ -> true;
            case OpenBasket _,
                    AddItem _,
                    ChangeQuantity _,
                    VoidLine _,
                    VoidBasket _,
                    SuspendBasket _,
                    RecallBasket _,
                    NameCustomer _,
                    TakePrepaid _ -> false;
        };
    }

    private static BasketEvent event(Opening opening) {
        return switch (opening) {
            case BasketOpened atTill -> atTill;
            case CartOpened atHead -> atHead;
        };
    }

    private static Decision decide(Content basket, BasketCommand command) {
        return switch (command) {
            case OpenBasket _ -> refused(A_BASKET_IS_STILL_OPEN);
            case AddItem add -> add(basket, add);
            case ChangeQuantity(var line, var quantity) -> changeQuantity(basket, line, quantity);
            case VoidLine(var line) -> voidLine(basket, line);
            case VoidBasket() ->
                basket.isPaidAtTill() ? refused(PAYMENTS_MUST_BE_TAKEN_BACK_FIRST) : accepted(new BasketVoided());
            case SuspendBasket() -> suspend(basket);
            case RecallBasket _ -> refused(THE_BASKET_IS_NOT_WAITING);
            case NameCustomer(var customer) -> accepted(new CustomerNamed(customer));
            case PayCash(var given) -> PaymentRules.payCash(basket, given);
            case TakeCard(var attempt, var approval) -> PaymentRules.takeCard(basket, attempt, approval);
            case TakePrepaid(var amount, var order) -> PaymentRules.takePrepaid(basket, amount, order);
            case TakeBackTender(var tender) -> PaymentRules.takeBack(basket, tender);
            case BeginSealing(var receipt) -> PaymentRules.beginSealing(basket, receipt);
            case Complete _ -> refused(THE_BASKET_IS_BEING_PAID);
        };
    }

    /** With money in it a basket stays where the drawer is that the money lies in. */
    private static Decision suspend(Content basket) {
        if (basket.isEmpty()) {
            return refused(THE_BASKET_IS_EMPTY);
        }
        return basket.isPaidAtTill() ? refused(PAYMENTS_MUST_BE_TAKEN_BACK_FIRST) : accepted(new BasketParked());
    }

    /** Always allowed, also while the basket is being paid: a scan is never dropped. */
    private static Decision add(Content basket, AddItem add) {
        if (basket.lines().size() >= MOST_LINES) {
            return refused(THE_BASKET_HAS_TOO_MANY_LINES);
        }
        if (!add.unitPrice().currency().equals(basket.opening().currency())) {
            return refused(THE_CURRENCY_IS_NOT_TAKEN_HERE);
        }
        int number = basket.lines().size() + 1;
        var line =
                new Line(number, add.item(), add.unitPrice(), add.quantity(), add.statedAmount(), add.release(), false);
        return check(
                line,
                () -> new LineAdded(
                        number,
                        add.item(),
                        add.unitPrice(),
                        add.quantity(),
                        add.statedAmount(),
                        add.release(),
                        add.entered()));
    }

    private static Decision changeQuantity(Content basket, int number, Quantity quantity) {
        if (basket.isPaidAtTill()) {
            return refused(THE_BASKET_IS_BEING_PAID);
        }
        var line = basket.line(number).orElse(null);
        if (line == null) {
            return refused(THERE_IS_NO_SUCH_LINE);
        }
        if (line.voided()) {
            return refused(THE_LINE_IS_ALREADY_VOID);
        }
        if (line.statedAmount() != null) {
            return refused(THE_PRICE_IN_THE_CODE_DOES_NOT_FIT_A_QUANTITY);
        }
        var unit = line.quantity().unit();
        if (quantity.unit() != unit) {
            return refused(unit.isWeighed() ? THE_ITEM_NEEDS_A_WEIGHT : THE_ITEM_IS_NOT_SOLD_BY_WEIGHT);
        }
        return unlessLessThanPrepaid(
                basket, check(line.withQuantity(quantity), () -> new QuantityChanged(number, quantity)));
    }

    private static Decision check(Line line, Supplier<BasketEvent> event) {
        var quantity = line.quantity();
        if (quantity.thousandths() <= 0) {
            return refused(THE_QUANTITY_MUST_BE_MORE_THAN_ZERO);
        }
        if (quantity.thousandths() > MOST_THOUSANDTHS) {
            return refused(THE_QUANTITY_IS_TOO_LARGE);
        }
        if (quantity.unit() == Unit.EACH && !quantity.isWhole()) {
            return refused(THE_QUANTITY_MUST_BE_WHOLE);
        }
        if (Banknotes.areTooMany(line.unitPrice()) || Banknotes.areTooMany(line.amount())) {
            return refused(THE_AMOUNT_IS_TOO_LARGE);
        }
        return accepted(event.get());
    }

    private static Decision voidLine(Content basket, int number) {
        if (basket.isPaidAtTill()) {
            return refused(THE_BASKET_IS_BEING_PAID);
        }
        var decision = basket.line(number)
                .map(line -> line.voided() ? refused(THE_LINE_IS_ALREADY_VOID) : accepted(new LineVoided(number)))
                .orElse(refused(THERE_IS_NO_SUCH_LINE));
        return unlessLessThanPrepaid(basket, decision);
    }

    /** What was added to an order can be taken off again; for less than was paid beforehand it would be another order. */
    private static Decision unlessLessThanPrepaid(Content basket, Decision decision) {
        if (basket.tenders().isEmpty() || !(decision instanceof Decision.Accepted(var events))) {
            return decision;
        }
        Basket after = new Open(basket);
        for (var event : events) {
            after = evolve(after, event);
        }
        return ((Open) after).content().priced().change().isPositive()
                ? refused(THE_ORDER_WAS_PAID_BEFOREHAND)
                : decision;
    }

    /** Whether the payments cover the total of a basket that has something in it. */
    public static boolean isPaid(Content basket) {
        return PaymentRules.isPaid(basket);
    }

    /** What a card may be asked for: more than nothing, and never more than is due. */
    public static Decision checkCard(Content basket, Money amount) {
        return PaymentRules.checkCard(basket, amount);
    }

    /**
     * Judges no limits and no amounts: what was accepted under the rules of its day stays so for ever.
     *
     * @throws IllegalStateException if {@code event} cannot have happened to {@code basket}: a bug, or a damaged journal.
     */
    public static Basket evolve(Basket basket, BasketEvent event) {
        return switch (basket) {
            case NotOpened _ when event instanceof Opening opening -> new Open(Content.of(opening));
            case Open(var content) -> evolve(content, event);
            case Suspended(var content)
            when event instanceof OwnerChanged(var till, var shift, var cashier) ->
                new Open(content.with(new Owner.AtTill(till, shift, cashier)));
            case Suspended(var content)
            when event instanceof HandedToHead(var head) -> new Open(content.with(new Owner.AtHead(head)));
            case Sealing(var content, var receipt)
            when event instanceof BasketCompleted(var seal) -> new Completed(content, receipt, seal);
            default -> throw impossible(basket, event);
        };
    }

    private static Basket evolve(Content basket, BasketEvent event) {
        return switch (event) {
            case LineAdded added -> new Open(basket.with(added));
            case QuantityChanged(var line, var quantity) ->
                new Open(basket.changing(line, it -> it.withQuantity(quantity)));
            case LineVoided(var line) -> new Open(basket.changing(line, Line::asVoided));
            case CustomerNamed(var customer) -> new Open(basket.with(customer));
            case Tendered(var tender) -> new Open(basket.with(tender));
            case TenderTakenBack(var tender) -> new Open(basket.withoutTender(tender));
            case SealingBegan(var receipt) -> new Sealing(basket, receipt);
            case BasketVoided() -> new Voided(basket);
            case BasketParked() -> new Suspended(basket);
            case BasketOpened _, CartOpened _, OwnerChanged _, HandedToHead _, BasketCompleted _ ->
                throw impossible(new Open(basket), event);
        };
    }

    public static Basket replay(Iterable<? extends BasketEvent> events) {
        Basket basket = new NotOpened();
        for (var event : events) {
            basket = evolve(basket, event);
        }
        return basket;
    }

    private static IllegalStateException impossible(Basket basket, BasketEvent event) {
        return new IllegalStateException(event + " cannot happen to a basket that is "
                + basket.getClass().getSimpleName());
    }

    private BasketRules() {}
}
