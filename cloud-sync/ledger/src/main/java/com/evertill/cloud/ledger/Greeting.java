package com.evertill.cloud.ledger;

import com.evertill.commerce.messages.Hello;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a {@link Hello} from the wire must be before any of it is kept: JSON leaves absent fields null and bounds little. */
final class Greeting {
    private static final int LONGEST_TEXT = 100;
    private static final int MOST_CAPABILITIES = 64;

    static boolean isSound(Hello hello) {
        return hello.epoch() >= 1
                && hello.highest() >= 0
                && hello.confirmed() >= 0
                && hello.release() >= 0
                && hello.staged() >= 0
                && Stream.of(hello.zone(), hello.software(), hello.at()).noneMatch(Objects::isNull)
                && isShort(hello.zone())
                && isShort(hello.software())
                && areShort(hello.capabilities());
    }

    private static boolean areShort(@Nullable List<String> names) {
        return names != null
                && names.size() <= MOST_CAPABILITIES
                && names.stream().allMatch(name -> name != null && isShort(name));
    }

    private static boolean isShort(String text) {
        return text.length() <= LONGEST_TEXT;
    }

    private Greeting() {}
}
