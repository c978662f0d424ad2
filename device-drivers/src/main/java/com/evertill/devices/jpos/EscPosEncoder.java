package com.evertill.devices.jpos;

import com.evertill.devices.jpos.PrintData.Align;
import com.evertill.devices.jpos.PrintData.Bitmap;
import com.evertill.devices.jpos.PrintData.Bold;
import com.evertill.devices.jpos.PrintData.Cut;
import com.evertill.devices.jpos.PrintData.Feed;
import com.evertill.devices.jpos.PrintData.High;
import com.evertill.devices.jpos.PrintData.Logo;
import com.evertill.devices.jpos.PrintData.NewLine;
import com.evertill.devices.jpos.PrintData.Normal;
import com.evertill.devices.jpos.PrintData.Part;
import com.evertill.devices.jpos.PrintData.Reverse;
import com.evertill.devices.jpos.PrintData.Size;
import com.evertill.devices.jpos.PrintData.Text;
import com.evertill.devices.jpos.PrintData.Underline;
import com.evertill.devices.jpos.PrintData.Unsupported;
import com.evertill.devices.jpos.PrintData.Wide;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinterConst;

/**
 * Print data and codes as ESC/POS bytes. Each call stands for itself: it begins and ends in the normal style. A line with a character that no
 * page of the printer has is drawn as a whole.
 */
final class EscPosEncoder {

    private static final Size ONE_BY_ONE = new Size(1, 1);

    private final CodePages codePages;
    private final int lineDots;
    private final PrinterCodes codes;
    private final PrinterBitmaps bitmaps;

    /** @param lineDots how wide the paper is. */
    EscPosEncoder(CodePages codePages, int lineDots) {
        this.codePages = codePages;
        this.lineDots = lineDots;
        this.codes = new PrinterCodes(lineDots);
        this.bitmaps = new PrinterBitmaps(lineDots);
    }

    PrinterBitmaps bitmaps() {
        return bitmaps;
    }

    byte[] text(PrintData data) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(codePages.preferred());
        var size = ONE_BY_ONE;
        var drawing = new LineDrawing(lineDots);
        for (var line : lines(data)) {
            boolean drawn = isDrawn(line);
            for (var part : line) {
                size = sizeAfter(size, part);
                drawing.take(part, size, drawn);
                bytes.writeBytes(drawn ? drawn(part, size, drawing) : encode(part, size));
            }
            bytes.writeBytes(drawing.end());
        }
        bytes.writeBytes(normal());
        return bytes.toByteArray();
    }

    /** Each with the part that ends it. */
    private static List<List<Part>> lines(PrintData data) {
        var lines = new ArrayList<List<Part>>();
        var line = new ArrayList<Part>();
        for (var part : data.parts()) {
            line.add(part);
            if (part instanceof NewLine) {
                lines.add(List.copyOf(line));
                line.clear();
            }
        }
        lines.add(List.copyOf(line));
        return lines;
    }

    private boolean isDrawn(List<Part> line) {
        return line.stream().anyMatch(part -> part instanceof Text(var text) && !codePages.hasAll(text));
    }

    /** The picture feeds the paper by itself, as the end of a line would. */
    private byte[] drawn(Part part, Size size, LineDrawing drawing) {
        return switch (part) {
            case Text _ -> new byte[0];
            case NewLine() -> drawing.end();
            case Cut _, Feed _, Bitmap _, Logo _ -> EscPos.concat(drawing.end(), encode(part, size));
            default -> encode(part, size);
        };
    }

    private static Size sizeAfter(Size before, Part part) {
        return switch (part) {
            case Wide(int times) -> new Size(times, before.high());
            case High(int times) -> new Size(before.wide(), times);
            case Size size -> size;
            case Normal() -> ONE_BY_ONE;
            default -> before;
        };
    }

    private byte[] encode(Part part, Size size) {
        return switch (part) {
            case Text(var text) -> codePages.encode(text);
            case NewLine() -> new byte[] {'\n'};
            case Cut(int percent) -> cut(percent);
            case Feed(int lines) -> EscPos.feed(Math.clamp(lines, 0, 255));
            case Bold(boolean on) -> EscPos.bold(on);
            case Underline(boolean on) -> EscPos.underline(on);
            case Reverse(boolean on) -> EscPos.reverse(on);
            case Align(int where) -> EscPos.align(where);
            case Size _, Wide _, High _ -> EscPos.size(size.wide(), size.high());
            case Normal() -> normal();
            case Bitmap(int number) -> bitmaps.bitmap(number);
            case Logo(int location) -> bitmaps.logo(location);
            case Unsupported _ -> new byte[0];
        };
    }

    private static byte[] normal() {
        return EscPos.concat(
                EscPos.bold(false), EscPos.underline(false), EscPos.reverse(false), EscPos.size(1, 1), EscPos.align(0));
    }

    /** The command feeds to the cutter by itself, so that nothing printed is cut through. */
    byte[] cut(int percent) {
        return percent <= 0 ? new byte[0] : EscPos.cut(percent >= 100);
    }

    /**
     * @param symbology a {@code PTR_BCS_} constant.
     * @param align {@code PTR_BC_LEFT} and its like.
     * @param text {@code PTR_BC_TEXT_NONE} and its like.
     * @throws JposException if the data cannot be printed in that symbology.
     */
    byte[] barcode(int symbology, String data, int height, int align, int text) throws JposException {
        var code = codes.of(symbology, data, height, textPosition(text));
        // The printer feeds after a code by itself.
        return EscPos.concat(EscPos.align(alignment(align)), code, EscPos.align(0));
    }

    private static int textPosition(int text) throws JposException {
        return switch (text) {
            case POSPrinterConst.PTR_BC_TEXT_NONE -> 0;
            case POSPrinterConst.PTR_BC_TEXT_ABOVE -> 1;
            case POSPrinterConst.PTR_BC_TEXT_BELOW -> 2;
            default -> throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "no text position " + text);
        };
    }

    private static int alignment(int align) throws JposException {
        return switch (align) {
            case POSPrinterConst.PTR_BC_LEFT -> 0;
            case POSPrinterConst.PTR_BC_CENTER -> 1;
            case POSPrinterConst.PTR_BC_RIGHT -> 2;
            default -> throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "no alignment " + align);
        };
    }
}
