package com.evertill.edge.tender;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.devices.terminal.PaymentOutcome.Reason;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.zvt.Booking;
import com.evertill.devices.terminal.zvt.ZvtMemory;
import com.evertill.devices.terminal.zvt.ZvtNote;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a ZVT driver notes about the terminal of one till, in the file that the journal is in: durable when it is kept. */
public final class TerminalNotes implements ZvtMemory {
    private final Database database;
    private final TillId till;

    public TerminalNotes(Database database, TillId till) {
        this.database = database;
        this.till = till;
    }

    @Override
    public Optional<ZvtNote> find(PaymentReference reference) {
        return database.read(tx -> tx.first(
                "SELECT * FROM terminal_note WHERE reference = ? AND till = ?",
                TerminalNotes::note,
                reference.value(),
                till.number()));
    }

    @Override
    public Optional<ZvtNote> latest() {
        return database.read(tx -> tx.first(
                "SELECT * FROM terminal_note WHERE till = ? ORDER BY n DESC LIMIT 1",
                TerminalNotes::note,
                till.number()));
    }

    /** The desk waits for the end of neither a payment nor a reversal of that name. */
    @Override
    public boolean isDecided(PaymentReference reference) {
        return database.read(tx -> tx.first(
                        "SELECT 1 FROM card_attempt WHERE till = ?2 AND state NOT IN ('APPLIED', 'DECLINED', 'REVERSED')"
                                + " AND ((reference = ?1 AND state IN ('INTENDED', 'ASKED', 'UNKNOWN'))"
                                + " OR (reversal = ?1 AND state = 'REVERSING'))",
                        row -> row.getInt(1),
                        reference.value(),
                        till.number())
                .isEmpty());
    }

    @Override
    public void keep(ZvtNote note) {
        var approval = note.approval();
        database.act(tx -> tx.update(
                "INSERT INTO terminal_note(reference, till, n, kind, currency, minor, begun, stage, before_it, booked,"
                        + " original, approval, reason, detail)"
                        + " VALUES (?1, ?2, (SELECT coalesce(max(n), 0) + 1 FROM terminal_note WHERE till = ?2),"
                        + " ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
                        + " ON CONFLICT(reference) DO UPDATE SET stage = excluded.stage, booked = excluded.booked,"
                        + " approval = excluded.approval, reason = excluded.reason, detail = excluded.detail",
                note.reference().value(),
                till.number(),
                note.kind(),
                note.amount().currency().getCurrencyCode(),
                note.amount().minor(),
                note.begun().toEpochMilli(),
                note.stage(),
                text(note.before()),
                text(note.booked()),
                text(note.original()),
                approval == null ? null : Json.bytes(approval),
                note.reason(),
                note.detail()));
    }

    private static @Nullable String text(@Nullable Booking booking) {
        return booking == null ? null : booking.asText();
    }

    private static @Nullable Booking booking(@Nullable String text) {
        return text == null ? null : Booking.parse(text).orElseThrow();
    }

    private static ZvtNote note(ResultSet row) throws SQLException {
        var approval = row.getBytes("approval");
        var reason = row.getString("reason");
        return new ZvtNote(
                new PaymentReference(row.getString("reference")),
                ZvtNote.Kind.valueOf(row.getString("kind")),
                new Money(row.getLong("minor"), Currency.getInstance(row.getString("currency"))),
                Instant.ofEpochMilli(row.getLong("begun")),
                ZvtNote.Stage.valueOf(row.getString("stage")),
                booking(row.getString("before_it")),
                booking(row.getString("booked")),
                booking(row.getString("original")),
                approval == null ? null : Json.read(approval, CardApproval.class),
                reason == null ? null : Reason.valueOf(reason),
                row.getString("detail"));
    }
}
