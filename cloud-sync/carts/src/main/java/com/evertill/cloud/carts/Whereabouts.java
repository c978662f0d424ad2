package com.evertill.cloud.carts;

import com.evertill.commerce.tender.ReceiptNumber;
import java.time.Instant;

/** Where a cart is. Only here can its holder do anything to it. */
public sealed interface Whereabouts {
    record Here() implements Whereabouts {}

    /**
     * A shop has asked for it.
     *
     * @param node of the shop, {@code tenant.store.node}.
     * @param since when it was given.
     * @param received whether the shop has said that it has it.
     */
    record AtTill(String node, Instant since, boolean received) implements Whereabouts {}

    /** It was sold at a till. */
    record Sold(String node, ReceiptNumber receipt) implements Whereabouts {}

    /** It was ordered, or given up by whoever had it. */
    record Ended() implements Whereabouts {}
}
