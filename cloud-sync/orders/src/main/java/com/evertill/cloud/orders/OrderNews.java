package com.evertill.cloud.orders;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.tender.ReceiptNumber;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What other services and the shops tell, as far as an order wants to know it. */
final class OrderNews {
    private static final String RESERVED = "com.evertill.stock.reserved.v1";
    private static final String NOT_RESERVED = "com.evertill.stock.not-reserved.v1";
    private static final String AUTHORISED = "com.evertill.payments.authorised.v1";
    private static final String NOT_AUTHORISED = "com.evertill.payments.not-authorised.v1";
    private static final String HOLD_LOST = "com.evertill.payments.hold-lost.v1";
    private static final String SOLD = "com.evertill.facts.sale.completed.v1";
    private static final String VOIDED = "com.evertill.facts.sale.voided.v1";

    static final EventPattern PATTERN =
            EventPattern.ofTypes(RESERVED, NOT_RESERVED, AUTHORISED, NOT_AUTHORISED, HOLD_LOST, SOLD, VOIDED);

    private record OfOrder(OrderId order) {}

    private record Authorised(OrderId order, PaymentId payment) {}

    /** Without a payload where no bus takes it. */
    private record Fact(String node, @Nullable Sale payload) {}

    private record Sale(ReceiptNumber receipt, String basket, List<Paid> tenders) {
        boolean isPrepaid() {
            return tenders.stream().anyMatch(paid -> paid.means().equals("prepaid"));
        }
    }

    private record Paid(String means) {}

    private record FactOfVoid(@Nullable Voided payload) {}

    private record Voided(String basket) {}

    /** News of one order: which it is about, by its own id or by its basket's. */
    sealed interface Heard {
        record OfAnOrder(OrderId order, OrderCommand.Told told) implements Heard {}

        /** Most sales are no order's. */
        record OfABasket(String basket, OrderCommand.Told told) implements Heard {}
    }

    /**
     * Absent for an event that nobody here wants.
     *
     * @throws NotTaken if it makes no sense, or does not say what it would have to.
     */
    static Optional<Heard> read(CloudEvent event) throws NotTaken {
        try {
            return heard(event);
        } catch (Json.MalformedException | IllegalArgumentException e) {
            throw new NotTaken("This is no " + event.type() + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Heard> heard(CloudEvent event) throws NotTaken {
        return Optional.ofNullable(
                switch (event.type()) {
                    case RESERVED -> about(event, new OrderCommand.Reserved());
                    case NOT_RESERVED -> about(event, new OrderCommand.NotReserved());
                    case AUTHORISED -> {
                        var paid = event.read(Authorised.class);
                        yield new Heard.OfAnOrder(paid.order(), new OrderCommand.Paid(paid.payment()));
                    }
                    case HOLD_LOST -> {
                        var lost = event.read(Authorised.class);
                        yield new Heard.OfAnOrder(lost.order(), new OrderCommand.HoldLost(lost.payment()));
                    }
                    case NOT_AUTHORISED -> about(event, new OrderCommand.NotPaid());
                    case SOLD -> {
                        var fact = event.read(Fact.class);
                        var sale = fact.payload();
                        if (sale == null) {
                            throw new NotTaken("The sale is too large for a bus, and its basket is not known: look in"
                                    + " the ledger whether it was an order's.");
                        }
                        yield new Heard.OfABasket(
                                sale.basket(), new OrderCommand.Sold(fact.node(), sale.receipt(), sale.isPrepaid()));
                    }
                    case VOIDED -> {
                        var voided = event.read(FactOfVoid.class).payload();
                        if (voided == null) {
                            throw new NotTaken("What was given up is too large for a bus, and its basket is not known:"
                                    + " look in the ledger whether it was an order's.");
                        }
                        yield new Heard.OfABasket(voided.basket(), new OrderCommand.GivenUp());
                    }
                    default -> null;
                });
    }

    private static Heard about(CloudEvent event, OrderCommand.Told told) {
        return new Heard.OfAnOrder(event.read(OfOrder.class).order(), told);
    }

    private OrderNews() {}
}
