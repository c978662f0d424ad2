package com.evertill.cloud.orders;

import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.ReceiptNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An order in one of its states. A type per state: what cannot be asked of a state is not there to ask. */
public sealed interface Order {

    record NotPlaced() implements Order {}

    /** Everything but {@link NotPlaced}. */
    sealed interface Placed extends Order {
        Placement placement();
    }

    /** Nobody has handed anything over yet, and it can still be called off. */
    sealed interface Open extends Placed {}

    /** Stock has not answered yet. */
    record Reserving(Placement placement) implements Open {}

    /** Reserved; the customer has not paid yet. */
    record AwaitingPayment(Placement placement) implements Open {}

    /**
     * Reserved, and paid where it is paid beforehand: the store may gather it.
     *
     * @param payment absent where it is paid at the till.
     */
    record Confirmed(Placement placement, Optional<PaymentId> payment) implements Open {}

    /** Gathered, and waiting for its customer or its carrier. */
    record Ready(Placement placement, Optional<PaymentId> payment) implements Open {}

    /**
     * A shop has its basket, and hands the goods over or gives them up.
     *
     * @param node of the shop, {@code tenant.store.node}.
     */
    record AtTill(Placement placement, Optional<PaymentId> payment, String node, Instant since) implements Open {}

    /**
     * Sold at a till: the customer or a carrier has it.
     *
     * @param payment absent if the till took the money.
     * @param node whose fact says so.
     */
    record HandedOver(
            Placement placement, Optional<PaymentId> payment, String node, ReceiptNumber receipt, Returned returned)
            implements Placed {

        HandedOver with(OrderEvent.GoodsReturned more) {
            return new HandedOver(placement, payment, node, receipt, returned.with(more));
        }
    }

    record Cancelled(Placement placement, Cancellation why) implements Placed {}

    /**
     * What came back of it.
     *
     * @param quantities by the line's number.
     * @param names under which it came.
     */
    record Returned(Map<Integer, Quantity> quantities, List<String> names, Money refunded) {
        public Returned {
            quantities = Map.copyOf(quantities);
            names = List.copyOf(names);
        }

        static Returned nothing(Placement placement) {
            return new Returned(
                    Map.of(), List.of(), Money.zero(placement.priced().currency()));
        }

        Returned with(OrderEvent.GoodsReturned more) {
            var sum = new HashMap<>(quantities);
            more.lines().forEach(line -> sum.merge(line.line(), line.quantity(), Quantity::plus));
            var all = new ArrayList<>(names);
            all.add(more.name());
            return new Returned(sum, all, refunded.plus(more.refund()));
        }
    }
}
