package com.evertill.devices;

import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.receipt.ReceiptDocument.Align;
import com.evertill.commerce.receipt.ReceiptDocument.Barcode;
import com.evertill.commerce.receipt.ReceiptDocument.Columns;
import com.evertill.commerce.receipt.ReceiptDocument.Cut;
import com.evertill.commerce.receipt.ReceiptDocument.Feed;
import com.evertill.commerce.receipt.ReceiptDocument.Linear;
import com.evertill.commerce.receipt.ReceiptDocument.Picture;
import com.evertill.commerce.receipt.ReceiptDocument.QrCode;
import com.evertill.commerce.receipt.ReceiptDocument.Rule;
import com.evertill.commerce.receipt.ReceiptDocument.Text;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import jpos.JposException;
import jpos.POSPrinter;
import jpos.POSPrinterConst;

/** A receipt as calls to the JavaPOS printer control. */
final class ReceiptPrinting {

    private static final int RECEIPT = POSPrinterConst.PTR_S_RECEIPT;
    private static final String ESC = "\u001B|";
    private static final int PARTIAL_CUT = 90;
    private static final int BARCODE_HEIGHT = 80;
    private static final int QR_SIZE = 200;

    private final POSPrinter printer;
    private final int columns;

    private ReceiptPrinting(POSPrinter printer, int columns) {
        this.printer = printer;
        this.columns = columns;
    }

    static void print(ReceiptDocument document, POSPrinter printer) throws JposException {
        int fits = Math.min(document.columns(), printer.getRecLineChars());
        var printing = new ReceiptPrinting(printer, fits);
        for (var element : document.elements()) {
            printing.print(element);
        }
    }

    private void print(ReceiptDocument.Element element) throws JposException {
        switch (element) {
            case Text text ->
                lines(style(text.bold(), text.large()) + align(text.align()), wrap(text.text(), width(text.large())));
            case Columns pair ->
                lines(style(pair.bold(), pair.large()), columns(pair.left(), pair.right(), width(pair.large())));
            case Rule() -> lines("", List.of("-".repeat(columns)));
            case Feed(int lines) -> printer.printNormal(RECEIPT, ESC + lines + "lF");
            case Barcode(var linear, var data) ->
                code(data, symbology(linear), BARCODE_HEIGHT, POSPrinterConst.PTR_BC_TEXT_BELOW);
            case QrCode(var data) ->
                code(data, POSPrinterConst.PTR_BCS_QRCODE, QR_SIZE, POSPrinterConst.PTR_BC_TEXT_NONE);
            case Picture picture -> picture(picture);
            case Cut() -> printer.cutPaper(PARTIAL_CUT);
        }
    }

    private static int symbology(Linear linear) {
        return switch (linear) {
            case CODE_128 -> POSPrinterConst.PTR_BCS_Code128;
            case GS1_128 -> POSPrinterConst.PTR_BCS_GS1128;
            case EAN_13 -> POSPrinterConst.PTR_BCS_EAN13;
            case EAN_8 -> POSPrinterConst.PTR_BCS_EAN8;
            case UPC_A -> POSPrinterConst.PTR_BCS_UPCA;
            case UPC_E -> POSPrinterConst.PTR_BCS_UPCE;
            case CODE_39 -> POSPrinterConst.PTR_BCS_Code39;
            case CODE_93 -> POSPrinterConst.PTR_BCS_Code93;
            case ITF -> POSPrinterConst.PTR_BCS_ITF;
            case CODABAR -> POSPrinterConst.PTR_BCS_Codabar;
        };
    }

    private void code(String data, int symbology, int height, int textPosition) throws JposException {
        printer.printBarCode(
                RECEIPT,
                data,
                symbology,
                height,
                printer.getRecLineWidth(),
                POSPrinterConst.PTR_BC_CENTER,
                textPosition);
    }

    private void picture(Picture picture) throws JposException {
        printer.printMemoryBitmap(
                RECEIPT,
                Base64.getDecoder().decode(picture.png()),
                // UnifiedPOS 1.15 knows BMP, JPEG and GIF by number, and nothing newer: our services look for
                // themselves.
                POSPrinterConst.PTR_BMT_BMP,
                POSPrinterConst.PTR_BM_ASIS,
                switch (picture.align()) {
                    case LEFT -> POSPrinterConst.PTR_BM_LEFT;
                    case CENTRE -> POSPrinterConst.PTR_BM_CENTER;
                    case RIGHT -> POSPrinterConst.PTR_BM_RIGHT;
                });
    }

    private void lines(String style, List<String> lines) throws JposException {
        for (var line : lines) {
            // Styles last to the end of a call, and alignment counts at the beginning of a line: so every line is a
            // call.
            printer.printNormal(RECEIPT, style + line + "\n");
        }
    }

    private int width(boolean large) {
        return large ? columns / 2 : columns;
    }

    private static String style(boolean bold, boolean large) {
        return (bold ? ESC + "bC" : "") + (large ? ESC + "4C" : "");
    }

    private static String align(Align align) {
        return switch (align) {
            case LEFT -> "";
            case CENTRE -> ESC + "cA";
            case RIGHT -> ESC + "rA";
        };
    }

    static List<String> columns(String left, String right, int width) {
        var end = clean(right);
        var lines = new ArrayList<>(wrap(left, Math.max(1, width - end.length() - 1)));
        var last = lines.removeLast();
        lines.add(last + " ".repeat(Math.max(1, width - last.length() - end.length())) + end);
        return lines;
    }

    /** Breaks at spaces; a word that is longer than a line is broken where it must be. Always at least one line. */
    static List<String> wrap(String text, int width) {
        var rest = clean(text);
        var lines = new ArrayList<String>();
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            lines.add(rest.substring(0, space > 0 ? space : width));
            rest = rest.substring(space > 0 ? space + 1 : width);
        }
        lines.add(rest);
        return lines;
    }

    /**
     * Whoever chose an item's name must not command the printer by it. And one character is one column: an accent is joined to its letter, what
     * only directs others is left out, and what is beyond U+FFFF, which no code page has, is a question mark here already.
     */
    private static String clean(String text) {
        var joined = Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\p{Cntrl}|\\p{Cf}", "");
        return joined.codePoints()
                .map(it -> Character.isBmpCodePoint(it) && !Character.isSurrogate((char) it) ? it : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
