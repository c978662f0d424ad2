package com.evertill.devices.simulator.zvt;

import com.evertill.devices.simulator.zvt.ZvtEntry.Kind;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The turnover file of a simulated terminal, since ever, and from which line on it is open; in memory, and in one file after every change. */
final class ZvtBook {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MMddHHmmss");

    private final @Nullable Path file;
    private final ZoneId zone;
    private final List<ZvtEntry> entries = new ArrayList<>();
    private int traces;
    private int receipt;
    private int closed;

    /** What is on the disk. */
    record Saved(List<ZvtEntry> entries, int trace, int receipt, int closed) {}

    /** @param zone of the terminal's clock: it writes, and prints, local time. */
    ZvtBook(@Nullable Path file, ZoneId zone) {
        this.file = file;
        this.zone = zone;
        if (file != null && Files.exists(file)) {
            load(file);
        }
    }

    private void load(Path from) {
        try {
            var saved = JSON.readValue(Files.readAllBytes(from), Saved.class);
            entries.addAll(saved.entries());
            traces = saved.trace();
            receipt = saved.receipt();
            closed = saved.closed();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The simulated terminal cannot read its memory " + from, unreadable);
        }
    }

    private void save() {
        if (file == null) {
            return;
        }
        try {
            var written = file.resolveSibling(file.getFileName() + ".new");
            Files.write(written, JSON.writeValueAsBytes(new Saved(entries, traces, receipt, closed)));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The simulated terminal cannot remember in " + file, unwritable);
        }
    }

    /** The bank was asked: the trace goes up, whatever comes of it. Nothing is written yet. */
    ZvtEntry approved(Kind kind, long minor, int currency, @Nullable Integer original, Instant now) {
        traces = (traces + 1) % 1_000_000;
        receipt = receipt % 9_999 + 1;
        save();
        long stamp = Long.parseLong(STAMP.format(now.atZone(zone)));
        return new ZvtEntry(kind, traces, receipt, minor, currency, stamp, original, false, false);
    }

    void write(ZvtEntry entry) {
        var original = entry.original();
        if (original != null) {
            int trace = original;
            entries.replaceAll(payment -> payment.trace() == trace ? payment.takenBack() : payment);
        }
        entries.add(entry);
        save();
    }

    /** The bank hears of what was approved without it since the day began; earlier ones it has heard of. */
    void forward(boolean isConfirmed) {
        var today = entries.subList(closed, entries.size());
        if (!isConfirmed) {
            today.removeIf(entry -> entry.offline() && !entry.reversed());
        }
        today.replaceAll(entry -> entry.withOffline(false));
        save();
    }

    Optional<ZvtEntry> last() {
        return entries.size() > closed ? Optional.of(entries.getLast()) : Optional.empty();
    }

    /** Of the open day. */
    Optional<ZvtEntry> byReceipt(int number) {
        return entries.subList(closed, entries.size()).stream()
                .filter(entry -> entry.receipt() == number && entry.kind() != Kind.REVERSAL)
                .findFirst();
    }

    List<ZvtEntry> ofToday() {
        return List.copyOf(entries.subList(closed, entries.size()));
    }

    void closeTheDay() {
        closed = entries.size();
        save();
    }

    List<ZvtEntry> all() {
        return List.copyOf(entries);
    }

    long capturedMinor() {
        return entries.stream().mapToLong(ZvtEntry::capturedMinor).sum();
    }
}
