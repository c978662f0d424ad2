package com.evertill.devices.simulator;

import com.evertill.commerce.receipt.ReceiptDocument.Align;
import com.evertill.commerce.receipt.ReceiptDocument.Cut;
import com.evertill.commerce.receipt.ReceiptDocument.Element;
import com.evertill.commerce.receipt.ReceiptDocument.Feed;
import java.io.ByteArrayOutputStream;

/**
 * The part of a printer that works off its buffer: ESC/POS commands become elements on paper. Real-time commands never get here; the printer
 * takes them out as they come in.
 */
final class EscPosInterpreter {

    private static final int DOTS_PER_COLUMN = 12;
    private static final int DOTS_PER_SMALL_COLUMN = 9;

    private final Machine machine;
    private final PrintLine line;
    private final CodeCommands codes;
    private final PictureCommands pictures;

    private PrinterPages page = PrinterPages.standard();
    private boolean smallFont;
    private boolean bold;
    private int wide = 1;
    private int high = 1;
    private Align align = Align.LEFT;
    private final DisplayScreen display;
    private boolean displaySelected;

    /** What the interpreter works with. */
    interface Machine {
        /** The next byte of the buffer; waits for it, and while the printer is off-line. */
        int next();

        /** Takes the time, and perhaps the last of the roll. */
        void print(Element element);

        /** Also printed, as a picture of dots. */
        void print(Dots dots, Align align);

        /** How the bars of the element printed next are. */
        void bars(PrintedBarcode barcode);

        boolean has(PrinterSimulator.Ability ability);

        void answer(byte... bytes);

        void drawerPulse();

        void beep(int times);

        void automaticStatus(boolean on);

        void unknown(String command);
    }

    /** @param display what hangs on the same cable. */
    EscPosInterpreter(int columns, Machine machine, DisplayScreen display) {
        this.display = display;
        this.machine = machine;
        this.line = new PrintLine(columns * DOTS_PER_COLUMN);
        this.codes = new CodeCommands(machine);
        this.pictures = new PictureCommands(machine);
    }

    /** Forgets the line and the style: {@code ESC @}, a cleared buffer, or a new start. */
    void initialise() {
        line.clear();
        codes.clear();
        pictures.clear();
        page = PrinterPages.standard();
        printMode(0);
        align = Align.LEFT;
        displaySelected = false;
    }

    /** Works off one command or one character. */
    void step() {
        int first = machine.next();
        if (displaySelected) {
            forDisplay(first);
            return;
        }
        switch (first) {
            case 0x0A -> endOfLine();
            case 0x0D, 0x00 -> {}
            case 0x1B -> escape(machine.next());
            case 0x1D -> group(machine.next());
            case 0x1C -> kanji(machine.next());
            default -> character(first);
        }
    }

    /** Until {@code ESC = 1} nothing is the printer's. */
    private void forDisplay(int first) {
        if (first != 0x1B) {
            display.take(first);
            return;
        }
        int second = machine.next();
        if (second == '=') {
            displaySelected = machine.next() == 2;
        } else {
            display.take(first);
            display.take(second);
        }
    }

    private void character(int code) {
        if (code < 0x20) {
            machine.unknown("%02X".formatted(code));
            return;
        }
        int dots = (smallFont ? DOTS_PER_SMALL_COLUMN : DOTS_PER_COLUMN) * wide;
        if (!line.hasRoomFor(dots)) {
            endOfLine();
        }
        line.add(page.character(code), dots, bold, wide > 1 && high > 1);
    }

    private void endOfLine() {
        if (!line.isEmpty()) {
            var text = line.text(align);
            line.clear();
            machine.print(text);
        } else if (!pictures.endOfLine(align)) {
            machine.print(new Feed(1));
        }
        line.clear();
    }

    private void finishLine() {
        if (!line.isEmpty() || pictures.isInLine()) {
            endOfLine();
        }
    }

    private void escape(int command) {
        switch (command) {
            case '@' -> initialise();
            case 't' -> codePage(machine.next());
            case '=' -> displaySelected = machine.next() == 2;
            case 'E' -> bold = (machine.next() & 1) != 0;
            case 'a' -> align(machine.next());
            case 'd' -> feed(machine.next());
            case 'p' -> {
                skip(3);
                machine.drawerPulse();
            }
            case '(' -> escapeFunction(machine.next(), number());
            case 'B' -> {
                machine.beep(machine.next());
                skip(1);
            }
            case '!' -> printMode(machine.next());
            case 'M' -> smallFont = machine.next() % 48 == 1;
            case '$' -> line.moveTo(number());
            case '\\' -> line.moveBy((short) number());
            case '*' -> pictures.columns(machine.next(), number());
            case '-', '3', 'J', 'R', 'G', '{', ' ', 'V' -> skip(1);
            case '2' -> {}
            default -> machine.unknown("ESC %02X".formatted(command));
        }
    }

    /** {@code ESC ( A}, function 48, is all that there is of these. */
    private void escapeFunction(int family, int length) {
        var parameters = take(length);
        if (family == 'A' && length == 4 && parameters[0] == 48) {
            machine.beep(parameters[2]);
        } else {
            machine.unknown("ESC ( %c".formatted(family));
        }
    }

    private void feed(int lines) {
        finishLine();
        if (lines > 0) {
            machine.print(new Feed(lines));
        }
    }

    /** {@code ESC !}: font, bold and size at once. */
    private void printMode(int mode) {
        smallFont = (mode & 0x01) != 0;
        bold = (mode & 0x08) != 0;
        high = (mode & 0x10) != 0 ? 2 : 1;
        wide = (mode & 0x20) != 0 ? 2 : 1;
    }

    /** {@code FS}: how two-byte characters would be, of which this printer has none. */
    private void kanji(int command) {
        switch (command) {
            case '.' -> {}
            case '-', 'C', '!', 'W' -> skip(1);
            case 'S' -> skip(2);
            case '(' -> {
                skip(1);
                skip(number());
            }
            default -> machine.unknown("FS %02X".formatted(command));
        }
    }

    private void codePage(int number) {
        var known = PrinterPages.of(number);
        if (known == null) {
            machine.unknown("ESC t %d".formatted(number));
        } else {
            page = known;
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
                if (machine.has(PrinterSimulator.Ability.STATUS_IN_TURN)) {
                    machine.answer((byte) 0);
                }
            }
            case 'k' -> barcode(machine.next());
            case '(' -> function(machine.next(), number());
            case '8' -> function(machine.next(), number() + (number() << 16));
            case 'v' -> {
                skip(1);
                pictures.rows(machine.next(), number(), number(), align);
            }
            case 'B', 'h', 'w', 'H', 'f', 'I', 'b' -> skip(1);
            case 'L', 'W', 'P' -> skip(2);
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

    private void barcode(int system) {
        if (!line.isEmpty()) {
            // A real printer ignores a bar code in the middle of a line: whoever sends that should see it.
            machine.unknown("GS k within a line");
        }
        codes.barcode(system, system < 65 ? untilNul() : take(machine.next()));
    }

    /** {@code GS ( x} and {@code GS 8 x}: functions whose length is told. */
    private void function(int family, int length) {
        var parameters = take(length);
        switch (family) {
            case 'k' -> codes.function(parameters);
            case 'L' -> pictures.function(parameters, align);
            case 'H' -> processId(parameters);
            default -> machine.unknown("GS ( %c".formatted(family));
        }
    }

    private void processId(byte[] parameters) {
        if (parameters.length == 6
                && parameters[0] == 0x30
                && parameters[1] == 0x30
                && machine.has(PrinterSimulator.Ability.PROCESS_ID)) {
            machine.answer(
                    (byte) 0x37, (byte) 0x22, parameters[2], parameters[3], parameters[4], parameters[5], (byte) 0);
        }
    }

    private int number() {
        return machine.next() + (machine.next() << 8);
    }

    private byte[] untilNul() {
        var bytes = new ByteArrayOutputStream();
        for (int next = machine.next(); next != 0; next = machine.next()) {
            bytes.write(next);
        }
        return bytes.toByteArray();
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
