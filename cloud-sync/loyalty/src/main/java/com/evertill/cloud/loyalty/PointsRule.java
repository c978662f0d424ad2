package com.evertill.cloud.loyalty;

import com.evertill.commerce.money.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What is earned: so many points for so many whole units of a currency, such as euros or yen, whichever it is; what is over is worth nothing.
 *
 * @param from the first business day of the sales for which it is in force; a rule that ever was is never changed, since points are counted again from the
 *     beginning.
 */
public record PointsRule(LocalDate from, long points, long units) {
    /** A point for each euro, from the beginning. */
    public static final List<PointsRule> ONE_A_UNIT = List.of(new PointsRule(LocalDate.EPOCH, 1, 1));

    public PointsRule {
        if (points < 0 || units < 1) {
            throw new IllegalArgumentException(points + " points for " + units + " units of a currency are no rule");
        }
    }

    /** The rule of a day; before the first there is none, and nothing is earned. */
    static PointsRule of(List<PointsRule> rules, LocalDate day) {
        return rules.stream()
                .filter(rule -> !rule.from().isAfter(day))
                .max(Comparator.comparing(PointsRule::from))
                .orElse(new PointsRule(day, 0, 1));
    }

    /**
     * What a receipt is worth.
     *
     * @param paid its total.
     * @param back of it; more than all of it counts as all.
     */
    long earned(Money paid, Money back) {
        var kept = paid.minus(back);
        if (!kept.isPositive()) {
            return 0;
        }
        long unit = 1;
        for (int digit = 0; digit < paid.currency().getDefaultFractionDigits(); digit++) {
            unit = Math.multiplyExact(unit, 10);
        }
        return Math.multiplyExact(points, kept.minor() / Math.multiplyExact(unit, units));
    }
}
