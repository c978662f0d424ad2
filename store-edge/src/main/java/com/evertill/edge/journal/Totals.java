package com.evertill.edge.journal;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Movements;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.facts.Posting;
import com.evertill.commerce.facts.Posting.Figure;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.ShiftNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** The figures of every report: by business day, till and shift. The cloud keeps the same sums over the same facts. */
public final class Totals extends FoldTable {

    public Totals() {
        super("total", "SELECT * FROM total ORDER BY 1, 2, 3, 4, 5, 6");
    }

    @Override
    protected void add(Tx tx, String into, Fact fact, Payload payload) throws SQLException {
        for (var posting : Movements.postings(fact.businessDay(), payload)) {
            tx.update(
                    "INSERT INTO " + into + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                            + " count = count + excluded.count, minor = minor + excluded.minor",
                    posting.businessDay().toEpochDay(),
                    posting.till().number(),
                    posting.shift(),
                    posting.figure(),
                    posting.name(),
                    posting.currency(),
                    posting.count(),
                    posting.minor());
        }
    }

    public List<Posting> ofDay(Tx tx, LocalDate day) throws SQLException {
        return tx.list(
                "SELECT * FROM total WHERE business_day = ? ORDER BY till, shift, figure, name",
                Totals::posting,
                day.toEpochDay());
    }

    public List<Posting> ofShift(Tx tx, ShiftNumber shift) throws SQLException {
        return tx.list("SELECT * FROM total WHERE shift = ? ORDER BY figure, name", Totals::posting, shift);
    }

    /** What a shift's facts that are no longer here came to. */
    static List<Posting> prunedOfShift(Tx tx, ShiftNumber shift) throws SQLException {
        return tx.list("SELECT * FROM pruned_total WHERE shift = ?", Totals::posting, shift);
    }

    /** What the drawer should hold, in minor units: the float, cash taken less change, cash moved. */
    public static long expectedCash(List<Posting> ofShift) {
        return ofShift.stream()
                .filter(posting -> posting.figure() == Figure.OPENING_FLOAT
                        || posting.figure() == Figure.CASH_MOVED
                        || (posting.figure() == Figure.TENDER && posting.name().equals("cash")))
                .mapToLong(Posting::minor)
                .sum();
    }

    private static Posting posting(ResultSet row) throws SQLException {
        return new Posting(
                LocalDate.ofEpochDay(row.getLong(1)),
                new TillId(row.getInt(2)),
                ShiftNumber.parse(row.getString(3)),
                Figure.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getLong(8));
    }
}
