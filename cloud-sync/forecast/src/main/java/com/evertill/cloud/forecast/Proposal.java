package com.evertill.cloud.forecast;

import com.evertill.commerce.item.Quantity;
import java.time.LocalDate;

/**
 * That a store should order something.
 *
 * @param id unique for ever.
 * @param store {@code tenant.store}
 * @param day on which it is to be ordered; the next day it is out of date.
 * @param quantity more than zero, and whole pieces of what is counted.
 */
public record Proposal(String id, String store, String item, LocalDate day, Quantity quantity, Reason why) {
    static Proposal of(Kind kind, LocalDate day, Quantity quantity, Reason why) {
        return new Proposal(kind + "/" + day, kind.store(), kind.item(), day, quantity, why);
    }

    Kind kind() {
        return new Kind(store, item, quantity.unit());
    }
}
