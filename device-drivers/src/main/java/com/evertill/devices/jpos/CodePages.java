package com.evertill.devices.jpos;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Text in the code pages that a printer has. A character that the page in force lacks is looked for in the others, in order of preference,
 * and printed from there; one that none has becomes a question mark.
 */
final class CodePages {

    /** The number of a page for {@code ESC t}, and its name in Java. */
    private record Page(int escPosNumber, CharsetEncoder encoder) {}

    /** The numbers are Epson's, which the other makers follow for these. */
    private static final Map<Integer, Integer> ESC_POS_NUMBERS =
            Map.of(437, 0, 850, 2, 1252, 16, 866, 17, 852, 18, 858, 19);

    private static final Map<Integer, String> CHARSETS =
            Map.of(437, "IBM437", 850, "IBM850", 1252, "windows-1252", 866, "IBM866", 852, "IBM852", 858, "IBM00858");

    private final List<Page> pages = new ArrayList<>();

    /** @throws IllegalArgumentException if a page is not known here. */
    CodePages(List<Integer> numbers) {
        for (int number : numbers) {
            var escPosNumber = ESC_POS_NUMBERS.get(number);
            var charset = CHARSETS.get(number);
            if (escPosNumber == null || charset == null) {
                throw new IllegalArgumentException("code page " + number + " is not one of " + all());
            }
            pages.add(new Page(escPosNumber, Charset.forName(charset).newEncoder()));
        }
    }

    static String all() {
        return ESC_POS_NUMBERS.keySet().stream().sorted().toList().toString();
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
            var page = pageOf(text.substring(i, end), current);
            if (!page.equals(current)) {
                bytes.writeBytes(EscPos.codePage(page.escPosNumber()));
                current = page;
            }
            bytes.writeBytes(encoded(text.substring(i, end), page));
            i = end;
        }
        if (!current.equals(pages.getFirst())) {
            bytes.writeBytes(preferred());
        }
        return bytes.toByteArray();
    }

    /** {@code ESC t} of the preferred page. */
    byte[] preferred() {
        return EscPos.codePage(pages.getFirst().escPosNumber());
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
        if (!page.encoder().canEncode(character)) {
            return new byte[] {'?'};
        }
        ByteBuffer bytes = page.encoder().charset().encode(CharBuffer.wrap(character));
        var array = new byte[bytes.remaining()];
        bytes.get(array);
        return array;
    }
}
