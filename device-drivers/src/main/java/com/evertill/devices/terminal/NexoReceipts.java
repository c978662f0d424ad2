package com.evertill.devices.terminal;

import com.evertill.commerce.tender.CardNumbers;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The receipts within a nexo answer (PaymentReceipt), a string for each line. */
final class NexoReceipts {

    static List<String> customer(JsonNode answer) {
        return of(answer, "CustomerReceipt").flatMap(NexoReceipts::lines).toList();
    }

    static List<String> merchant(JsonNode answer) {
        return of(answer, "CashierReceipt").flatMap(NexoReceipts::lines).toList();
    }

    /** Whether any of them wants the customer's signature. */
    static boolean wantSignature(JsonNode answer) {
        return elements(answer.path("PaymentReceipt"))
                .anyMatch(receipt -> receipt.path("RequiredSignatureFlag").asBoolean(false));
    }

    private static Stream<JsonNode> of(JsonNode answer, String qualifier) {
        return elements(answer.path("PaymentReceipt"))
                .filter(receipt -> receipt.path("DocumentQualifier").asText().equals(qualifier));
    }

    private static Stream<String> lines(JsonNode receipt) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        elements(receipt.path("OutputContent").path("OutputText")).forEach(text -> {
            line.append(line.isEmpty() ? "" : " ")
                    .append(plain(text.path("Text").asText()));
            if (text.path("EndOfLineFlag").asBoolean(true)) {
                lines.add(CardNumbers.masked(line.toString()));
                line.setLength(0);
            }
        });
        if (!line.isEmpty()) {
            lines.add(CardNumbers.masked(line.toString()));
        }
        return lines.stream();
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

    private NexoReceipts() {}
}
