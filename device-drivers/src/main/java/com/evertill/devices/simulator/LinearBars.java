package com.evertill.devices.simulator;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Linear bar codes as modules, {@code 1} black and {@code 0} white, without quiet zones: EAN and UPC (ISO/IEC 15420), Code 39 (16388), Interleaved
 * 2 of 5 (16390), Codabar (EN 798) and Code 93.
 */
final class LinearBars {

    private static final List<String> EAN_LEFT_ODD = List.of(
            "0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111",
            "0001011");

    /** Which of the left digits are of even parity, by what the thirteenth is. */
    private static final List<String> EAN_13_PARITIES =
            List.of("OOOOOO", "OOEOEE", "OOEEOE", "OOEEEO", "OEOOEE", "OEEOOE", "OEEEOO", "OEOEOE", "OEOEEO", "OEEOEO");

    private static final List<String> UPC_E_PARITIES =
            List.of("EEEOOO", "EEOEOO", "EEOOEO", "EEOOOE", "EOEEOO", "EOOEEO", "EOOOEE", "EOEOEO", "EOEOOE", "EOOEOE");

    private static final String CODE_39_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%*";

    /** Nine bars and spaces from the highest bit on, a wide one set. */
    private static final int[] CODE_39 = {
        0x034, 0x121, 0x061, 0x160, 0x031, 0x130, 0x070, 0x025, 0x124, 0x064, 0x109, 0x049, 0x148, 0x019, 0x118, 0x058,
        0x00D, 0x10C, 0x04C, 0x01C, 0x103, 0x043, 0x142, 0x013, 0x112, 0x052, 0x007, 0x106, 0x046, 0x016, 0x181, 0x0C1,
        0x1C0, 0x091, 0x190, 0x0D0, 0x085, 0x184, 0x0C4, 0x0A8, 0x0A2, 0x08A, 0x02A, 0x094
    };

    private static final String CODABAR_CHARACTERS = "0123456789-$:/.+ABCD";

    /** Seven bars and spaces from the highest bit on, a wide one set. */
    private static final int[] CODABAR = {
        0x03, 0x06, 0x09, 0x60, 0x12, 0x42, 0x21, 0x24, 0x30, 0x48, 0x0C, 0x18, 0x45, 0x51, 0x54, 0x15, 0x1A, 0x29,
        0x0B, 0x0E
    };

    /** The bits of a digit's five bars or spaces, a wide one set. */
    private static final int[] ITF = {0x06, 0x11, 0x09, 0x18, 0x05, 0x14, 0x0C, 0x03, 0x12, 0x0A};

    /** Those of Code 39 up to the percent sign, four shifts, and the one that begins and ends. */
    private static final int[] CODE_93 = {
        0x114, 0x148, 0x144, 0x142, 0x128, 0x124, 0x122, 0x150, 0x112, 0x10A, 0x1A8, 0x1A4, 0x1A2, 0x194, 0x192, 0x18A,
        0x168, 0x164, 0x162, 0x134, 0x11A, 0x158, 0x14C, 0x146, 0x12C, 0x116, 0x1B4, 0x1B2, 0x1AC, 0x1A6, 0x196, 0x19A,
        0x16C, 0x166, 0x136, 0x13A, 0x12E, 0x1D4, 0x1D2, 0x1CA, 0x16E, 0x176, 0x1AE, 0x126, 0x1DA, 0x1D6, 0x132, 0x15E
    };

    private static final int CODE_93_LIMIT = 47;

    /** The check digit of all but its last digit, GS1 General Specifications 7.9. */
    static int checkDigit(String withoutCheckDigit) {
        int sum = 0;
        for (int i = 0; i < withoutCheckDigit.length(); i++) {
            int weight = (withoutCheckDigit.length() - i) % 2 == 1 ? 3 : 1;
            sum += weight * digit(withoutCheckDigit, i);
        }
        return (10 - sum % 10) % 10;
    }

    static String ean13(String digits) {
        return "101" + left(digits.substring(1, 7), EAN_13_PARITIES.get(digit(digits, 0))) + "01010"
                + right(digits.substring(7)) + "101";
    }

    static String ean8(String digits) {
        return "101" + left(digits.substring(0, 4), "OOOO") + "01010" + right(digits.substring(4)) + "101";
    }

    /** @param digits number system 0 or 1, six digits, check digit. */
    static String upcE(String digits) {
        var parity = UPC_E_PARITIES.get(digit(digits, 7));
        if (digit(digits, 0) == 1) {
            parity = parity.replace('E', 'x').replace('O', 'E').replace('x', 'O');
        }
        return "101" + left(digits.substring(1, 7), parity) + "010101";
    }

    private static String left(String digits, String parity) {
        var modules = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            var odd = EAN_LEFT_ODD.get(digit(digits, i));
            modules.append(
                    parity.charAt(i) == 'O'
                            ? odd
                            : new StringBuilder(complement(odd)).reverse().toString());
        }
        return modules.toString();
    }

    private static String right(String digits) {
        return digits.chars()
                .mapToObj(it -> complement(EAN_LEFT_ODD.get(it - '0')))
                .collect(Collectors.joining());
    }

    private static String complement(String modules) {
        return modules.replace('0', 'x').replace('1', '0').replace('x', '1');
    }

    static boolean isCode39(String data) {
        return !data.isEmpty() && data.chars().allMatch(it -> it != '*' && CODE_39_CHARACTERS.indexOf(it) >= 0);
    }

    static String code39(String data) {
        return ("*" + data + "*")
                .chars()
                .mapToObj(it -> elements(CODE_39[CODE_39_CHARACTERS.indexOf(it)], 9))
                .collect(Collectors.joining("0"));
    }

    static String codabar(String data) {
        return data.chars()
                .mapToObj(it -> elements(CODABAR[CODABAR_CHARACTERS.indexOf(it)], 7))
                .collect(Collectors.joining("0"));
    }

    static String itf(String digits) {
        var modules = new StringBuilder("1010");
        for (int i = 0; i < digits.length(); i += 2) {
            int bars = ITF[digit(digits, i)];
            int spaces = ITF[digit(digits, i + 1)];
            for (int bit = 0x10; bit > 0; bit >>= 1) {
                modules.append((bars & bit) != 0 ? "111" : "1").append((spaces & bit) != 0 ? "000" : "0");
            }
        }
        return modules.append("11101").toString();
    }

    static String code93(String data) {
        var values = new StringBuilder();
        data.chars().forEach(it -> values.append((char) CODE_39_CHARACTERS.indexOf(it)));
        values.append(code93Check(values, 20));
        values.append(code93Check(values, 15));
        var modules = new StringBuilder(bits(CODE_93[CODE_93_LIMIT], 9));
        values.chars().forEach(it -> modules.append(bits(CODE_93[it], 9)));
        return modules.append(bits(CODE_93[CODE_93_LIMIT], 9)).append('1').toString();
    }

    private static char code93Check(CharSequence values, int heaviest) {
        int sum = 0;
        for (int i = 0; i < values.length(); i++) {
            sum += ((values.length() - 1 - i) % heaviest + 1) * values.charAt(i);
        }
        return (char) (sum % CODE_93_LIMIT);
    }

    /** Bars and spaces in turn, a wide one three modules. */
    private static String elements(int wide, int count) {
        var modules = new StringBuilder();
        for (int i = 0; i < count; i++) {
            modules.repeat(i % 2 == 0 ? '1' : '0', (wide & 1 << (count - 1 - i)) != 0 ? 3 : 1);
        }
        return modules.toString();
    }

    private static String bits(int value, int count) {
        var binary = Integer.toBinaryString(value);
        return "0".repeat(count - binary.length()) + binary;
    }

    private static int digit(String digits, int index) {
        return digits.charAt(index) - '0';
    }

    private LinearBars() {}
}
