package com.evertill.devices.wire;

import com.evertill.commerce.money.Money;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.Refund;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A call of {@link CardTerminal}, to be made at the lane. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TerminalRequest.Pay.class, name = "pay"),
    @JsonSubTypes.Type(value = TerminalRequest.Status.class, name = "status"),
    @JsonSubTypes.Type(value = TerminalRequest.Abort.class, name = "abort"),
    @JsonSubTypes.Type(value = TerminalRequest.Reverse.class, name = "reverse"),
    @JsonSubTypes.Type(value = TerminalRequest.ReversalStatus.class, name = "reversalStatus"),
    @JsonSubTypes.Type(value = TerminalRequest.GiveBack.class, name = "refund"),
    @JsonSubTypes.Type(value = TerminalRequest.RefundStatus.class, name = "refundStatus"),
    @JsonSubTypes.Type(value = TerminalRequest.Totals.class, name = "totals"),
    @JsonSubTypes.Type(value = TerminalRequest.Reconcile.class, name = "reconcile"),
    @JsonSubTypes.Type(value = TerminalRequest.LastReconciled.class, name = "lastReconciled"),
    @JsonSubTypes.Type(value = TerminalRequest.Check.class, name = "check")
})
public sealed interface TerminalRequest {

    record Pay(PaymentReference reference, Money amount) implements TerminalRequest {}

    record Status(PaymentReference reference, Money asked) implements TerminalRequest {}

    record Abort(PaymentReference reference) implements TerminalRequest {}

    record Reverse(PaymentReference reversal, PaymentReference original, String poiTransactionId, Money amount)
            implements TerminalRequest {}

    record ReversalStatus(PaymentReference reversal) implements TerminalRequest {}

    record GiveBack(Refund refund) implements TerminalRequest {}

    record RefundStatus(Refund refund) implements TerminalRequest {}

    record Totals() implements TerminalRequest {}

    record Reconcile() implements TerminalRequest {}

    record LastReconciled() implements TerminalRequest {}

    record Check() implements TerminalRequest {}

    /** Makes the call, and waits for what comes of it. */
    default TerminalAnswer of(CardTerminal terminal) {
        return switch (this) {
            case Pay(var reference, var amount) -> new TerminalAnswer.Payment(terminal.pay(reference, amount));
            case Status(var reference, var asked) ->
                new TerminalAnswer.PaymentStatus(terminal.status(reference, asked));
            case Abort(var reference) -> new TerminalAnswer.Abort(terminal.abort(reference));
            case Reverse(var reversal, var original, var poi, var amount) ->
                new TerminalAnswer.Reversal(terminal.reverse(reversal, original, poi, amount));
            case ReversalStatus(var reversal) -> new TerminalAnswer.ReversalStatus(terminal.reversalStatus(reversal));
            case GiveBack(var refund) -> new TerminalAnswer.Payment(terminal.refund(refund));
            case RefundStatus(var refund) -> new TerminalAnswer.PaymentStatus(terminal.refundStatus(refund));
            case Totals() -> new TerminalAnswer.Totals(terminal.totals());
            case Reconcile() -> new TerminalAnswer.Totals(terminal.reconcile());
            case LastReconciled() -> new TerminalAnswer.Totals(terminal.lastReconciled());
            case Check() -> new TerminalAnswer.State(terminal.check());
        };
    }
}
