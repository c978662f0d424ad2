package com.evertill.edge.journal;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Movements;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.facts.Posting;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.ShiftNumber;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether everything happened in the shift that it names, on that shift's day, and each shift ended with what its facts sum to. */
final class ShiftsProof {
    static final String SUBJECT = "shifts";

    private final Findings findings;
    private final Map<TillId, Open> open = new HashMap<>();
    private long shifts;

    private record Open(ShiftNumber number, LocalDate day, List<Posting> postings) {}

    ShiftsProof(Findings findings) {
        this.findings = findings;
    }

    /** With those that were open behind the last fact that is no longer here. */
    void begin(Tx tx) throws SQLException {
        for (var shift : tx.list(
                "SELECT number, business_day FROM pruned_shift",
                row -> new Open(
                        ShiftNumber.parse(row.getString(1)),
                        LocalDate.ofEpochDay(row.getLong(2)),
                        new ArrayList<>()))) {
            shift.postings.addAll(Totals.prunedOfShift(tx, shift.number));
            open.put(shift.number.till(), shift);
        }
    }

    void look(Fact fact, Payload payload) {
        switch (payload) {
            case Payload.ShiftOpened opened -> opened(fact, opened);
            case Payload.SaleCompleted sale -> within(fact, sale.till(), sale.shift(), payload);
            case Payload.SaleVoided sale -> within(fact, sale.till(), sale.shift(), payload);
            case Payload.NoSale noSale -> within(fact, noSale.till(), noSale.shift(), payload);
            case Payload.CardRefunded refunded -> within(fact, refunded.till(), refunded.shift(), payload);
            case Payload.CashMoved moved -> within(fact, moved.till(), moved.shift(), payload);
            case Payload.ShiftClosed closed -> closed(fact, closed);
            default -> {}
        }
    }

    private void opened(Fact fact, Payload.ShiftOpened opened) {
        shifts++;
        var shift = new Open(opened.shift(), fact.businessDay(), new ArrayList<>());
        var before = open.put(opened.till(), shift);
        if (before != null) {
            wrong(fact, "opens a shift while " + before.number + " is open");
        }
        shift.postings.addAll(Movements.postings(fact.businessDay(), opened));
    }

    private void within(Fact fact, TillId till, ShiftNumber named, Payload payload) {
        var shift = expectOpen(fact, till, named);
        if (shift != null) {
            if (!shift.day.equals(fact.businessDay())) {
                wrong(fact, "is of another business day than its shift");
            }
            shift.postings.addAll(Movements.postings(fact.businessDay(), payload));
        }
    }

    private void closed(Fact fact, Payload.ShiftClosed closed) {
        var shift = expectOpen(fact, closed.till(), closed.shift());
        if (shift != null
                && Totals.expectedCash(shift.postings) != closed.expected().minor()) {
            wrong(fact, "closes its shift with another expected cash than its facts sum to");
        }
        open.remove(closed.till());
    }

    private @Nullable Open expectOpen(Fact fact, TillId till, ShiftNumber named) {
        var shift = open.get(till);
        if (shift == null || !shift.number.equals(named)) {
            wrong(fact, "is of shift " + named + ", which is not open then");
            return null;
        }
        return shift;
    }

    private void wrong(Fact fact, String what) {
        findings.wrong(SUBJECT, "fact " + fact.key().sequence() + " " + what);
    }

    /** Compares with the shifts that are kept as open beside the journal. */
    void close(Tx tx) throws SQLException {
        tx.each("SELECT till, number FROM shift ORDER BY till", row -> {
            var kept = open.remove(new TillId(row.getInt(1)));
            if (kept == null || !kept.number.toString().equals(row.getString(2))) {
                findings.wrong(SUBJECT, "shift " + row.getString(2) + " is kept as open, and is not by the facts");
            }
        });
        open.values()
                .forEach(shift -> findings.wrong(
                        SUBJECT, "shift " + shift.number + " is open by the facts, and is not kept as open"));
        findings.close(SUBJECT, shifts + " shifts");
    }
}
