package com.evertill.cloud.customers;

import java.time.Instant;

/** Takes codes on their way to persons. */
public interface CodeCourier {
    /**
     * However often: under the same id it is the same message.
     *
     * @throws CourierFault if it is not sure to be on its way; it is brought again.
     */
    void take(CodeMessage message, Instant now);

    /** Codes do not reach anybody. */
    final class CourierFault extends RuntimeException {
        private static final long serialVersionUID = 1;

        CourierFault(String what, String hint) {
            super(what + ". " + hint);
        }

        CourierFault(String what, String hint, Throwable cause) {
            super(what + ". " + hint, cause);
        }
    }
}
