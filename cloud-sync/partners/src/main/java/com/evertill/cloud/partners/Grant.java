package com.evertill.cloud.partners;

import java.util.Set;

/**
 * What a partner may know beyond business: whoever has none of these learns what was sold, where and for how much, and nothing of a person.
 */
public enum Grant {
    /** Which of the staff did it, by their number. */
    STAFF("cashier", "by", "approvedBy", "closedBy", "decidedBy", "voidedBy"),
    /** The references under which customers and their baskets are known, and all that services tell of them. */
    CUSTOMERS("customer", "basket", "cart", "origin", "balance", "purpose", "given", "entries"),
    /** What a terminal let out of a card, and what payments are called. */
    CARDS(
            "attempt",
            "authorisationCode",
            "charged",
            "conversion",
            "markup",
            "maskedPan",
            "merchantLines",
            "payment",
            "poiTransactionId",
            "receiptLines",
            "token"),
    /** What somebody typed, who may have typed anything. */
    TEXTS("detail", "document", "entered", "note", "reason", "why");

    @SuppressWarnings("ImmutableEnumChecker") // of a set that cannot be changed
    private final Set<String> names;

    Grant(String... names) {
        this.names = Set.of(names);
    }

    /** The fields of events that it opens. */
    Set<String> names() {
        return names;
    }
}
