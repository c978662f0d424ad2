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
import com.evertill.devices.glyphs.GlyphFont;
import com.evertill.devices.picture.PictureReader;
import com.evertill.devices.picture.UnreadablePicture;
import java.text.Bidi;
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
    private static final String LEFT_TO_RIGHT_MARK = "\u200E";
    private static final char FIRST_COMBINING_MARK = '\u0300';

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

    /** A dot a pixel, and smaller where the paper is narrower than that. */
    private void picture(Picture picture) throws JposException {
        var png = Base64.getDecoder().decode(picture.png());
        int paper = printer.getRecLineWidth();
        printer.printMemoryBitmap(
                RECEIPT,
                png,
                // UnifiedPOS 1.15 knows BMP, JPEG and GIF by number, and nothing newer: our services look for
                // themselves.
                POSPrinterConst.PTR_BMT_BMP,
                isWiderThan(paper, png) ? paper : POSPrinterConst.PTR_BM_ASIS,
                switch (picture.align()) {
                    case LEFT -> POSPrinterConst.PTR_BM_LEFT;
                    case CENTRE -> POSPrinterConst.PTR_BM_CENTER;
                    case RIGHT -> POSPrinterConst.PTR_BM_RIGHT;
                });
    }

    private static boolean isWiderThan(int dots, byte[] png) {
        try {
            return PictureReader.sizeOfPng(png).width() > dots;
        } catch (UnreadablePicture unreadable) {
            return false; // The printer's service says what is wrong with it.
        }
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
        var lines = new ArrayList<>(wrap(left, Math.max(1, width - columns(end) - 1)));
        var last = lines.removeLast();
        lines.add(
                last + apart(last) + " ".repeat(Math.max(1, width - columns(last) - columns(end))) + apart(last) + end);
        return lines;
    }

    /** A price that follows a name which is written from the right would be taken for a part of it, and change places with it. */
    private static String apart(String name) {
        return Bidi.requiresBidi(name.toCharArray(), 0, name.length()) ? LEFT_TO_RIGHT_MARK : "";
    }

    /** Breaks at spaces; a word that is longer than a line is broken where it must be. Always at least one line. */
    static List<String> wrap(String text, int width) {
        var rest = clean(text);
        var lines = new ArrayList<String>();
        while (columns(rest) > width && fitting(rest, width) < rest.length()) {
            int fits = fitting(rest, width);
            int space = rest.lastIndexOf(' ', fits);
            lines.add(rest.substring(0, space > 0 ? space : fits));
            rest = rest.substring(space > 0 ? space + 1 : fits);
        }
        lines.add(rest);
        return lines;
    }

    /** How many characters fit, at least one; a mark goes with its letter. */
    private static int fitting(String text, int width) {
        int used = columns(text.charAt(0));
        int end = 1;
        while (end < text.length() && (used + columns(text.charAt(end)) <= width || columns(text.charAt(end)) == 0)) {
            used += columns(text.charAt(end++));
        }
        return end;
    }

    private static int columns(String text) {
        return text.chars().map(character -> columns((char) character)).sum();
    }

    /** Those before the first combining mark, all of Latin among them, take one each, and the font is not asked. */
    private static int columns(char character) {
        return character < FIRST_COMBINING_MARK ? 1 : GlyphFont.builtIn().columns(character);
    }

    /**
     * Whoever chose an item's name must not command the printer by it. And columns are counted by characters: an accent is joined to its letter,
     * what only directs others is left out, and what is beyond U+FFFF, which no code page and no glyph has, is a question mark here already.
     */
    private static String clean(String text) {
        var joined = Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\p{Cntrl}|\\p{Cf}", "");
        return joined.codePoints()
                .map(it -> Character.isBmpCodePoint(it) && !Character.isSurrogate((char) it) ? it : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
