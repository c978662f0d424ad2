package com.evertill.devices.wire;

import com.evertill.devices.DeviceState;
import com.evertill.devices.terminal.AbortOutcome;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.ReversalOutcome;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.devices.terminal.TotalsOutcome;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What came of a {@link TerminalRequest}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TerminalAnswer.Payment.class, name = "payment"),
    @JsonSubTypes.Type(value = TerminalAnswer.PaymentStatus.class, name = "paymentStatus"),
    @JsonSubTypes.Type(value = TerminalAnswer.Abort.class, name = "abort"),
    @JsonSubTypes.Type(value = TerminalAnswer.Reversal.class, name = "reversal"),
    @JsonSubTypes.Type(value = TerminalAnswer.ReversalStatus.class, name = "reversalStatus"),
    @JsonSubTypes.Type(value = TerminalAnswer.Totals.class, name = "totals"),
    @JsonSubTypes.Type(value = TerminalAnswer.State.class, name = "state")
})
public sealed interface TerminalAnswer {

    record Payment(PaymentOutcome outcome) implements TerminalAnswer {}

    record PaymentStatus(StatusOutcome<PaymentOutcome> outcome) implements TerminalAnswer {}

    record Abort(AbortOutcome outcome) implements TerminalAnswer {}

    record Reversal(ReversalOutcome outcome) implements TerminalAnswer {}

    record ReversalStatus(StatusOutcome<ReversalOutcome> outcome) implements TerminalAnswer {}

    record Totals(TotalsOutcome outcome) implements TerminalAnswer {}

    record State(DeviceState state) implements TerminalAnswer {}
}
