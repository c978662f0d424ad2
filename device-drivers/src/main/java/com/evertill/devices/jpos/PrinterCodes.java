package com.evertill.devices.jpos;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinterConst;

/** Bar codes as commands. What a printer would print as garbage, or not at all, is refused before it is sent. */
final class PrinterCodes {

    private static final Pattern CODE_128 = Pattern.compile("[ -~]{1,80}");
    private static final Pattern GS1_128 = Pattern.compile("[ -~]{2,48}(\\x1D[ -~]{2,48}){0,9}");
    private static final Pattern CODE_39 = Pattern.compile("[0-9A-Z. $/+%-]{1,40}");
    private static final Pattern CODABAR = Pattern.compile("[A-D][0-9$+./:-]{1,40}[A-D]");
    private static final Pattern ITF = Pattern.compile("(\\d\\d){1,25}");

    /** Bytes of a QR code of error correction level M, from version 1 on (ISO/IEC 18004, table 7). */
    private static final int[] QR_BYTES = {
        14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666, 711, 779, 857,
        911, 997
    };

    private static final int QUIET_ZONES = 20;

    private final int lineDots;

    /** @param lineDots how wide the paper is. */
    PrinterCodes(int lineDots) {
        this.lineDots = lineDots;
    }

    /**
     * @param symbology a {@code PTR_BCS_} constant; GS1-128 takes U+001D between its elements.
     * @param text 0 none, 1 above, 2 below.
     * @throws JposException if the data cannot be printed in that symbology or on this paper.
     */
    byte[] of(int symbology, String data, int height, int text) throws JposException {
        return switch (symbology) {
            case POSPrinterConst.PTR_BCS_UPCA -> linear(65, 95, bytes(withCheckDigit(data, 12)), height, text);
            case POSPrinterConst.PTR_BCS_UPCE -> linear(66, 51, bytes(expanded(data)), height, text);
            case POSPrinterConst.PTR_BCS_EAN13 -> linear(67, 95, bytes(withCheckDigit(data, 13)), height, text);
            case POSPrinterConst.PTR_BCS_EAN8 -> linear(68, 67, bytes(withCheckDigit(data, 8)), height, text);
            case POSPrinterConst.PTR_BCS_Code39 ->
                linear(69, (data.length() + 2) * 16, matching(CODE_39, "Code 39", data), height, text);
            case POSPrinterConst.PTR_BCS_ITF ->
                linear(70, data.length() * 9 + 9, matching(ITF, "Interleaved 2 of 5", data), height, text);
            case POSPrinterConst.PTR_BCS_Codabar ->
                linear(71, data.length() * 14, matching(CODABAR, "Codabar", data), height, text);
            case POSPrinterConst.PTR_BCS_Code93 ->
                linear(72, (data.length() + 4) * 9 + 1, matching(CODE_39, "Code 93", data), height, text);
            case POSPrinterConst.PTR_BCS_Code128 -> {
                matching(CODE_128, "Code 128", data);
                yield code128(Code128Sets.of(data), height, text);
            }
            case POSPrinterConst.PTR_BCS_GS1128 -> {
                matching(GS1_128, "GS1-128", data);
                yield code128(Code128Sets.ofGs1(data), height, text);
            }
            case POSPrinterConst.PTR_BCS_QRCODE -> qrCode(data);
            default -> throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "no bar code of symbology " + symbology);
        };
    }

    private byte[] code128(Code128Sets sets, int height, int text) throws JposException {
        return linear(73, sets.symbols() * 11 + 35, sets.bytes(), height, text);
    }

    private byte[] linear(int system, int modules, byte[] data, int height, int text) throws JposException {
        int module = Math.min(3, lineDots / (modules + QUIET_ZONES));
        if (module < 2) {
            throw Jpos.error(
                    JposConst.JPOS_E_ILLEGAL,
                    "a bar code of " + modules + " modules is too long for paper of " + lineDots + " dots");
        }
        return EscPos.barcode(system, data, height <= 0 ? 80 : Math.min(height, 255), module, text);
    }

    /** Left out, it is worked out; a wrong one would be printed as no code at all. */
    private static String withCheckDigit(String data, int length) throws JposException {
        if (!data.matches("\\d{" + (length - 1) + "," + length + "}")) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "an EAN or UPC of " + length + " digits, not \"" + data + "\"");
        }
        var body = data.substring(0, length - 1);
        var whole = body + checkDigit(body);
        if (data.length() == length && !data.equals(whole)) {
            throw Jpos.error(
                    JposConst.JPOS_E_ILLEGAL, data + " has a wrong check digit: " + whole + " has the right one");
        }
        return whole;
    }

    private static int checkDigit(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (body.charAt(body.length() - 1 - i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return (10 - sum % 10) % 10;
    }

    /** Older printers take a UPC-E only as the UPC-A that it stands for. */
    private static String expanded(String data) throws JposException {
        if (!data.matches("\\d{11,12}")) {
            if (!data.matches("\\d{6}|[01]\\d{6,7}")) {
                throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "a UPC-E of 6, 7, 8, 11 or 12 digits, not \"" + data + "\"");
            }
            var seven = data.length() == 6 ? "0" + data : data.substring(0, 7);
            var eleven = seven.charAt(0) + zerosBack(seven.substring(1));
            return withCheckDigit(data.length() == 8 ? eleven + data.charAt(7) : eleven, 12);
        }
        return withCheckDigit(data, 12);
    }

    /** GS1 General Specifications, section 5.2.2.4: where zeros were left out is in the last digit. */
    private static String zerosBack(String six) {
        char last = six.charAt(5);
        return switch (last) {
            case '0', '1', '2' -> six.substring(0, 2) + last + "0000" + six.substring(2, 5);
            case '3' -> six.substring(0, 3) + "00000" + six.substring(3, 5);
            case '4' -> six.substring(0, 4) + "00000" + six.charAt(4);
            default -> six.substring(0, 5) + "0000" + last;
        };
    }

    private byte[] qrCode(String data) throws JposException {
        var bytes = data.getBytes(StandardCharsets.UTF_8);
        int version = 1;
        while (version <= QR_BYTES.length && QR_BYTES[version - 1] < bytes.length) {
            version++;
        }
        int module = lineDots / (17 + 4 * version + 8);
        if (bytes.length == 0 || version > QR_BYTES.length || module < 2) {
            throw Jpos.error(
                    JposConst.JPOS_E_ILLEGAL,
                    "a QR code on this paper holds 1 to " + QR_BYTES[QR_BYTES.length - 1] + " bytes, not "
                            + bytes.length);
        }
        if (data.indexOf('\u0010') >= 0) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "a QR code with DLE in it could command the printer");
        }
        return EscPos.qrCode(bytes, Math.min(6, module));
    }

    private static byte[] matching(Pattern pattern, String symbology, String data) throws JposException {
        if (!pattern.matcher(data).matches()) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, symbology + " cannot print \"" + data + "\"");
        }
        return bytes(data);
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
