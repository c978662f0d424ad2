package com.evertill.devices.terminal.zvt;

/** Numbers as two decimal digits a byte. */
final class Bcd {

    /** @throws IllegalArgumentException if the number is negative or needs more bytes. */
    static byte[] of(long number, int bytes) {
        var bcd = new byte[bytes];
        long left = number;
        for (int i = bytes - 1; i >= 0; i--) {
            bcd[i] = (byte) (left / 10 % 10 << 4 | left % 10);
            left /= 100;
        }
        if (number < 0 || left != 0) {
            throw new IllegalArgumentException(number + " does not fit into " + bytes + " bytes");
        }
        return bcd;
    }

    /** @throws Apdu.Malformed if a half byte is no digit. */
    static long number(byte[] bcd) {
        long number = 0;
        for (byte b : bcd) {
            int tens = b >>> 4 & 0xF;
            int ones = b & 0xF;
            if (tens > 9 || ones > 9 || number > Long.MAX_VALUE / 100 - 1) {
                throw new Apdu.Malformed("a number that is none");
            }
            number = number * 100 + tens * 10L + ones;
        }
        return number;
    }

    /** Every half byte as a character: what is no digit, as hexadecimal. */
    static String digits(byte[] bcd) {
        return java.util.HexFormat.of().withUpperCase().formatHex(bcd);
    }

    private Bcd() {}
}
