package com.evertill.cloud.forecast;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.item.Quantity;
import java.time.Instant;

/** What other services are told of what stores should order, and do. */
public final class ForecastEvents {
    public static final String SOURCE = "/evertill/forecast";
    public static final String PROPOSED = "com.evertill.forecast.replenishment-proposed.v1";
    public static final String ANSWERED = "com.evertill.forecast.proposal-answered.v1";

    /**
     * The store's manager has decided.
     *
     * @param proposal its id.
     * @param ordered as much is to be sent to the store; zero if nothing is.
     * @param by who decided, as head office or the store knows them.
     */
    public record Answered(String proposal, String store, String item, Quantity ordered, String by) {}

    static CloudEvent proposed(Proposal proposal, Instant now) {
        return CloudEvent.of(SOURCE, proposal.id(), PROPOSED, subject(proposal), now, proposal);
    }

    static CloudEvent answered(Proposal proposal, Quantity ordered, String by, Instant now) {
        var data = new Answered(proposal.id(), proposal.store(), proposal.item(), ordered, by);
        return CloudEvent.of(SOURCE, proposal.id() + "/answered", ANSWERED, subject(proposal), now, data);
    }

    private static String subject(Proposal proposal) {
        return proposal.store() + "/" + proposal.item();
    }

    private ForecastEvents() {}
}
