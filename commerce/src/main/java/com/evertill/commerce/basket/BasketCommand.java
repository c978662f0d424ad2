package com.evertill.commerce.basket;

import com.evertill.commerce.basket.BasketEvent.BasketOpened;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.pricing.SoldItem;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.ReceiptNumber;
import org.jspecify.annotations.Nullable;

/** What can be asked of a basket, once whatever needs a price book, a clock or a number has been looked up. */
public sealed interface BasketCommand {

    record OpenBasket(BasketOpened opening) implements BasketCommand {}

    record AddItem(
            SoldItem item,
            Money unitPrice,
            Quantity quantity,
            @Nullable Money statedAmount,
            long release,
            String entered)
            implements BasketCommand {}

    record ChangeQuantity(int line, Quantity quantity) implements BasketCommand {}

    record VoidLine(int line) implements BasketCommand {}

    record VoidBasket() implements BasketCommand {}

    record PayCash(Money given) implements BasketCommand {}

    /** Takes an approved card payment in. It cannot be refused for its amount: the money is already taken. */
    record TakeCard(String attempt, CardApproval approval) implements BasketCommand {}

    record TakeBackTender(int tender) implements BasketCommand {}

    /** Only a fully paid basket can be sealed. */
    record BeginSealing(ReceiptNumber receipt) implements BasketCommand {}

    record Complete(Seal seal) implements BasketCommand {}
}
