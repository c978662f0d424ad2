package com.evertill.cloud.payments;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.money.Money;
import java.time.Instant;
import java.util.Optional;

/** What other services are told of payments: nothing of a person, a card or a bank. */
public final class PaymentEvents {
    public static final String SOURCE = "/evertill/payments";
    public static final String AUTHORISED = "com.evertill.payments.authorised.v1";
    public static final String NOT_AUTHORISED = "com.evertill.payments.not-authorised.v1";
    public static final String HOLD_LOST = "com.evertill.payments.hold-lost.v1";
    public static final String TROUBLED = "com.evertill.payments.troubled.v1";
    public static final String CAPTURED = "com.evertill.payments.captured.v1";
    public static final String RELEASED = "com.evertill.payments.released.v1";
    public static final String REFUNDED = "com.evertill.payments.refunded.v1";

    /** The customer's bank holds the money; it is taken when the order wants it. */
    public record Authorised(String order, String payment, Money amount) {}

    /** It will not be any more. */
    public record NotAuthorised(String order, String payment, String reason) {}

    /** The bank has let go what it held, and nothing was taken: whoever still has the goods takes the money for them. */
    public record HoldLost(String order, String payment) {}

    /**
     * It does not go on by itself, and a person has to see to it; it is tried again all the same. Whatever else is told of this payment later says that it has
     * gone on.
     *
     * @param state in which it stands, as {@link PaymentView.State} has them.
     * @param since when the first attempt came to nothing.
     * @param reason in the provider's words, the last time it was asked.
     */
    public record Troubled(String order, String payment, String state, Instant since, String reason) {}

    public record Captured(String order, String payment, Money amount) {}

    /** Nothing is held, and whatever was taken is back. */
    public record Released(String order, String payment) {}

    /** @param name of the refund. */
    public record Refunded(String order, String payment, String name, Money amount) {}

    /**
     * @param after the payment with the event.
     * @param number of the event in the payment's history, from 1; what it is known by.
     */
    static Optional<CloudEvent> of(PaymentId id, Payment after, PaymentEvent event, int number, Instant now) {
        var payment = id.value();
        return switch (after) {
            case Payment.Known known -> {
                var order = known.terms().order();
                yield switch (event) {
                    // Late, of one that nobody wants: nobody is told that it is there.
                    case PaymentEvent.PaymentAuthorised _ ->
                        after instanceof Payment.Releasing
                                ? Optional.empty()
                                : told(
                                        AUTHORISED,
                                        id,
                                        number,
                                        order,
                                        now,
                                        new Authorised(
                                                order, payment, known.terms().amount()));
                    case PaymentEvent.PaymentDeclined(var why) ->
                        told(NOT_AUTHORISED, id, number, order, now, new NotAuthorised(order, payment, why));
                    case PaymentEvent.PaymentCaptured(var amount) ->
                        told(CAPTURED, id, number, order, now, new Captured(order, payment, amount));
                    case PaymentEvent.MoneyRefunded(var name, var amount) ->
                        told(REFUNDED, id, number, order, now, new Refunded(order, payment, name, amount));
                    case PaymentEvent.HoldWasLost _ ->
                        told(HOLD_LOST, id, number, order, now, new HoldLost(order, payment));
                    case PaymentEvent.PaymentReleased _ ->
                        told(RELEASED, id, number, order, now, new Released(order, payment));
                    case PaymentEvent.PaymentWanted _,
                            PaymentEvent.PageAsked _,
                            PaymentEvent.PageOpened _,
                            PaymentEvent.CaptureBegan _,
                            PaymentEvent.RefundBegan _,
                            PaymentEvent.TriedAnew _,
                            PaymentEvent.NoLongerWanted _ -> Optional.empty();
                };
            }
            case Payment.Forestalled(var order) -> told(RELEASED, id, number, order, now, new Released(order, payment));
            case Payment.Unheard _ -> Optional.empty();
        };
    }

    /** @param payment that did not go on since then. */
    static CloudEvent troubled(PaymentId id, Payment.Known payment, Instant since, String reason, Instant now) {
        var order = payment.terms().order();
        var state = PaymentView.state(payment).name();
        return CloudEvent.of(
                SOURCE,
                id + "/troubled/" + since.toEpochMilli(),
                TROUBLED,
                order,
                now,
                new Troubled(order, id.value(), state, since, reason));
    }

    private static Optional<CloudEvent> told(
            String type, PaymentId id, int number, String order, Instant now, Object data) {
        return Optional.of(CloudEvent.of(SOURCE, id + "/" + number, type, order, now, data));
    }

    private PaymentEvents() {}
}
