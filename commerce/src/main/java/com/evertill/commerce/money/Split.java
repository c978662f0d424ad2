package com.evertill.commerce.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits of an amount that add up to it, to the last minor unit. */
public final class Split {

    /**
     * Splits {@code total} in proportion to {@code weights} by largest remainder: each part is its exact share rounded down, and the units
     * left over go, one each, to the parts with the largest fractions (the earlier part where two are equal). A weight of zero gets nothing.
     *
     * @throws IllegalArgumentException if a weight is negative, or if all are zero and {@code total} is not.
     */
    public static List<Money> byWeight(Money total, List<Long> weights) {
        if (weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("negative weight in " + weights);
        }
        var sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            if (!total.isZero()) {
                throw new IllegalArgumentException("nothing to split " + total + " by");
            }
            return weights.stream().map(_ -> total).toList();
        }
        var magnitude = BigInteger.valueOf(total.minor()).abs();
        var shares = weights.stream()
                .map(weight -> magnitude.multiply(BigInteger.valueOf(weight)).divideAndRemainder(sum))
                .toList();
        var parts = new ArrayList<Long>();
        shares.forEach(share -> parts.add(share[0].longValueExact()));
        long left = magnitude.longValueExact()
                - parts.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> shares.get(i)[1]).reversed())
                .limit(left)
                .forEach(i -> parts.set(i, parts.get(i) + 1));
        long sign = Long.signum(total.minor());
        return parts.stream()
                .map(part -> new Money(sign * part, total.currency()))
                .toList();
    }

    private Split() {}
}
