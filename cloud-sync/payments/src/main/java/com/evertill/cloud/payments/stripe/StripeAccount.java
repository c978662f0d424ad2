package com.evertill.cloud.payments.stripe;

import java.net.URI;
import java.util.List;

/**
 * Whose money it is, and where Stripe is.
 *
 * @param address of the API, such as {@code https://api.stripe.com}.
 * @param key the secret one; a restricted one needs to write Checkout Sessions, PaymentIntents and Refunds.
 * @param webhookSecrets of the endpoint; two while one is being replaced, none if nothing is sent.
 * @param back where the customer comes to behind the page, with {@code ?order=} behind it.
 */
public record StripeAccount(URI address, String key, List<String> webhookSecrets, URI back) {
    public StripeAccount {
        webhookSecrets = List.copyOf(webhookSecrets);
        if (key.isBlank() || !key.equals(key.strip())) {
            throw new IllegalArgumentException("a key is one word");
        }
    }

    /** Without the secrets: this comes into logs. */
    @Override
    public String toString() {
        return "the account at " + address;
    }
}
