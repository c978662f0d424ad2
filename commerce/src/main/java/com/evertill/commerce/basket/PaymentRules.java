package com.evertill.commerce.basket;

import static com.evertill.commerce.Refusal.*;
import static com.evertill.commerce.basket.Decision.accepted;
import static com.evertill.commerce.basket.Decision.refused;

import com.evertill.commerce.basket.Basket.Content;
import com.evertill.commerce.basket.BasketEvent.SealingBegan;
import com.evertill.commerce.basket.BasketEvent.TenderTakenBack;
import com.evertill.commerce.basket.BasketEvent.Tendered;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.Banknotes;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.Tender;

/** How an open basket is paid, and when it is. */
final class PaymentRules {

    static Decision payCash(Content basket, Money given) {
        if (basket.isEmpty()) {
            return refused(THE_BASKET_IS_EMPTY);
        }
        if (!given.currency().equals(basket.opening().currency())) {
            return refused(THE_CURRENCY_IS_NOT_TAKEN_HERE);
        }
        var priced = basket.priced();
        boolean isFree = priced.total().isZero() && basket.tenders().isEmpty();
        if (given.isNegative() || (given.isZero() && !isFree)) {
            return refused(THE_PAYMENT_MUST_BE_MORE_THAN_ZERO);
        }
        // Counting the change that is already owed: many small payments too many are as wrong as a large one.
        var most = Banknotes.largest(given.currency()).minus(priced.change());
        if (given.isMoreThan(priced.due().plus(most))) {
            return refused(THE_PAYMENT_IS_FAR_ABOVE_THE_AMOUNT_DUE);
        }
        return accepted(new Tendered(new Tender.Cash(basket.lastTender() + 1, given)));
    }

    /** Whatever is due: the money is already taken. What no terminal can have taken here is refused, for the till to reverse. */
    static Decision takeCard(Content basket, String attempt, CardApproval approval) {
        var amount = approval.forGoods();
        if (!amount.currency().equals(basket.opening().currency())) {
            return refused(THE_CURRENCY_IS_NOT_TAKEN_HERE);
        }
        if (!amount.isPositive()) {
            return refused(THE_PAYMENT_MUST_BE_MORE_THAN_ZERO);
        }
        if (Banknotes.areTooMany(amount)) {
            return refused(THE_AMOUNT_IS_TOO_LARGE);
        }
        return accepted(new Tendered(new Tender.Card(basket.lastTender() + 1, amount, attempt, approval)));
    }

    static Decision takePrepaid(Content basket, Money amount, String order) {
        if (basket.owner() instanceof Owner.AtTill) {
            return refused(THERE_IS_NO_SUCH_PAYMENT);
        }
        if (!amount.currency().equals(basket.opening().currency())) {
            return refused(THE_CURRENCY_IS_NOT_TAKEN_HERE);
        }
        if (!amount.isPositive()) {
            return refused(THE_PAYMENT_MUST_BE_MORE_THAN_ZERO);
        }
        if (amount.isMoreThan(basket.priced().due())) {
            return refused(THE_PAYMENT_IS_FAR_ABOVE_THE_AMOUNT_DUE);
        }
        return accepted(new Tendered(new Tender.Prepaid(basket.lastTender() + 1, amount, order)));
    }

    /** What was paid beforehand lies at no till: it goes back when the basket is voided. */
    static Decision takeBack(Content basket, int number) {
        return switch (basket.tender(number).orElse(null)) {
            case null -> refused(THERE_IS_NO_SUCH_PAYMENT);
            case Tender.Prepaid _ -> refused(THE_ORDER_WAS_PAID_BEFOREHAND);
            case Tender.Cash _, Tender.Card _ -> accepted(new TenderTakenBack(number));
        };
    }

    static Decision beginSealing(Content basket, ReceiptNumber receipt) {
        if (basket.isEmpty()) {
            return refused(THE_BASKET_IS_EMPTY);
        }
        return isPaid(basket) ? accepted(new SealingBegan(receipt)) : refused(THE_BASKET_IS_BEING_PAID);
    }

    static boolean isPaid(Content basket) {
        return !basket.isEmpty()
                && !basket.tenders().isEmpty()
                && !basket.priced().due().isPositive();
    }

    static Decision checkCard(Content basket, Money amount) {
        if (basket.isEmpty()) {
            return refused(THE_BASKET_IS_EMPTY);
        }
        if (!amount.currency().equals(basket.opening().currency())) {
            return refused(THE_CURRENCY_IS_NOT_TAKEN_HERE);
        }
        if (!amount.isPositive()) {
            return refused(THE_PAYMENT_MUST_BE_MORE_THAN_ZERO);
        }
        return amount.isMoreThan(basket.priced().due())
                ? refused(A_CARD_CANNOT_PAY_MORE_THAN_THE_AMOUNT_DUE)
                : accepted();
    }

    private PaymentRules() {}
}
