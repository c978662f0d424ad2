package com.evertill.cloud.offers;

import java.util.Comparator;

/** Who buys {@code given} buys {@code then} as well, more often than others. Both are items' ids. */
public record Rule(String given, String then, Affinity affinity) {
    /** The most likely first. */
    static final Comparator<Rule> BEST_FIRST = Comparator.comparingDouble(
                    (Rule rule) -> rule.affinity().confidence())
            .reversed()
            .thenComparing(Rule::then)
            .thenComparing(Rule::given);
}
