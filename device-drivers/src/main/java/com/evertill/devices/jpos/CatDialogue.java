package com.evertill.devices.jpos;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.devices.jpos.CatLog.Entry;
import com.evertill.devices.jpos.CatLog.Stage;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.Refund;
import com.evertill.devices.terminal.ReversalOutcome;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.devices.terminal.TotalsOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jpos.CATConst;
import jpos.JposConst;
import jpos.JposException;

/** A {@code TerminalCat} with its terminal: everything that is asked for is in the log before, and what became of it behind. */
final class CatDialogue {

    /** UnifiedPOS money: whole units of a ten-thousandth. */
    static final int DECIMALS = 4;

    private static final int QUESTIONS = 3;
    private static final long PAUSE_MILLIS = 1_000;

    private final String name;
    private final CardTerminal terminal;
    private final CatLog log;
    private final Executor executor;

    CatDialogue(String name, CardTerminal terminal, CatLog log, Executor executor) {
        this.name = name;
        this.terminal = terminal;
        this.log = log;
        this.executor = executor;
    }

    static CatLog log(Path file) throws JposException {
        try {
            return CatLog.open(file);
        } catch (IOException unreadable) {
            throw Jpos.error(JposConst.JPOS_E_FAILURE, file + " cannot be read", unreadable);
        }
    }

    boolean isThere() {
        return terminal.check().usable();
    }

    void close() {
        terminal.close();
    }

    Entry begin(int type, int sequence, Money amount) throws JposException {
        var asked = new Entry(log.next(), type, sequence, amount, Stage.ASKED, "", "", "");
        write(asked);
        return asked;
    }

    Refund refund(Entry asked) {
        var sale = log.sale(asked.sequence(), CATConst.CAT_TRANSACTION_SALES);
        return new Refund(
                asked.reference(), asked.amount(), sale.map(Entry::transaction).orElse(null));
    }

    Entry sale(int sequence, Money amount) throws JposException {
        return log.sale(sequence, CATConst.CAT_TRANSACTION_SALES)
                .filter(found -> found.amount().equals(amount))
                .orElseThrow(() -> Jpos.error(
                        JposConst.JPOS_E_ILLEGAL,
                        "sale " + sequence + " over " + amount + " is not in the log of " + name));
    }

    interface Asking {
        PaymentOutcome ask(Entry asked, CardTerminal terminal) throws JposException;
    }

    /** After the time-out the terminal is told to stop; what it says then is still the truth. */
    PaymentOutcome ask(Entry asked, int timeout, Asking asking) throws JposException {
        var answered = new CountDownLatch(1);
        if (timeout > 0) {
            executor.execute(() -> {
                try {
                    if (!answered.await(timeout, TimeUnit.MILLISECONDS)) {
                        terminal.abort(asked.reference());
                    }
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        try {
            return settled(asked, asking.ask(asked, terminal));
        } finally {
            answered.countDown();
        }
    }

    /** A lost answer is asked for, a few times. */
    private PaymentOutcome settled(Entry asked, PaymentOutcome outcome) {
        var known = outcome;
        for (int i = 0; i < QUESTIONS && known instanceof PaymentOutcome.Unknown; i++) {
            known = status(asked) instanceof StatusOutcome.Settled<PaymentOutcome>(var told) ? told : known;
            if (known instanceof PaymentOutcome.Unknown) {
                pause();
            }
        }
        return known;
    }

    private StatusOutcome<PaymentOutcome> status(Entry asked) {
        return switch (asked.type()) {
            case CATConst.CAT_TRANSACTION_VOID -> voidStatus(asked);
            case CATConst.CAT_TRANSACTION_REFUND -> terminal.refundStatus(refund(asked));
            default -> terminal.status(asked.reference(), asked.amount());
        };
    }

    private StatusOutcome<PaymentOutcome> voidStatus(Entry asked) {
        return switch (terminal.reversalStatus(asked.reference())) {
            case StatusOutcome.Settled<ReversalOutcome>(var outcome) ->
                new StatusOutcome.Settled<>(payment(asked, outcome));
            case StatusOutcome.NotFound<ReversalOutcome> _ -> new StatusOutcome.NotFound<>();
            case StatusOutcome.InProgress<ReversalOutcome> _ -> new StatusOutcome.InProgress<>();
            case StatusOutcome.Unreachable<ReversalOutcome>(var why) -> new StatusOutcome.Unreachable<>(why);
        };
    }

    static PaymentOutcome payment(Entry asked, ReversalOutcome outcome) {
        return switch (outcome) {
            case ReversalOutcome.Reversed(var transaction, var lines) ->
                new PaymentOutcome.Approved(
                        new CardApproval(transaction, "", "", "", asked.amount(), lines, false, null));
            case ReversalOutcome.Refused(var why) -> new PaymentOutcome.Declined(PaymentOutcome.Reason.REFUSED, why);
            case ReversalOutcome.Unknown(var why) -> new PaymentOutcome.Unknown(why);
            case ReversalOutcome.NotAsked(var why) -> new PaymentOutcome.NotAsked(why);
        };
    }

    private static void pause() {
        try {
            new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of a void, the sale is void from now on. */
    void approved(Entry asked, CardApproval approval) throws JposException {
        if (asked.type() == CATConst.CAT_TRANSACTION_VOID) {
            var sale = log.toBeVoided(asked.sequence());
            if (sale.isPresent()) {
                write(sale.get().as(Stage.VOIDED));
            }
        }
        write(asked.approved(
                approval.poiTransactionId(), approval.authorisationCode(), approval.brand(), approval.amount()));
    }

    /**
     * What nobody heard of, before anything else is asked for: a sale is given back, a void or a refund is what was wanted. Voids come first: one
     * may have given back a sale that is open as well.
     */
    void settleOpen() throws JposException {
        settle(log.open(CATConst.CAT_TRANSACTION_VOID));
        settle(log.open());
    }

    private void settle(List<Entry> all) throws JposException {
        for (var open : all) {
            switch (status(open)) {
                case StatusOutcome.Settled<PaymentOutcome>(PaymentOutcome.Approved(var approval)) ->
                    giveBack(open, approval);
                case StatusOutcome.Settled<PaymentOutcome>(PaymentOutcome.Unknown _) -> throw unsettled(open);
                case StatusOutcome.Settled<PaymentOutcome> _ -> write(open.as(Stage.DECLINED));
                case StatusOutcome.NotFound<PaymentOutcome> _ -> {
                    terminal.abort(open.reference());
                    if (!staysUnknown(open)) {
                        throw unsettled(open);
                    }
                    write(open.as(Stage.DECLINED));
                }
                case StatusOutcome.InProgress<PaymentOutcome> _, StatusOutcome.Unreachable<PaymentOutcome> _ ->
                    throw unsettled(open);
            }
        }
    }

    /** The request may still have been on its way when the terminal said that it has none. */
    private boolean staysUnknown(Entry open) {
        for (int i = 0; i < QUESTIONS; i++) {
            pause();
            if (!(status(open) instanceof StatusOutcome.NotFound<PaymentOutcome>)) {
                return false;
            }
        }
        return true;
    }

    private void giveBack(Entry open, CardApproval approval) throws JposException {
        if (open.type() != CATConst.CAT_TRANSACTION_SALES) {
            approved(open, approval);
            return;
        }
        var reversal = begin(CATConst.CAT_TRANSACTION_VOID, open.sequence(), approval.amount());
        var outcome = terminal.reverse(
                reversal.reference(), open.reference(), approval.poiTransactionId(), approval.amount());
        switch (settled(reversal, payment(reversal, outcome))) {
            case PaymentOutcome.Approved(var given) -> approved(reversal, given);
            case PaymentOutcome.Declined declined -> {
                write(reversal.as(Stage.DECLINED));
                refused(open, approval, declined.detail());
            }
            case PaymentOutcome.NotAsked _ -> {
                write(reversal.as(Stage.DECLINED));
                throw unsettled(open);
            }
            case PaymentOutcome.Unknown _ -> throw unsettled(open);
        }
    }

    /** One that was called unknown may have given it back meanwhile; else it stands in the log from now on, and its program is told so once. */
    private void refused(Entry sale, CardApproval approval, String why) throws JposException {
        for (var earlier : log.voidsGivenUp(sale)) {
            if (voidStatus(earlier)
                    instanceof StatusOutcome.Settled<PaymentOutcome>(PaymentOutcome.Approved(var given))) {
                approved(earlier, given);
                return;
            }
        }
        approved(sale, approval);
        throw Jpos.extended(
                CATConst.JPOS_ECAT_CENTERERROR,
                "number " + sale.sequence() + " over " + approval.amount()
                        + " was approved while nobody heard, and cannot be given back (" + why
                        + "): it stands in the daily log of " + name);
    }

    private JposException unsettled(Entry open) {
        return Jpos.extended(
                CATConst.JPOS_ECAT_COMMUNICATIONERROR,
                "what became of number " + open.sequence() + " over " + open.amount()
                        + " is not known yet; nothing else is asked of " + name + " before it is");
    }

    void reconcile() throws JposException {
        switch (terminal.reconcile()) {
            case TotalsOutcome.Told _ -> settled();
            case TotalsOutcome.Refused(var why) -> throw Jpos.extended(CATConst.JPOS_ECAT_CENTERERROR, why);
            case TotalsOutcome.Unreachable(var why) -> throw Jpos.extended(CATConst.JPOS_ECAT_COMMUNICATIONERROR, why);
        }
    }

    /** Card company, type, slip, approval code, date, account number, amount, tax: as UnifiedPOS lists them; what is not kept is empty. */
    String dailyLog() {
        return log.entries().stream()
                .filter(entry -> entry.stage() == Stage.APPROVED || entry.stage() == Stage.VOIDED)
                .map(entry -> String.join(
                        ",",
                        plain(entry.brand()),
                        String.valueOf(entry.type()),
                        entry.reference().value(),
                        plain(entry.approvalCode()),
                        "",
                        "",
                        String.valueOf(units(entry.amount())),
                        "0"))
                .collect(Collectors.joining("\r\n"));
    }

    private static String plain(String text) {
        return text.replace(',', ' ');
    }

    void write(Entry entry) throws JposException {
        try {
            log.write(entry);
        } catch (IOException full) {
            throw Jpos.error(
                    JposConst.JPOS_E_EXTENDED, "the log of " + name + " cannot be written: " + full.getMessage(), full);
        }
    }

    private void settled() throws JposException {
        try {
            log.settled();
        } catch (IOException full) {
            throw Jpos.error(JposConst.JPOS_E_FAILURE, "the log cannot be written", full);
        }
    }

    static long units(Money amount) {
        return amount.major().movePointRight(DECIMALS).longValueExact();
    }
}
