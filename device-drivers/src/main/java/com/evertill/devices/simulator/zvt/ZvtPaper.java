package com.evertill.devices.simulator.zvt;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** What a simulated terminal has printed by the till, as its maker does. */
final class ZvtPaper {
    private static final int MERCHANT = 1;
    private static final int CUSTOMER = 2;

    /** The messages that print both slips, the merchant's first. */
    static List<byte[]> of(ZvtEntry entry, ZvtMaker maker) {
        var merchant = receipt(entry, "Händlerbeleg");
        var customer = receipt(entry, "Kundenbeleg für Sie");
        return switch (maker) {
            case HOBEX -> List.of(); // it has a printer of its own
            case CARD_COMPLETE -> {
                var lines = new ArrayList<>(lines(merchant, Charset.forName("ISO-8859-15")));
                lines.addAll(lines(customer, Charset.forName("ISO-8859-15")));
                yield lines;
            }
            case STANDARD, GLOBAL_PAYMENTS ->
                List.of(
                        ZvtBytes.textBlock(MERCHANT, merchant, Charset.forName("IBM437")),
                        ZvtBytes.textBlock(CUSTOMER, customer, Charset.forName("IBM437")));
        };
    }

    private static List<byte[]> lines(List<String> lines, Charset charset) {
        var messages = new ArrayList<byte[]>();
        for (int i = 0; i < lines.size(); i++) {
            messages.add(ZvtBytes.line(lines.get(i), i == lines.size() - 1, charset, ZvtMaker.CARD_COMPLETE));
        }
        return messages;
    }

    private static List<String> receipt(ZvtEntry entry, String whose) {
        var lines = new ArrayList<>(List.of(whose, "girocard ****3456", "Beleg-Nr. %04d".formatted(entry.receipt())));
        lines.add(
                switch (entry.kind()) {
                    case PAYMENT -> "Kartenzahlung";
                    case REVERSAL -> "Storno";
                    case REFUND -> "Gutschrift";
                });
        lines.add("EUR %d,%02d".formatted(entry.minor() / 100, entry.minor() % 100));
        return lines;
    }

    private ZvtPaper() {}
}
