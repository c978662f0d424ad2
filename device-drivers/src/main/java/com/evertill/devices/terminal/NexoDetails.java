package com.evertill.devices.terminal;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.CardDetails;
import com.evertill.commerce.tender.CardDetails.Conversion;
import com.evertill.commerce.tender.CardDetails.Entry;
import com.evertill.commerce.tender.CardNumbers;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What a nexo PaymentResponse tells of an approved payment beyond its amount. */
final class NexoDetails {

    /** @param currency of the amounts. */
    static @Nullable CardDetails of(JsonNode response, Currency currency) {
        var result = response.path("PaymentResult");
        var amounts = result.path("AmountsResp");
        var details = new CardDetails(
                entry(result.path("PaymentInstrumentData").path("CardData").path("EntryMode")),
                part(amounts.path("TipAmount"), currency),
                part(amounts.path("CashBackAmount"), currency),
                conversion(result.path("CurrencyConversion")),
                NexoReceipts.merchant(response),
                NexoReceipts.wantSignature(response) || saysSignature(result.path("AuthenticationMethod")));
        return details.equals(CardDetails.NONE) ? null : details;
    }

    /** Of several ways the one that succeeded is the last. */
    private static @Nullable Entry entry(JsonNode modes) {
        var last = modes.isArray() ? modes.path(modes.size() - 1) : modes;
        return switch (last.asText()) {
            case "" -> null;
            case "ICC", "SynchronousICC" -> Entry.CHIP;
            case "Contactless", "Tapped" -> Entry.CONTACTLESS;
            case "MagStripe" -> Entry.STRIPE;
            case "Keyed", "Manual" -> Entry.KEYED;
            default -> Entry.OTHER;
        };
    }

    private static boolean saysSignature(JsonNode methods) {
        for (var method : methods) {
            if (method.asText().equals("PaperSignature")) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Money part(JsonNode amount, Currency currency) {
        return amount.isNumber() && amount.decimalValue().signum() > 0 ? money(amount, currency) : null;
    }

    /** What was offered and not taken has changed nothing. */
    private static @Nullable Conversion conversion(JsonNode conversions) {
        for (var conversion : conversions) {
            var converted = conversion.path("ConvertedAmount");
            if (conversion.path("CustomerApprovedFlag").asBoolean(true)
                    && converted.path("AmountValue").isNumber()) {
                return new Conversion(
                        money(
                                converted.path("AmountValue"),
                                Currency.getInstance(converted.path("Currency").asText())),
                        decimal(conversion.path("Rate")),
                        decimal(conversion.path("Markup")));
            }
        }
        return null;
    }

    private static String decimal(JsonNode number) {
        return number.isNumber() ? CardNumbers.masked(number.decimalValue().toPlainString()) : "";
    }

    /** Throws what {@link Money#of} does if it is no sum of money. */
    private static Money money(JsonNode amount, Currency currency) {
        return Money.of(amount.decimalValue(), currency);
    }

    private NexoDetails() {}
}
