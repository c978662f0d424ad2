package com.evertill.cloud.customers;

import com.evertill.cloud.events.CloudEvent;
import java.time.Instant;

/** What other services are told of customers. No person is in any of it. */
public final class CustomerEvents {
    public static final String SOURCE = "/evertill/customers";
    public static final String REGISTERED = "com.evertill.customers.registered.v1";
    public static final String CONSENT_CHANGED = "com.evertill.customers.consent-changed.v1";
    public static final String ERASED = "com.evertill.customers.erased.v1";

    public record Registered(String customer) {}

    /**
     * @param given whether it is allowed from now on.
     * @param number of what the customer said, from 1: one that comes behind a higher one of the same purpose is out of date.
     */
    public record ConsentChanged(String customer, Purpose purpose, boolean given, int number) {}

    /** Whatever is kept under this reference is nobody's from now on. */
    public record Erased(String customer) {}

    static CloudEvent registered(String customer, Instant now) {
        return CloudEvent.of(SOURCE, customer + "/registered", REGISTERED, customer, now, new Registered(customer));
    }

    static CloudEvent changed(String customer, Consent consent) {
        var data = new ConsentChanged(customer, consent.purpose(), consent.given(), consent.number());
        var id = customer + "/consent/" + consent.number();
        return CloudEvent.of(SOURCE, id, CONSENT_CHANGED, customer, consent.at(), data);
    }

    static CloudEvent erased(String customer, Instant now) {
        return CloudEvent.of(SOURCE, customer + "/erased", ERASED, customer, now, new Erased(customer));
    }

    private CustomerEvents() {}
}
