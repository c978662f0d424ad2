package com.evertill.cloud.orders;

import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.ReceiptNumber;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to an order. Replayed, they give the order. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OrderEvent.OrderPlaced.class, name = "placed"),
    @JsonSubTypes.Type(value = OrderEvent.StockReserved.class, name = "reserved"),
    @JsonSubTypes.Type(value = OrderEvent.PaymentMade.class, name = "paid"),
    @JsonSubTypes.Type(value = OrderEvent.PaymentCameTooLate.class, name = "paid-too-late"),
    @JsonSubTypes.Type(value = OrderEvent.HoldWasLost.class, name = "hold-lost"),
    @JsonSubTypes.Type(value = OrderEvent.Gathered.class, name = "gathered"),
    @JsonSubTypes.Type(value = OrderEvent.GivenToTill.class, name = "at-till"),
    @JsonSubTypes.Type(value = OrderEvent.SoldAtTill.class, name = "sold"),
    @JsonSubTypes.Type(value = OrderEvent.GoodsReturned.class, name = "returned"),
    @JsonSubTypes.Type(value = OrderEvent.OrderCancelled.class, name = "cancelled")
})
public sealed interface OrderEvent {

    record OrderPlaced(Placement placement) implements OrderEvent {}

    record StockReserved() implements OrderEvent {}

    /** Authorised: nothing is captured before the goods leave the store. */
    record PaymentMade(PaymentId payment) implements OrderEvent {}

    /** Nobody waits for it any more, or another was there before: the money goes back. */
    record PaymentCameTooLate(PaymentId payment) implements OrderEvent {}

    /** The bank let go what it had held: nothing is paid any more. */
    record HoldWasLost(PaymentId payment) implements OrderEvent {}

    record Gathered() implements OrderEvent {}

    /** @param node {@code tenant.store.node} that has its basket now. */
    record GivenToTill(String node, Instant at) implements OrderEvent {}

    /**
     * @param node {@code tenant.store.node} whose fact says so.
     * @param prepaid whether it was handed over as paid beforehand; otherwise the till took the money. Absent in what was written before tills could say.
     */
    record SoldAtTill(
            String node, ReceiptNumber receipt, @Nullable Boolean prepaid) implements OrderEvent {
        /** Until tills could say, whatever was to be paid beforehand counted as that. */
        boolean isPrepaid(Paying paying) {
            return prepaid == null ? paying == Paying.BEFOREHAND : prepaid;
        }
    }

    /**
     * @param name unique for the order, given by whoever took the goods.
     * @param store {@code tenant.store} that has them now; any of the retailer's.
     * @param refund what the customer gets back for them.
     */
    record GoodsReturned(String name, String store, List<Part> lines, Money refund) implements OrderEvent {
        public GoodsReturned {
            lines = List.copyOf(lines);
        }
    }

    record OrderCancelled(Cancellation why) implements OrderEvent {}

    /** So much of a line. */
    record Part(int line, Quantity quantity) {}
}
