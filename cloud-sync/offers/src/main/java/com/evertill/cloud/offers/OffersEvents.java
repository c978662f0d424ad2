package com.evertill.cloud.offers;

import com.evertill.cloud.events.CloudEvent;
import java.time.Instant;

/** What other services are told of offers, and this one when it begins from nothing. */
public final class OffersEvents {
    public static final String SOURCE = "/evertill/offers";
    public static final String OFFERED = "com.evertill.offers.offered.v1";
    public static final String HELD_OUT = "com.evertill.offers.held-out.v1";
    public static final String SHOWN = "com.evertill.offers.shown.v1";
    public static final String TAKEN = "com.evertill.offers.taken.v1";

    /**
     * The customer looked at a head where it is shown, for the first time.
     *
     * @param wasOffered false for somebody who is held out: it was not there.
     * @param head by its name.
     */
    public record Shown(
            String offer, String campaign, String customer, String item, boolean wasOffered, String head, Instant at) {}

    /**
     * The item was bought while the offer lasted.
     *
     * @param wasOffered false for somebody who was held out, and bought it without.
     * @param at when it was bought.
     */
    public record Taken(String offer, String campaign, String customer, String item, boolean wasOffered, Instant at) {}

    static CloudEvent made(Offer offer, boolean isHeldOut) {
        var type = isHeldOut ? HELD_OUT : OFFERED;
        return CloudEvent.of(SOURCE, offer.id(), type, offer.customer(), offer.at(), offer);
    }

    static CloudEvent shown(Offer offer, boolean isHeldOut, String head, Instant at) {
        var data = new Shown(offer.id(), offer.campaign(), offer.customer(), offer.item(), !isHeldOut, head, at);
        return CloudEvent.of(SOURCE, offer.id() + "/shown", SHOWN, offer.customer(), at, data);
    }

    static CloudEvent taken(Offer offer, boolean isHeldOut, Instant at, Instant now) {
        var data = new Taken(offer.id(), offer.campaign(), offer.customer(), offer.item(), !isHeldOut, at);
        return CloudEvent.of(SOURCE, offer.id() + "/taken", TAKEN, offer.customer(), now, data);
    }

    private OffersEvents() {}
}
