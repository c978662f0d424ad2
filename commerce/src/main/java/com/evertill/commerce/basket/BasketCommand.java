package com.evertill.commerce.basket;

import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.CustomerReference;
import com.evertill.commerce.pricing.SoldItem;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.ReceiptNumber;
import org.jspecify.annotations.Nullable;

/** What can be asked of a basket, once whatever needs a price book, a clock or a number has been looked up. */
public sealed interface BasketCommand {

    record OpenBasket(Opening opening) implements BasketCommand {}

    /** @param statedAmount what a price-embedded code says the whole line costs. */
    record AddItem(
            SoldItem item,
            Money unitPrice,
            Quantity quantity,
            @Nullable Money statedAmount,
            long release,
            String entered)
            implements BasketCommand {

        /** @throws IllegalArgumentException if a price is negative, or in two currencies: no price book and no label says that. */
        public AddItem {
            if (unitPrice.isNegative() || (statedAmount != null && statedAmount.isNegative())) {
                throw new IllegalArgumentException(item.id() + " has a negative price");
            }
            if (statedAmount != null && !statedAmount.currency().equals(unitPrice.currency())) {
                throw new IllegalArgumentException(item.id() + " is priced in two currencies");
            }
        }
    }

    record ChangeQuantity(int line, Quantity quantity) implements BasketCommand {}

    record VoidLine(int line) implements BasketCommand {}

    record VoidBasket() implements BasketCommand {}

    /** Puts it aside, for any till or head to go on with. */
    record SuspendBasket() implements BasketCommand {}

    /** Takes it over from whoever put it aside. */
    record RecallBasket(Owner owner) implements BasketCommand {}

    /** From here on it is known whose it is. */
    record NameCustomer(CustomerReference customer) implements BasketCommand {}

    record PayCash(Money given) implements BasketCommand {}

    /** Takes an approved card payment in, also when more is paid by it than was due: the money is already taken. */
    record TakeCard(String attempt, CardApproval approval) implements BasketCommand {}

    /** Takes in what was authorised for {@code order}, in a cart that is about to go to a shop; no till can say so. */
    record TakePrepaid(Money amount, String order) implements BasketCommand {}

    record TakeBackTender(int tender) implements BasketCommand {}

    /** Only a fully paid basket can be sealed. */
    record BeginSealing(ReceiptNumber receipt) implements BasketCommand {}

    record Complete(Seal seal) implements BasketCommand {}
}
