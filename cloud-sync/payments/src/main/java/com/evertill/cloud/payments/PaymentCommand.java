package com.evertill.cloud.payments;

import com.evertill.commerce.money.Money;
import java.time.Instant;

/** What orders want of a payment, and what its provider says. */
sealed interface PaymentCommand {

    /** By an order, which is not refused: what comes twice changes nothing. */
    sealed interface Told extends PaymentCommand {}

    record Want(Terms terms) implements Told {}

    record DoNotWant(String order) implements Told {}

    record Capture(Money amount) implements Told {}

    record GiveBack(String name, Money amount) implements Told {}

    /** @param until the page may stay open, if it has to be asked for. */
    record Begin(Instant until) implements PaymentCommand {}

    /** @param until as in {@link Begin}, if it has to be asked for anew. */
    record Hear(Reply reply, Instant until) implements PaymentCommand {}
}
