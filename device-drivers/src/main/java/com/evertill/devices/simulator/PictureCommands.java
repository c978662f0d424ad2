package com.evertill.devices.simulator;

import com.evertill.commerce.receipt.ReceiptDocument.Align;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code GS v 0}, {@code GS ( L} and {@code ESC *}: pictures, dot by dot. */
final class PictureCommands {

    private static final int STORE_ROWS = 112;

    private final EscPosInterpreter.Machine machine;
    private @Nullable Dots stored;
    private @Nullable Dots inLine;

    PictureCommands(EscPosInterpreter.Machine machine) {
        this.machine = machine;
    }

    void clear() {
        stored = null;
        inLine = null;
    }

    boolean isInLine() {
        return inLine != null;
    }

    /** {@code GS v 0}; the lowest bits of {@code scale} are twice as wide and twice as high. */
    void rows(int scale, int bytesAcross, int height, Align align) {
        var dots = Dots.ofRows(take(bytesAcross * height), bytesAcross, bytesAcross * 8, height);
        machine.print(dots.enlarged((scale & 1) + 1, (scale >> 1 & 1) + 1), align);
    }

    /** {@code GS ( L}: kept first, printed then. */
    void function(byte[] parameters, Align align) {
        switch (parameters[1]) {
            case STORE_ROWS -> {
                int width = number(parameters, 6);
                var rows = Arrays.copyOfRange(parameters, 10, parameters.length);
                stored = Dots.ofRows(rows, (width + 7) / 8, width, number(parameters, 8))
                        .enlarged(parameters[3], parameters[4]);
            }
            case 2, 50 -> {
                if (stored == null) {
                    machine.unknown("GS ( L 50 with nothing stored");
                } else {
                    machine.print(stored, align);
                }
            }
            default -> machine.unknown("GS ( L %d".formatted(parameters[1]));
        }
    }

    /** {@code ESC *}: a band of 8 or 24 dots in height that stands in the line as a character would. */
    void columns(int mode, int count) {
        int bytesDown = mode >= 32 ? 3 : 1;
        var band = Dots.ofColumns(take(count * bytesDown), bytesDown);
        inLine = band.enlarged((mode & 1) == 1 ? 1 : 2, bytesDown == 3 ? 1 : 3);
    }

    /** @return false if there was no picture in the line. */
    boolean endOfLine(Align align) {
        var band = inLine;
        inLine = null;
        if (band != null) {
            machine.print(band, align);
        }
        return band != null;
    }

    private byte[] take(int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) machine.next();
        }
        return bytes;
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) + ((bytes[at + 1] & 0xFF) << 8);
    }
}
