package com.evertill.commerce.tender;

import com.evertill.commerce.money.Money;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal tells of a payment beyond its amount, as far as it does.
 *
 * @param entry how the card was read; {@code null} where the terminal does not say.
 * @param tip the part of the amount that is the staff's, {@code null} for none.
 * @param cashBack the part of the amount that the customer was given in cash, {@code null} for none.
 * @param conversion present if the customer chose to pay in the card's own currency (DCC).
 * @param merchantLines the shop's copy of the terminal's receipt, in order.
 * @param signature the customer must sign the shop's copy, and somebody must look at the signature.
 */
public record CardDetails(
        @Nullable Entry entry,
        @Nullable Money tip,
        @Nullable Money cashBack,
        @Nullable Conversion conversion,
        List<String> merchantLines,
        boolean signature) {

    /** Of a terminal that tells nothing. */
    public static final CardDetails NONE = new CardDetails(null, null, null, null, List.of(), false);

    /** How a card was read. */
    public enum Entry {
        CHIP,
        CONTACTLESS,
        STRIPE,
        /** Its number was typed in at the terminal. */
        KEYED,
        OTHER
    }

    /**
     * The card's currency instead of the shop's.
     *
     * @param charged to the customer; to the shop the approval's amount is paid.
     * @param rate as the terminal tells it, a decimal number; empty where it does not.
     * @param markup in percent, a decimal number; empty where the terminal does not tell it.
     */
    public record Conversion(Money charged, String rate, String markup) {}

    public CardDetails {
        merchantLines = List.copyOf(merchantLines);
    }

    /** What may be hiding a card number. */
    Stream<String> texts() {
        var converted = conversion == null ? Stream.<String>empty() : Stream.of(conversion.rate, conversion.markup);
        return Stream.concat(merchantLines.stream(), converted);
    }
}
