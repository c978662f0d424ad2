package com.evertill.commerce.codes;

import com.evertill.commerce.codes.Code.Element;
import com.evertill.commerce.codes.ElementStrings.ElementReading;
import com.evertill.commerce.codes.Rejected.Why;
import com.evertill.commerce.item.CheckDigit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * GS1 Digital Link URIs, uncompressed (GS1 Digital Link Standard: URI Syntax, sections 4.6 to 4.11): any host and any leading path, then
 * {@code /01/} and a GTIN, its qualifiers in their order, further elements in the query. Names in the query that are not numbers are the
 * web's own business and are passed over.
 */
final class DigitalLink {
    private static final List<String> QUALIFIERS = List.of("22", "10", "21");

    static boolean isOne(String text) {
        var start = text.substring(0, Math.min(8, text.length())).toLowerCase(Locale.ROOT);
        return start.equals("https://") || start.startsWith("http://");
    }

    static ElementReading read(String text) {
        var withoutFragment = before('#', text);
        var address = before('?', withoutFragment);
        var query = withoutFragment.length() > address.length() ? withoutFragment.substring(address.length() + 1) : "";
        int path = address.indexOf('/', address.indexOf("//") + 2);
        if (path < 0) {
            return ElementReading.rejected(Why.NOT_A_CODE);
        }
        var elements = new ArrayList<Element>();
        var fault = readPath(address.substring(path + 1).split("/", -1), elements);
        if (fault == null) {
            fault = readQuery(query, elements);
        }
        return fault == null ? new ElementReading.Read(elements) : ElementReading.rejected(fault);
    }

    /** The key is looked for from the right, since a leading path may hold whatever its owner likes. */
    private static @Nullable Why readPath(String[] segments, List<Element> elements) {
        int key = segments.length - (segments.length > 0 && segments[segments.length - 1].isEmpty() ? 3 : 2);
        while (key >= 0 && !segments[key].equals("01")) {
            key -= 2;
        }
        if (key < 0) {
            return Why.NAMES_NO_ITEM;
        }
        var gtin = decoded(segments[key + 1]);
        if (gtin == null || !isGtinLength(gtin)) {
            return Why.MALFORMED_ELEMENT;
        }
        elements.add(new Element("01", "0".repeat(14 - gtin.length()) + gtin));
        return readQualifiers(segments, key + 2, elements);
    }

    private static @Nullable Why readQualifiers(String[] segments, int from, List<Element> elements) {
        int last = -1;
        for (int i = from; i + 1 < segments.length; i += 2) {
            int order = segments[i].equals("235") && i == from ? QUALIFIERS.size() : QUALIFIERS.indexOf(segments[i]);
            var value = decoded(segments[i + 1]);
            if (order <= last || value == null) {
                return Why.MALFORMED_ELEMENT;
            }
            last = order;
            elements.add(new Element(segments[i], value));
        }
        return null;
    }

    private static @Nullable Why readQuery(String query, List<Element> elements) {
        for (var pair : query.split("[&;]")) {
            var name = before('=', pair);
            if (CheckDigit.areDigits(name)) {
                var value = name.length() < pair.length() ? decoded(pair.substring(name.length() + 1)) : null;
                if (value == null) {
                    return Why.MALFORMED_ELEMENT;
                }
                elements.add(new Element(name, value));
            }
        }
        return null;
    }

    private static boolean isGtinLength(String digits) {
        return switch (digits.length()) {
            case 8, 12, 13, 14 -> true;
            default -> false;
        };
    }

    private static String before(char mark, String text) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(0, at);
    }

    /** Percent-encoding undone (RFC 3986, section 2.1); null if it is broken or hides something that is not printable ASCII. */
    private static @Nullable String decoded(String text) {
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
                if (low < 0) {
                    return null;
                }
                c = (char) (high * 16 + low);
                i += 2;
            }
            if (c < ' ' || c > '~') {
                return null;
            }
            plain.append(c);
        }
        return plain.toString();
    }

    private DigitalLink() {}
}
