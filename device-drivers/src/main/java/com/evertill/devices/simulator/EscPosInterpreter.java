package com.evertill.devices.simulator;

import com.evertill.commerce.receipt.ReceiptDocument.Align;
import com.evertill.commerce.receipt.ReceiptDocument.Barcode;
import com.evertill.commerce.receipt.ReceiptDocument.Cut;
import com.evertill.commerce.receipt.ReceiptDocument.Element;
import com.evertill.commerce.receipt.ReceiptDocument.Feed;
import com.evertill.commerce.receipt.ReceiptDocument.QrCode;
import com.evertill.commerce.receipt.ReceiptDocument.Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The part of a printer that works off its buffer: ESC/POS commands become elements on paper. Real-time commands never get here; the printer
 * takes them out as they come in.
 */
final class EscPosInterpreter {

    private static final Map<Integer, String> CODE_PAGES =
            Map.of(0, "IBM437", 2, "IBM850", 16, "windows-1252", 17, "IBM866", 18, "IBM852", 19, "IBM00858");

    private final int columns;
    private final Machine machine;

    private final StringBuilder line = new StringBuilder();
    private int usedColumns;
    private boolean lineBold;
    private boolean lineLarge;

    private Charset codePage = Charset.forName("IBM437");
    private boolean bold;
    private int wide = 1;
    private int high = 1;
    private Align align = Align.LEFT;
    private String qrCode = "";

    /** What the interpreter works with. */
    interface Machine {
        /** The next byte of the buffer; waits for it, and while the printer is off-line. */
        int next();

        /** Takes the time, and perhaps the last of the roll. */
        void print(Element element);

        void answer(byte... bytes);

        void drawerPulse();

        void automaticStatus(boolean on);

        void unknown(String command);
    }

    EscPosInterpreter(int columns, Machine machine) {
        this.columns = columns;
        this.machine = machine;
    }

    /** Forgets the line and the style: {@code ESC @}, a cleared buffer, or a new start. */
    void initialise() {
        line.setLength(0);
        usedColumns = 0;
        lineBold = false;
        lineLarge = false;
        codePage = Charset.forName("IBM437");
        bold = false;
        wide = 1;
        high = 1;
        align = Align.LEFT;
        qrCode = "";
    }

    /** Works off one command or one character. */
    void step() {
        int first = machine.next();
        switch (first) {
            case 0x0A -> endOfLine();
            case 0x0D, 0x00 -> {}
            case 0x1B -> escape(machine.next());
            case 0x1D -> group(machine.next());
            default -> character(first);
        }
    }

    private void character(int code) {
        if (code < 0x20) {
            machine.unknown("%02X".formatted(code));
            return;
        }
        if (usedColumns + wide > columns) {
            endOfLine();
        }
        line.append(new String(new byte[] {(byte) code}, codePage));
        usedColumns += wide;
        lineBold |= bold;
        lineLarge |= wide > 1 && high > 1;
    }

    private void endOfLine() {
        if (line.isEmpty()) {
            machine.print(new Feed(1));
            return;
        }
        var text = new Text(line.toString(), align, lineBold, lineLarge);
        line.setLength(0);
        usedColumns = 0;
        lineBold = false;
        lineLarge = false;
        machine.print(text);
    }

    private void finishLine() {
        if (!line.isEmpty()) {
            endOfLine();
        }
    }

    private void escape(int command) {
        switch (command) {
            case '@' -> initialise();
            case 't' -> codePage(machine.next());
            case 'E' -> bold = (machine.next() & 1) != 0;
            case 'a' -> align(machine.next());
            case 'd' -> {
                finishLine();
                int lines = machine.next();
                if (lines > 0) {
                    machine.print(new Feed(lines));
                }
            }
            case 'p' -> {
                skip(3);
                machine.drawerPulse();
            }
            case '-', '!', '3', 'J', 'M', 'R', 'G', '{' -> skip(1);
            case '2' -> {}
            default -> machine.unknown("ESC %02X".formatted(command));
        }
    }

    private void codePage(int number) {
        var name = CODE_PAGES.get(number);
        if (name == null) {
            machine.unknown("ESC t %d".formatted(number));
        } else {
            codePage = Charset.forName(name);
        }
    }

    /** Ignored in the middle of a line, as by a real one. */
    private void align(int where) {
        if (line.isEmpty()) {
            align = switch (where % 48) {
                case 1 -> Align.CENTRE;
                case 2 -> Align.RIGHT;
                default -> Align.LEFT;
            };
        }
    }

    private void group(int command) {
        switch (command) {
            case '!' -> size(machine.next());
            case 'V' -> cut(machine.next());
            case 'a' -> machine.automaticStatus(machine.next() != 0);
            case 'r' -> {
                skip(1);
                machine.answer((byte) 0);
            }
            case 'k' -> barcode(machine.next());
            case '(' -> function(machine.next());
            case 'B', 'h', 'w', 'H', 'f', 'I' -> skip(1);
            case 'L', 'W' -> skip(2);
            default -> machine.unknown("GS %02X".formatted(command));
        }
    }

    private void size(int both) {
        wide = (both >> 4) + 1;
        high = (both & 0x0F) + 1;
    }

    private void cut(int mode) {
        if (mode > 49) {
            skip(1);
        }
        finishLine();
        machine.print(new Cut());
    }

    /** Function B: the length comes before the data. */
    private void barcode(int system) {
        var data = new String(take(machine.next()), StandardCharsets.US_ASCII);
        if (system == 73) {
            data = data.replaceFirst("^\\{[ABC]", "").replace("{{", "{");
        }
        if (!line.isEmpty()) {
            // A real printer ignores a bar code in the middle of a line: whoever sends that should see it.
            machine.unknown("GS k within a line");
            return;
        }
        machine.print(new Barcode(data));
    }

    /** {@code GS ( x pL pH}: functions whose length is told. */
    private void function(int family) {
        int length = machine.next() + (machine.next() << 8);
        var parameters = take(length);
        switch (family) {
            case 'k' -> qrCode(parameters);
            case 'H' -> {
                if (parameters.length == 6 && parameters[0] == 0x30 && parameters[1] == 0x30) {
                    machine.answer(
                            (byte) 0x37, (byte) 0x22, parameters[2], parameters[3], parameters[4], parameters[5], (byte)
                                    0);
                }
            }
            default -> machine.unknown("GS ( %c".formatted(family));
        }
    }

    private void qrCode(byte[] parameters) {
        switch (parameters[1]) {
            case 80 -> qrCode = new String(parameters, 3, parameters.length - 3, StandardCharsets.UTF_8);
            case 81 -> machine.print(new QrCode(qrCode));
            case 65, 67, 69 -> {}
            default -> machine.unknown("GS ( k %d".formatted(parameters[1]));
        }
    }

    private byte[] take(int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) machine.next();
        }
        return bytes;
    }

    private void skip(int count) {
        take(count);
    }
}
