package com.evertill.cloud.offers;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What is decided when a customer has bought something. */
sealed interface Verdict {
    record Make(Offer offer) implements Verdict {}

    /** They would have got it, and do not: what they buy without it says what offers do. */
    record HoldOut(Offer offer) implements Verdict {}

    record Nothing(Why why) implements Verdict {}

    enum Why {
        THE_CAMPAIGN_IS_NOT_ON,
        THE_CUSTOMER_HAS_NOT_ALLOWED_IT,
        THE_CUSTOMER_HAD_ONE_LATELY,
        THE_BUDGET_IS_SPENT,
        NOTHING_GOES_WITH_IT
    }

    /**
     * What is known of a customer.
     *
     * @param allows both to look at what they bought and to make offers out of it.
     * @param last when they got or would have got an offer of this campaign; long ago if never.
     * @param bought lately, which they need not be told of.
     */
    record Known(String customer, boolean allows, Instant last, Set<String> bought) {}

    /**
     * The cheapest question first; who is held out is limited and counted as all others are, or the two groups would not be alike.
     *
     * @param id of the offer if one is made.
     * @param made how many were by this campaign, held out or not.
     * @param rules of what was just bought.
     */
    static Verdict of(Campaign campaign, String id, Known known, int made, List<Rule> rules, Instant now) {
        if (!campaign.isOn(now)) {
            return new Nothing(Why.THE_CAMPAIGN_IS_NOT_ON);
        }
        if (!known.allows()) {
            return new Nothing(Why.THE_CUSTOMER_HAS_NOT_ALLOWED_IT);
        }
        if (known.last().plus(campaign.atMostEvery()).isAfter(now)) {
            return new Nothing(Why.THE_CUSTOMER_HAD_ONE_LATELY);
        }
        if (made >= campaign.budget()) {
            return new Nothing(Why.THE_BUDGET_IS_SPENT);
        }
        var best = rules.stream()
                .filter(rule -> !known.bought().contains(rule.then()))
                .min(Rule.BEST_FIRST);
        if (best.isEmpty()) {
            return new Nothing(Why.NOTHING_GOES_WITH_IT);
        }
        var rule = best.get();
        var offer = new Offer(
                id, campaign.name(), known.customer(), rule.then(), rule.given(), now, now.plus(campaign.validFor()));
        return campaign.holdsOut(known.customer()) ? new HoldOut(offer) : new Make(offer);
    }
}
