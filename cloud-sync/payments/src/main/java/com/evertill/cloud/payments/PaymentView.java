package com.evertill.cloud.payments;

import com.evertill.commerce.money.Money;
import java.util.Optional;

/**
 * A payment as heads show it.
 *
 * @param amount that is or was to be authorised.
 * @param captured what was taken; zero before.
 * @param refunded what of it is back; zero before.
 * @param page where the customer pays, at the provider; absent unless the customer's turn has come.
 */
public record PaymentView(
        String payment,
        String order,
        State state,
        Money amount,
        Money captured,
        Money refunded,
        Optional<String> page) {

    /** What there is to tell a customer. */
    public enum State {
        /** The page will be there in a moment. */
        BEING_PREPARED,
        WAITS_FOR_THE_CUSTOMER,
        NOT_AUTHORISED,
        AUTHORISED,
        BEING_CAPTURED,
        CAPTURED,
        BEING_REFUNDED,
        BEING_RELEASED,
        RELEASED,
        THE_HOLD_IS_LOST
    }

    static PaymentView of(PaymentId id, Payment.Known payment) {
        var amount = payment.terms().amount();
        var zero = Money.zero(amount.currency());
        var captured = payment instanceof Payment.Captured it ? it.amount() : zero;
        var page = payment instanceof Payment.AtCustomer it ? Optional.of(it.address()) : Optional.<String>empty();
        return new PaymentView(
                id.value(),
                payment.terms().order(),
                state(payment),
                amount,
                captured,
                PaymentRules.refunds(payment).given(amount.currency()),
                page);
    }

    static State state(Payment.Known payment) {
        return switch (payment) {
            case Payment.Wanted _, Payment.Asking _ -> State.BEING_PREPARED;
            case Payment.AtCustomer _ -> State.WAITS_FOR_THE_CUSTOMER;
            case Payment.NotAuthorised _ -> State.NOT_AUTHORISED;
            case Payment.Authorised _ -> State.AUTHORISED;
            case Payment.Capturing _ -> State.BEING_CAPTURED;
            case Payment.Captured it ->
                !it.wanted()
                        ? State.BEING_RELEASED
                        : it.refunds().next().isPresent() ? State.BEING_REFUNDED : State.CAPTURED;
            case Payment.HoldLost _ -> State.THE_HOLD_IS_LOST;
            case Payment.Releasing _ -> State.BEING_RELEASED;
            case Payment.Released _ -> State.RELEASED;
        };
    }
}
