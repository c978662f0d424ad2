package com.evertill.cloud.partners;

import com.evertill.cloud.events.EventPattern;
import com.evertill.commerce.codec.Json;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What subscriptions want, each read once. Somebody else wrote them and they are matched here, with every event, so what a pattern may ask is bounded by what was
 * seen to cost: each {@code $or} multiplies its alternatives with all others (out of memory), each field in an array of its own multiplies the elements (20 to
 * the power of the fields), each star reads the text once more.
 */
final class Patterns {
    private static final int LONGEST = 4096;
    private static final int DEEPEST = 12;
    private static final int MOST_FIELDS = 8;
    private static final int MOST_STARS = 8;

    private final Map<String, EventPattern> read = new ConcurrentHashMap<>();

    EventPattern of(String text) {
        return read.computeIfAbsent(text, EventPattern::of);
    }

    void keepOnly(Set<String> wanted) {
        read.keySet().retainAll(wanted);
    }

    int remembered() {
        return read.size();
    }

    /** Why it is not taken. */
    static Optional<PartnerRefusal> refusal(String text) {
        try {
            // Before it is read: that is what the alternatives would blow up.
            var tooMuch = text.length() > LONGEST ? Optional.of(PartnerRefusal.THE_PATTERN_ASKS_TOO_MUCH) : asked(text);
            if (tooMuch.isEmpty()) {
                EventPattern.of(text);
            }
            return tooMuch;
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(PartnerRefusal.THE_PATTERN_IS_NO_EVENT_PATTERN);
        }
    }

    /** Token by token, so that a name that is there twice is seen twice. */
    private static Optional<PartnerRefusal> asked(String text) throws IOException {
        int depth = 0;
        int lists = 0;
        int fields = 0;
        long stars = 0;
        try (var parser = Json.mapper().getFactory().createParser(text)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().equals("$or")) {
                    return Optional.of(PartnerRefusal.A_PATTERN_WITH_OR_IS_TWO_SUBSCRIPTIONS);
                }
                switch (token) {
                    case START_OBJECT -> depth++;
                    case END_OBJECT -> depth--;
                    case START_ARRAY -> {
                        // The outermost list has a field's values; those within have operands.
                        fields += lists == 0 ? 1 : 0;
                        lists++;
                    }
                    case END_ARRAY -> lists--;
                    case VALUE_STRING -> stars += stars(parser.getText());
                    default -> {}
                }
                if (depth > DEEPEST || fields > MOST_FIELDS || stars > MOST_STARS) {
                    return Optional.of(PartnerRefusal.THE_PATTERN_ASKS_TOO_MUCH);
                }
            }
        }
        return Optional.empty();
    }

    private static long stars(String text) {
        return text.chars().filter(character -> character == '*').count();
    }
}
