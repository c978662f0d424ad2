package com.evertill.devices.terminal;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.CardNumbers;
import com.evertill.devices.terminal.TerminalTotals.Kind;
import com.evertill.devices.terminal.TerminalTotals.Line;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a nexo GetTotalsResponse or ReconciliationResponse means. */
final class NexoTotals {

    static TotalsOutcome outcome(JsonNode answer) {
        var response = answer.path("Response");
        return switch (response.path("Result").asText()) {
            case "Success", "Partial" -> told(answer);
            case "Failure" -> refused(response.path("ErrorCondition").asText("no reason given"));
            default -> new TotalsOutcome.Unreachable("The terminal's answer says neither yes nor no.");
        };
    }

    private static TotalsOutcome refused(String error) {
        return switch (error) {
            case "Busy", "InProgress" ->
                new TotalsOutcome.Unreachable("The terminal does something else at the moment.");
            default -> new TotalsOutcome.Refused(CardNumbers.masked(error));
        };
    }

    private static TotalsOutcome told(JsonNode answer) {
        try {
            var lines = new ArrayList<Line>();
            answer.path("TransactionTotals").forEach(totals -> lines.addAll(lines(totals)));
            return new TotalsOutcome.Told(
                    new TerminalTotals(answer.path("POIReconciliationID").asText(), lines));
        } catch (IllegalArgumentException | ArithmeticException noMoney) {
            return new TotalsOutcome.Refused("The terminal told totals that are no money.");
        }
    }

    private static List<Line> lines(JsonNode totals) {
        var lines = new ArrayList<Line>();
        for (var total : totals.path("PaymentTotals")) {
            var kind = kind(total.path("TransactionType").asText());
            if (kind != null) {
                lines.add(new Line(
                        kind,
                        CardNumbers.masked(totals.path("CardBrand").asText()),
                        total.path("TransactionCount").asLong(),
                        Money.of(
                                total.path("TransactionAmount").decimalValue(),
                                Currency.getInstance(
                                        totals.path("PaymentCurrency").asText()))));
            }
        }
        return lines;
    }

    /** Of those that move money; what was declined or only reserved does not. */
    private static @Nullable Kind kind(String transactionType) {
        return switch (transactionType) {
            case "Debit", "CompletedReservation", "CompletedDeffered" -> Kind.PAYMENT;
            case "ReverseDebit" -> Kind.REVERSAL;
            case "Credit" -> Kind.REFUND;
            case "ReverseCredit" -> Kind.REFUND_REVERSAL;
            default -> null;
        };
    }

    private NexoTotals() {}
}
