package com.evertill.cloud.customers;

import java.time.Instant;
import java.util.List;

/**
 * Everything that is known here of one customer, for themselves (GDPR, article 15). What they bought and what points they have the services know
 * that keep it, by the same reference.
 *
 * @param consents all that they ever said, in order.
 * @param signIns that have not expired yet.
 */
public record Dossier(
        String customer, Instant registered, Profile profile, List<Consent> consents, List<SignedIn> signIns) {
    public Dossier {
        consents = List.copyOf(consents);
        signIns = List.copyOf(signIns);
    }

    /** Where and for how long. */
    public record SignedIn(String head, Instant began, Instant expires) {}

    /** It is a person's: in no log. */
    @Override
    public String toString() {
        return "Dossier";
    }
}
