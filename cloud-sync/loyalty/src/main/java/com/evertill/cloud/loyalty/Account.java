package com.evertill.cloud.loyalty;

/**
 * What a customer has.
 *
 * @param balance the sum of all entries; below zero where goods came back for which points had been spent.
 * @param held of it, for somebody who is about to spend it.
 */
public record Account(String customer, long balance, long held) {
    public long available() {
        return Math.max(0, balance - held);
    }
}
