package com.evertill.edge.receipt;

import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.receipt.ReceiptLayout;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.CodaBarWriter;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.oned.Code39Writer;
import com.google.zxing.oned.Code93Writer;
import com.google.zxing.oned.EAN13Writer;
import com.google.zxing.oned.EAN8Writer;
import com.google.zxing.oned.ITFWriter;
import com.google.zxing.oned.UPCAWriter;
import com.google.zxing.oned.UPCEWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;

/** A receipt as the paper would look: SVG 1.1, one user unit a dot of a printer with 12 x 24 dots to a character. */
public final class ReceiptPicture {
    private static final int DOTS_ACROSS = 12;
    private static final int DOTS_DOWN = 28;
    private static final int MARGIN = 24;
    private static final int BARCODE_HEIGHT = 80;

    /** How ZXing is told of the function character 1. */
    private static final char FNC_1 = '\u00f1';

    private final StringBuilder body = new StringBuilder();
    private final int columns;
    private int y = MARGIN;

    private ReceiptPicture(int columns) {
        this.columns = columns;
    }

    public static String of(ReceiptDocument receipt) {
        var picture = new ReceiptPicture(receipt.columns());
        receipt.elements().forEach(picture::draw);
        return picture.svg();
    }

    private void draw(ReceiptDocument.Element element) {
        switch (element) {
            case ReceiptDocument.Barcode(var symbology, var data) -> barcode(symbology, data);
            case ReceiptDocument.Picture picture -> picture(picture);
            case ReceiptDocument.QrCode(var data) -> qr(data);
            case ReceiptDocument.Rule _ -> rule();
            case ReceiptDocument.Cut _ -> y += MARGIN;
            default -> ReceiptLayout.lines(element, columns).forEach(this::text);
        }
    }

    private void text(ReceiptLayout.Line line) {
        int scale = line.large() ? 2 : 1;
        y += DOTS_DOWN * scale;
        int indent = line.text().length() - line.text().stripLeading().length();
        var text = line.text().stripLeading();
        if (text.isEmpty()) {
            return;
        }
        body.append("<text x='%d' y='%d' font-size='%d'%s textLength='%d' lengthAdjust='spacingAndGlyphs'>%s</text>%n"
                .formatted(
                        MARGIN + indent * DOTS_ACROSS * scale,
                        y - 6 * scale,
                        20 * scale,
                        line.bold() ? " font-weight='bold'" : "",
                        text.length() * DOTS_ACROSS * scale,
                        escaped(unbroken(text))));
    }

    /** Browsers make one space of many, whatever {@code xml:space} says, and would stretch what is left over the whole line. */
    private static String unbroken(String text) {
        return text.replace(' ', '\u00a0');
    }

    private void rule() {
        y += DOTS_DOWN;
        int middle = y - DOTS_DOWN / 2;
        body.append("<line x1='%d' y1='%d' x2='%d' y2='%d' stroke='#1b1b1b' stroke-width='2' stroke-dasharray='8 5'/>%n"
                .formatted(MARGIN, middle, width() - MARGIN, middle));
    }

    private void barcode(ReceiptDocument.Linear symbology, String data) {
        modules(bars(symbology, data), 2, BARCODE_HEIGHT);
        text(new ReceiptLayout.Line(" ".repeat(Math.max(0, (columns - data.length()) / 2)) + data, false, false));
    }

    private static BitMatrix bars(ReceiptDocument.Linear symbology, String data) {
        return switch (symbology) {
            case CODE_128 -> new Code128Writer().encode(data, BarcodeFormat.CODE_128, 0, 1);
            case GS1_128 ->
                new Code128Writer().encode(FNC_1 + data.replace('\u001d', FNC_1), BarcodeFormat.CODE_128, 0, 1);
            case EAN_13 -> new EAN13Writer().encode(data, BarcodeFormat.EAN_13, 0, 1);
            case EAN_8 -> new EAN8Writer().encode(data, BarcodeFormat.EAN_8, 0, 1);
            case UPC_A -> new UPCAWriter().encode(data, BarcodeFormat.UPC_A, 0, 1);
            case UPC_E -> new UPCEWriter().encode(data, BarcodeFormat.UPC_E, 0, 1);
            case CODE_39 -> new Code39Writer().encode(data, BarcodeFormat.CODE_39, 0, 1);
            case CODE_93 -> new Code93Writer().encode(data, BarcodeFormat.CODE_93, 0, 1);
            case ITF -> new ITFWriter().encode(data, BarcodeFormat.ITF, 0, 1);
            case CODABAR -> new CodaBarWriter().encode(data, BarcodeFormat.CODABAR, 0, 1);
        };
    }

    /** Of the PNG's own size, which its header tells in the bytes from 16 on. */
    private void picture(ReceiptDocument.Picture picture) {
        var header = ByteBuffer.wrap(Base64.getDecoder().decode(picture.png()));
        int across = header.getInt(16);
        int down = header.getInt(20);
        int room = width() - 2 * MARGIN - across;
        int left = MARGIN
                + switch (picture.align()) {
                    case LEFT -> 0;
                    case CENTRE -> room / 2;
                    case RIGHT -> room;
                };
        body.append(
                "<image x='%d' y='%d' width='%d' height='%d' href='data:image/png;base64,%s'><title>%s</title></image>%n"
                        .formatted(left, y, across, down, picture.png(), escaped(picture.says())));
        y += down;
    }

    private void qr(String data) {
        try {
            var hints = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 2);
            modules(new QRCodeWriter().encode(data, BarcodeFormat.QR_CODE, 0, 0, hints), 6, 6);
        } catch (WriterException e) {
            throw new IllegalArgumentException("too much for a QR code: " + data.length() + " characters", e);
        }
    }

    /** One path for all dark modules, in the middle of the paper. */
    private void modules(BitMatrix matrix, int across, int down) {
        int left = (width() - matrix.getWidth() * across) / 2;
        body.append("<path stroke='none' d='");
        for (int row = 0; row < matrix.getHeight(); row++) {
            for (int column = 0; column < matrix.getWidth(); column++) {
                if (matrix.get(column, row)) {
                    body.append("M%d %dh%dv%dh-%dz"
                            .formatted(left + column * across, y + row * down, across, down, across));
                }
            }
        }
        body.append("'/>\n");
        y += matrix.getHeight() * down;
    }

    private String svg() {
        int height = y + MARGIN;
        return ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d' role='img'>%n"
                        + "<rect width='100%%' height='100%%' fill='#fffefa'/>%n"
                        + "<g fill='#1b1b1b' stroke='none' font-family=\"'DejaVu Sans Mono','Cascadia Mono',Menlo,Consolas,monospace\">%n%s</g>%n</svg>%n")
                .formatted(width(), height, width(), height, body);
    }

    private int width() {
        return columns * DOTS_ACROSS + 2 * MARGIN;
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(it -> {
            switch (it) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '\'' -> escaped.append("&#39;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    if (isXml(it)) {
                        escaped.appendCodePoint(it);
                    }
                }
            }
        });
        return escaped.toString();
    }

    /** XML 1.0, production 2. */
    private static boolean isXml(int codePoint) {
        return (codePoint >= ' ' && codePoint <= 0xd7ff)
                || (codePoint >= 0xe000 && codePoint <= 0xfffd)
                || codePoint >= 0x10000;
    }
}
