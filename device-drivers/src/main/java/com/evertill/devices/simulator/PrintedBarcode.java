package com.evertill.devices.simulator;

import com.evertill.commerce.receipt.ReceiptDocument.Linear;
import java.nio.charset.StandardCharsets;

/**
 * A linear bar code as it came out of the printer.
 *
 * @param data as in {@link com.evertill.commerce.receipt.ReceiptDocument.Barcode}.
 * @param modules from left to right, {@code 1} black and {@code 0} white, without quiet zones.
 */
public record PrintedBarcode(Linear symbology, String data, String modules) {

    private static final int FUNCTION_B = 65;

    /**
     * What {@code GS k} draws.
     *
     * @param system 65 to 74, or 0 to 6 of the older function A.
     * @throws Code128Bars.Wrong if a printer could not draw it.
     */
    static PrintedBarcode of(int system, byte[] bytes) {
        var data = new String(bytes, StandardCharsets.US_ASCII);
        return switch (system < FUNCTION_B ? system + FUNCTION_B : system) {
            case 65 -> upcA(withCheckDigit(data, 12));
            case 66 -> upcE(data);
            case 67 -> ean13(withCheckDigit(data, 13));
            case 68 -> ean8(withCheckDigit(data, 8));
            case 69 -> code39(data);
            case 70 -> itf(data);
            case 71 -> codabar(data);
            case 72 -> code93(data);
            case 73 -> Code128Bars.of(bytes);
            case 74 -> Code128Bars.ofGs1(bytes);
            default -> throw new Code128Bars.Wrong("no symbology " + system);
        };
    }

    private static String withCheckDigit(String data, int length) {
        if (!data.matches("\\d{" + (length - 1) + "," + length + "}")) {
            throw new Code128Bars.Wrong(data + " is not of " + length + " digits");
        }
        var body = data.substring(0, length - 1);
        var whole = body + LinearBars.checkDigit(body);
        if (data.length() == length && !data.equals(whole)) {
            throw new Code128Bars.Wrong(data + " has a wrong check digit");
        }
        return whole;
    }

    private static PrintedBarcode upcA(String digits) {
        return new PrintedBarcode(Linear.UPC_A, digits, LinearBars.ean13("0" + digits));
    }

    private static PrintedBarcode ean13(String digits) {
        return new PrintedBarcode(Linear.EAN_13, digits, LinearBars.ean13(digits));
    }

    private static PrintedBarcode ean8(String digits) {
        return new PrintedBarcode(Linear.EAN_8, digits, LinearBars.ean8(digits));
    }

    /** Six digits, or those with number system and check digit; or a UPC-A that has the zeros to leave out. */
    private static PrintedBarcode upcE(String data) {
        var whole =
                switch (data.length()) {
                    case 6 -> "0" + data;
                    case 7, 8 -> data.substring(0, 7);
                    case 11, 12 -> suppressed(data);
                    default -> throw new Code128Bars.Wrong(data + " is no UPC-E");
                };
        if (!whole.matches("[01]\\d{6}")) {
            throw new Code128Bars.Wrong(data + " is no UPC-E");
        }
        var digits = whole + LinearBars.checkDigit(expanded(whole));
        if (data.length() == 8 && !data.equals(digits)) {
            throw new Code128Bars.Wrong(data + " has a wrong check digit");
        }
        return new PrintedBarcode(Linear.UPC_E, digits, LinearBars.upcE(digits));
    }

    /** The eleven digits that a UPC-E stands for (GS1 General Specifications 5.2.2.4). */
    private static String expanded(String digits) {
        var six = digits.substring(1);
        var first = digits.substring(0, 1);
        return first
                + switch (six.charAt(5)) {
                    case '0', '1', '2' -> six.substring(0, 2) + six.charAt(5) + "0000" + six.substring(2, 5);
                    case '3' -> six.substring(0, 3) + "00000" + six.substring(3, 5);
                    case '4' -> six.substring(0, 4) + "00000" + six.charAt(4);
                    default -> six.substring(0, 5) + "0000" + six.charAt(5);
                };
    }

    private static String suppressed(String upcA) {
        var system = upcA.substring(0, 1);
        var maker = upcA.substring(1, 6);
        var item = upcA.substring(6, 11);
        if (maker.matches("..[012]00") && item.startsWith("00")) {
            return system + maker.substring(0, 2) + item.substring(2) + maker.charAt(2);
        } else if (maker.endsWith("00") && item.startsWith("000")) {
            return system + maker.substring(0, 3) + item.substring(3) + "3";
        } else if (maker.endsWith("0") && item.startsWith("0000")) {
            return system + maker.substring(0, 4) + item.substring(4) + "4";
        } else if (item.matches("0000[5-9]")) {
            return system + maker + item.substring(4);
        }
        throw new Code128Bars.Wrong(upcA + " has no zeros to leave out");
    }

    private static PrintedBarcode code39(String data) {
        var plain = data.replaceAll("^\\*|\\*$", "");
        if (!LinearBars.isCode39(plain)) {
            throw new Code128Bars.Wrong(data + " is no Code 39");
        }
        return new PrintedBarcode(Linear.CODE_39, plain, LinearBars.code39(plain));
    }

    private static PrintedBarcode itf(String data) {
        if (!data.matches("(\\d\\d)+")) {
            throw new Code128Bars.Wrong(data + " is not of pairs of digits");
        }
        return new PrintedBarcode(Linear.ITF, data, LinearBars.itf(data));
    }

    private static PrintedBarcode codabar(String data) {
        if (!data.matches("[A-D][0-9$+./:-]+[A-D]")) {
            throw new Code128Bars.Wrong(data + " is no Codabar");
        }
        return new PrintedBarcode(Linear.CODABAR, data, LinearBars.codabar(data));
    }

    private static PrintedBarcode code93(String data) {
        if (!LinearBars.isCode39(data)) {
            throw new Code128Bars.Wrong(data + " is no Code 93 without shifts");
        }
        return new PrintedBarcode(Linear.CODE_93, data, LinearBars.code93(data));
    }
}
