package com.evertill.commerce.codes;

import com.evertill.commerce.codes.Code.Element;
import com.evertill.commerce.codes.Code.Elements;
import com.evertill.commerce.codes.Code.Gtin;
import com.evertill.commerce.codes.Code.Plu;
import com.evertill.commerce.codes.ElementStrings.ElementReading;
import com.evertill.commerce.codes.Rejected.Why;
import com.evertill.commerce.item.CheckDigit;
import com.evertill.commerce.item.Item;
import java.util.HashMap;
import java.util.List;

/** The door of this package. */
public final class CodeReader {
    /** More than any symbol of retail holds, and the bound on the work that a text can cause. */
    public static final int MAX_LENGTH = 512;

    /**
     * @param text as read or typed; blanks around it do not count. A symbology identifier at its beginning ({@code ]E0}) outranks
     *     {@code symbology}.
     */
    public static Reading read(String text, Symbology symbology, CodeRules rules) {
        if (text.length() > MAX_LENGTH) {
            return new Rejected(Why.TOO_LONG);
        }
        var trimmed = text.strip();
        var identified = Symbology.ofIdentifier(trimmed);
        return identified.isPresent()
                ? readData(trimmed.substring(3), identified.get(), rules)
                : readData(trimmed, symbology, rules);
    }

    private static Reading readData(String data, Symbology symbology, CodeRules rules) {
        if (symbology.isGs1() || data.indexOf(ElementStrings.FNC1) >= 0) {
            return judged(ElementStrings.fromSymbol(data), rules);
        }
        if (DigitalLink.isOne(data)) {
            return judged(DigitalLink.read(data), rules);
        }
        if (data.startsWith("(")) {
            return judged(ElementStrings.fromBrackets(data), rules);
        }
        return CheckDigit.areDigits(data) ? readDigits(data, symbology, rules) : new Rejected(Why.NOT_A_CODE);
    }

    private static Reading readDigits(String digits, Symbology symbology, CodeRules rules) {
        return switch (symbology) {
            case UPC_E -> digits.length() == 8 ? readUpcE(digits) : readKey(digits, 12, 13, rules);
            case UPC_A -> readKey(digits, 12, 13, rules);
            case EAN_8 -> readKey(digits, 8, 8, rules);
            // Readers that are set to it send UPC-A and UPC-E as they are, under the identifier of EAN-13.
            case EAN_13 -> digits.length() == 8 ? readUpcE(digits) : readKey(digits, 12, 13, rules);
            case EAN_13_WITH_ADD_ON ->
                digits.length() == 15 || digits.length() == 18
                        ? readKey(digits.substring(0, 13), 13, 13, rules)
                        : new Rejected(Why.NOT_A_CODE);
            case ITF_14 -> readKey(digits, 14, 14, rules);
            case TYPED -> digits.length() <= 5 ? readPlu(digits) : readKey(digits, 8, 14, rules);
            case UNKNOWN, PLAIN_LINEAR -> readKey(digits, 8, 14, rules);
            case ADD_ON, PLAIN_2D, GS1_128, GS1_DATABAR, GS1_DATAMATRIX, GS1_QR, GS1_DOTCODE ->
                new Rejected(Why.NOT_A_CODE);
        };
    }

    private static Reading readKey(String digits, int least, int most, CodeRules rules) {
        int length = digits.length();
        boolean isGtinLength = length == 8 || (length >= 12 && length <= 14);
        if (!isGtinLength || length < least || length > most) {
            return new Rejected(Why.NOT_A_CODE);
        }
        if (!CheckDigit.isRight(digits)) {
            return new Rejected(Why.WRONG_CHECK_DIGIT);
        }
        var gtin = "0".repeat(14 - length) + digits;
        var pattern = length < 12 || gtin.charAt(0) != '0'
                ? null
                : rules.patternOf(gtin.substring(1)).orElse(null);
        return pattern == null ? new Gtin(gtin) : pattern.read(gtin.substring(1), rules.currency());
    }

    /** Five digits with a zero before them are the four-digit number on a longer label. */
    private static Reading readPlu(String digits) {
        var plu = digits.length() == 5 && digits.startsWith("0") ? digits.substring(1) : digits;
        return Item.isPlu(plu) ? new Plu(plu) : new Rejected(Why.NOT_A_CODE);
    }

    /** Zero suppression undone (GS1 General Specifications, section 5.2.2.4.2): number system 0, six digits, the check digit of the whole. */
    private static Reading readUpcE(String digits) {
        if (digits.charAt(0) != '0') {
            return new Rejected(Why.NOT_A_CODE);
        }
        var six = digits.substring(1, 7);
        char last = six.charAt(5);
        var expanded = "0"
                + switch (last) {
                    case '0', '1', '2' -> six.substring(0, 2) + last + "0000" + six.substring(2, 5);
                    case '3' -> six.substring(0, 3) + "00000" + six.substring(3, 5);
                    case '4' -> six.substring(0, 4) + "00000" + six.charAt(4);
                    default -> six.substring(0, 5) + "0000" + last;
                }
                + digits.charAt(7);
        return CheckDigit.isRight(expanded) ? new Gtin("00" + expanded) : new Rejected(Why.WRONG_CHECK_DIGIT);
    }

    private static Reading judged(ElementReading reading, CodeRules rules) {
        return switch (reading) {
            case ElementReading.Unreadable(var rejected) -> rejected;
            case ElementReading.Read(var elements) -> judged(elements, rules);
        };
    }

    private static Reading judged(List<Element> elements, CodeRules rules) {
        var seen = new HashMap<String, String>();
        for (var element : elements) {
            var identifier = ApplicationIdentifier.of(element.ai());
            if (identifier.isEmpty()) {
                return new Rejected(Why.UNKNOWN_APPLICATION_IDENTIFIER);
            }
            var fault = identifier.get().faultIn(element.value());
            if (fault.isPresent()) {
                return new Rejected(fault.get());
            }
            var other = seen.putIfAbsent(meaning(element.ai()), element.toString());
            if (other != null && !other.equals(element.toString())) {
                return new Rejected(Why.ELEMENTS_CONTRADICT_EACH_OTHER);
            }
        }
        return named(elements.stream().distinct().toList(), rules);
    }

    /** Identifiers that differ only in their decimals say the same thing, and so do the two kinds of price: each may be said once. */
    private static String meaning(String ai) {
        if (ai.startsWith("392") || ai.startsWith("393")) {
            return "price";
        }
        return ai.length() == 4 && ai.startsWith("3") ? ai.substring(0, 3) : ai;
    }

    private static Reading named(List<Element> elements, CodeRules rules) {
        var gtins =
                elements.stream().filter(element -> element.ai().equals("01")).toList();
        boolean contradicted = elements.stream()
                .anyMatch(element -> List.of("02", "03", "37", "255", "8006").contains(element.ai()));
        if (gtins.isEmpty()) {
            return new Rejected(Why.NAMES_NO_ITEM);
        }
        if (contradicted) {
            return new Rejected(Why.ELEMENTS_CONTRADICT_EACH_OTHER);
        }
        if (Measures.areOfOtherCurrency(elements, rules.currency())) {
            return new Rejected(Why.PRICE_IS_IN_ANOTHER_CURRENCY);
        }
        if (Measures.areTooFine(elements, rules.currency())) {
            return new Rejected(Why.PRICE_OR_WEIGHT_IS_TOO_FINE);
        }
        return new Elements(
                new Gtin(gtins.getFirst().value()),
                Measures.quantity(elements),
                Measures.amount(elements, rules.currency()),
                elements);
    }

    private CodeReader() {}
}
