package com.evertill.rehearsal.demo;

/** Three things of the demo catalogue, by what is scanned or typed for them. */
public final class SmokeItems {
    /** 1 l, 1.19, the reduced rate. */
    public static final String MILK = "9521274000158";
    /** 1 l, 1.49, the standard rate. */
    public static final String OAT_DRINK = "9521685000136";
    /** 1.79 a kilogram, the reduced rate. */
    public static final String BANANAS = "4011";

    private SmokeItems() {}
}
