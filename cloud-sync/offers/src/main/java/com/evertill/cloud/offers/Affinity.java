package com.evertill.cloud.offers;

/**
 * How often two items were in one basket.
 *
 * @param baskets all of them.
 * @param given with the one.
 * @param then with the other.
 * @param together with both.
 */
public record Affinity(long baskets, long given, long then, long together) {
    /** Of fewer nothing is said. */
    static final int LEAST_TOGETHER = 8;

    private static final double LEAST_LIFT = 1.5;

    /** Standard errors; among ten thousand pairs that have nothing to do with each other less than one is as far off. */
    private static final double LEAST_SURPRISE = 4;

    /** What part of all baskets has both. */
    public double support() {
        return (double) together / baskets;
    }

    /** What part of the baskets with the one has the other. */
    public double confidence() {
        return (double) together / given;
    }

    /** How much more likely the other is where the one is: 1 where neither has to do with the other. */
    public double lift() {
        return together / expected();
    }

    private double expected() {
        return (double) given * then / baskets;
    }

    private double surprise() {
        return (together - expected()) / Math.sqrt(expected());
    }

    /** Whether it is more than chance, and worth saying. */
    public boolean isRule() {
        return together >= LEAST_TOGETHER && lift() >= LEAST_LIFT && surprise() >= LEAST_SURPRISE;
    }
}
