package com.evertill.rehearsal.simulation;

import java.util.OptionalLong;

/**
 * What was asked for.
 *
 * @param first seed; drawn if absent.
 * @param seeds how many.
 */
record Options(OptionalLong first, long seeds, int threads) {
    static final String USAGE = """
            ./evertill simulate [--seeds N] [--seed S] [--threads T]
              --seeds N    how many schedules, 300 if not said
              --seed S     the first of them; without --seeds that one alone, told as a story. Fresh ones if not said
              --threads T  as many as there are processors if not said
            """;

    static Options of(String... arguments) {
        var first = OptionalLong.empty();
        long seeds = 0;
        int threads = Runtime.getRuntime().availableProcessors();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--seed" -> first = OptionalLong.of(number(arguments, ++i));
                case "--seeds" -> seeds = number(arguments, ++i);
                case "--threads" -> threads = (int) number(arguments, ++i);
                default -> throw new IllegalArgumentException(arguments[i]);
            }
        }
        boolean one = seeds == 0 && first.isPresent();
        return new Options(first, seeds > 0 ? seeds : one ? 1 : 300, Math.max(1, threads));
    }

    private static long number(String[] arguments, int at) {
        if (at >= arguments.length) {
            throw new IllegalArgumentException("a number is missing at the end");
        }
        return Long.parseLong(arguments[at]);
    }
}
