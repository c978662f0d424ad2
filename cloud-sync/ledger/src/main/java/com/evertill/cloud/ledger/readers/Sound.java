package com.evertill.cloud.ledger.readers;

import static java.util.Objects.requireNonNull;

import com.evertill.commerce.facts.Movements.StockMovement;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.facts.Posting;
import com.evertill.commerce.item.Quantity;
import java.util.List;

/** What readers rely on and JSON does not promise: that nothing they store is absent, and that sums stay within a long. */
final class Sound {
    /** Ten thousand billion in major units of the euro; a million such facts still add up. */
    private static final long MOST = 1_000_000_000_000L;

    static List<Posting> postings(List<Posting> postings) {
        for (var posting : postings) {
            requireNonNull(posting.till(), "till");
            requireNonNull(posting.shift(), "shift");
            requireNonNull(posting.name(), "name");
            bounded(posting.minor());
            bounded(posting.count());
        }
        return postings;
    }

    static List<StockMovement> movements(List<StockMovement> movements) {
        movements.forEach(movement -> stock(movement.itemId(), movement.quantity()));
        return movements;
    }

    static Payload payload(Payload payload) {
        switch (payload) {
            case Payload.StockCounted counted -> counted.lines().forEach(line -> stock(line.itemId(), line.quantity()));
            case Payload.ReleaseAcknowledged acknowledged -> {
                requireNonNull(acknowledged.zone(), "zone");
                requireNonNull(acknowledged.step(), "step");
            }
            case Payload.DeviceChanged device -> {
                requireNonNull(device.till(), "till");
                requireNonNull(device.device(), "device");
                requireNonNull(device.state(), "state");
            }
            case Payload.ClockChanged clock -> {
                requireNonNull(clock.box(), "box");
                requireNonNull(clock.store(), "store");
            }
            default -> {}
        }
        return payload;
    }

    private static void stock(String itemId, Quantity quantity) {
        requireNonNull(itemId, "itemId");
        requireNonNull(quantity.unit(), "unit");
        bounded(quantity.thousandths());
    }

    private static void bounded(long number) {
        if (number > MOST || number < -MOST) {
            throw new ArithmeticException(number + " is more than any shop can mean");
        }
    }

    private Sound() {}
}
