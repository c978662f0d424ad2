package com.evertill.devices.simulator;

import com.evertill.devices.simulator.TerminalTransaction.State;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a simulated terminal counts in each of its periods, and how it tells that in nexo (GetTotals, Reconciliation). */
final class TerminalCount {

    private static final String BRAND = "mc";

    /** In nexo's words, of the categories of what is counted. */
    private static final Map<String, Set<String>> TYPES = new TreeMap<>(Map.of(
            "Debit", Set.of("Payment"), "Credit", Set.of("Refund"), "ReverseDebit", Set.of("Reversal", "Return")));

    private final Map<String, Integer> periods = new TreeMap<>();
    private int period = 1;

    void counts(String service) {
        periods.putIfAbsent(service, period);
    }

    JsonNode totals(JsonNode request, Collection<TerminalTransaction> all) {
        var answer = NexoJson.response(request, "GetTotals");
        tell(answer.withObject("/SaleToPOIResponse/GetTotalsResponse"), period, all);
        return answer;
    }

    JsonNode reconcile(JsonNode request, Collection<TerminalTransaction> all) {
        var type =
                request.path("ReconciliationRequest").path("ReconciliationType").asText();
        var answer = NexoJson.response(request, "Reconciliation");
        var body =
                answer.withObject("/SaleToPOIResponse/ReconciliationResponse").put("ReconciliationType", type);
        if (type.equals("SaleReconciliation")) {
            tell(body, period++, all);
        } else if (type.equals("PreviousReconciliation") && period > 1) {
            tell(body, period - 1, all);
        } else {
            body.putObject("Response").put("Result", "Failure").put("ErrorCondition", "NotFound");
        }
        return answer;
    }

    private void tell(ObjectNode body, int which, Collection<TerminalTransaction> all) {
        body.putObject("Response").put("Result", "Success");
        body.put("POIReconciliationID", which);
        var counted = all.stream()
                .filter(it -> it.state() == State.APPROVED || it.state() == State.REVERSED)
                .filter(it -> periods.getOrDefault(it.service(), 0) == which)
                .collect(Collectors.groupingBy(TerminalTransaction::currency, TreeMap::new, Collectors.toList()));
        var totals = body.putArray("TransactionTotals");
        counted.forEach((currency, transactions) -> tell(totals, currency, transactions));
    }

    private static void tell(ArrayNode totals, String currency, List<TerminalTransaction> transactions) {
        var lines = totals.addObject()
                .put("PaymentInstrumentType", "Card")
                .put("CardBrand", BRAND)
                .put("PaymentCurrency", currency)
                .putArray("PaymentTotals");
        TYPES.forEach((type, categories) -> {
            var those = transactions.stream()
                    .filter(it -> categories.contains(it.category()))
                    .toList();
            if (!those.isEmpty()) {
                long minor = those.stream()
                        .mapToLong(TerminalTransaction::amountMinor)
                        .sum();
                lines.addObject()
                        .put("TransactionType", type)
                        .put("TransactionCount", those.size())
                        .put(
                                "TransactionAmount",
                                BigDecimal.valueOf(
                                        minor, Currency.getInstance(currency).getDefaultFractionDigits()));
            }
        });
    }

    ObjectNode saved() {
        var saved = NexoJson.MAPPER.createObjectNode().put("period", period);
        saved.set("periods", NexoJson.MAPPER.valueToTree(periods));
        return saved;
    }

    /** A file of before there were periods has none. */
    void load(JsonNode saved) {
        period = saved.path("period").asInt(1);
        saved.path("periods")
                .properties()
                .forEach(entry -> periods.put(entry.getKey(), entry.getValue().asInt()));
    }
}
