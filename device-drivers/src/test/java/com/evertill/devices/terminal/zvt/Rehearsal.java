package com.evertill.devices.terminal.zvt;

import com.evertill.commerce.money.Money;
import com.evertill.devices.simulator.zvt.ZvtCable;
import com.evertill.devices.simulator.zvt.ZvtCable.Fate;
import com.evertill.devices.simulator.zvt.ZvtMachine;
import com.evertill.devices.terminal.PaymentReference;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A driver and a terminal on a line between them, and everything that was said and written, one line each. */
final class Rehearsal {
    static final Currency EUR = Currency.getInstance("EUR");
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    final ZvtMachine machine = new ZvtMachine(null, () -> Instant.parse("2026-11-23T09:30:00Z"), ZoneOffset.UTC);
    final List<byte[]> fromTill = new ArrayList<>();
    final List<byte[]> fromTerminal = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    /** A test does something when a note is about to be kept. */
    Consumer<ZvtNote> disk = _ -> {};
    /** Or when a message is on the line. */
    Consumer<byte[]> line = _ -> {};

    Supplier<Boolean> time = () -> false;
    Executor executor = Runnable::run;
    ZvtConfig config = ZvtConfig.of(URI.create("zvt://in.process"), EUR, ZoneOffset.UTC, Duration.ofMinutes(2));
    final NotesInMemory notes = new NotesInMemory(note -> {
        disk.accept(note);
        tell("disk     " + note.kind() + " " + note.stage());
    });

    ZvtTerminal terminal() {
        return new ZvtTerminal(
                config,
                new ZvtCable(machine, this::pass, () -> time.get()),
                notes,
                () -> Instant.parse("2026-11-23T09:30:00Z"),
                task -> executor.execute(task));
    }

    /** At the same terminal, with notes of its own. */
    ZvtTerminal anotherTill() {
        return new ZvtTerminal(
                config,
                new ZvtCable(machine, this::pass, () -> time.get()),
                new NotesInMemory(_ -> {}),
                () -> Instant.parse("2026-11-23T09:30:00Z"),
                task -> executor.execute(task));
    }

    private Fate pass(byte[] message) {
        boolean isTerminals = isTheTerminals(message);
        (isTerminals ? fromTerminal : fromTill).add(message);
        tell((isTerminals ? "terminal " : "till     ") + words(message));
        line.accept(message);
        return Fate.ARRIVES;
    }

    private synchronized void tell(String what) {
        told.add(what);
    }

    /** Since the last time. */
    synchronized String transcript() {
        var text = String.join("\n", told) + "\n";
        told.clear();
        return text;
    }

    /** Answers are those of the side that did not speak last. */
    private synchronized boolean isTheTerminals(byte[] message) {
        int control = control(message);
        if ((message[0] & 0xFB) == 0x80) {
            var last = told.stream().filter(line -> !line.startsWith("disk")).toList();
            return !last.isEmpty() && last.getLast().startsWith("till");
        }
        return switch (control) {
            case Commands.STATUS_INFORMATION,
                    Commands.INTERMEDIATE_STATUS,
                    Commands.COMPLETION,
                    Commands.ABORT,
                    Commands.PRINT_LINE,
                    Commands.PRINT_TEXT_BLOCK -> true;
            default -> false;
        };
    }

    private static int control(byte[] message) {
        return (message[0] & 0xFF) << 8 | (message[1] & 0xFF);
    }

    /** The whole of what is short, and what it is called. */
    private static String words(byte[] message) {
        var bytes = HEX.formatHex(message.length <= 14 ? message : Arrays.copyOf(message, 14));
        return bytes + (message.length <= 14 ? "" : " …") + name(control(message));
    }

    private static String name(int control) {
        return switch (control) {
            case Commands.REGISTRATION -> "  registration";
            case Commands.AUTHORISATION -> "  authorisation";
            case Commands.REPEAT_RECEIPT -> "  repeat receipt";
            case Commands.REVERSAL -> "  reversal";
            case Commands.REFUND -> "  refund";
            case Commands.END_OF_DAY -> "  end of day";
            case Commands.TURNOVER_TOTALS -> "  turnover totals";
            case Commands.ABORT_FROM_TILL -> "  stop";
            case Commands.STATUS_ENQUIRY -> "  status enquiry";
            case Commands.STATUS_INFORMATION -> "  status information";
            case Commands.INTERMEDIATE_STATUS -> "  intermediate status";
            case Commands.COMPLETION -> "  completion";
            case Commands.ABORT -> "  abort";
            case Commands.PRINT_LINE -> "  print line";
            case Commands.PRINT_TEXT_BLOCK -> "  print text block";
            case Commands.GOODS_NOT_ISSUED -> "  goods not issued";
            case Commands.ASK_AGAIN -> "  ask again";
            default -> "";
        };
    }

    static Money euro(long minor) {
        return new Money(minor, EUR);
    }

    static PaymentReference ref(long number) {
        return PaymentReference.of(1, number);
    }
}
