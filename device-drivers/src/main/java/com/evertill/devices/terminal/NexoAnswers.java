package com.evertill.devices.terminal;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.CardNumbers;
import com.evertill.devices.terminal.NexoMessages.PoiTransaction;
import com.evertill.devices.terminal.PaymentOutcome.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What a nexo terminal's answers mean. Whatever could be a full card number is masked here, before anything else sees it. */
final class NexoAnswers {

    /**
     * @param asked the amount, where it is known; a terminal may leave it out of its answer.
     */
    static PaymentOutcome payment(JsonNode body, @Nullable Money asked) {
        var response = body.path("Response");
        return switch (response.path("Result").asText()) {
            case "Success", "Partial" -> approved(body, asked);
            case "Failure" -> failed(response);
            default -> new PaymentOutcome.Unknown("The terminal's answer says neither yes nor no.");
        };
    }

    private static PaymentOutcome approved(JsonNode body, @Nullable Money asked) {
        var transaction = transaction(body);
        var amount = amount(body.path("PaymentResult").path("AmountsResp"), asked);
        if (transaction == null || amount == null) {
            return new PaymentOutcome.Unknown("The terminal approved, but did not say what.");
        }
        var result = body.path("PaymentResult");
        var card = result.path("PaymentInstrumentData").path("CardData");
        var token = card.path("PaymentToken").path("TokenValue").asText();
        return new PaymentOutcome.Approved(new CardApproval(
                transaction.asText(),
                clean(result.path("PaymentAcquirerData").path("ApprovalCode").asText()),
                clean(card.path("MaskedPan").asText()),
                clean(card.path("PaymentBrand").asText()),
                amount,
                receipt(body.path("PaymentReceipt")),
                !result.path("OnlineFlag").asBoolean(true),
                token.isEmpty() ? null : clean(token)));
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
                        transaction == null ? "" : transaction.asText(), receipt(body.path("PaymentReceipt")));
            case "Failure" ->
                new ReversalOutcome.Refused(
                        clean(response.path("ErrorCondition").asText("no reason given")));
            default -> new ReversalOutcome.Unknown("The terminal's answer says neither yes nor no.");
        };
    }

    private static @Nullable PoiTransaction transaction(JsonNode body) {
        var id = body.path("POIData").path("POITransactionID");
        return id.hasNonNull("TransactionID") && id.hasNonNull("TimeStamp")
                ? new PoiTransaction(
                        id.path("TransactionID").asText(), id.path("TimeStamp").asText())
                : null;
    }

    private static @Nullable Money amount(JsonNode amounts, @Nullable Money asked) {
        if (!amounts.path("AuthorizedAmount").isNumber()) {
            return asked;
        }
        var currency = amounts.path("Currency").asText();
        try {
            var told = currency.isEmpty() && asked != null ? asked.currency() : Currency.getInstance(currency);
            return Money.of(amounts.path("AuthorizedAmount").decimalValue(), told);
        } catch (IllegalArgumentException | ArithmeticException noMoney) {
            return null;
        }
    }

    /** The customer's copy, a string for each line. */
    private static List<String> receipt(JsonNode receipts) {
        return elements(receipts)
                .filter(receipt -> receipt.path("DocumentQualifier").asText().equals("CustomerReceipt"))
                .flatMap(receipt -> lines(receipt.path("OutputContent").path("OutputText")).stream())
                .toList();
    }

    private static List<String> lines(JsonNode texts) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        elements(texts).forEach(text -> {
            line.append(line.isEmpty() ? "" : " ")
                    .append(plain(text.path("Text").asText()));
            if (text.path("EndOfLineFlag").asBoolean(true)) {
                lines.add(clean(line.toString()));
                line.setLength(0);
            }
        });
        if (!line.isEmpty()) {
            lines.add(clean(line.toString()));
        }
        return lines;
    }

    /** Some terminals give each line as a form-encoded {@code name=…&value=…&key=…}. */
    private static String plain(String text) {
        if (!text.contains("key=") && !text.startsWith("name=")) {
            return text;
        }
        return Stream.of(text.split("&"))
                .filter(field -> field.startsWith("name=") || field.startsWith("value="))
                .map(field -> decoded(field.substring(field.indexOf('=') + 1)))
                .reduce((name, value) -> name + " " + value)
                .orElse("");
    }

    private static String decoded(String field) {
        try {
            return URLDecoder.decode(field, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return field;
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String clean(String text) {
        return CardNumbers.masked(text);
    }

    private NexoAnswers() {}
}
