package com.evertill.cloud.payments;

import com.evertill.cloud.payments.Payment.*;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is asked of the provider in which state of a payment, and how soon. */
final class PaymentSteps {
    /** Longer than an order waits for its payment; Stripe opens pages for half an hour at least. */
    static final Duration PAGE_OPEN = Duration.ofMinutes(45);

    /** After that a person sees what the provider does not settle. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Duration FIRST_LOOK = Duration.ofSeconds(3);
    private static final Duration LAST_LOOK = Duration.ofMinutes(1);
    private static final Duration LOOK_AT_HOLD = Duration.ofHours(6);
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    /** Absent if nothing is to be asked. */
    static Optional<Ask> next(PaymentId id, Payment payment) {
        return switch (payment) {
            case Asking it -> Optional.of(openPage(id, it));
            case AtCustomer it -> Optional.of(new Ask.LookAtPage(it.session()));
            case Authorised it -> Optional.of(new Ask.LookAtHold(it.hold()));
            case Capturing it -> Optional.of(new Ask.Take(key(id, "capture", it.attempt()), it.hold(), it.amount()));
            case Captured it -> it.refunds().next().map(refund -> giveBack(id, it, refund));
            case Releasing it -> release(id, it);
            case Unheard _, Forestalled _, Wanted _, HoldLost _, Released _, NotAuthorised _ -> Optional.empty();
        };
    }

    private static Ask openPage(PaymentId id, Asking asking) {
        return new Ask.OpenPage(key(id, "page", asking.attempt()), id, asking.terms(), asking.until());
    }

    private static Ask giveBack(PaymentId id, Captured captured, Refund refund) {
        var key = key(id, "refund/" + refund.name(), refund.attempt());
        return new Ask.GiveBack(key, id, captured.hold(), refund.name(), refund.amount());
    }

    private static Optional<Ask> release(PaymentId id, Releasing releasing) {
        var key = key(id, "release", releasing.attempt());
        return switch (releasing.from()) {
            case Wanted _ -> Optional.empty();
            // Whether there is a page is not known: the same question has the same answer.
            case Asking asking -> Optional.of(openPage(id, asking));
            case AtCustomer it -> Optional.of(new Ask.ClosePage(it.session()));
            case Authorised it -> Optional.of(new Ask.LetGo(key, it.hold()));
            case Capturing it -> Optional.of(new Ask.LetGo(key, it.hold()));
        };
    }

    private static String key(PaymentId id, String step, int attempt) {
        return id + "/" + step + "/" + attempt;
    }

    /** It waits for somebody else than the provider, who is only looked at now and then: an answer that changes nothing is no trouble. */
    static boolean waits(Payment payment) {
        return payment instanceof AtCustomer || payment instanceof Authorised;
    }

    /**
     * How long until the provider is asked, if nothing is wrong.
     *
     * @param age since when the payment is in its state.
     */
    static Duration rest(Payment payment, Duration age) {
        if (payment instanceof AtCustomer) {
            var look = age.dividedBy(4);
            return look.compareTo(FIRST_LOOK) < 0 ? FIRST_LOOK : look.compareTo(LAST_LOOK) > 0 ? LAST_LOOK : look;
        }
        return payment instanceof Authorised ? LOOK_AT_HOLD : Duration.ZERO;
    }

    /** @param tries that came to nothing, from 1. */
    static Duration restAfter(int tries) {
        var rest = Duration.ofSeconds(1L << Math.min(tries - 1, 12));
        return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }

    /** From when a person sees what came to nothing since {@code first}: what is refused will not get better by waiting. */
    static Instant seenFrom(Reply reply, Instant first) {
        return reply instanceof Reply.Refused ? first : first.plus(PATIENCE);
    }

    private PaymentSteps() {}
}
