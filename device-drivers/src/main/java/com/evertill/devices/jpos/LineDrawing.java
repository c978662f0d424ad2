package com.evertill.devices.jpos;

import com.evertill.devices.glyphs.DrawnText;
import com.evertill.devices.glyphs.DrawnText.Drawn;
import com.evertill.devices.glyphs.DrawnText.Look;
import com.evertill.devices.jpos.PrintData.Align;
import com.evertill.devices.jpos.PrintData.Bold;
import com.evertill.devices.jpos.PrintData.Normal;
import com.evertill.devices.jpos.PrintData.Part;
import com.evertill.devices.jpos.PrintData.Reverse;
import com.evertill.devices.jpos.PrintData.Size;
import com.evertill.devices.jpos.PrintData.Text;
import com.evertill.devices.jpos.PrintData.Underline;
import java.io.ByteArrayOutputStream;

/** The line under way, should it have to be drawn: its text, each piece as it is to look. The style goes on to the next line. */
final class LineDrawing {

    private final int paper;
    private DrawnText line = new DrawnText();
    private boolean bold;
    private boolean underlined;
    private boolean reversed;
    private int align;

    /** @param paper how wide it is, in dots. */
    LineDrawing(int paper) {
        this.paper = paper;
    }

    /**
     * @param size with this part.
     * @param wanted whether the line is to be drawn; if not, the printer's own characters say it.
     */
    void take(Part part, Size size, boolean wanted) {
        switch (part) {
            case Text(var text)
            when wanted -> line.add(text, new Look(size.wide(), size.high(), bold, underlined, reversed));
            case Bold(boolean on) -> bold = on;
            case Underline(boolean on) -> underlined = on;
            case Reverse(boolean on) -> reversed = on;
            case Align(int where) -> align = where;
            case Normal() -> normal();
            default -> {}
        }
    }

    private void normal() {
        bold = false;
        underlined = false;
        reversed = false;
        align = 0;
    }

    /** What there is to be drawn, if anything: it ends the line. */
    byte[] end() {
        var bytes = new ByteArrayOutputStream();
        if (!line.isEmpty()) {
            // The alignment was perhaps told in the middle of the line, where the printer does not hear it.
            bytes.writeBytes(EscPos.align(align));
            line.lines(paper).forEach(drawn -> bytes.writeBytes(raster(drawn)));
            line = new DrawnText();
        }
        return bytes.toByteArray();
    }

    private static byte[] raster(Drawn drawn) {
        var rows = drawn.rows();
        PrinterBitmaps.withoutRealTimeCommands(rows);
        return EscPos.raster((drawn.width() + 7) / 8, drawn.height(), rows);
    }
}
