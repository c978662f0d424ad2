package com.evertill.cloud.offers;

import java.util.Optional;

/**
 * That an item goes well with another, for somebody who looks at a head.
 *
 * @param because an item of theirs, or one that they look at, with which others buy it.
 * @param offer that was made to them alone; nothing if everybody is told the same.
 */
public record Suggestion(String item, String because, Optional<Offer> offer) {
    static Suggestion of(Offer offer) {
        return new Suggestion(offer.item(), offer.because(), Optional.of(offer));
    }

    static Suggestion of(Rule rule) {
        return new Suggestion(rule.then(), rule.given(), Optional.empty());
    }
}
