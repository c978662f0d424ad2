package com.evertill.devices.jpos;

import com.evertill.commerce.money.Money;
import com.evertill.devices.terminal.PaymentReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jpos.CATConst;

/**
 * What a {@code TerminalCat} has asked of its terminal: a line for each step, on the disk before the next is taken, the last line of a
 * reference being how it stands. It is what CAT calls the daily log, and what is looked at after a crash. A line that was cut short by the
 * end of the power is no line. Not for several threads.
 */
final class CatLog {

    private static final int FIELDS = 9;
    private static final String SETTLED = "SETTLED";

    private final Path file;
    private final Map<PaymentReference, Entry> entries = new LinkedHashMap<>();
    private long number;

    /** How far it came. */
    enum Stage {
        /** Written before the terminal is asked. */
        ASKED,
        APPROVED,
        DECLINED,
        /** Approved, and given back since. */
        VOIDED
    }

    /**
     * One authorisation.
     *
     * @param type one of CATConst.CAT_TRANSACTION_.
     * @param sequence the application's number.
     * @param transaction the terminal's name of it, empty before it is approved.
     */
    record Entry(
            PaymentReference reference,
            int type,
            int sequence,
            Money amount,
            Stage stage,
            String transaction,
            String approvalCode,
            String brand) {

        Entry as(Stage next) {
            return new Entry(reference, type, sequence, amount, next, transaction, approvalCode, brand);
        }

        Entry approved(String name, String code, String cardBrand, Money taken) {
            return new Entry(reference, type, sequence, taken, Stage.APPROVED, name, code, cardBrand);
        }
    }

    private CatLog(Path file) {
        this.file = file;
    }

    static CatLog open(Path file) throws IOException {
        var log = new CatLog(file);
        if (Files.exists(file)) {
            var text = Files.readString(file);
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(log::read);
        }
        return log;
    }

    private void read(String line) {
        var field = line.split("\t", -1);
        if (field[0].equals(SETTLED)) {
            entries.clear();
        } else if (field.length == FIELDS) {
            var amount = new Money(Long.parseLong(field[3]), Currency.getInstance(field[4]));
            var reference = new PaymentReference(field[0]);
            number = Math.max(number, Long.parseLong(field[0], 36));
            entries.put(
                    reference,
                    new Entry(
                            reference,
                            Integer.parseInt(field[1]),
                            Integer.parseInt(field[2]),
                            amount,
                            Stage.valueOf(field[5]),
                            field[6],
                            field[7],
                            field[8]));
        }
    }

    /** Never the same again, in this file. */
    PaymentReference next() {
        return PaymentReference.of(0, ++number);
    }

    void write(Entry entry) throws IOException {
        append(String.join(
                "\t",
                entry.reference.value(),
                String.valueOf(entry.type),
                String.valueOf(entry.sequence),
                String.valueOf(entry.amount.minor()),
                entry.amount.currency().getCurrencyCode(),
                entry.stage.name(),
                plain(entry.transaction),
                plain(entry.approvalCode),
                plain(entry.brand)));
        entries.put(entry.reference, entry);
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /** The next log begins; references go on. */
    void settled() throws IOException {
        append(SETTLED);
        entries.clear();
    }

    private void append(String line) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // After a power cut in the middle of a line the file does not end with one.
            long end = wholeLines();
            channel.truncate(end).position(end);
            var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private long wholeLines() throws IOException {
        var bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** In the order in which they were asked for. */
    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    List<Entry> open() {
        return entries.values().stream()
                .filter(entry -> entry.stage == Stage.ASKED)
                .toList();
    }

    List<Entry> open(int type) {
        return open().stream().filter(entry -> entry.type == type).toList();
    }

    /** Whatever was asked to give this sale back, and was taken to have come to nothing. */
    List<Entry> voidsGivenUp(Entry sale) {
        return entries.values().stream()
                .dropWhile(entry -> !entry.reference.equals(sale.reference))
                .filter(entry -> entry.sequence == sale.sequence && entry.type == CATConst.CAT_TRANSACTION_VOID)
                .filter(entry -> entry.stage == Stage.DECLINED)
                .toList();
    }

    /** The sale with this number that stands, or of which nobody heard. */
    Optional<Entry> toBeVoided(int sequence) {
        return entries.values().stream()
                .filter(entry -> entry.sequence == sequence && entry.type == CATConst.CAT_TRANSACTION_SALES)
                .filter(entry -> entry.stage == Stage.APPROVED || entry.stage == Stage.ASKED)
                .reduce((_, later) -> later);
    }

    /** The sale with this number that stands. */
    Optional<Entry> sale(int sequence, int type) {
        return entries.values().stream()
                .filter(entry -> entry.sequence == sequence && entry.type == type && entry.stage == Stage.APPROVED)
                .reduce((_, later) -> later);
    }
}
