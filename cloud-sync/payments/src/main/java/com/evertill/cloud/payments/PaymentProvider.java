package com.evertill.cloud.payments;

import java.time.Instant;

/** Who knows cards and banks. */
public interface PaymentProvider {
    /** Does not throw for what a provider may do: that is a {@link Reply}. May take as long as a network takes. */
    Reply ask(Ask ask);

    /**
     * What the provider sends by itself, when something has happened.
     *
     * @param signature the header by which it shows that it is the provider.
     * @param body as it came, to the byte.
     */
    Notice read(String signature, byte[] body, Instant now);

    /** Such a message. It is believed no more than that it is worth looking. */
    sealed interface Notice {
        /** @param id by which a repeat is known. */
        record About(String id, PaymentId payment) implements Notice {}

        /** Of something that is not ours: an account may have other uses. */
        record OfOthers(String id) implements Notice {}

        record Bad(WebhookRefusal why) implements Notice {}
    }
}
