package com.evertill.devices.jpos;

import com.evertill.devices.picture.GreyPicture;
import com.evertill.devices.picture.PictureReader;
import com.evertill.devices.picture.UnreadablePicture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinterConst;

/** Pictures for the receipt, dithered and as commands: those printed at once, and those set by number and as logos for later. */
final class PrinterBitmaps {

    private static final int LARGEST_FILE = 4_000_000;
    private static final int MOST_BITMAPS = 20;

    /** A band fits the buffer of a small printer. */
    private static final int ROWS_IN_A_BAND = 96;

    private static final int MOST_ROWS = 2_400;
    private static final byte DLE = 0x10;

    private final int lineDots;
    private final Map<Integer, byte[]> bitmaps = new ConcurrentHashMap<>();
    private final Map<Integer, byte[]> logos = new ConcurrentHashMap<>();

    PrinterBitmaps(int lineDots) {
        this.lineDots = lineDots;
    }

    /** {@code ESC |#B}; nothing if that number was not set. */
    byte[] bitmap(int number) {
        return bitmaps.getOrDefault(number, new byte[0]);
    }

    /** {@code ESC |tL} and {@code ESC |bL}; nothing if that logo was not set. */
    byte[] logo(int location) {
        return logos.getOrDefault(location, new byte[0]);
    }

    void setLogo(int location, byte[] commands) throws JposException {
        if (location != POSPrinterConst.PTR_L_TOP && location != POSPrinterConst.PTR_L_BOTTOM) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "no place for a logo " + location);
        }
        logos.put(location, commands);
    }

    /** @param fileName empty: forget that number. */
    void set(int number, String fileName, int width, int align) throws JposException {
        if (number < 1 || number > MOST_BITMAPS) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "bitmaps have the numbers 1 to 20, not " + number);
        }
        if (fileName.isEmpty()) {
            bitmaps.remove(number);
        } else {
            bitmaps.put(number, ofFile(fileName, width, align));
        }
    }

    byte[] ofFile(String fileName, int width, int align) throws JposException {
        var file = Path.of(fileName);
        try {
            if (!Files.isRegularFile(file)) {
                throw Jpos.error(JposConst.JPOS_E_NOEXIST, "there is no file " + fileName);
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw Jpos.extended(POSPrinterConst.JPOS_EPTR_TOOBIG, fileName + " is larger than 4 MB");
            }
            return of(Files.readAllBytes(file), width, align);
        } catch (IOException unreadable) {
            throw Jpos.error(JposConst.JPOS_E_FAILURE, fileName + " cannot be read: " + unreadable, unreadable);
        }
    }

    /**
     * @param width in dots, or {@code PTR_BM_ASIS} for a dot a pixel.
     * @param align {@code PTR_BM_LEFT} and its like, or dots from the left.
     */
    byte[] of(byte[] file, int width, int align) throws JposException {
        GreyPicture picture;
        try {
            picture = PictureReader.read(file);
        } catch (UnreadablePicture unreadable) {
            throw Jpos.extended(
                    POSPrinterConst.JPOS_EPTR_BADFORMAT, "the picture cannot be printed: " + unreadable.getMessage());
        }
        int indent = Math.max(0, align);
        int dots = width == POSPrinterConst.PTR_BM_ASIS ? picture.width() : width;
        if (dots < 1 || dots + indent > lineDots || (long) picture.height() * dots / picture.width() > MOST_ROWS) {
            throw Jpos.extended(
                    POSPrinterConst.JPOS_EPTR_TOOBIG,
                    "the picture is of %d x %d dots, the paper %d wide".formatted(dots, picture.height(), lineDots));
        }
        var fitting = dots == picture.width() ? picture : picture.scaledTo(dots);
        return EscPos.concat(
                EscPos.align(alignment(align)),
                bands(indent == 0 ? fitting : fitting.indented(indent)),
                EscPos.align(0));
    }

    private static int alignment(int align) throws JposException {
        return switch (align) {
            case POSPrinterConst.PTR_BM_CENTER -> 1;
            case POSPrinterConst.PTR_BM_RIGHT -> 2;
            default -> {
                if (align < POSPrinterConst.PTR_BM_LEFT) {
                    throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "no alignment " + align);
                }
                yield 0;
            }
        };
    }

    private static byte[] bands(GreyPicture picture) {
        var bits = picture.dithered();
        int across = (picture.width() + 7) / 8;
        var bytes = new ByteArrayOutputStream();
        for (int top = 0; top < picture.height(); top += ROWS_IN_A_BAND) {
            int rows = Math.min(ROWS_IN_A_BAND, picture.height() - top);
            var band = java.util.Arrays.copyOfRange(bits, top * across, (top + rows) * across);
            withoutRealTimeCommands(band);
            bytes.writeBytes(EscPos.raster(across, rows, band));
        }
        return bytes.toByteArray();
    }

    /**
     * Among dots, too, a printer hears {@code DLE EOT}, {@code DLE ENQ} and {@code DLE DC4}: a logo could open the drawer. One dot more
     * makes another byte of it.
     */
    static void withoutRealTimeCommands(byte[] band) {
        for (int i = 1; i < band.length; i++) {
            if (band[i - 1] == DLE && (band[i] == 0x04 || band[i] == 0x05 || band[i] == 0x14)) {
                band[i] |= 0x08;
            }
        }
    }
}
