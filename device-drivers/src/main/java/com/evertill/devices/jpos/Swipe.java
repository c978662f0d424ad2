package com.evertill.devices.jpos;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a magnetic stripe held, if the shop may know it. Payment cards (ISO/IEC 7813) end here: a track is let out only if its number is one of
 * the shop's own cards', or if it holds nothing as long as a payment card's number. What is not let out is overwritten before anybody else
 * sees it, and nothing of it is in any message.
 */
sealed interface Swipe {

    /** @param tracks three, empty where there was none; without sentinels. */
    record Own(List<String> tracks) implements Swipe {}

    /** Nothing that could be kept. */
    enum Nothing implements Swipe {
        /** At least one track is a payment card's. */
        PAYMENT_CARD,
        UNREADABLE
    }

    /** ISO/IEC 7812-1: a card number has 10 to 19 digits. */
    int SHORTEST_CARD_NUMBER = 10;

    /**
     * Reads {@code %...?;...?} and its parts: a percent sign begins the first track, a semicolon the second, a plus or a second semicolon the
     * third, and a question mark ends each.
     *
     * @param stripe is overwritten.
     */
    static Swipe read(byte[] stripe, int length, OwnCards own) {
        try {
            var tracks = new ArrayList<>(List.of("", "", ""));
            int at = 0;
            while (at < length) {
                int track = number(stripe[at], tracks);
                int end = endOf(stripe, at + 1, length);
                if (track < 0 || end < 0) {
                    return Nothing.UNREADABLE;
                }
                if (!mayBeKnown(stripe, at + 1, end, track, own)) {
                    return Nothing.PAYMENT_CARD;
                }
                tracks.set(track, new String(stripe, at + 1, end - at - 1, StandardCharsets.US_ASCII));
                at = end + 1;
            }
            return tracks.stream().allMatch(String::isEmpty) ? Nothing.UNREADABLE : new Own(tracks);
        } finally {
            Arrays.fill(stripe, (byte) 0);
        }
    }

    private static int number(byte sentinel, List<String> before) {
        return switch (sentinel) {
            case '%' -> 0;
            case ';' -> before.get(1).isEmpty() ? 1 : 2;
            case '+' -> 2;
            default -> -1;
        };
    }

    private static int endOf(byte[] stripe, int from, int length) {
        for (int i = from; i < length; i++) {
            if (stripe[i] == '?') {
                return i > from ? i : -1;
            }
        }
        return -1;
    }

    private static boolean mayBeKnown(byte[] stripe, int from, int to, int track, OwnCards own) {
        // The first track begins with its format code, and B is a bank's.
        boolean ofABank = track == 0 && stripe[from] == 'B';
        int number = track == 0 && !isDigit(stripe[from]) ? from + 1 : from;
        return own.include(stripe, number, to) || (!ofABank && longestNumber(stripe, from, to) < SHORTEST_CARD_NUMBER);
    }

    /** Spaces and dashes do not end it: some cards are embossed, and encoded, in groups. */
    private static int longestNumber(byte[] stripe, int from, int to) {
        int longest = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            if (isDigit(stripe[i])) {
                longest = Math.max(longest, ++digits);
            } else if (stripe[i] != ' ' && stripe[i] != '-') {
                digits = 0;
            }
        }
        return longest;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
