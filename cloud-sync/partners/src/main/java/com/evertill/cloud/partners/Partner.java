package com.evertill.cloud.partners;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Another system of the retailer, as the operator has let it in.
 *
 * @param sha256 of its key, in hexadecimal: the key itself is kept nowhere.
 * @param rights what it may do; a partner that only hears of sales needs no more than one.
 * @param grants what of persons it may know; none is usual.
 * @param zones whose catalogue it may send.
 */
public record Partner(String name, String sha256, Set<Right> rights, Set<Grant> grants, Set<String> zones) {
    /** What a partner may do. */
    public enum Right {
        /** Subscribe to events, and look after its own subscriptions. */
        EVENTS,
        /** Send items and prices for its zones. They come into force when somebody at head office has approved them. */
        CATALOGUE
    }

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public Partner {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name of a partner: 1 to 32 of a to z, 0 to 9 and -");
        }
        if (!HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException(
                    "the key of partner " + name + " is given by its SHA-256 in hexadecimal");
        }
        rights = Set.copyOf(rights);
        grants = Set.copyOf(grants);
        zones = Set.copyOf(zones);
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }
}
