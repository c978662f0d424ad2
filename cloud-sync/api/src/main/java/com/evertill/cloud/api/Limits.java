package com.evertill.cloud.api;

/**
 * What is too much.
 *
 * @param bytes of a request's body.
 * @param depth how many fields stand inside each other.
 * @param cost of one operation: a point for a field, {@link Inspection} says what else.
 * @param ofCaller what one caller may spend.
 * @param ofAddress what all callers of one address may spend together.
 * @param introspects whether the schema is told to heads.
 */
public record Limits(int bytes, int depth, int cost, Rate ofCaller, Rate ofAddress, boolean introspects) {
    /**
     * @param most that can be spent at once, in points.
     * @param aSecond points that come back.
     */
    public record Rate(int most, int aSecond) {
        public Rate {
            if (most < 1 || aSecond < 1) {
                throw new IllegalArgumentException("a rate of nothing lets nobody in");
            }
        }
    }

    /** What the web shop needs for its largest page, four times. */
    public static final Limits USUAL =
            new Limits(16 << 10, 8, 10_000, new Rate(30_000, 1_000), new Rate(300_000, 10_000), false);

    public Limits introspecting(boolean so) {
        return new Limits(bytes, depth, cost, ofCaller, ofAddress, so);
    }
}
