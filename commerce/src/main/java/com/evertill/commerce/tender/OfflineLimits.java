package com.evertill.commerce.tender;

import com.evertill.commerce.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * How much of what a terminal approves without asking the bank is taken, at each till. The terminal has limits of its own, which the acquirer sets;
 * these are the shop's, and what is approved beyond them is given back.
 *
 * @param each the most that one such approval may be.
 * @param count how many may be open, that is not yet confirmed by the bank.
 * @param sum of all that are open.
 * @param hours for how long the oldest may be open before another is taken.
 */
public record OfflineLimits(Money each, int count, Money sum, int hours) {
    /** Of one till: more is no limit any more. */
    public static final int MOST = 1_000;

    /** Four weeks: no acquirer takes what is older. */
    public static final int LONGEST = 24 * 28;

    /** One that is open. */
    public record Open(Money amount, Instant approved) {}

    /** @throws IllegalArgumentException if these are no limits. */
    public OfflineLimits {
        if (each.isNegative() || sum.isNegative() || !each.currency().equals(sum.currency())) {
            throw new IllegalArgumentException(each + " each and " + sum + " together are no limits");
        }
        if (Banknotes.areTooMany(each) || Banknotes.areTooMany(sum)) {
            throw new IllegalArgumentException(each + " each and " + sum + " together are as good as no limits");
        }
        if (count < 0 || count > MOST || hours < 0 || hours > LONGEST) {
            throw new IllegalArgumentException(count + " approvals open for " + hours + " hours are out of bounds");
        }
    }

    /**
     * Where head office has said nothing: a tenth of the largest banknote each (50.00 euro), ten of them, for a day. Careful, and not nothing: a shop
     * whose line is cut for an afternoon goes on selling by card.
     */
    public static OfflineLimits careful(Currency currency) {
        var largest = Banknotes.largest(currency);
        return new OfflineLimits(new Money(largest.minor() / 10, currency), 10, largest, 24);
    }

    /**
     * Why one more is not taken; empty if it is.
     *
     * @param amount of the approval.
     * @param open those of the same till that are open already.
     * @param now store time.
     */
    public Optional<OfflineRefusal> refusal(Money amount, List<Open> open, Instant now) {
        if (!amount.currency().equals(each.currency()) || amount.isMoreThan(each)) {
            return Optional.of(OfflineRefusal.THE_AMOUNT_IS_ABOVE_THE_OFFLINE_LIMIT);
        }
        if (open.size() >= count) {
            return Optional.of(OfflineRefusal.TOO_MANY_OFFLINE_APPROVALS_ARE_OPEN);
        }
        var together = open.stream().map(Open::amount).reduce(amount, Money::plus);
        if (together.isMoreThan(sum)) {
            return Optional.of(OfflineRefusal.THE_SUM_OF_OFFLINE_APPROVALS_IS_TOO_LARGE);
        }
        var oldest = open.stream().map(Open::approved).min(Instant::compareTo);
        return oldest.filter(it -> it.plus(Duration.ofHours(hours)).isBefore(now))
                .map(_ -> OfflineRefusal.AN_OFFLINE_APPROVAL_IS_OPEN_FOR_TOO_LONG);
    }
}
