package com.evertill.edge.tender;

import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.Refund;
import com.evertill.devices.terminal.StatusOutcome;
import java.util.Objects;

/** Asks a terminal to do what an attempt is for, and what became of it: the same each time, so that the terminal knows it by that again. */
final class Enquiry {
    private final CardTerminal terminal;

    Enquiry(CardTerminal terminal) {
        this.terminal = terminal;
    }

    PaymentOutcome ask(CardAttempt attempt) {
        return attempt.isRefund()
                ? terminal.refund(refund(attempt))
                : terminal.pay(new PaymentReference(attempt.reference()), attempt.amount());
    }

    StatusOutcome<PaymentOutcome> about(CardAttempt attempt) {
        return attempt.isRefund()
                ? terminal.refundStatus(refund(attempt))
                : terminal.status(new PaymentReference(attempt.reference()), attempt.amount());
    }

    private static Refund refund(CardAttempt attempt) {
        var order = Objects.requireNonNull(attempt.refund());
        return new Refund(new PaymentReference(attempt.reference()), attempt.amount(), order.original());
    }
}
