package com.evertill.cloud.ledger;

import com.evertill.commerce.facts.Hash;

/**
 * How far a stream is held without a gap.
 *
 * @param sequence of the last such fact, 0 if there is none.
 * @param hash of that fact.
 */
public record Position(long sequence, Hash hash) {
    static final Position NOTHING = new Position(0, Hash.ZERO);
}
