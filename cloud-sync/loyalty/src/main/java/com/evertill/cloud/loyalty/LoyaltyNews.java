package com.evertill.cloud.loyalty;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.tender.ReceiptNumber;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the shops and other services tell, as far as points are about it. */
final class LoyaltyNews {
    private static final String SOLD = "com.evertill.facts.sale.completed.v1";
    private static final String RETURNED = "com.evertill.facts.return.completed.v1";
    private static final String REFUNDED = "com.evertill.facts.card.refunded.v1";
    private static final String COLLECTED = "com.evertill.orders.collected.v1";
    private static final String TAKEN_BACK = "com.evertill.orders.returned.v1";
    private static final String ERASED = "com.evertill.customers.erased.v1";

    static final EventPattern PATTERN =
            EventPattern.ofTypes(SOLD, RETURNED, REFUNDED, COLLECTED, TAKEN_BACK, ERASED, LoyaltyEvents.POINTS_CHANGED);

    private static final int LONGEST_NAME = 64;
    /** Ten billion euros are more than any receipt can mean. */
    private static final long MOST = 1_000_000_000_000L;

    /** What of the ledger's event is read here. */
    private record Told(
            NodeId node,
            int epoch,
            long sequence,
            Instant at,
            LocalDate businessDay,
            @Nullable JsonNode payload,
            @Nullable Withheld withheld) {
        FactKey key() {
            return new FactKey(node, epoch, sequence);
        }
    }

    /** What of a payload that is too large for a bus is told instead. */
    private record Withheld(long batch) {}

    private record Sale(ReceiptNumber receipt, List<JsonNode> events, Priced priced) {}

    private record Priced(Money total) {}

    private record Return(@Nullable ReceiptNumber original, List<Paid> tenders) {}

    private record Paid(Money amount) {}

    private record Refund(@Nullable OfSale payment, Money amount) {}

    private record OfSale(ReceiptNumber receipt) {}

    private record Collected(String order, NodeId node, ReceiptNumber receipt) {}

    private record TakenBack(String order, String name, Money refund) {}

    private record Erased(String customer) {}

    private record Changed(String customer, long change, Cause why, String origin) {}

    /** News of one receipt, order or account. */
    sealed interface Heard {
        record Sold(Receipt receipt, String customer, Money paid, LocalDate day, Instant at) implements Heard {}

        record WentBack(Receipt receipt, Back back) implements Heard {}

        record OrderSold(String order, Receipt receipt) implements Heard {}

        record OrderWentBack(String order, Back back) implements Heard {}

        record Gone(String customer) implements Heard {}

        /** What this service told itself. */
        record Redeemed(String customer, String hold, long points, Instant at) implements Heard {}
    }

    /**
     * Absent for what is nobody's, or worth nothing.
     *
     * @throws NotTaken if it makes no sense.
     */
    static Optional<Heard> read(CloudEvent event, WithheldFacts withheld) throws NotTaken {
        try {
            return Optional.ofNullable(
                    switch (event.type()) {
                        case SOLD -> sold(event, withheld);
                        case RETURNED -> returned(event, withheld);
                        case REFUNDED -> refunded(event, withheld);
                        case COLLECTED -> {
                            var told = event.read(Collected.class);
                            yield new Heard.OrderSold(told.order(), receipt(told.node(), told.receipt()));
                        }
                        case TAKEN_BACK -> {
                            var told = event.read(TakenBack.class);
                            yield told.refund().isPositive()
                                    ? new Heard.OrderWentBack(
                                            told.order(),
                                            new Back(
                                                    Back.Way.ORDER,
                                                    told.order() + "/" + told.name(),
                                                    sound(told.refund()),
                                                    event.time()))
                                    : null;
                        }
                        case ERASED -> new Heard.Gone(event.read(Erased.class).customer());
                        case LoyaltyEvents.POINTS_CHANGED -> redeemed(event);
                        default -> null;
                    });
        } catch (Json.MalformedException | IllegalArgumentException | ArithmeticException e) {
            throw new NotTaken("This is no " + event.type() + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable Heard sold(CloudEvent event, WithheldFacts withheld) throws NotTaken {
        var told = event.read(Told.class);
        var sale = payload(told, withheld, Sale.class);
        var customer = lastNamed(sale.events());
        return customer.isEmpty()
                ? null
                : new Heard.Sold(
                        receipt(told.node(), sale.receipt()),
                        customer,
                        sound(sale.priced().total()),
                        told.businessDay(),
                        told.at());
    }

    /** Empty where nobody was. */
    private static String lastNamed(List<JsonNode> events) {
        var customer = "";
        for (var event : events) {
            var happened = event.path("happened");
            if (happened.path("event").asText().equals("customer-named")) {
                customer = happened.path("customer").asText();
                if (customer.isBlank() || customer.length() > LONGEST_NAME) {
                    throw new IllegalArgumentException("'" + customer + "' is no customer's reference");
                }
            }
        }
        return customer;
    }

    private static @Nullable Heard returned(CloudEvent event, WithheldFacts withheld) throws NotTaken {
        var told = event.read(Told.class);
        var back = payload(told, withheld, Return.class);
        if (back.original() == null || back.tenders().isEmpty()) {
            return null;
        }
        var currency = back.tenders().getFirst().amount().currency();
        var amounts = back.tenders().stream().map(Paid::amount).toList();
        return wentBack(
                told,
                back.original(),
                Back.Way.RETURN,
                Money.sum(currency, amounts).negated());
    }

    private static @Nullable Heard refunded(CloudEvent event, WithheldFacts withheld) throws NotTaken {
        var told = event.read(Told.class);
        var back = payload(told, withheld, Refund.class);
        return back.payment() == null ? null : wentBack(told, back.payment().receipt(), Back.Way.CARD, back.amount());
    }

    private static @Nullable Heard wentBack(Told told, ReceiptNumber original, Back.Way way, Money amount) {
        return amount.isPositive()
                ? new Heard.WentBack(
                        receipt(told.node(), original), new Back(way, told.key().toString(), sound(amount), told.at()))
                : null;
    }

    private static @Nullable Heard redeemed(CloudEvent event) {
        var told = event.read(Changed.class);
        return told.why() == Cause.REDEEMED
                ? new Heard.Redeemed(told.customer(), told.origin(), Math.negateExact(told.change()), event.time())
                : null;
    }

    private static <T> T payload(Told told, WithheldFacts facts, Class<T> type) throws NotTaken {
        var payload = told.payload();
        if (payload == null) {
            if (told.withheld() == null) {
                throw new NotTaken(told.key() + " has neither a payload nor where to ask for it");
            }
            payload = facts.payload(told.key(), told.withheld().batch())
                    .orElseThrow(() -> new NotTaken(told.key() + " was withheld and is not known where it was told"));
        }
        return Json.read(Json.bytes(payload), type);
    }

    private static Receipt receipt(NodeId node, ReceiptNumber number) {
        return new Receipt(node.shop(), number.toString());
    }

    private static Money sound(Money amount) {
        if (amount.minor() > MOST || amount.minor() < -MOST) {
            throw new ArithmeticException(amount + " is more than any receipt can mean");
        }
        return amount;
    }

    private LoyaltyNews() {}
}
