package com.evertill.devices.glyphs;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Arabic and Persian letters as they join: each becomes its presentation form (Unicode, blocks Arabic Presentation Forms A and B), lam and
 * alef together one. Which form is which Unicode says itself: the forms of a letter follow one another as isolated, final, initial, medial.
 */
final class ArabicForms {

    private static final int ISOLATED = 0;
    private static final int FINAL = 1;
    private static final int INITIAL = 2;
    private static final int MEDIAL = 3;
    private static final char LAM = 'ل';
    private static final char LAM_WITH_ALEF = '\uFEF5';
    private static final char STRETCH = 'ـ';

    /** One letter, or lam with an alef, to its two or four forms. */
    private static final Map<String, List<Character>> FORMS = forms();

    private static Map<String, List<Character>> forms() {
        var forms = new HashMap<String, List<Character>>();
        for (char form = 0xFB50; form <= 0xFEFC; form++) {
            var letters = Normalizer.normalize(String.valueOf(form), Normalizer.Form.NFKC);
            boolean isLetter = letters.length() == 1
                    || (letters.length() == 2 && letters.charAt(0) == LAM && form >= LAM_WITH_ALEF);
            if (isLetter && letters.charAt(0) != form && Character.isLetter(letters.charAt(0))) {
                forms.computeIfAbsent(letters, _ -> new ArrayList<>()).add(form);
            }
        }
        return forms;
    }

    /** In the order in which it is read. */
    static String joined(String text) {
        var joined = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            var letters = lettersAt(text, i);
            var forms = FORMS.get(letters);
            if (forms == null) {
                joined.append(text.charAt(i));
                continue;
            }
            int end = i + letters.length();
            joined.append(forms.get(form(forms.size(), joinsOn(text, i), joinsBack(text, end))));
            i = end - 1;
        }
        return joined.toString();
    }

    private static String lettersAt(String text, int at) {
        if (text.charAt(at) == LAM && at + 1 < text.length()) {
            var both = text.substring(at, at + 2);
            if (FORMS.containsKey(both)) {
                return both;
            }
        }
        return text.substring(at, at + 1);
    }

    private static int form(int forms, boolean fromBefore, boolean toNext) {
        if (forms == 4 && toNext) {
            return fromBefore ? MEDIAL : INITIAL;
        }
        return forms > 1 && fromBefore ? FINAL : ISOLATED;
    }

    /** Whether the letter before holds out its hand to the one here; marks between them are looked over. */
    private static boolean joinsOn(String text, int at) {
        int before = at - 1;
        while (before >= 0 && isMark(text.charAt(before))) {
            before--;
        }
        if (before < 0) {
            return false;
        }
        var forms = FORMS.get(text.substring(before, before + 1));
        return text.charAt(before) == STRETCH || (forms != null && forms.size() == 4);
    }

    /** Whether the next letter takes the hand of the one here. */
    private static boolean joinsBack(String text, int from) {
        int next = from;
        while (next < text.length() && isMark(text.charAt(next))) {
            next++;
        }
        if (next == text.length()) {
            return false;
        }
        var forms = FORMS.get(text.substring(next, next + 1));
        return text.charAt(next) == STRETCH || (forms != null && forms.size() > 1);
    }

    private static boolean isMark(char character) {
        return Character.getType(character) == Character.NON_SPACING_MARK;
    }

    private ArabicForms() {}
}
