package com.evertill.edge.tender;

import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.ReversalOutcome;
import com.evertill.devices.terminal.StatusOutcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a manager gave back in another way while the terminal could not say what became of its reversal. The terminal is asked about that now and then:
 * where it came through as well, the customer has the money twice, and that is on record.
 */
final class GivenBackByHand {
    private static final Duration AGAIN = Duration.ofMinutes(2);

    private final Database database;
    private final CardAttempts attempts;
    private final TillId till;
    private final CardTerminal terminal;
    private final CardDesk.Basket basket;
    private @Nullable Instant next;

    GivenBackByHand(
            Database database, CardAttempts attempts, TillId till, CardTerminal terminal, CardDesk.Basket basket) {
        this.database = database;
        this.attempts = attempts;
        this.till = till;
        this.terminal = terminal;
        this.basket = basket;
    }

    /** Whether there is any whose end is not known. */
    boolean step(Instant now) {
        var followed = database.read(tx -> attempts.followed(tx, till));
        boolean isEarly = next != null
                && now.isBefore(next)
                && Duration.between(now, next).compareTo(AGAIN) <= 0;
        if (followed.isEmpty() || isEarly) {
            return !followed.isEmpty();
        }
        next = now.plus(AGAIN);
        followed.forEach(attempt -> follow(attempt, now));
        return true;
    }

    private void follow(CardAttempt attempt, Instant now) {
        boolean mayCome = false;
        for (var reversal : database.read(tx -> attempts.followedReversals(tx, attempt))) {
            switch (terminal.reversalStatus(new PaymentReference(reversal))) {
                case StatusOutcome.Settled<ReversalOutcome>(ReversalOutcome.Reversed _) -> {
                    basket.reversed(attempt.reference(), true, now);
                    return;
                }
                case StatusOutcome.Settled<ReversalOutcome>(ReversalOutcome.Unknown _) -> mayCome = true;
                case StatusOutcome.Settled<ReversalOutcome> _ -> {
                    // That one gave nothing back.
                }
                case StatusOutcome.NotFound<ReversalOutcome> _ ->
                    mayCome |= now.isBefore(attempt.intended().plus(CardDesk.WATCH));
                case StatusOutcome.InProgress<ReversalOutcome> _, StatusOutcome.Unreachable<ReversalOutcome> _ ->
                    mayCome |= now.isBefore(attempt.intended().plus(CardDesk.LONGEST_WATCH));
            }
        }
        if (!mayCome) {
            database.act(tx -> attempts.unfollow(tx, attempt));
        }
    }
}
