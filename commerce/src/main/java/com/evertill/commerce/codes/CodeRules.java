package com.evertill.commerce.codes;

import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * How one store reads codes.
 *
 * @param currency of prices inside codes
 * @param inStore the labels of its own scales; the longest prefix that fits decides
 */
public record CodeRules(Currency currency, List<InStorePattern> inStore) {

    public CodeRules {
        inStore = List.copyOf(inStore);
        long prefixes = inStore.stream().map(InStorePattern::prefix).distinct().count();
        if (prefixes != inStore.size()) {
            throw new IllegalArgumentException("a prefix has two meanings in " + inStore);
        }
    }

    /** A store without scales of its own. */
    public static CodeRules plain(Currency currency) {
        return new CodeRules(currency, List.of());
    }

    Optional<InStorePattern> patternOf(String gtin13) {
        return inStore.stream()
                .filter(pattern -> gtin13.startsWith(pattern.prefix()))
                .max(Comparator.comparing(pattern -> pattern.prefix().length()));
    }
}
