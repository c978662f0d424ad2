package com.evertill.cloud.ledger.readers;

import com.evertill.commerce.facts.Movements.StockMovement;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.facts.Posting;
import java.util.List;

/** What readers rely on beyond the form of a fact: that sums of such numbers stay within a long. */
final class Sound {
    /** Ten billion in major units of the euro; a million such facts still add up. */
    private static final long MOST = 1_000_000_000_000L;

    static List<Posting> postings(List<Posting> postings) {
        for (var posting : postings) {
            bounded(posting.minor());
            bounded(posting.count());
        }
        return postings;
    }

    static List<StockMovement> movements(List<StockMovement> movements) {
        movements.forEach(movement -> bounded(movement.quantity().thousandths()));
        return movements;
    }

    static Payload payload(Payload payload) {
        if (payload instanceof Payload.StockCounted counted) {
            counted.lines().forEach(line -> bounded(line.quantity().thousandths()));
        }
        return payload;
    }

    private static void bounded(long number) {
        if (number > MOST || number < -MOST) {
            throw new ArithmeticException(number + " is more than any shop can mean");
        }
    }

    private Sound() {}
}
