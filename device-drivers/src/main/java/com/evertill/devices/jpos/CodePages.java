package com.evertill.devices.jpos;

import com.evertill.devices.glyphs.GlyphFont;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Text in the code pages that a device has. A character that the page in force lacks is looked for in the others, in order of preference,
 * and printed from there. One that none has is printed as its plainer kind (a thin space as a space); where that loses something, a printer
 * asks {@link #hasAll} first and draws the line, and a display leaves the accent out or shows a question mark.
 */
final class CodePages {

    /** The number of a page for {@code ESC t}, and its name in Java. */
    private record Page(int escPosNumber, CharsetEncoder encoder) {}

    /**
     * What Epson's printers of the last twenty years have, western pages first. The later ones come last, so that an older printer or a clone
     * without them is not asked for what an earlier page has as well.
     */
    static final String STANDARD = "858,1252,437,852,866,737,857,1250,1251,1253,1254,1257";

    /** By page; the numbers of {@code ESC t} are Epson's, which the other makers follow for these. */
    private static final Map<Integer, Known> KNOWN = Map.ofEntries(
            Map.entry(437, new Known(0, "IBM437")),
            Map.entry(850, new Known(2, "IBM850")),
            Map.entry(860, new Known(3, "IBM860")),
            Map.entry(863, new Known(4, "IBM863")),
            Map.entry(865, new Known(5, "IBM865")),
            Map.entry(857, new Known(13, "IBM857")),
            Map.entry(737, new Known(14, "x-IBM737")),
            Map.entry(1252, new Known(16, "windows-1252")),
            Map.entry(866, new Known(17, "IBM866")),
            Map.entry(852, new Known(18, "IBM852")),
            Map.entry(858, new Known(19, "IBM00858")),
            Map.entry(775, new Known(33, "IBM775")),
            Map.entry(855, new Known(34, "IBM855")),
            Map.entry(869, new Known(38, "IBM869")),
            Map.entry(1250, new Known(45, "windows-1250")),
            Map.entry(1251, new Known(46, "windows-1251")),
            Map.entry(1253, new Known(47, "windows-1253")),
            Map.entry(1254, new Known(48, "windows-1254")),
            Map.entry(1257, new Known(51, "windows-1257")));

    private record Known(int escPosNumber, String charset) {}

    private final List<Page> pages = new ArrayList<>();

    /** @throws IllegalArgumentException if a page is not known here. */
    CodePages(List<Integer> numbers) {
        for (int number : numbers) {
            var known = KNOWN.get(number);
            if (known == null) {
                throw new IllegalArgumentException("code page " + number + " is not one of " + all());
            }
            pages.add(new Page(
                    known.escPosNumber(), Charset.forName(known.charset()).newEncoder()));
        }
    }

    static String all() {
        return KNOWN.keySet().stream().sorted().toList().toString();
    }

    /** @param list such as {@code 858,1252,437}. */
    static CodePages parse(String list) {
        try {
            return new CodePages(Arrays.stream(list.split(","))
                    .map(String::strip)
                    .map(Integer::valueOf)
                    .toList());
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(list + " is no list of code pages such as 858,1252", wrong);
        }
    }

    /** The text with the {@code ESC t} it needs, beginning and ending in the preferred page. */
    byte[] encode(String text) {
        var bytes = new ByteArrayOutputStream();
        var current = pages.getFirst();
        for (int i = 0; i < text.length(); ) {
            int end = i + Character.charCount(text.codePointAt(i));
            var character = printable(text.substring(i, end));
            var page = pageOf(character, current);
            if (!page.equals(current)) {
                bytes.writeBytes(EscPos.codePage(page.escPosNumber()));
                current = page;
            }
            bytes.writeBytes(encoded(character, page));
            i = end;
        }
        if (!current.equals(pages.getFirst())) {
            bytes.writeBytes(preferred());
        }
        return bytes.toByteArray();
    }

    /** The text in the preferred page alone, for a device that cannot change it. */
    byte[] encodePreferred(String text) {
        var bytes = new ByteArrayOutputStream();
        text.codePoints()
                .forEach(character -> bytes.writeBytes(encoded(Character.toString(character), pages.getFirst())));
        return bytes.toByteArray();
    }

    /** {@code ESC t} of the preferred page. */
    byte[] preferred() {
        return EscPos.codePage(pages.getFirst().escPosNumber());
    }

    /** Whether every character is on a page, or has a plainer kind there, as a thin space has; a letter without its accent is not one. */
    boolean hasAll(String text) {
        return text.codePoints().mapToObj(Character::toString).allMatch(this::has);
    }

    private boolean has(String character) {
        if (isOnAnyPage(character)) {
            return true;
        }
        var plainer = Normalizer.normalize(character, Normalizer.Form.NFKD);
        return plainer.length() == 1
                && isOnAnyPage(plainer)
                && GlyphFont.builtIn().columns(character.codePointAt(0)) == 1;
    }

    /** One character for one, so that columns stay where they are. */
    private String printable(String character) {
        if (isOnAnyPage(character)) {
            return character;
        }
        var plainer = Normalizer.normalize(character, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        return plainer.length() == 1 && isOnAnyPage(plainer) ? plainer : "?";
    }

    private boolean isOnAnyPage(String character) {
        return pages.stream().anyMatch(page -> page.encoder().canEncode(character));
    }

    private Page pageOf(String character, Page current) {
        if (current.encoder().canEncode(character)) {
            return current;
        }
        return pages.stream()
                .filter(page -> page.encoder().canEncode(character))
                .findFirst()
                .orElse(current);
    }

    private static byte[] encoded(String character, Page page) {
        ByteBuffer bytes = page.encoder().charset().encode(CharBuffer.wrap(character));
        var array = new byte[bytes.remaining()];
        bytes.get(array);
        return array;
    }
}
