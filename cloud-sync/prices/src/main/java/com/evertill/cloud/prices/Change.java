package com.evertill.cloud.prices;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft does to one item.
 *
 * @param before as the book has it upon which the draft comes; absent if it is new.
 * @param after as the draft has it; absent if it is removed.
 */
public record Change(@Nullable Item before, @Nullable Item after) {
    /** What it comes to. */
    public enum Kind {
        NEW,
        CHANGED,
        REMOVED,
        /** The book says so already. */
        SAME
    }

    /** Looks like a slip of the finger. Somebody should look twice; it is not forbidden. */
    public enum Suspicion {
        THE_PRICE_IS_ZERO,
        THE_PRICE_CHANGES_BY_MORE_THAN_HALF,
        THE_UNIT_CHANGES,
        THE_TAX_CLASS_CHANGES
    }

    /** Of one that exists before or after. */
    public Item item() {
        if (after != null) {
            return after;
        }
        if (before != null) {
            return before;
        }
        throw new IllegalStateException("a change of nothing");
    }

    public Kind kind() {
        if (before == null) {
            return after == null ? Kind.SAME : Kind.NEW;
        }
        if (after == null) {
            return Kind.REMOVED;
        }
        return before.equals(after) ? Kind.SAME : Kind.CHANGED;
    }

    public List<Suspicion> suspicions() {
        if (after == null || kind() == Kind.SAME) {
            return List.of();
        }
        var found = new ArrayList<Suspicion>();
        if (after.price().isZero()) {
            found.add(Suspicion.THE_PRICE_IS_ZERO);
        }
        if (before == null) {
            return found;
        }
        if (isMoreThanHalf(before.price(), after.price())) {
            found.add(Suspicion.THE_PRICE_CHANGES_BY_MORE_THAN_HALF);
        }
        if (before.unit() != after.unit()) {
            found.add(Suspicion.THE_UNIT_CHANGES);
        }
        if (!before.taxClass().equals(after.taxClass())) {
            found.add(Suspicion.THE_TAX_CLASS_CHANGES);
        }
        return found;
    }

    private static boolean isMoreThanHalf(Money before, Money after) {
        long difference = Math.abs(Math.subtractExact(after.minor(), before.minor()));
        return Math.multiplyExact(2L, difference) > before.minor();
    }
}
