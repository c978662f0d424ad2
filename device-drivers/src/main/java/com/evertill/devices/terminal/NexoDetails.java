package com.evertill.devices.terminal;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.CardDetails;
import com.evertill.commerce.tender.CardDetails.Conversion;
import com.evertill.commerce.tender.CardDetails.Entry;
import com.evertill.commerce.tender.CardNumbers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What a nexo PaymentResponse tells of an approved payment beyond its amount. What is no money is left out: it undoes no approval. */
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
        return amount.isNumber() && amount.decimalValue().signum() > 0
                ? money(amount, MissingNode.getInstance(), currency)
                : null;
    }

    /** What was offered and not taken has changed nothing. */
    private static @Nullable Conversion conversion(JsonNode conversions) {
        for (var conversion : conversions) {
            var converted = conversion.path("ConvertedAmount");
            if (conversion.path("CustomerApprovedFlag").asBoolean(true)
                    && converted.path("AmountValue").isNumber()) {
                var charged = money(converted.path("AmountValue"), converted.path("Currency"), null);
                return charged == null
                        ? null
                        : new Conversion(charged, decimal(conversion.path("Rate")), decimal(conversion.path("Markup")));
            }
        }
        return null;
    }

    private static String decimal(JsonNode number) {
        return number.isNumber() ? CardNumbers.masked(number.decimalValue().toPlainString()) : "";
    }

    /**
     * {@code null} if it is no sum of money.
     *
     * @param usual where the currency is not named.
     */
    static @Nullable Money money(JsonNode amount, JsonNode currency, @Nullable Currency usual) {
        try {
            var told = currency.asText().isEmpty() && usual != null ? usual : Currency.getInstance(currency.asText());
            return Money.of(amount.decimalValue(), told);
        } catch (IllegalArgumentException | ArithmeticException noMoney) {
            return null;
        }
    }

    private NexoDetails() {}
}
