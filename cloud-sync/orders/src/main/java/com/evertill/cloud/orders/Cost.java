package com.evertill.cloud.orders;

import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.money.Rounding;

/** A quantity and what was paid for it. */
record Cost(Quantity quantity, Money amount) {

    /** What the first so much of it cost. Shares taken one behind another add up to the whole, because each is what is due by then less what went before. */
    Money of(Quantity part) {
        return amount.times(part.thousandths(), quantity.thousandths(), Rounding.HALF_UP);
    }
}
