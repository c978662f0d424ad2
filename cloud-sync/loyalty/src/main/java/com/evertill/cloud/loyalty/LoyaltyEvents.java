package com.evertill.cloud.loyalty;

import com.evertill.cloud.events.CloudEvent;
import java.time.Instant;

/** What other services are told of points, and this one when it begins from nothing. */
public final class LoyaltyEvents {
    public static final String SOURCE = "/evertill/loyalty";
    public static final String POINTS_CHANGED = "com.evertill.loyalty.points-changed.v1";

    /**
     * @param balance with the change.
     * @param number of the entry in the customer's account, from 1: what comes behind a higher one is out of date.
     * @param origin the receipt, as {@code tenant.store/receipt}, or the name under which points were held.
     */
    public record PointsChanged(String customer, long balance, long change, Cause why, int number, String origin) {}

    static CloudEvent of(String customer, Entry entry, long balance, Instant now) {
        var data = new PointsChanged(customer, balance, entry.change(), entry.why(), entry.number(), entry.origin());
        return CloudEvent.of(SOURCE, customer + "/" + entry.number(), POINTS_CHANGED, customer, now, data);
    }

    private LoyaltyEvents() {}
}
