package com.evertill.cloud.ledger.readers;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Movements;
import com.evertill.commerce.facts.Movements.StockMovement;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.facts.Posting;
import com.evertill.commerce.node.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A fact, interpreted: everything that readers take from it, worked out before any of them writes.
 *
 * @param now the cloud's clock.
 * @param trouble why it could not be interpreted; the payload is then {@link Payload.Unknown} and the rest is empty.
 */
record Entry(
        Fact fact,
        Payload payload,
        List<Posting> postings,
        List<StockMovement> movements,
        Optional<SoldReceipt> receipt,
        Instant now,
        Optional<String> trouble) {

    /** Never throws: the bytes are genuine, so whatever is in them was said, and what this software cannot make sense of must block nothing. */
    static Entry of(Fact fact, Instant now) {
        try {
            var payload = Sound.payload(FactType.read(fact));
            if (payload instanceof Payload.Unknown) {
                return notUnderstood(fact, now, "its type or version is not known here");
            }
            return new Entry(
                    fact,
                    payload,
                    Sound.postings(Movements.postings(fact.businessDay(), payload)),
                    Sound.movements(Movements.ofStock(payload)),
                    SoldReceipt.of(payload),
                    now,
                    Optional.empty());
        } catch (RuntimeException malformed) {
            // A missing field shows as null pointer, an absurd amount as overflow, a wrong type as MalformedException:
            // there is no narrower type.
            return notUnderstood(fact, now, String.valueOf(malformed.getMessage()));
        }
    }

    private static Entry notUnderstood(Fact fact, Instant now, String why) {
        return new Entry(
                fact,
                new Payload.Unknown(fact.type(), fact.version()),
                List.of(),
                List.of(),
                Optional.empty(),
                now,
                Optional.of(why));
    }

    NodeId node() {
        return fact.key().node();
    }
}
