package com.evertill.commerce.tender;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import java.time.Instant;

/**
 * A payment of a completed sale that the terminal approved without asking the bank (store and forward), the shop's risk until the bank has said yes.
 *
 * @param attempt its reference, the same at the terminal.
 * @param receipt of the sale.
 * @param tender its number in the sale.
 * @param amount what the terminal approved, a tip and cash over the counter included.
 * @param at when the sale was completed, store time.
 */
public record OfflineApproval(
        String attempt, TillId till, ReceiptNumber receipt, int tender, Money amount, Instant at) {}
