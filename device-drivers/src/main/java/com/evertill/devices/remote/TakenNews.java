package com.evertill.devices.remote;

import java.util.TreeSet;

/** How far the news of one run of a lane's program are taken: those of different devices come to their ends in another order than they came. */
final class TakenNews {

    private final TreeSet<Long> underWay = new TreeSet<>();
    private long newest;

    /** @return false if it came before. */
    boolean comes(long number) {
        if (number <= newest) {
            return false;
        }
        newest = number;
        underWay.add(number);
        return true;
    }

    void isTaken(long number) {
        underWay.remove(number);
    }

    /** The highest that is taken with all below it. */
    long upTo() {
        return underWay.isEmpty() ? newest : underWay.first() - 1;
    }
}
