package com.evertill.cloud.orders;

import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.tender.ReceiptNumber;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/** What can be asked of an order, and what other services tell of it. */
public sealed interface OrderCommand {

    /** By people, who can be refused. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Place.class, name = "place"),
        @JsonSubTypes.Type(value = Gather.class, name = "gather"),
        @JsonSubTypes.Type(value = CallOff.class, name = "call-off"),
        @JsonSubTypes.Type(value = TakeBack.class, name = "take-back")
    })
    sealed interface Asked extends OrderCommand {}

    record Place(Placement placement) implements Asked {}

    /** It lies ready. */
    record Gather() implements Asked {}

    record CallOff(By by) implements Asked {}

    enum By {
        CUSTOMER,
        STORE
    }

    /**
     * @param name of the return.
     * @param store {@code tenant.store} that took the goods.
     */
    record TakeBack(String name, String store, List<OrderEvent.Part> lines) implements Asked {
        public TakeBack {
            lines = List.copyOf(lines);
        }
    }

    /** Gives its basket to the shop that asked for it; to that shop as often as it asks. */
    record Give(NodeId node, Instant at) implements OrderCommand {}

    /** News, which are never refused: what comes too late or twice changes nothing. */
    sealed interface Told extends OrderCommand {}

    record Reserved() implements Told {}

    record NotReserved() implements Told {}

    record Paid(PaymentId payment) implements Told {}

    record NotPaid() implements Told {}

    /** What was authorised is not held any more. */
    record HoldLost(PaymentId payment) implements Told {}

    /**
     * At a till, by the fact of {@code node}.
     *
     * @param prepaid whether the till took it as paid beforehand.
     */
    record Sold(String node, ReceiptNumber receipt, boolean prepaid) implements Told {}

    /** At a till that had its basket. */
    record GivenUp() implements Told {}

    /** Nothing came of its state for as long as that may take. */
    record TimeOut() implements Told {}
}
