package com.evertill.cloud.forecast;

/**
 * What there is of one kind, in thousandths.
 *
 * @param onHand by stock's last word; below zero where more was sold than ever came.
 * @param promised of it.
 * @param ordered and on its way.
 */
record Position(long onHand, long promised, long ordered) {
    long free() {
        return onHand - promised + ordered;
    }
}
