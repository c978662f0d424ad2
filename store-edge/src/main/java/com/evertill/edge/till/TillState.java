package com.evertill.edge.till;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.ReceiptNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A till at a moment, as it is on the disk.
 *
 * @param entries of the open basket.
 * @param lastSale of the open shift, until the next scan.
 */
public record TillState(
        @Nullable Shift shift,
        Basket basket,
        List<BasketEntry> entries,
        @Nullable LastSale lastSale) {

    public TillState {
        entries = List.copyOf(entries);
    }

    public record LastSale(ReceiptNumber receipt, Money total, Money change, Instant at) {}

    static final Basket NO_BASKET = new Basket.NotOpened();
    static final TillState CLOSED = new TillState(null, NO_BASKET, List.of(), null);

    TillState with(Basket changed, List<BasketEntry> with) {
        return new TillState(shift, changed, with, lastSale);
    }

    TillState withShift(@Nullable Shift changed) {
        return new TillState(changed, basket, entries, null);
    }

    TillState withoutBasket(@Nullable LastSale sale) {
        return new TillState(shift, NO_BASKET, List.of(), sale);
    }
}
