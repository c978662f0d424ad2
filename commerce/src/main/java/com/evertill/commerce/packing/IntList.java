package com.evertill.commerce.packing;

import java.util.Arrays;

/** Numbers in a row, as many as come. */
final class IntList {
    private int[] numbers;
    private int size;

    IntList() {
        numbers = new int[8];
    }

    IntList(IntList like) {
        numbers = Arrays.copyOf(like.numbers, Math.max(8, like.size));
        size = like.size;
    }

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }

    int get(int index) {
        return numbers[index];
    }

    void set(int index, int number) {
        numbers[index] = number;
    }

    int size() {
        return size;
    }
}
