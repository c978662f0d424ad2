package com.evertill.devices.jpos;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import jpos.ScannerConst;

/**
 * The symbology identifier in front of a code, ISO/IEC 15424: {@code ]}, a letter, a modifier.
 *
 * @param length 3, or 0 where the scanner sent none.
 */
record AimIdentifier(int scanDataType, int length) {

    private static final Map<String, Integer> TYPES = Map.ofEntries(
            Map.entry("]E0", ScannerConst.SCAN_SDT_EAN13),
            Map.entry("]E3", ScannerConst.SCAN_SDT_EAN13_S),
            Map.entry("]E4", ScannerConst.SCAN_SDT_EAN8),
            Map.entry("]C0", ScannerConst.SCAN_SDT_Code128),
            Map.entry("]C1", ScannerConst.SCAN_SDT_GS1128),
            Map.entry("]e0", ScannerConst.SCAN_SDT_GS1DATABAR_E),
            Map.entry("]Q3", ScannerConst.SCAN_SDT_GS1QRCODE),
            Map.entry("]d2", ScannerConst.SCAN_SDT_GS1DATAMATRIX));

    private static final Map<Character, Integer> FAMILIES = Map.of(
            'A', ScannerConst.SCAN_SDT_Code39,
            'C', ScannerConst.SCAN_SDT_Code128,
            'd', ScannerConst.SCAN_SDT_DATAMATRIX,
            'F', ScannerConst.SCAN_SDT_Codabar,
            'G', ScannerConst.SCAN_SDT_Code93,
            'I', ScannerConst.SCAN_SDT_ITF,
            'L', ScannerConst.SCAN_SDT_PDF417,
            'Q', ScannerConst.SCAN_SDT_QRCODE);

    static AimIdentifier of(byte[] code) {
        if (code.length < 3 || code[0] != ']' || !Character.isLetter(code[1])) {
            return new AimIdentifier(ScannerConst.SCAN_SDT_UNKNOWN, 0);
        }
        var identifier = new String(code, 0, 3, StandardCharsets.US_ASCII);
        var type = TYPES.getOrDefault(
                identifier, FAMILIES.getOrDefault(identifier.charAt(1), ScannerConst.SCAN_SDT_OTHER));
        return new AimIdentifier(type, 3);
    }

    byte[] label(byte[] code) {
        return Arrays.copyOfRange(code, length, code.length);
    }
}
