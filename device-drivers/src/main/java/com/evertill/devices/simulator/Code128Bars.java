package com.evertill.devices.simulator;

import com.evertill.commerce.receipt.ReceiptDocument.Linear;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Code 128 (ISO/IEC 15417) from the data of {@code GS k 73}, where a brace and a letter announce a set, a shift or a function character. The
 * symbol characters are those that the host asked for: a wrong set makes a wrong symbol, as on paper.
 */
final class Code128Bars {

    private static final String WIDTHS = """
        212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221
        223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321
        112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131
        311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114
        122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141
        214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112
        """;

    private static final List<String> SYMBOLS = List.of(WIDTHS.strip().split("\\s+"));
    private static final int FNC_1 = 102;
    private static final int START_A = 103;
    private static final int STOP = 106;

    private final List<Integer> characters = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private char set;
    private char shifted;

    /** The data were no Code 128. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String why) {
            super(why);
        }
    }

    private Code128Bars() {}

    /** @throws Wrong if a printer could not draw it. */
    static PrintedBarcode of(byte[] data) {
        var bars = new Code128Bars();
        bars.read(data);
        boolean gs1 = bars.characters.size() > 1 && bars.characters.get(1) == FNC_1;
        return new PrintedBarcode(
                gs1 ? Linear.GS1_128 : Linear.CODE_128, bars.text.substring(gs1 ? 1 : 0), bars.modules());
    }

    /** {@code GS k 74}: the printer sets the first FNC1 by itself, and parentheses are only for the eye. */
    static PrintedBarcode ofGs1(byte[] data) {
        var plain = new String(data, StandardCharsets.US_ASCII).replaceAll("[() ]", "");
        return of(("{B{1" + plain).getBytes(StandardCharsets.US_ASCII));
    }

    private void read(byte[] data) {
        for (int i = 0; i < data.length; i++) {
            int next = data[i] & 0xFF;
            if (next == '{') {
                i++;
                if (i == data.length) {
                    throw new Wrong("it ends in a brace");
                }
                announced((char) data[i]);
            } else {
                character(next);
            }
        }
        if (characters.size() < 2) {
            throw new Wrong("there is nothing in it");
        }
    }

    private void announced(char what) {
        switch (what) {
            case 'A', 'B', 'C' -> set(what);
            case 'S' -> {
                characters.add(98);
                shifted = set == 'A' ? 'B' : 'A';
            }
            case '1' -> {
                characters.add(FNC_1);
                text.append('\u001D');
            }
            case '2' -> characters.add(97);
            case '3' -> characters.add(96);
            case '4' -> characters.add(set == 'A' ? 101 : 100);
            case '{' -> character('{');
            default -> throw new Wrong("{" + what + " means nothing");
        }
    }

    private void set(char next) {
        int start = START_A + next - 'A';
        characters.add(characters.isEmpty() ? start : 101 - (next - 'A'));
        set = next;
    }

    private void character(int code) {
        char inForce = shifted == 0 ? set : shifted;
        shifted = 0;
        switch (inForce) {
            case 'A' -> plain(code, code < 0x20 ? code + 64 : code - 32, code < 0x60);
            case 'B' -> plain(code, code - 32, code >= 0x20 && code < 0x80);
            case 'C' -> {
                if (code > 99) {
                    throw new Wrong("set C has no " + code);
                }
                characters.add(code);
                text.append("%02d".formatted(code));
            }
            default -> throw new Wrong("it names no set");
        }
    }

    private void plain(int code, int symbol, boolean inSet) {
        if (!inSet) {
            throw new Wrong("%02X is not in the set".formatted(code));
        }
        characters.add(symbol);
        text.append((char) code);
    }

    private String modules() {
        int sum = characters.getFirst();
        for (int i = 1; i < characters.size(); i++) {
            sum += i * characters.get(i);
        }
        var modules = new StringBuilder();
        characters.forEach(it -> draw(it, modules));
        draw(sum % 103, modules);
        draw(STOP, modules);
        return modules.toString();
    }

    private static void draw(int symbol, StringBuilder modules) {
        var widths = SYMBOLS.get(symbol);
        for (int i = 0; i < widths.length(); i++) {
            modules.repeat(i % 2 == 0 ? '1' : '0', widths.charAt(i) - '0');
        }
    }
}
