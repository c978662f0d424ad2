package com.evertill.devices.terminal;

import com.evertill.commerce.tender.CardApproval;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What came of asking for a payment. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PaymentOutcome.Approved.class, name = "approved"),
    @JsonSubTypes.Type(value = PaymentOutcome.Declined.class, name = "declined"),
    @JsonSubTypes.Type(value = PaymentOutcome.Unknown.class, name = "unknown"),
    @JsonSubTypes.Type(value = PaymentOutcome.NotAsked.class, name = "notAsked")
})
public sealed interface PaymentOutcome {

    /** Money was taken, as much as the approval says: a terminal may approve less than was asked. */
    record Approved(CardApproval approval) implements PaymentOutcome {}

    /** No money was taken and none will be. */
    record Declined(Reason reason, String detail) implements PaymentOutcome {}

    /** Money may have been taken. Only {@link CardTerminal#status} can tell. */
    record Unknown(String why) implements PaymentOutcome {}

    /** The request certainly never reached the terminal: no money was taken, and none will be. */
    record NotAsked(String why) implements PaymentOutcome {}

    /** Why there was no payment, as far as the cashier needs to know. */
    enum Reason {
        /** By the bank or by the terminal. */
        REFUSED,
        /** By the customer, or because {@link CardTerminal#abort} came through. */
        CANCELLED,
        /** The terminal does something else at the moment. */
        TERMINAL_IS_BUSY,
        /** Card not accepted, not readable, wrong PIN. */
        CARD_NOT_ACCEPTED,
        /** The terminal did not like the request, or has a trouble of its own. */
        TERMINAL_TROUBLE
    }
}
