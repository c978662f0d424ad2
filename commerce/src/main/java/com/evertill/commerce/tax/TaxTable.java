package com.evertill.commerce.tax;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tax classes of a store's items, each with the taxes that fall on it together. */
public record TaxTable(@JsonValue Map<String, List<TaxRate>> classes) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TaxTable {
        var copy = new TreeMap<String, List<TaxRate>>();
        classes.forEach((name, rates) -> copy.put(name, List.copyOf(rates)));
        classes = java.util.Collections.unmodifiableSortedMap(copy);
    }

    /** Empty if the store has no such class; an untaxed class is an empty list. */
    public Optional<List<TaxRate>> ratesOf(String taxClass) {
        return Optional.ofNullable(classes.get(taxClass));
    }
}
