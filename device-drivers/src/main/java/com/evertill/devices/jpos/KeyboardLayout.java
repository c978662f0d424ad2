package com.evertill.devices.jpos;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What keys mean that a scanner presses: letters, digits and signs of a layout, control characters with Ctrl (a GS1 separator is Ctrl and the
 * closing bracket), and any character with Alt and its number on the keypad. The numbers of keys are those of the kernel's input layer.
 */
final class KeyboardLayout {

    static final int NOTHING = -1;
    static final int ENTER = -2;

    private static final Set<Integer> SHIFT = Set.of(42, 54);
    private static final Set<Integer> CTRL = Set.of(29, 97);
    private static final int ALT = 56;
    private static final Set<Integer> ENTERS = Set.of(28, 96);
    /** The keypad, from 0 to 9. */
    private static final List<Integer> KEYPAD = List.of(82, 79, 80, 81, 75, 76, 77, 71, 72, 73);

    /** Four rows of keys: where each begins, what it types, and what with shift. */
    private record Row(int first, String plain, String shifted) {}

    private static final Map<String, List<Row>> LAYOUTS = Map.of(
            "us",
            List.of(
                    new Row(2, "1234567890-=", "!@#$%^&*()_+"),
                    new Row(16, "qwertyuiop[]", "QWERTYUIOP{}"),
                    new Row(30, "asdfghjkl;'`", "ASDFGHJKL:\"~"),
                    new Row(43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
                    new Row(57, " ", " ")),
            "de",
            List.of(
                    new Row(2, "1234567890ß´", "!\"§$%&/()=?`"),
                    new Row(16, "qwertzuiopü+", "QWERTZUIOPÜ*"),
                    new Row(30, "asdfghjklöä^", "ASDFGHJKLÖÄ°"),
                    new Row(43, "#yxcvbnm,.-", "'YXCVBNM;:_"),
                    new Row(57, " ", " ")));

    /** Ctrl with the key right of P, whatever the layout writes on it: scanners send it by place. */
    private static final int CLOSING_BRACKET = 27;

    private final List<Row> rows;
    private final Set<Integer> held = new HashSet<>();
    private final List<Integer> altNumber = new ArrayList<>();

    KeyboardLayout(String name) {
        var known = LAYOUTS.get(name);
        if (known == null) {
            throw new IllegalArgumentException("layout is one of " + LAYOUTS.keySet() + ", not " + name);
        }
        rows = known;
    }

    void releaseAll() {
        held.clear();
        altNumber.clear();
    }

    /**
     * @param value 0 when the key is let go, 1 when it is pressed, 2 while it repeats.
     * @return the byte that was typed, {@link #ENTER}, or {@link #NOTHING}.
     */
    int key(int key, int value) {
        if (value == 0) {
            held.remove(key);
            return key == ALT ? altCharacter() : NOTHING;
        }
        held.add(key);
        if (held.contains(ALT)) {
            if (KEYPAD.contains(key)) {
                altNumber.add(KEYPAD.indexOf(key));
            }
            return NOTHING;
        }
        return ENTERS.contains(key) ? ENTER : typed(key);
    }

    private int altCharacter() {
        int number = altNumber.stream().reduce(0, (all, digit) -> (all * 10 + digit) % 1_000);
        boolean any = !altNumber.isEmpty();
        altNumber.clear();
        return any && number < 256 ? number : NOTHING;
    }

    private int typed(int key) {
        boolean withCtrl = held.stream().anyMatch(CTRL::contains);
        if (withCtrl && key == CLOSING_BRACKET) {
            return 0x1D;
        }
        boolean withShift = held.stream().anyMatch(SHIFT::contains);
        for (var row : rows) {
            int place = key - row.first;
            if (place >= 0 && place < row.plain.length()) {
                char character = (withShift ? row.shifted : row.plain).charAt(place);
                return withCtrl ? control(character) : character & 0xFF;
            }
        }
        int digit = KEYPAD.indexOf(key);
        return digit < 0 ? NOTHING : '0' + digit;
    }

    private static int control(char character) {
        char upper = Character.toUpperCase(character);
        return upper >= '@' && upper <= '_' ? upper & 0x1F : NOTHING;
    }
}
