package com.evertill.commerce.pricing;

import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.money.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * One line of a basket. A voided line stays, so that the screen and the journal can show it.
 *
 * @param unitPrice for one piece, kilogram or pound, as in force when the line was added.
 * @param statedAmount what a price-embedded code says the whole line costs; it wins over the unit price.
 * @param release the price book that was in force.
 */
public record Line(
        int number,
        SoldItem item,
        Money unitPrice,
        Quantity quantity,
        @Nullable Money statedAmount,
        long release,
        boolean voided) {

    /** Unit price times quantity, half a minor unit rounded up, or what the code stated. Shelf price: with or without tax by the store's rules. */
    public Money amount() {
        return statedAmount != null
                ? statedAmount
                : unitPrice.times(quantity.thousandths(), Quantity.ONE, Rounding.HALF_UP);
    }

    public Line withQuantity(Quantity changed) {
        return new Line(number, item, unitPrice, changed, statedAmount, release, voided);
    }

    public Line asVoided() {
        return new Line(number, item, unitPrice, quantity, statedAmount, release, true);
    }
}
