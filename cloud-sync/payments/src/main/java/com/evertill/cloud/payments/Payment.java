package com.evertill.cloud.payments;

import com.evertill.commerce.money.Money;
import java.time.Instant;

/** A payment in one of its states. A type per state: what cannot be asked of a state is not there to ask. */
public sealed interface Payment {

    /** Nobody has asked for it. */
    record Unheard() implements Payment {}

    /** That it is not wanted came first. */
    record Forestalled(String order) implements Payment {}

    /** Everything else. */
    sealed interface Known extends Payment {
        Terms terms();
    }

    /** Before money moves, or while it may still be let go: what {@link Releasing} can begin from. */
    sealed interface Undoable extends Known {}

    /** The provider has not heard of it. */
    record Wanted(Terms terms) implements Undoable {}

    /**
     * The provider is asked for a page; it may have heard or not.
     *
     * @param until the page closes then, if there is one.
     */
    record Asking(Terms terms, int attempt, Instant until) implements Undoable {}

    /**
     * The provider's page is open.
     *
     * @param session what the provider calls the page.
     * @param address where the customer pays.
     */
    record AtCustomer(Terms terms, String session, String address) implements Undoable {}

    /**
     * The customer's bank holds the money for us.
     *
     * @param hold what the provider calls it.
     */
    record Authorised(Terms terms, String hold, Refunds refunds) implements Undoable {}

    /** @param amount that is taken; the rest of what is held goes back by itself. */
    record Capturing(Terms terms, String hold, Money amount, int attempt, Refunds refunds) implements Undoable {}

    /**
     * The money is ours, but for what is given back.
     *
     * @param wanted false if all of it goes back.
     */
    record Captured(Terms terms, String hold, Money amount, Refunds refunds, boolean wanted) implements Known {
        Captured with(Refunds changed) {
            return new Captured(terms, hold, amount, changed, wanted);
        }

        /** What is neither given back nor to be given back. */
        Money rest() {
            return amount.minus(refunds.wanted(amount.currency()));
        }
    }

    /** It was held, and is no more, without anybody here having asked for that. */
    record HoldLost(Terms terms) implements Known {}

    /** Not wanted any more; {@code from} is how far it had come, as far as is known. */
    record Releasing(Undoable from, int attempt) implements Known {
        @Override
        public Terms terms() {
            return from.terms();
        }
    }

    /** Nothing is held, and nothing of it is ours. */
    record Released(Terms terms) implements Known {}

    /** @param why in words for a person. */
    record NotAuthorised(Terms terms, String why) implements Known {}
}
