package com.evertill.cloud.offers;

/**
 * What offers do: how many of those who got one bought the item while it lasted, and how many of those who were held out.
 *
 * @param offered customers' offers that are over or taken.
 * @param taken of them.
 * @param heldOut the same of those who would have got one.
 * @param boughtAnyway of them.
 */
public record Uplift(long offered, long taken, long heldOut, long boughtAnyway) {
    /** Of the normal distribution: 95 of 100. */
    private static final double Z = 1.96;

    /** How much larger the part who buy is, from -1 to 1; not a number while one of the groups is empty. */
    public double estimate() {
        return part(taken, offered) - part(boughtAnyway, heldOut);
    }

    /** With {@link #to}, what holds the truth 95 times out of 100 (R. G. Newcombe, Statistics in Medicine 17 (1998), 873–890, method 10). */
    public double from() {
        var with = Interval.of(taken, offered);
        var without = Interval.of(boughtAnyway, heldOut);
        return estimate() - Math.hypot(part(taken, offered) - with.from(), without.to() - part(boughtAnyway, heldOut));
    }

    public double to() {
        var with = Interval.of(taken, offered);
        var without = Interval.of(boughtAnyway, heldOut);
        return estimate() + Math.hypot(with.to() - part(taken, offered), part(boughtAnyway, heldOut) - without.from());
    }

    private static double part(long some, long all) {
        return (double) some / all;
    }

    /** Wilson's, of one part. */
    private record Interval(double from, double to) {
        static Interval of(long some, long all) {
            double part = part(some, all);
            double middle = part + Z * Z / (2 * all);
            double width = Z * Math.sqrt((part * (1 - part) + Z * Z / (4.0 * all)) / all);
            double norm = 1 + Z * Z / all;
            return new Interval((middle - width) / norm, (middle + width) / norm);
        }
    }
}
