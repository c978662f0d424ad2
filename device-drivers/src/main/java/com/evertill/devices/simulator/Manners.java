package com.evertill.devices.simulator;

import com.evertill.devices.simulator.TerminalSimulator.Mode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** The ways to approve a payment, beside the plain one. */
final class Manners {

    private static final BigDecimal DOLLARS_FOR_ONE = new BigDecimal("1.1192");

    /** What is taken of what was asked, minor units. */
    static long taken(Mode mode, long asked) {
        return switch (mode) {
            case APPROVE_LESS -> Math.max(1, asked / 2);
            case TIP, CASH_BACK -> asked + extra(asked);
            default -> asked;
        };
    }

    private static long extra(long asked) {
        return Math.max(1, asked / 10);
    }

    /** @param asked the transaction as it was asked for. */
    static JsonNode told(Mode mode, JsonNode approved, TerminalTransaction asked) {
        ObjectNode answer = approved.deepCopy();
        var body = answer.withObject("/SaleToPOIResponse/PaymentResponse");
        var result = body.withObject("/PaymentResult");
        var extra = NexoJson.major(extra(asked.amountMinor()), asked.currency());
        switch (mode) {
            case TIP -> result.withObject("/AmountsResp").put("TipAmount", extra);
            case CASH_BACK -> result.withObject("/AmountsResp").put("CashBackAmount", extra);
            case OFFLINE -> result.put("OnlineFlag", false);
            case SIGNATURE -> sign(body);
            case CONVERTED -> convert(result, NexoJson.major(asked.amountMinor(), asked.currency()));
            default -> {
                return approved;
            }
        }
        return answer;
    }

    static boolean isOffline(JsonNode answer) {
        return !answer.at("/SaleToPOIResponse/PaymentResponse/PaymentResult/OnlineFlag")
                .asBoolean(true);
    }

    /** What a payment that was approved without the bank is answered from now on. */
    static JsonNode forwarded(JsonNode offline, boolean isConfirmed) {
        ObjectNode answer = offline.deepCopy();
        var body = answer.withObject("/SaleToPOIResponse/PaymentResponse");
        if (isConfirmed) {
            body.withObject("/PaymentResult").put("OnlineFlag", true);
        } else {
            body.remove(List.of("PaymentResult", "PaymentReceipt"));
            body.putObject("Response").put("Result", "Failure").put("ErrorCondition", "Refusal");
        }
        return answer;
    }

    private static void sign(ObjectNode body) {
        body.withObject("/PaymentResult").putArray("AuthenticationMethod").add("PaperSignature");
        for (var receipt : body.path("PaymentReceipt")) {
            if (receipt.path("DocumentQualifier").asText().equals("CashierReceipt")) {
                ((ObjectNode) receipt).put("RequiredSignatureFlag", true);
                ((ObjectNode) receipt)
                        .withObject("/OutputContent")
                        .withArray("/OutputText")
                        .addObject()
                        .put("Text", "Signature ______________")
                        .put("EndOfLineFlag", true);
            }
        }
    }

    private static void convert(ObjectNode result, BigDecimal amount) {
        var conversion = result.putArray("CurrencyConversion").addObject();
        conversion.put("CustomerApprovedFlag", true);
        conversion
                .putObject("ConvertedAmount")
                .put("AmountValue", amount.multiply(DOLLARS_FOR_ONE).setScale(2, java.math.RoundingMode.HALF_UP))
                .put("Currency", "USD");
        conversion.put("Rate", DOLLARS_FOR_ONE).put("Markup", new BigDecimal("3.5"));
    }

    private Manners() {}
}
