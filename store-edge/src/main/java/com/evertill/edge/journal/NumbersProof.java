package com.evertill.edge.journal;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Whether receipts and shifts are numbered without a gap per till, and the counters stand where the facts stand. */
final class NumbersProof {
    static final String SUBJECT = "numbers";

    private final Findings findings;
    private final int epoch;
    /** By epoch, and by counter, such as {@code receipt 1}. */
    private final Map<Integer, Map<String, Long>> last = new TreeMap<>();

    NumbersProof(Findings findings, int epoch) {
        this.findings = findings;
        this.epoch = epoch;
    }

    /** Where the counters stood behind the last fact that is no longer here. */
    void begin(Tx tx) throws SQLException {
        tx.each("SELECT epoch, counter, last FROM pruned_number", row -> of(row.getInt(1))
                .put(row.getString(2), row.getLong(3)));
    }

    void look(Fact fact, Payload payload) {
        switch (payload) {
            case Payload.SaleCompleted sale ->
                next(
                        fact,
                        "receipt",
                        sale.receipt().till(),
                        sale.receipt().epoch(),
                        sale.receipt().number());
            case Payload.ReturnCompleted back ->
                next(
                        fact,
                        "receipt",
                        back.receipt().till(),
                        back.receipt().epoch(),
                        back.receipt().number());
            case Payload.ShiftOpened opened ->
                next(
                        fact,
                        "shift",
                        opened.shift().till(),
                        opened.shift().epoch(),
                        opened.shift().number());
            default -> {}
        }
    }

    private void next(Fact fact, String kind, TillId till, int of, long number) {
        int its = fact.key().epoch();
        var counters = of(its);
        var counter = kind + " " + till;
        long due = counters.getOrDefault(counter, 0L) + 1;
        if (of != its || number != due) {
            findings.wrong(
                    SUBJECT,
                    "fact " + fact.key().sequence() + " has " + kind + " " + till + "-" + of + "-" + number + " where "
                            + till + "-" + its + "-" + due + " was due");
        }
        counters.put(counter, number);
    }

    private Map<String, Long> of(int its) {
        return last.computeIfAbsent(its, _ -> new TreeMap<>());
    }

    void close(Tx tx) throws SQLException {
        var drawn = new TreeMap<String, Long>();
        tx.each(
                "SELECT kind, till, last FROM number WHERE kind IN ('receipt', 'shift') AND epoch = ?",
                row -> drawn.put(row.getString(1) + " " + row.getInt(2), row.getLong(3)),
                epoch);
        if (!drawn.equals(of(epoch))) {
            findings.wrong(SUBJECT, "the counters stand at " + drawn + ", and the facts at " + of(epoch));
        }
        findings.close(SUBJECT, figures());
    }

    private String figures() {
        boolean isFirst = last.size() == 1;
        var own = of(epoch).isEmpty() ? "none drawn" : "without a gap, up to " + of(epoch);
        return isFirst ? own : own + ", in every epoch: " + last;
    }
}
