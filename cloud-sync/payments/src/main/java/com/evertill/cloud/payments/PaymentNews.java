package com.evertill.cloud.payments;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.money.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What orders tell, as far as a payment wants to know it.
 *
 * @param payment whose it is.
 */
record PaymentNews(PaymentId payment, PaymentCommand.Told told) {
    private static final String WANTED = "com.evertill.orders.payment-wanted.v1";
    private static final String NOT_WANTED = "com.evertill.orders.payment-not-wanted.v1";
    private static final String CAPTURE_WANTED = "com.evertill.orders.capture-wanted.v1";
    private static final String REFUND_WANTED = "com.evertill.orders.refund-wanted.v1";

    static final EventPattern PATTERN = EventPattern.ofTypes(WANTED, NOT_WANTED, CAPTURE_WANTED, REFUND_WANTED);

    private record OfOrder(String order) {}

    private record Wanted(String order, Money amount) {}

    private record Capture(String order, PaymentId payment, Money amount) {}

    private record Refund(String order, PaymentId payment, String name, Money amount) {}

    /**
     * Absent for an event that nobody here wants.
     *
     * @throws NotTaken if it makes no sense.
     */
    static Optional<PaymentNews> read(CloudEvent event) throws NotTaken {
        try {
            return Optional.ofNullable(heard(event));
        } catch (Json.MalformedException | IllegalArgumentException e) {
            throw new NotTaken("This is no " + event.type() + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable PaymentNews heard(CloudEvent event) {
        return switch (event.type()) {
            case WANTED -> {
                var wanted = event.read(Wanted.class);
                yield of(wanted.order(), new PaymentCommand.Want(new Terms(wanted.order(), wanted.amount())));
            }
            case NOT_WANTED -> {
                var order = event.read(OfOrder.class).order();
                yield of(order, new PaymentCommand.DoNotWant(order));
            }
            case CAPTURE_WANTED -> {
                var capture = event.read(Capture.class);
                yield of(capture.order(), capture.payment(), new PaymentCommand.Capture(capture.amount()));
            }
            case REFUND_WANTED -> {
                var refund = event.read(Refund.class);
                var told = new PaymentCommand.GiveBack(refund.name(), refund.amount());
                yield of(refund.order(), refund.payment(), told);
            }
            default -> null;
        };
    }

    private static PaymentNews of(String order, PaymentCommand.Told told) {
        return new PaymentNews(PaymentId.of(order), told);
    }

    private static PaymentNews of(String order, PaymentId named, PaymentCommand.Told told) {
        if (!named.equals(PaymentId.of(order))) {
            throw new IllegalArgumentException("order " + order + " has no payment " + named);
        }
        return new PaymentNews(named, told);
    }
}
