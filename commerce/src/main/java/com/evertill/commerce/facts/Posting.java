package com.evertill.commerce.facts;

import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tender.ShiftNumber;
import java.time.LocalDate;

/**
 * What a fact adds to one figure of a report. Reports are sums of these, in the shop and in the cloud alike.
 *
 * @param name what within the figure: a tax's id, a tender's means; empty where there is only one.
 * @param minor in minor units of {@code currency}, ISO 4217.
 */
public record Posting(
        LocalDate businessDay,
        TillId till,
        ShiftNumber shift,
        Figure figure,
        String name,
        String currency,
        long count,
        long minor) {

    /** The same figure with other amounts. */
    public Posting of(long otherCount, long otherMinor) {
        return new Posting(businessDay, till, shift, figure, name, currency, otherCount, otherMinor);
    }

    public enum Figure {
        /** Completed sales: their number and their total, tax included. */
        SALES,
        /** Pieces sold; a weighed line counts as one. The amount is zero. */
        ITEMS,
        NET,
        /** By tax id. */
        TAX,
        /** By means; cash is what stayed in the drawer. */
        TENDER,
        /** Given back to cards; the tender has it taken off as well. */
        REFUNDED,
        /** Baskets given up, and what they would have cost. */
        VOIDED,
        /** The drawer opened without a sale. */
        NO_SALE,
        /** The float a shift began with. */
        OPENING_FLOAT,
        /** Cash paid in or out. */
        CASH_MOVED,
        /** What was counted at the end of a shift. */
        COUNTED
    }
}
