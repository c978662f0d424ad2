package com.evertill.commerce.packing;

import java.util.Arrays;

/** Numbers by pairs of numbers, none of them negative. Open addressing: it is asked once for every value of every fact, and boxes nothing. */
final class PairIndex {
    private static final int SMALLEST = 64;
    /** 2^64 divided by the golden ratio, which spreads pairs that lie side by side. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] pairs;
    private int[] numbers;
    private int size;

    PairIndex() {
        pairs = new long[SMALLEST];
        numbers = empty(SMALLEST);
    }

    PairIndex(PairIndex like) {
        pairs = like.pairs.clone();
        numbers = like.numbers.clone();
        size = like.size;
    }

    /** @return {@link Model#NOTHING} if there is none. */
    int get(int first, int second) {
        return numbers[slot(pair(first, second))];
    }

    /** @return the number that is there already; {@link Model#NOTHING} if there was none, and then this one is. */
    int putIfAbsent(int first, int second, int number) {
        long pair = pair(first, second);
        int slot = slot(pair);
        int there = numbers[slot];
        if (there == Model.NOTHING) {
            pairs[slot] = pair;
            numbers[slot] = number;
            if (++size > pairs.length / 2) {
                grow();
            }
        }
        return there;
    }

    /** Where the pair is, or would be. */
    private int slot(long pair) {
        int mask = pairs.length - 1;
        int slot = (int) ((pair * SPREAD) >>> Integer.SIZE) & mask;
        while (numbers[slot] != Model.NOTHING && pairs[slot] != pair) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        var oldPairs = pairs;
        var oldNumbers = numbers;
        pairs = new long[oldPairs.length * 2];
        numbers = empty(pairs.length);
        for (int i = 0; i < oldPairs.length; i++) {
            if (oldNumbers[i] != Model.NOTHING) {
                int slot = slot(oldPairs[i]);
                pairs[slot] = oldPairs[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }

    private static int[] empty(int slots) {
        var numbers = new int[slots];
        Arrays.fill(numbers, Model.NOTHING);
        return numbers;
    }

    private static long pair(int first, int second) {
        return ((long) first << Integer.SIZE) | second;
    }
}
