package com.evertill.cloud.forecast.demand;

/**
 * How an item is asked for: how often, and how evenly. By Syntetos, Boylan and Croston, "On the categorization of demand patterns", Journal of the
 * Operational Research Society 56 (2005), 495–503, with their bounds.
 */
public enum DemandClass {
    /** Nearly each day, in about the same quantity. */
    SMOOTH,
    /** Nearly each day, in quantities that differ. */
    ERRATIC,
    /** Now and then, in about the same quantity. */
    INTERMITTENT,
    /** Now and then, in quantities that differ. */
    LUMPY,
    /** Never yet. */
    NONE;

    /** Days from one on which it was asked for to the next, on average. */
    private static final double MOST_OFTEN = 1.32;

    /** Square of the coefficient of variation of what was asked for on these days. */
    private static final double MOST_EVEN = 0.49;

    /** Of the days on which somebody could have bought it. */
    public static DemandClass of(Series series) {
        long open = series.days().stream()
                .filter(day -> day.state() == Series.State.OPEN)
                .count();
        var sizes = series.days().stream()
                .filter(Series.Day::isDemand)
                .mapToDouble(Series.Day::sold)
                .toArray();
        if (sizes.length == 0) {
            return NONE;
        }
        boolean isOften = (double) open / sizes.length < MOST_OFTEN;
        boolean isEven = squaredVariation(sizes) < MOST_EVEN;
        if (isOften) {
            return isEven ? SMOOTH : ERRATIC;
        }
        return isEven ? INTERMITTENT : LUMPY;
    }

    private static double squaredVariation(double[] sizes) {
        double sum = 0;
        double squares = 0;
        for (double size : sizes) {
            sum += size;
            squares += size * size;
        }
        double mean = sum / sizes.length;
        return squares / sizes.length / (mean * mean) - 1;
    }
}
