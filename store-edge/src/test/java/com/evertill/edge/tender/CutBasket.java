package com.evertill.edge.tender;

import java.time.Instant;

/** The arrow between desk and till, before and behind which the power may go. */
record CutBasket(CardDesk.Basket till, Runnable arrow) implements CardDesk.Basket {

    @Override
    public void approved(String reference, Instant now) {
        arrow.run();
        till.approved(reference, now);
        arrow.run();
    }

    @Override
    public void reversed(String reference, boolean wasTaken, Instant now) {
        arrow.run();
        till.reversed(reference, wasTaken, now);
        arrow.run();
    }

    @Override
    public void notReversed(String reference, String why, Instant now) {
        arrow.run();
        till.notReversed(reference, why, now);
        arrow.run();
    }
}
