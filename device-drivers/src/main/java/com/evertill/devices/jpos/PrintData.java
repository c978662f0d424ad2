package com.evertill.devices.jpos;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jpos.POSPrinterConst;

/**
 * Print data taken apart into text and escape sequences (UnifiedPOS 1.15, POS Printer, "Data characters and escape sequences"): {@code ESC |},
 * perhaps {@code !}, digits, lower-case letters, <b>one</b> upper-case letter. What follows is text again: {@code ESC|4CEDGE} prints EDGE.
 */
record PrintData(List<Part> parts) {

    private static final Pattern SEQUENCE = Pattern.compile("\\x1B\\|(!?)(\\d{0,4})([a-z]{0,3})([A-Z])|\\r\\n|\\n|\\r");

    sealed interface Part {}

    record Text(String text) implements Part {}

    record NewLine() implements Part {}

    /**
     * Cuts the paper.
     *
     * @param percent of its width.
     */
    record Cut(int percent) implements Part {}

    record Feed(int lines) implements Part {}

    record Bold(boolean on) implements Part {}

    record Underline(boolean on) implements Part {}

    record Reverse(boolean on) implements Part {}

    record Size(int wide, int high) implements Part {}

    record Wide(int times) implements Part {}

    record High(int times) implements Part {}

    /** @param where 0 left, 1 centre, 2 right. */
    record Align(int where) implements Part {}

    record Normal() implements Part {}

    /** A picture that was set before. */
    record Bitmap(int number) implements Part {}

    /** @param location {@code PTR_L_TOP} or {@code PTR_L_BOTTOM}. */
    record Logo(int location) implements Part {}

    /** A sequence that this printer cannot do; it prints as nothing. */
    record Unsupported(String sequence) implements Part {}

    static PrintData parse(String data) {
        var parts = new ArrayList<Part>();
        var matcher = SEQUENCE.matcher(data);
        int position = 0;
        while (matcher.find()) {
            addText(parts, data.substring(position, matcher.start()));
            parts.add(matcher.group(4) == null ? new NewLine() : sequence(matcher));
            position = matcher.end();
        }
        addText(parts, data.substring(position));
        return new PrintData(List.copyOf(parts));
    }

    /** Control characters would be commands to the printer: whoever chose an item's name must not command it. */
    private static void addText(List<Part> parts, String raw) {
        var text = raw.replaceAll("\\p{Cntrl}", "");
        if (!text.isEmpty()) {
            parts.add(new Text(text));
        }
    }

    private static Part sequence(Matcher matcher) {
        boolean on = matcher.group(1).isEmpty();
        int number = matcher.group(2).isEmpty() ? -1 : Integer.parseInt(matcher.group(2));
        return switch (matcher.group(3) + matcher.group(4)) {
            case "P", "fP" -> new Cut(number < 0 ? 100 : number);
            case "lF" -> new Feed(number < 0 ? 1 : number);
            case "bC" -> new Bold(on);
            case "uC" -> new Underline(on && number != 0);
            case "rvC" -> new Reverse(on);
            case "C" -> size(number, matcher.group());
            case "hC" -> new Wide(number < 1 ? 1 : Math.min(number, 8));
            case "vC" -> new High(number < 1 ? 1 : Math.min(number, 8));
            case "lA" -> new Align(0);
            case "cA" -> new Align(1);
            case "rA" -> new Align(2);
            case "N" -> new Normal();
            case "B" -> new Bitmap(number);
            case "tL" -> new Logo(POSPrinterConst.PTR_L_TOP);
            case "bL" -> new Logo(POSPrinterConst.PTR_L_BOTTOM);
            default -> new Unsupported(matcher.group());
        };
    }

    private static Part size(int number, String sequence) {
        return switch (number) {
            case 1 -> new Size(1, 1);
            case 2 -> new Size(2, 1);
            case 3 -> new Size(1, 2);
            case 4 -> new Size(2, 2);
            default -> new Unsupported(sequence);
        };
    }
}
