package com.evertill.devices.jpos;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The cards that a shop issued itself: for loyalty, gifts and staff. By the first digits of their numbers.
 *
 * @param prefixes none of them a payment network's: such a shop would read its customers' payment cards.
 */
record OwnCards(List<String> prefixes) {

    /** Visa; Mastercard; American Express, Diners, JCB; Maestro; UnionPay; Discover. */
    private static final List<String> NETWORKS = Stream.of(
                    Stream.of("4", "30", "34", "35", "36", "37", "38", "39", "62", "64", "65", "6011"),
                    IntStream.rangeClosed(50, 58).mapToObj(String::valueOf),
                    IntStream.rangeClosed(222, 272).mapToObj(String::valueOf))
            .flatMap(all -> all)
            .toList();

    OwnCards {
        prefixes = List.copyOf(prefixes);
        for (var prefix : prefixes) {
            if (!prefix.matches("\\d{3,19}")) {
                throw new IllegalArgumentException("ownCards are the first 3 to 19 digits of the shop's own cards");
            }
            if (NETWORKS.stream().anyMatch(network -> prefix.startsWith(network) || network.startsWith(prefix))) {
                throw new IllegalArgumentException("ownCards: numbers with " + prefix + " are a payment network's");
            }
        }
    }

    /** @param list such as {@code 9801,70012}; empty for none. */
    static OwnCards parse(String list) {
        return new OwnCards(Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(prefix -> !prefix.isEmpty())
                .collect(Collectors.toList()));
    }

    /** Whether the number that begins there is one of them; digit by digit, so that no other number is ever made into a text. */
    boolean include(byte[] track, int from, int to) {
        return prefixes.stream().anyMatch(prefix -> begins(track, from, to, prefix));
    }

    private static boolean begins(byte[] track, int from, int to, String prefix) {
        return to - from >= prefix.length()
                && IntStream.range(0, prefix.length()).allMatch(i -> track[from + i] == prefix.charAt(i));
    }
}
