package com.evertill.cloud.payments;

import com.evertill.commerce.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All of a payment, in the order in which they were wanted. */
public record Refunds(List<Refund> all) {
    static final Refunds NONE = new Refunds(List.of());

    public Refunds {
        all = List.copyOf(all);
    }

    /** Done or not. */
    Money wanted(Currency currency) {
        return Money.sum(currency, all.stream().map(Refund::amount).toList());
    }

    Money given(Currency currency) {
        return Money.sum(
                currency, all.stream().filter(Refund::done).map(Refund::amount).toList());
    }

    /** What is to be given back next; absent if nothing is. */
    Optional<Refund> next() {
        return all.stream().filter(refund -> !refund.done()).findFirst();
    }

    Optional<Refund> named(String name) {
        return all.stream().filter(refund -> refund.name().equals(name)).findFirst();
    }

    Refunds with(String name, Money amount) {
        var more = new ArrayList<>(all);
        more.add(new Refund(name, amount, 1, false));
        return new Refunds(more);
    }

    Refunds done(String name) {
        return change(name, it -> new Refund(name, it.amount(), it.attempt(), true));
    }

    Refunds triedAnew(String name) {
        return change(name, it -> new Refund(name, it.amount(), it.attempt() + 1, it.done()));
    }

    private Refunds change(String name, UnaryOperator<Refund> change) {
        return new Refunds(all.stream()
                .map(it -> it.name().equals(name) ? change.apply(it) : it)
                .toList());
    }
}
