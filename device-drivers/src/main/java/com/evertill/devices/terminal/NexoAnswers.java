package com.evertill.devices.terminal;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.CardNumbers;
import com.evertill.devices.terminal.NexoMessages.PoiTransaction;
import com.evertill.devices.terminal.PaymentOutcome.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What a nexo terminal's answers mean. Whatever could be a full card number is masked here, before anything else sees it. */
final class NexoAnswers {

    /** @param asked what a terminal took that names no amount, and the currency of what it names without one. */
    static PaymentOutcome payment(JsonNode body, Money asked) {
        var response = body.path("Response");
        return switch (response.path("Result").asText()) {
            case "Success", "Partial" -> approved(body, asked);
            case "Failure" -> failed(response);
            default -> new PaymentOutcome.Unknown("The terminal's answer says neither yes nor no.");
        };
    }

    private static PaymentOutcome approved(JsonNode body, Money asked) {
        var transaction = transaction(body);
        var amount = amount(body, asked);
        if (transaction == null || amount == null) {
            return new PaymentOutcome.Unknown("The terminal approved, but did not say what.");
        }
        return new PaymentOutcome.Approved(approval(body, transaction, amount));
    }

    private static CardApproval approval(JsonNode body, PoiTransaction transaction, Money amount) {
        var result = body.path("PaymentResult");
        var card = result.path("PaymentInstrumentData").path("CardData");
        var token = card.path("PaymentToken").path("TokenValue").asText();
        return new CardApproval(
                transaction.asText(),
                clean(result.path("PaymentAcquirerData").path("ApprovalCode").asText()),
                maskedPan(card),
                clean(card.path("PaymentBrand").asText()),
                amount,
                NexoReceipts.customer(body),
                !result.path("OnlineFlag").asBoolean(true),
                token.isEmpty() ? null : clean(token),
                NexoDetails.of(body, amount.currency()));
    }

    /** The standard spells it in capitals, and the published schema does not. */
    private static String maskedPan(JsonNode card) {
        return clean(card.path("MaskedPan").asText(card.path("MaskedPAN").asText()));
    }

    private static PaymentOutcome failed(JsonNode response) {
        var error = response.path("ErrorCondition").asText();
        var detail = clean((error + " " + response.path("AdditionalResponse").asText()).strip());
        var reason =
                switch (error) {
                    case "Refusal" -> Reason.REFUSED;
                    case "Cancel", "Aborted" -> Reason.CANCELLED;
                    case "Busy" -> Reason.TERMINAL_IS_BUSY;
                    case "InvalidCard", "WrongPIN", "PaymentRestriction", "InsertedCard" -> Reason.CARD_NOT_ACCEPTED;
                    default -> Reason.TERMINAL_TROUBLE;
                };
        // The one failure that is no end: the same message is still being worked on.
        return error.equals("InProgress")
                ? new PaymentOutcome.Unknown("The terminal is still at it.")
                : new PaymentOutcome.Declined(reason, detail);
    }

    static ReversalOutcome reversal(JsonNode body) {
        var response = body.path("Response");
        var transaction = transaction(body);
        return switch (response.path("Result").asText()) {
            case "Success", "Partial" ->
                new ReversalOutcome.Reversed(
                        transaction == null ? "" : transaction.asText(), NexoReceipts.customer(body));
            case "Failure" -> notReversed(clean(response.path("ErrorCondition").asText("no reason given")));
            default -> new ReversalOutcome.Unknown("The terminal's answer says neither yes nor no.");
        };
    }

    /** Only what has an end is refused: the payment stands by that. */
    private static ReversalOutcome notReversed(String error) {
        return switch (error) {
            case "InProgress" -> new ReversalOutcome.Unknown("The terminal is still at it.");
            case "Busy" -> new ReversalOutcome.NotAsked("The terminal does something else at the moment.");
            default -> new ReversalOutcome.Refused(error);
        };
    }

    /**
     * A referenced refund is a reversal to nexo, and this is what it means to the till.
     *
     * @param asked a terminal may leave the amount out of its answer.
     */
    static PaymentOutcome refund(JsonNode body, Money asked) {
        return switch (reversal(body)) {
            case ReversalOutcome.Reversed _ -> approved(withAmount(body), asked);
            case ReversalOutcome.Refused(var reason) -> new PaymentOutcome.Declined(Reason.REFUSED, reason);
            case ReversalOutcome.Unknown(var why) -> new PaymentOutcome.Unknown(why);
            case ReversalOutcome.NotAsked(var why) -> new PaymentOutcome.NotAsked(why);
        };
    }

    private static JsonNode withAmount(JsonNode reversal) {
        ObjectNode body = reversal.deepCopy();
        if (reversal.path("ReversedAmount").isNumber()) {
            body.withObject("/PaymentResult/AmountsResp").set("AuthorizedAmount", reversal.path("ReversedAmount"));
        }
        return body;
    }

    private static @Nullable PoiTransaction transaction(JsonNode body) {
        var id = body.path("POIData").path("POITransactionID");
        return id.hasNonNull("TransactionID") && id.hasNonNull("TimeStamp")
                ? new PoiTransaction(
                        id.path("TransactionID").asText(), id.path("TimeStamp").asText())
                : null;
    }

    /** How much is taken of what is taken in part only nobody may guess. */
    private static @Nullable Money amount(JsonNode body, Money asked) {
        var amounts = body.path("PaymentResult").path("AmountsResp");
        var authorised = amounts.path("AuthorizedAmount");
        boolean isInPart = body.path("Response").path("Result").asText().equals("Partial");
        return authorised.isNumber()
                ? NexoDetails.money(authorised, amounts.path("Currency"), asked.currency())
                : isInPart ? null : asked;
    }

    private static String clean(String text) {
        return CardNumbers.masked(text);
    }

    private NexoAnswers() {}
}
