package com.evertill.cloud.ledger;

import com.evertill.commerce.messages.Hello;

/** What a {@link Hello} from the wire must be before any of it is kept. */
final class Greeting {
    private static final int LONGEST_TEXT = 100;
    private static final int MOST_CAPABILITIES = 64;

    static boolean isSound(Hello hello) {
        return hello.epoch() >= 1
                && hello.highest() >= 0
                && hello.confirmed() >= 0
                && hello.release() >= 0
                && hello.staged() >= 0
                && isShort(hello.zone())
                && isShort(hello.software())
                && hello.capabilities().size() <= MOST_CAPABILITIES
                && hello.capabilities().stream().allMatch(Greeting::isShort);
    }

    /** Whether a box asks for its node's place as one does that has no journal. */
    static boolean asksSoundly(Hello hello) {
        return hello.asks() != null
                && Places.isNonce(hello.asks())
                && hello.epoch() == 0
                && hello.highest() == 0
                && isShort(hello.software());
    }

    private static boolean isShort(String text) {
        return text.length() <= LONGEST_TEXT;
    }

    private Greeting() {}
}
