package com.evertill.edge.tender;

import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.ShiftNumber;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which terminals are to be reconciled, and how far that has come; one at a time for each till. */
public final class Reconciliations {

    /**
     * One that is due.
     *
     * @param asked the terminal was asked to end the period that came to {@code minor}, and may have done so.
     * @param period by the terminal's name, empty where it has none.
     */
    record Due(
            ShiftNumber shift,
            LocalDate day,
            boolean asked,
            @Nullable String period,
            long minor) {}

    /** Behind this shift. One that is still due from an earlier one becomes that of this one. */
    public static void due(Tx tx, TillId till, ShiftNumber shift, LocalDate day) throws SQLException {
        tx.update(
                "INSERT INTO reconciliation(till, shift, business_day) VALUES (?, ?, ?) ON CONFLICT(till) DO UPDATE"
                        + " SET shift = excluded.shift, business_day = excluded.business_day",
                till.number(),
                shift,
                day.toEpochDay());
    }

    static Optional<Due> find(Tx tx, TillId till) throws SQLException {
        return tx.first(
                "SELECT shift, business_day, asked, period, minor FROM reconciliation WHERE till = ?",
                row -> new Due(
                        ShiftNumber.parse(row.getString(1)),
                        LocalDate.ofEpochDay(row.getLong(2)),
                        row.getBoolean(3),
                        row.getString(4),
                        row.getLong(5)),
                till.number());
    }

    /** Before the terminal is. */
    static void ask(Tx tx, TillId till, String period, long minor) throws SQLException {
        tx.update(
                "UPDATE reconciliation SET asked = 1, period = ?, minor = ? WHERE till = ?",
                period,
                minor,
                till.number());
    }

    static void done(Tx tx, TillId till) throws SQLException {
        tx.update("DELETE FROM reconciliation WHERE till = ?", till.number());
    }

    private Reconciliations() {}
}
