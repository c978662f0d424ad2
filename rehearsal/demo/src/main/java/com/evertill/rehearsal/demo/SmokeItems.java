package com.evertill.rehearsal.demo;

/** Three things of the demo catalogue, by what is scanned or typed for them. */
final class SmokeItems {
    /** 1 l, 1.19, the reduced rate. */
    static final String MILK = "9521274000158";
    /** By the piece, the standard rate. */
    static final String COFFEE = "9521000000000";
    /** 1.79 a kilogram, the reduced rate. */
    static final String BANANAS = "4011";

    private SmokeItems() {}
}
