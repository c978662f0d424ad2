package com.evertill.cloud.headoffice;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.headoffice.api.ExceptionsApi.Kind;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.money.Money;
import java.time.Instant;

/** What head office hears of orders and payments, and reads of it. */
sealed interface IncidentNews {
    String SOLD_UNPAID = "com.evertill.orders.sold-unpaid.v1";
    String HOLD_LOST = "com.evertill.payments.hold-lost.v1";
    String TROUBLED = "com.evertill.payments.troubled.v1";

    /** All others say that a payment has gone on: whatever held it up before is over. */
    EventPattern PATTERN = EventPattern.ofTypes(
            SOLD_UNPAID,
            HOLD_LOST,
            TROUBLED,
            "com.evertill.payments.authorised.v1",
            "com.evertill.payments.not-authorised.v1",
            "com.evertill.payments.captured.v1",
            "com.evertill.payments.refunded.v1",
            "com.evertill.payments.released.v1");

    /** It went wrong. */
    record Wrong(Incident incident) implements IncidentNews {}

    /** A payment went on. */
    record GoneOn(String payment, Instant at) implements IncidentNews {}

    /** Of {@code sold-unpaid}. */
    record Unpaid(String order, String store, String receipt, Money amount) {}

    /** Of {@code hold-lost}. */
    record Lost(String order, String payment) {}

    /** Of {@code troubled}. */
    record Troubled(String order, String payment, String state, String reason) {}

    /** Of all others. */
    record OfPayment(String payment) {}

    /** @throws NotTaken if it makes no sense. */
    static IncidentNews read(CloudEvent event) throws NotTaken {
        try {
            return switch (event.type()) {
                case SOLD_UNPAID -> unpaid(event, event.read(Unpaid.class));
                case HOLD_LOST -> lost(event, event.read(Lost.class));
                case TROUBLED -> troubled(event, event.read(Troubled.class));
                default -> new GoneOn(event.read(OfPayment.class).payment(), event.time());
            };
        } catch (Json.MalformedException e) {
            throw new NotTaken("This is no " + event.type() + ": " + e.getMessage(), e);
        }
    }

    private static Wrong unpaid(CloudEvent event, Unpaid told) {
        return new Wrong(new Incident(
                id(event),
                Kind.SOLD_UNPAID,
                event.time(),
                told.order(),
                null,
                told.store(),
                told.receipt(),
                told.amount(),
                null,
                null));
    }

    private static Wrong lost(CloudEvent event, Lost told) {
        return new Wrong(new Incident(
                id(event), Kind.HOLD_LOST, event.time(), told.order(), told.payment(), null, null, null, null, null));
    }

    private static Wrong troubled(CloudEvent event, Troubled told) {
        var kind =
                switch (told.state()) {
                    case "BEING_CAPTURED" -> Kind.NOT_CAPTURED;
                    case "BEING_REFUNDED" -> Kind.NOT_REFUNDED;
                    case "BEING_RELEASED" -> Kind.NOT_RELEASED;
                    default -> Kind.NOT_ANSWERED;
                };
        return new Wrong(new Incident(
                id(event), kind, event.time(), told.order(), told.payment(), null, null, null, null, told.reason()));
    }

    private static String id(CloudEvent event) {
        return event.source() + "#" + event.id();
    }
}
