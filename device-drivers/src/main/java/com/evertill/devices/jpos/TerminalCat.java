package com.evertill.devices.jpos;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.devices.jpos.CatLog.Entry;
import com.evertill.devices.jpos.CatLog.Stage;
import com.evertill.devices.terminal.PaymentOutcome;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import jpos.CATConst;
import jpos.JposConst;
import jpos.JposException;
import jpos.config.JposEntry;
import org.jspecify.annotations.Nullable;

/**
 * A card terminal as a UnifiedPOS credit authorisation terminal, for other programs than our till. CAT has no status query, so what became of
 * an authorisation whose answer was lost is found out in here: what nobody was told to be approved, and was, is given back before the terminal
 * is used again.
 */
final class TerminalCat extends CATDefaults {

    private final SerialQueue asynchronous;
    private final ReentrantLock busy = new ReentrantLock();
    private volatile @Nullable CatDialogue with;
    private int outputs;

    TerminalCat(JposEntry entry, DriverContext context) {
        super(entry, context, Sharing.EXCLUSIVE);
        asynchronous = new SerialQueue(context.executor());
        property("CapAuthorizeVoid", true);
        property("CapAuthorizeRefund", true);
        property("CapCenterResultCode", true);
        property("CapDailyLog", CATConst.CAT_DL_REPORTING_SETTLEMENT);
        property("CapTaxOthers", true);
        property("CapTransactionNumber", true);
        property("AsyncMode", false);
        property("AdditionalSecurityInformation", "");
        property("PaymentMedia", CATConst.CAT_MEDIA_UNSPECIFIED);
    }

    // The device

    @Override
    protected void connect() throws JposException {
        var file = Path.of(LinkSettings.text(
                entry(), "logFile", System.getProperty("user.home") + "/cat-" + entry().getLogicalName() + ".log"));
        var name = entry().getLogicalName();
        with = new CatDialogue(
                name,
                CatTerminals.connect(entry(), context()),
                CatDialogue.log(file),
                context().executor());
        context().executor().execute(this::awaitHardware);
    }

    @Override
    protected void disconnect() {
        var left = with;
        if (left != null) {
            with = null;
            left.close();
        }
    }

    @Override
    protected boolean awaitHardware() {
        var looked = with;
        boolean isThere = looked != null && looked.isThere();
        if (looked != null) {
            powerState(isThere ? JposConst.JPOS_PS_ONLINE : JposConst.JPOS_PS_OFF_OFFLINE);
        }
        return isThere;
    }

    /** Enabled, it has one. */
    private CatDialogue dialogue() throws JposException {
        requireEnabled();
        var enabled = with;
        if (enabled == null) {
            throw Jpos.error(JposConst.JPOS_E_DISABLED, entry().getLogicalName() + " is disabled");
        }
        return enabled;
    }

    // Authorisations

    @Override
    public void authorizeSales(int sequence, long amount, long taxOthers, int timeout) throws JposException {
        authorise(
                CATConst.CAT_TRANSACTION_SALES,
                sequence,
                amount,
                taxOthers,
                timeout,
                (asked, at) -> at.pay(asked.reference(), asked.amount()));
    }

    /** Of the sale with the same sequence number and the same amount, in this log; CAT has no other name for it. */
    @Override
    public void authorizeVoid(int sequence, long amount, long taxOthers, int timeout) throws JposException {
        var sale = dialogue().sale(sequence, money(amount, taxOthers));
        authorise(
                CATConst.CAT_TRANSACTION_VOID,
                sequence,
                amount,
                taxOthers,
                timeout,
                (asked, at) -> CatDialogue.payment(
                        asked, at.reverse(asked.reference(), sale.reference(), sale.transaction(), asked.amount())));
    }

    /** Of the sale with the same sequence number, if this log has it; else to the card that is presented. */
    @Override
    public void authorizeRefund(int sequence, long amount, long taxOthers, int timeout) throws JposException {
        authorise(
                CATConst.CAT_TRANSACTION_REFUND,
                sequence,
                amount,
                taxOthers,
                timeout,
                (asked, at) -> at.refund(dialogue().refund(asked)));
    }

    private interface Work {
        void run() throws JposException;
    }

    private void authorise(int type, int sequence, long amount, long taxOthers, int timeout, CatDialogue.Asking asking)
            throws JposException {
        var at = dialogue();
        checkTimeout(timeout);
        var money = money(amount, taxOthers);
        now(() -> {
            at.settleOpen();
            var asked = at.begin(type, sequence, money);
            tell(at, asked, at.ask(asked, timeout, asking));
        });
    }

    /** At once, or in turn where the application wants no waiting; then it hears by an event. */
    private void now(Work work) throws JposException {
        if (!booleanProperty("AsyncMode")) {
            one(work);
            return;
        }
        int output = ++outputs;
        property("OutputID", output);
        asynchronous.execute(() -> {
            try {
                one(work);
                events().outputComplete(output);
            } catch (JposException wrong) {
                events().outputError(wrong.getErrorCode(), wrong.getErrorCodeExtended(), _ -> {});
            }
        });
    }

    private void one(Work work) throws JposException {
        if (!busy.tryLock()) {
            throw Jpos.error(JposConst.JPOS_E_BUSY, entry().getLogicalName() + " is with another customer");
        }
        try {
            work.run();
        } finally {
            busy.unlock();
        }
    }

    /** What the application hears. */
    private void tell(CatDialogue at, Entry asked, PaymentOutcome outcome) throws JposException {
        property("SequenceNumber", asked.sequence());
        property("TransactionType", String.valueOf(asked.type()));
        switch (outcome) {
            case PaymentOutcome.Approved(var approval) -> approved(at, asked, approval);
            case PaymentOutcome.Declined(var reason, var detail) -> {
                at.write(asked.as(Stage.DECLINED));
                property("CenterResultCode", detail);
                throw declined(reason, detail);
            }
            case PaymentOutcome.NotAsked(var why) -> {
                at.write(asked.as(Stage.DECLINED));
                powerState(JposConst.JPOS_PS_OFF_OFFLINE);
                throw Jpos.extended(CATConst.JPOS_ECAT_COMMUNICATIONERROR, why);
            }
            case PaymentOutcome.Unknown(var why) -> throw Jpos.error(JposConst.JPOS_E_TIMEOUT, why);
        }
    }

    private void approved(CatDialogue at, Entry asked, CardApproval approval) throws JposException {
        at.approved(asked, approval);
        powerState(JposConst.JPOS_PS_ONLINE);
        property("TransactionNumber", approval.poiTransactionId());
        property("SlipNumber", asked.reference().value());
        property("ApprovalCode", approval.authorisationCode());
        property("AccountNumber", approval.maskedPan());
        property("CardCompanyID", approval.brand());
        property("CenterResultCode", "");
        property("PaymentCondition", CATConst.CAT_PAYMENT_LUMP);
        property("SettledAmount", CatDialogue.units(approval.amount()));
    }

    private static JposException declined(PaymentOutcome.Reason reason, String detail) {
        return switch (reason) {
            case CANCELLED -> Jpos.extended(CATConst.JPOS_ECAT_RESET, detail);
            case TERMINAL_IS_BUSY -> Jpos.error(JposConst.JPOS_E_BUSY, detail);
            case REFUSED, CARD_NOT_ACCEPTED -> Jpos.extended(CATConst.JPOS_ECAT_CENTERERROR, detail);
            case TERMINAL_TROUBLE -> Jpos.extended(CATConst.JPOS_ECAT_COMMANDERROR, detail);
        };
    }

    // The daily log

    @Override
    public void accessDailyLog(int sequence, int type, int timeout) throws JposException {
        var at = dialogue();
        checkTimeout(timeout);
        if (type != CATConst.CAT_DL_REPORTING && type != CATConst.CAT_DL_SETTLEMENT) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "a daily log of type " + type);
        }
        now(() -> {
            at.settleOpen();
            property("SequenceNumber", sequence);
            property("DailyLog", at.dailyLog());
            if (type == CATConst.CAT_DL_SETTLEMENT) {
                at.reconcile();
            }
        });
    }

    // Help

    private static void checkTimeout(int timeout) throws JposException {
        if (timeout < JposConst.JPOS_FOREVER) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "a time-out of " + timeout + " ms");
        }
    }

    private Money money(long amount, long taxOthers) throws JposException {
        try {
            var currency = CatTerminals.currency(entry());
            var money = Money.of(BigDecimal.valueOf(Math.addExact(amount, taxOthers), CatDialogue.DECIMALS), currency);
            if (money.isPositive() && amount >= 0 && taxOthers >= 0) {
                return money;
            }
        } catch (ArithmeticException | IllegalArgumentException noMoney) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "no sum of money: " + amount + " and " + taxOthers, noMoney);
        }
        throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "no sum to be authorised: " + amount + " and " + taxOthers);
    }
}
