package com.evertill.devices.terminal.zvt;

import com.evertill.commerce.tender.CardNumbers;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the terminal wants printed during one dialogue: text blocks (06 D3), of which each says whose receipt it is, or lines (06 D1), of which
 * nobody knows whose they are but that the last is marked and the merchant's copy comes first. Card numbers are masked on the way in.
 */
final class Receipts {
    private static final int MERCHANT = 1;
    private static final int CUSTOMER = 2;
    private static final int LINE_FEED = 0xFF;
    private static final int LAST_LINE = 0x80;
    private static final int MOST_LINES = 500;

    private final Charset charset;
    private final List<String> merchant = new ArrayList<>();
    private final List<String> customer = new ArrayList<>();
    private final List<List<String>> byLine = new ArrayList<>();
    private boolean isNewSlip = true;

    Receipts(Charset charset) {
        this.charset = charset;
    }

    List<String> merchant() {
        return merchant.isEmpty() && byLine.size() > 1 ? byLine.getFirst() : List.copyOf(merchant);
    }

    List<String> customer() {
        return customer.isEmpty() && !byLine.isEmpty() ? List.copyOf(byLine.getLast()) : List.copyOf(customer);
    }

    /** Terminals that do not name the payment that they took back say so at least on paper. */
    boolean tellOfAReversal() {
        return java.util.stream.Stream.concat(merchant().stream(), customer().stream())
                .map(line -> line.toUpperCase(Locale.ROOT))
                .anyMatch(line -> line.contains("STORNO") || line.contains("REVERSAL"));
    }

    void printLine(byte[] data) {
        if (data.length == 0) {
            return;
        }
        if (isNewSlip) {
            byLine.add(new ArrayList<>());
            isNewSlip = false;
        }
        int attribute = data[0] & 0xFF;
        var slip = byLine.getLast();
        if (attribute == LINE_FEED) {
            int feeds = data.length > 1 ? data[1] & 0xFF : 1;
            for (int i = 0; i < feeds; i++) {
                add(slip, "");
            }
            return;
        }
        add(slip, text(Arrays.copyOfRange(data, 1, endOfText(data)), charset));
        isNewSlip = attribute > LAST_LINE;
    }

    /** CardComplete's terminals put a TLV container behind the text, which the specification does not know. */
    private static int endOfText(byte[] data) {
        for (int i = 1; i + 1 < data.length; i++) {
            if (data[i] == Commands.TLV_CONTAINER && data[i + 1] >= 0 && i + 2 + data[i + 1] == data.length) {
                return i;
            }
        }
        return data.length;
    }

    void printTextBlock(byte[] data) {
        var container = Fields.decode(data, 0).tlv();
        var type = Tlv.first(container, Commands.RECEIPT_TYPE);
        int whose = type == null || type.value().length == 0 ? MERCHANT : type.value()[0];
        var slip = whose == CUSTOMER ? customer : merchant;
        printTexts(container, charset(container), slip);
    }

    private void printTexts(List<Tlv> objects, Charset text, List<String> slip) {
        for (var object : objects) {
            switch (object.tag()) {
                case Commands.PRINT_TEXTS -> printTexts(object.parts(), text, slip);
                case Commands.TEXT_LINE -> add(slip, text(object.value(), text));
                default -> {
                    // How a line looks, and what else a terminal tells, is not needed to print it.
                }
            }
        }
    }

    /** ISO 8859-n where the block says so: those of CardComplete do. */
    private Charset charset(List<Tlv> container) {
        var iso = Tlv.first(container, Commands.ISO_CHARACTER_SET);
        var name = iso == null || iso.value().length != 1 ? "" : "ISO-8859-" + (iso.value()[0] & 0xFF);
        return !name.isEmpty() && Charset.isSupported(name) ? Charset.forName(name) : charset;
    }

    /** What came cannot be read, and whoever looks at the paper should know. */
    void unreadable() {
        add(merchant, "(?)");
    }

    private static void add(List<String> slip, String line) {
        if (slip.size() < MOST_LINES) {
            slip.add(line);
        }
    }

    private static String text(byte[] bytes, Charset charset) {
        return CardNumbers.masked(
                new String(bytes, charset).replaceAll("\\p{Cntrl}", " ").stripTrailing());
    }
}
