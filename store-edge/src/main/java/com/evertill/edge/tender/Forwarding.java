package com.evertill.edge.tender;

import com.evertill.commerce.facts.Payload.PaymentForwarded;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.tender.Forwarded;
import com.evertill.commerce.tender.OfflineApproval;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.edge.journal.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks a till's terminal now and then what became of the payments that it had approved without asking the bank, on the thread that asks it for
 * payments. That the bank declined one is a fact, and stands open as an exception until somebody has seen to it.
 */
public final class Forwarding {
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private final Database database;
    private final Journal journal;
    private final CardAttempts attempts;
    private final TillId till;
    private final CardTerminal terminal;
    private @Nullable Instant asked;

    /** Of one till. */
    public Forwarding(Database database, Journal journal, CardAttempts attempts, TillId till, CardTerminal terminal) {
        this.database = database;
        this.journal = journal;
        this.attempts = attempts;
        this.till = till;
        this.terminal = terminal;
    }

    /** Whether something became known. To be called where neither a payment nor a reconciliation moves. */
    public boolean step(Instant now) {
        boolean isEarly = asked != null && now.isBefore(asked.plus(AGAIN)) && !now.isBefore(asked);
        if (isEarly) {
            return false;
        }
        asked = now;
        int before = open().size();
        if (before > 0) {
            ask(now);
        }
        return open().size() < before;
    }

    private List<OfflineApproval> open() {
        return database.read(tx -> OfflineApprovals.of(tx, till));
    }

    /** Asks about all that are open, and says which of them the terminal still holds: it has not reached the bank yet. */
    Set<String> ask(Instant now) {
        var held = new HashSet<String>();
        for (var approval : open()) {
            switch (terminal.status(new PaymentReference(approval.attempt()), approval.amount())) {
                case StatusOutcome.Settled<PaymentOutcome>(PaymentOutcome.Approved(var told))
                when told.offlineApproved() -> held.add(approval.attempt());
                case StatusOutcome.Settled<PaymentOutcome>(PaymentOutcome.Approved _) ->
                    settle(approval, Forwarded.CONFIRMED, null, now);
                case StatusOutcome.Settled<PaymentOutcome>(PaymentOutcome.Declined declined) ->
                    settle(approval, Forwarded.DECLINED, declined.detail(), now);
                default -> {
                    // It cannot be asked just now, or forgets what it forwards: the reconciliation tells.
                }
            }
        }
        return held;
    }

    private void settle(OfflineApproval approval, Forwarded outcome, @Nullable String why, Instant now) {
        database.act(tx -> {
            boolean isDeclined = outcome == Forwarded.DECLINED;
            var exception = isDeclined ? OpenExceptions.draw(tx, journal, till) : null;
            var fact = new PaymentForwarded(approval, outcome, exception, why);
            OpenExceptions.opened(tx, journal.append(tx, fact, now), fact);
            if (isDeclined) {
                attempts.leaveOutOfCount(tx, approval.attempt());
            }
        });
    }
}
