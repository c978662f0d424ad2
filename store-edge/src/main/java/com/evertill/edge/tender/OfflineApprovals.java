package com.evertill.edge.tender;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.OfflineApproval;
import com.evertill.commerce.tender.OfflineLimits;
import com.evertill.commerce.tender.OfflineLimits.Open;
import com.evertill.commerce.tender.OfflineRefusal;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.Tender;
import com.evertill.edge.journal.FoldTable;
import com.evertill.edge.tender.CardAttempt.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The payments of the shop's sales that terminals approved without asking the bank and that the bank has not spoken about yet. A fold over the journal,
 * so that a box that takes another's place goes on from the same risk.
 */
public final class OfflineApprovals extends FoldTable {
    private static final String HERE = "offline_approval";

    public OfflineApprovals() {
        super(
                HERE,
                "SELECT attempt, till, receipt, tender, currency, minor, at, passed FROM " + HERE
                        + " ORDER BY attempt");
    }

    /** Those of a till, the oldest first. */
    public static List<OfflineApproval> of(Tx tx, TillId till) throws SQLException {
        return tx.list(
                "SELECT * FROM " + HERE + " WHERE till = ? ORDER BY at, attempt",
                OfflineApprovals::approval,
                till.number());
    }

    /**
     * Those of a till that its reconciliation was over.
     *
     * @param passed reconciliations before that, at least.
     */
    static List<OfflineApproval> counted(Tx tx, TillId till, int passed) throws SQLException {
        return tx.list(
                "SELECT * FROM " + HERE + " o WHERE till = ? AND passed >= ? AND NOT EXISTS"
                        + " (SELECT 1 FROM card_attempt a WHERE a.reference = o.attempt AND a.counted = 0)"
                        + " ORDER BY at, attempt",
                OfflineApprovals::approval,
                till.number(),
                passed);
    }

    /**
     * Why an approval is not taken into its basket that the terminal gave without asking the bank; empty if it is, or if the bank was asked.
     *
     * @param ofTheBasket all attempts of that basket: what it has taken already is open as well.
     */
    public static Optional<OfflineRefusal> refusal(
            Tx tx, OfflineLimits limits, CardAttempt attempt, List<CardAttempt> ofTheBasket, Instant now)
            throws SQLException {
        var approval = attempt.approval();
        if (approval == null || !approval.offlineApproved()) {
            return Optional.empty();
        }
        var open = new ArrayList<Open>();
        of(tx, attempt.till()).forEach(it -> open.add(new Open(it.amount(), it.at())));
        for (var other : ofTheBasket) {
            var taken = other.approval();
            boolean isInTheBasket = other.tender() != null && other.state() != State.REVERSED;
            if (taken != null && taken.offlineApproved() && isInTheBasket) {
                open.add(new Open(taken.amount(), other.intended()));
            }
        }
        return limits.refusal(approval.amount(), open, now);
    }

    @Override
    protected void add(Tx tx, String into, Fact fact, Payload payload) throws SQLException {
        switch (payload) {
            case Payload.SaleCompleted sale -> sold(tx, into, fact, sale);
            case Payload.PaymentForwarded forwarded -> settle(tx, into, forwarded.payment());
            case Payload.TerminalReconciled reconciled -> reconciled(tx, into, reconciled);
            default -> {}
        }
    }

    private static void sold(Tx tx, String into, Fact fact, Payload.SaleCompleted sale) throws SQLException {
        for (var tender : sale.tenders()) {
            if (tender instanceof Tender.Card card && card.approval().offlineApproved()) {
                var amount = card.approval().amount();
                tx.update(
                        "INSERT INTO " + into + "(attempt, till, receipt, tender, currency, minor, at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        card.attempt(),
                        sale.till().number(),
                        sale.receipt().toString(),
                        card.number(),
                        amount.currency().getCurrencyCode(),
                        amount.minor(),
                        fact.at().toEpochMilli());
            }
        }
    }

    private static void settle(Tx tx, String into, OfflineApproval approval) throws SQLException {
        tx.update("DELETE FROM " + into + " WHERE attempt = ?", approval.attempt());
    }

    private static void reconciled(Tx tx, String into, Payload.TerminalReconciled reconciled) throws SQLException {
        if (reconciled.told() != null) {
            tx.update(
                    "UPDATE " + into + " SET passed = passed + 1 WHERE till = ?",
                    reconciled.till().number());
        }
        if (reconciled.offline() != null) {
            for (var approval : reconciled.offline()) {
                settle(tx, into, approval);
            }
        }
    }

    private static OfflineApproval approval(ResultSet row) throws SQLException {
        return new OfflineApproval(
                row.getString("attempt"),
                new TillId(row.getInt("till")),
                ReceiptNumber.parse(row.getString("receipt")),
                row.getInt("tender"),
                new Money(row.getLong("minor"), Currency.getInstance(row.getString("currency"))),
                Instant.ofEpochMilli(row.getLong("at")));
    }
}
