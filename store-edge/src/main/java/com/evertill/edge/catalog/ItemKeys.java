package com.evertill.edge.catalog;

import com.evertill.commerce.item.Item;
import java.util.Arrays;

/**
 * The ids that a whole file named, so that it is known which it did not: eight bytes for each, where a set of strings would take a hundred. An id
 * is a kind and digits, so a number holds it exactly.
 */
final class ItemKeys {
    private static final long PLU = 100_000_000_000_000L;

    private long[] keys = new long[1 << 10];
    private int size;

    void add(Item item) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size++] = key(item.id());
    }

    /** To be called once, when all are there. */
    void sort() {
        Arrays.sort(keys, 0, size);
    }

    boolean hasTwins() {
        for (int i = 1; i < size; i++) {
            if (keys[i] == keys[i - 1]) {
                return true;
            }
        }
        return false;
    }

    boolean contains(String id) {
        return Arrays.binarySearch(keys, 0, size, key(id)) >= 0;
    }

    /** A PLU's number keeps its length: one of four digits is below 10 000, one of five is not. */
    private static long key(String id) {
        int colon = id.indexOf(':');
        long digits = Long.parseLong(id, colon + 1, id.length(), 10);
        return id.startsWith("plu") ? PLU + digits : digits;
    }
}
