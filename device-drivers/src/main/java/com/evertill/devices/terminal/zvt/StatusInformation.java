package com.evertill.devices.terminal.zvt;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.CardDetails;
import com.evertill.commerce.tender.CardDetails.Entry;
import com.evertill.commerce.tender.CardNumbers;
import java.nio.charset.Charset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of a dialogue with the bank (04 0F). Also the question whether the goods will be handed over: whoever answers it with yes has the
 * payment on disk.
 *
 * @param result 0 for done, else as {@link ResultCode} says it in words.
 * @param booking absent if the terminal did not say enough to know it again.
 * @param approvalCode of the bank; empty if there is none.
 * @param card masked, as everything here.
 * @param isOffline approved by the terminal alone.
 * @param entry how the card was read; absent if the terminal does not say.
 * @param signature the customer must sign.
 * @param totals of a day; absent in what is not about one.
 * @param text of the bank or the terminal, for the cashier.
 */
record StatusInformation(
        int result,
        @Nullable Booking booking,
        String approvalCode,
        String card,
        String brand,
        boolean isOffline,
        @Nullable Entry entry,
        boolean signature,
        @Nullable Totals totals,
        String text) {

    private static final int SHOWN_DIGITS = 4;

    /** Of the cardholder authentications, those with a signature. */
    private static final Set<Integer> SIGNED = Set.of(1, 5, 6, 7);

    boolean isDone() {
        return result == 0;
    }

    /** @throws Apdu.Malformed if it does not even say whether it worked. */
    static StatusInformation decode(byte[] data, Charset charset) {
        var fields = Fields.decode(data, 0);
        var result = fields.find(Commands.RESULT);
        if (result == null) {
            throw new Apdu.Malformed("a status information without a result");
        }
        return new StatusInformation(
                result[0] & 0xFF,
                booking(fields),
                text(fields.find(Commands.AUTHORISATION_ATTRIBUTE), charset),
                masked(fields.find(Commands.CARD_NUMBER)),
                brand(fields, charset),
                flag(fields, Commands.ONLINE_FLAG) == 0,
                entry(flag(fields, Commands.CARD_TECHNOLOGY)),
                SIGNED.contains(flag(fields, Commands.CARDHOLDER_AUTHENTICATION)),
                Totals.of(fields),
                text(fields.find(Commands.ADDITIONAL_TEXT), charset));
    }

    private static @Nullable Booking booking(Fields fields) {
        var receipt = fields.number(Commands.RECEIPT);
        var trace = fields.number(Commands.TRACE);
        var amount = fields.number(Commands.AMOUNT);
        if (receipt == null || trace == null || amount == null) {
            return null;
        }
        var original = fields.number(Commands.ORIGINAL_TRACE);
        return new Booking(
                receipt.intValue(),
                trace.intValue(),
                original == null || original == 0 ? null : original.intValue(),
                amount,
                (int) orZero(fields, Commands.CURRENCY),
                (int) orZero(fields, Commands.DATE),
                (int) orZero(fields, Commands.TIME),
                orZero(fields, Commands.TERMINAL_ID));
    }

    private static long orZero(Fields fields, int number) {
        var value = fields.number(number);
        return value == null ? 0 : value;
    }

    /** Two digits a byte, E for a masked one, F at the end if they are odd. At most the last four digits are taken, whatever came. */
    private static String masked(byte @Nullable [] number) {
        if (number == null) {
            return "";
        }
        var digits = Bcd.digits(number).replaceAll("F+$", "");
        int hidden = Math.max(0, digits.length() - SHOWN_DIGITS);
        return "*".repeat(hidden) + digits.substring(hidden).replaceAll("\\D", "*");
    }

    private static String brand(Fields fields, Charset charset) {
        var name = text(fields.find(Commands.CARD_NAME), charset);
        var type = fields.find(Commands.CARD_TYPE);
        return name.isEmpty() && type != null ? CardType.name(type[0] & 0xFF) : name;
    }

    private static @Nullable Entry entry(int technology) {
        return switch (technology) {
            case 0 -> Entry.STRIPE;
            case 1 -> Entry.CHIP;
            case 2 -> Entry.CONTACTLESS;
            default -> null;
        };
    }

    /** @return -1 if the terminal does not tell. */
    private static int flag(Fields fields, int tag) {
        var object = Tlv.first(fields.tlv(), tag);
        return object == null || object.value().length != 1 ? -1 : object.value()[0] & 0xFF;
    }

    private static String text(byte @Nullable [] bytes, Charset charset) {
        return bytes == null
                ? ""
                : CardNumbers.masked(
                        new String(bytes, charset).replace('\0', ' ').strip());
    }

    /**
     * What was taken beyond what was asked is a tip: it is given at the terminal.
     *
     * @param asked by whose currency the amount is told.
     */
    @Nullable
    CardApproval approval(Money asked, Receipts receipts) {
        if (booking == null) {
            return null;
        }
        var taken = new Money(booking.minor(), asked.currency());
        var tip = taken.isMoreThan(asked) ? taken.minus(asked) : null;
        return new CardApproval(
                booking.asText(),
                approvalCode,
                card,
                brand,
                taken,
                receipts.customer(),
                isOffline,
                null,
                new CardDetails(entry, tip, null, null, receipts.merchant(), signature));
    }
}
