package com.evertill.devices.terminal.zvt;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentOutcome.Reason;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.ReversalOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the driver must know of one request for money, whatever happens to it: ZVT has no name for a payment, so all that a lost answer can be
 * known by later is written down here, before the first byte is sent and before a terminal's approval is answered.
 *
 * @param begun our time.
 * @param stage how far it came.
 * @param before the last entry of the terminal's turnover file before this began; absent if it had none.
 * @param booked the entry that the terminal said it would write; absent as long as it said nothing.
 * @param original of a reversal: what it takes back.
 * @param approval of a payment, once the terminal approved it.
 * @param reason of what was not booked.
 * @param detail in words, of what was not booked.
 */
public record ZvtNote(
        PaymentReference reference,
        Kind kind,
        Money amount,
        Instant begun,
        Stage stage,
        @Nullable Booking before,
        @Nullable Booking booked,
        @Nullable Booking original,
        @Nullable CardApproval approval,
        @Nullable Reason reason,
        String detail) {

    public enum Kind {
        PAYMENT,
        REVERSAL,
        REFUND
    }

    public enum Stage {
        /** The terminal may have it. */
        BEGUN,
        /** The terminal approved it. Whether it heard our answer, and has booked, is not known. */
        APPROVED,
        /** The terminal approved it, and was told to take it back. */
        REFUSED,
        /** The end: the money moved. */
        BOOKED,
        /** The end: no money moved. */
        NOT_BOOKED,
        /** The terminal has begun something else since, and can tell nothing of this any more. */
        PAST;

        boolean isOpen() {
            return this == BEGUN || this == APPROVED || this == REFUSED;
        }
    }

    static ZvtNote payment(PaymentReference reference, Money amount, Instant now, @Nullable Booking before) {
        return new ZvtNote(reference, Kind.PAYMENT, amount, now, Stage.BEGUN, before, null, null, null, null, "");
    }

    static ZvtNote refund(PaymentReference reference, Money amount, Instant now, @Nullable Booking before) {
        return new ZvtNote(reference, Kind.REFUND, amount, now, Stage.BEGUN, before, null, null, null, null, "");
    }

    static ZvtNote reversal(
            PaymentReference reference, Money amount, Instant now, @Nullable Booking before, Booking original) {
        return new ZvtNote(reference, Kind.REVERSAL, amount, now, Stage.BEGUN, before, null, original, null, null, "");
    }

    ZvtNote told(Stage to, @Nullable Booking entry, @Nullable CardApproval by) {
        return new ZvtNote(reference, kind, amount, begun, to, before, entry, original, by, null, "");
    }

    ZvtNote booked(@Nullable Booking entry, @Nullable CardApproval by) {
        return told(Stage.BOOKED, entry, by);
    }

    ZvtNote notBooked(Reason why, String words) {
        return new ZvtNote(
                reference, kind, amount, begun, Stage.NOT_BOOKED, before, booked, original, approval, why, words);
    }

    ZvtNote past() {
        return new ZvtNote(
                reference, kind, amount, begun, Stage.PAST, before, booked, original, approval, null, detail);
    }

    /** How the payment ended; of one that has. */
    PaymentOutcome asPayment() {
        return approval != null && stage == Stage.BOOKED
                ? new PaymentOutcome.Approved(approval)
                : new PaymentOutcome.Declined(Objects.requireNonNullElse(reason, Reason.TERMINAL_TROUBLE), detail);
    }

    /** How the reversal ended; of one that has. */
    ReversalOutcome asReversal() {
        return stage == Stage.BOOKED
                ? new ReversalOutcome.Reversed(booked == null ? "" : booked.asText(), List.of())
                : new ReversalOutcome.Refused(detail);
    }
}
