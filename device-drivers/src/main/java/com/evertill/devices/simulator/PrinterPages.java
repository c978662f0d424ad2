package com.evertill.devices.simulator;

import java.nio.charset.Charset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The code pages of the simulated printer by their {@code ESC t} numbers, as in Epson's table; those that Java has, and page 1, whose lines
 * and half-width Katakana it has not.
 */
final class PrinterPages {

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0, "IBM437"),
            Map.entry(2, "IBM850"),
            Map.entry(3, "IBM860"),
            Map.entry(4, "IBM863"),
            Map.entry(5, "IBM865"),
            Map.entry(13, "IBM857"),
            Map.entry(14, "x-IBM737"),
            Map.entry(15, "ISO-8859-7"),
            Map.entry(16, "windows-1252"),
            Map.entry(17, "IBM866"),
            Map.entry(18, "IBM852"),
            Map.entry(19, "IBM00858"),
            Map.entry(33, "IBM775"),
            Map.entry(34, "IBM855"),
            Map.entry(35, "IBM861"),
            Map.entry(36, "IBM862"),
            Map.entry(38, "IBM869"),
            Map.entry(39, "ISO-8859-2"),
            Map.entry(40, "ISO-8859-15"),
            Map.entry(45, "windows-1250"),
            Map.entry(46, "windows-1251"),
            Map.entry(47, "windows-1253"),
            Map.entry(48, "windows-1254"),
            Map.entry(49, "windows-1255"),
            Map.entry(51, "windows-1257"),
            Map.entry(52, "windows-1258"));

    private static final int KATAKANA = 1;
    private static final String BLOCKS_AND_LINES = "▁▂▃▄▅▆▇█▏▎▍▌▋▊▉┼┴┬┤├▔─│▕┌┐└┘╭╮╰╯";
    private static final String SIGNS = "═╞╪╡◢◣◥◤♠♥♦♣●○╱╲╳円年月日時分秒〒市区町村人▒";

    /** @return null if the printer has no such page. */
    static @Nullable PrinterPages of(int number) {
        var name = NAMES.get(number);
        if (name == null) {
            return number == KATAKANA ? new PrinterPages(null) : null;
        }
        return new PrinterPages(Charset.forName(name));
    }

    static PrinterPages standard() {
        return new PrinterPages(Charset.forName("IBM437"));
    }

    private static final Charset TURKISH = Charset.forName("IBM857");
    private static final int TURKISH_EURO = 0xD5;

    private final @Nullable Charset charset;

    private PrinterPages(@Nullable Charset charset) {
        this.charset = charset;
    }

    String character(int code) {
        if (code == TURKISH_EURO && TURKISH.equals(charset)) {
            // Java's page is from before the euro.
            return "€";
        }
        return charset == null ? katakana(code) : new String(new byte[] {(byte) code}, charset);
    }

    private static String katakana(int code) {
        if (code < 0x80) {
            return Character.toString(code);
        }
        if (code < 0xA0) {
            return Character.toString(BLOCKS_AND_LINES.charAt(code - 0x80));
        }
        if (code < 0xE0) {
            return Character.toString(0xFF60 + code - 0xA0);
        }
        return code - 0xE0 < SIGNS.length() ? Character.toString(SIGNS.charAt(code - 0xE0)) : " ";
    }
}
