package com.evertill.cloud.offers;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Somebody looks at a head, where suggestions may be shown.
 *
 * @param customer who has signed in; nothing for a visitor.
 * @param chosen the items in their cart.
 * @param about the items that they look at: those of the cart, or a product.
 * @param head by its name.
 * @param isSold whether the store has an item: what it has not is not suggested.
 */
public record Look(
        Optional<String> customer,
        String tenant,
        Set<String> chosen,
        Set<String> about,
        String head,
        Predicate<String> isSold) {

    boolean wants(String item) {
        return !chosen.contains(item) && !about.contains(item) && isSold.test(item);
    }

    Set<String> with(Set<String> items) {
        var all = new HashSet<>(chosen);
        all.addAll(items);
        return all;
    }
}
