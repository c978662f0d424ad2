package com.evertill.commerce.codes;

import com.evertill.commerce.codes.Code.Element;
import com.evertill.commerce.codes.Rejected.Why;
import java.util.ArrayList;
import java.util.List;

/** Application Identifiers and their values one after another, as a symbol carries them and as people write them. */
final class ElementStrings {
    /** How FNC1 within a symbol reaches us (GS1 General Specifications, section 7.8.1). */
    static final char FNC1 = 0x1D;

    /** As a symbol carries them: elements without a length known beforehand end with FNC1 or with the text. */
    static ElementReading fromSymbol(String text) {
        var elements = new ArrayList<Element>();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == FNC1) {
                // At the start, at the end and after an element of known length it says nothing and does no harm.
                at++;
                continue;
            }
            var code = ApplicationIdentifier.codeAt(text, at);
            if (code.isEmpty()) {
                return ElementReading.rejected(Why.UNKNOWN_APPLICATION_IDENTIFIER);
            }
            int from = at + code.get().length();
            int to = endOf(text, code.get(), from);
            elements.add(new Element(code.get(), text.substring(from, to)));
            at = to;
        }
        return new ElementReading.Read(elements);
    }

    private static int endOf(String text, String code, int from) {
        int separator = text.indexOf(FNC1, from);
        int to = separator < 0 ? text.length() : separator;
        return ApplicationIdentifier.endsByItself(code)
                ? Math.min(
                        to, from + ApplicationIdentifier.of(code).orElseThrow().length())
                : to;
    }

    /** As people write them, {@code (01)09521234543213(10)ABC}; a bracket that belongs to a value has a backslash before it. */
    static ElementReading fromBrackets(String text) {
        var elements = new ArrayList<Element>();
        int at = 0;
        while (at < text.length()) {
            int close = text.indexOf(')', at);
            if (text.charAt(at) != '(' || close < 0) {
                return ElementReading.rejected(Why.NOT_A_CODE);
            }
            var value = new StringBuilder();
            int next = close + 1;
            while (next < text.length() && text.charAt(next) != '(') {
                if (text.startsWith("\\(", next)) {
                    next++;
                }
                value.append(text.charAt(next++));
            }
            elements.add(new Element(text.substring(at + 1, close), value.toString()));
            at = next;
        }
        return new ElementReading.Read(elements);
    }

    /** Elements that are not judged yet, or why there are none. */
    sealed interface ElementReading {
        record Read(List<Element> elements) implements ElementReading {}

        record Unreadable(Rejected rejected) implements ElementReading {}

        static ElementReading rejected(Why why) {
            return new Unreadable(new Rejected(why));
        }
    }

    private ElementStrings() {}
}
