package com.evertill.edge.tender;

import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.CardAttempt.Trouble;

/**
 * A retry asks before it charges, or pays: what became of those before it, for the same basket or the same refund. One whose end the terminal does not
 * tell holds up the next: it may have come through, and nobody is charged, or paid, twice. A manager may decide it then.
 */
final class Retry {
    private final Database database;
    private final CardAttempts attempts;
    private final Enquiry enquiry;

    Retry(Database database, CardAttempts attempts, Enquiry enquiry) {
        this.database = database;
        this.attempts = attempts;
        this.enquiry = enquiry;
    }

    /** What became of the attempts before. */
    enum Earlier {
        SETTLES_THIS_ONE,
        /** The terminal is still with the customer: who is asked to pay now would have two charges, if only for a while. */
        IS_UNDER_WAY,
        CAME_TO_NOTHING
    }

    Earlier before(CardAttempt attempt) {
        var before = database.read(tx -> attempts.of(tx, attempt.till(), attempt.basket())).stream()
                .filter(earlier -> attempt.isRefund() ? attempt.retries(earlier) : wasDeclinedByTheTerminal(earlier))
                .toList();
        for (var earlier : before) {
            var status = enquiry.about(earlier);
            if (!attempt.isRefund() && status instanceof StatusOutcome.InProgress<PaymentOutcome>) {
                return Earlier.IS_UNDER_WAY;
            }
            if (status instanceof StatusOutcome.Settled<PaymentOutcome>(PaymentOutcome.Approved(var approval))
                    && cameThrough(earlier, approval, attempt)) {
                return Earlier.SETTLES_THIS_ONE;
            }
            if (mayHaveComeThrough(earlier, status)) {
                giveUp(attempt, earlier);
                return Earlier.SETTLES_THIS_ONE;
            }
        }
        return Earlier.CAME_TO_NOTHING;
    }

    /** One that was cancelled or given up is not wanted in any case, and is reversed when its turn comes. */
    private static boolean wasDeclinedByTheTerminal(CardAttempt attempt) {
        return (attempt.state() == State.DECLINED || attempt.state() == State.WATCHED)
                && attempt.asked() != null
                && !attempt.isRefund()
                && !attempt.cancelled()
                && attempt.trouble() != Trouble.DECIDED_BY_MANAGER;
    }

    /** Of one that is settled the terminal has said no often enough. */
    private static boolean mayHaveComeThrough(CardAttempt earlier, StatusOutcome<PaymentOutcome> status) {
        boolean saysNo = status instanceof StatusOutcome.NotFound<PaymentOutcome>
                || (status instanceof StatusOutcome.Settled<PaymentOutcome>(var outcome)
                        && !(outcome instanceof PaymentOutcome.Unknown));
        return earlier.state() == State.WATCHED && earlier.trouble() != Trouble.DECIDED_BY_MANAGER && !saysNo;
    }

    private void giveUp(CardAttempt retry, CardAttempt earlier) {
        var what = retry.isRefund() ? "refund" : "payment";
        database.act(tx -> {
            var current = attempts.find(tx, retry.reference()).orElseThrow();
            if (current.state() == State.INTENDED) {
                attempts.decline(
                        tx, current, Trouble.NO_ANSWER, "what became of the " + what + " before it is not known");
                attempts.doubt(tx, attempts.find(tx, earlier.reference()).orElseThrow());
            }
        });
    }

    /** Whether the basket has its payment by that. It has not where other tenders came meanwhile: nobody gets change in cash of a card. */
    private boolean cameThrough(CardAttempt earlier, CardApproval approval, CardAttempt retry) {
        return database.write(tx -> {
            var current = attempts.find(tx, retry.reference()).orElseThrow();
            if (current.state() != State.INTENDED) {
                return false;
            }
            attempts.comeThrough(tx, earlier, approval);
            if (!retry.isRefund()
                    && approval.askedFor(earlier.amount()).forGoods().isMoreThan(retry.amount())) {
                attempts.reverse(tx, attempts.find(tx, earlier.reference()).orElseThrow());
                return false;
            }
            attempts.decline(tx, current, Trouble.CANCELLED, "the payment before it was approved after all");
            return true;
        });
    }
}
