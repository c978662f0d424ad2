package com.evertill.commerce.tender;

/**
 * The card payment of a completed sale.
 *
 * @param tender its number in the sale.
 * @param attempt its reference, the same at the terminal.
 */
public record PaidByCard(ReceiptNumber receipt, int tender, String attempt) {}
