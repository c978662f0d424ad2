package com.evertill.cloud.loyalty;

import com.evertill.commerce.money.Money;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;

/**
 * That some of what was paid went back.
 *
 * @param id what it is known by, within its way.
 * @param amount more than zero.
 */
record Back(Way way, String id, Money amount, Instant at) {
    /** By what it is told: the same money may be told in two. */
    enum Way {
        RETURN,
        CARD,
        ORDER
    }

    /** Of all that was told of one receipt, in its currency. */
    static Money sum(List<Back> all, Money nothing) {
        var sums = new EnumMap<Way, Money>(Way.class);
        all.forEach(back -> sums.merge(back.way(), back.amount(), Money::plus));
        return sums.values().stream().max(Money::compareTo).orElse(nothing);
    }
}
