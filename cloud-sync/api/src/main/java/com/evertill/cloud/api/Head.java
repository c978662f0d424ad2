package com.evertill.cloud.api;

import com.evertill.commerce.node.HeadId;
import org.jspecify.annotations.Nullable;

/**
 * A head, as its key says.
 *
 * @param store {@code tenant.store} where a till stands; absent for heads that are nowhere.
 */
public record Head(HeadId name, Kind kind, @Nullable String store) {
    /** What kind of caller stands at it. */
    public enum Kind {
        /** Customers, with what they have at home. */
        WEBSHOP,
        /** Customers, in a store. */
        KIOSK,
        /** The staff of a store. */
        TILL
    }

    /** Whoever comes without a key: what lies in a browser is no secret. */
    public static final Head WEB = new Head(new HeadId("web"), Kind.WEBSHOP, null);

    public Head {
        if ((kind == Kind.TILL) != (store != null)) {
            throw new IllegalArgumentException("a till stands in a store, and no other head: " + name);
        }
    }
}
