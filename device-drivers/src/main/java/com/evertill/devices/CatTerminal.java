package com.evertill.devices;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.CardNumbers;
import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.terminal.AbortOutcome;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentOutcome.Reason;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.Refund;
import com.evertill.devices.terminal.ReversalOutcome;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.devices.terminal.TotalsOutcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import jpos.CAT;
import jpos.CATConst;
import jpos.JposConst;
import jpos.JposException;

/**
 * A vendor's UnifiedPOS credit authorisation terminal as a terminal of the till, with the limits that CAT has. It cannot be asked what became
 * of a payment: what it answered is told again for as long as this object lives, and of what it did not answer only a manager can say, who
 * reads it off the terminal's slip or its daily log. A payment cannot be aborted from here, only at the terminal. What was paid is named by
 * the sequence number that CAT echoes, and by the transaction number where the service has one.
 */
public final class CatTerminal implements CardTerminal {

    private static final int CLAIM_MILLIS = 1_000;
    private static final long SEQUENCES = 1_000_000_000;
    /** Sequence number, and the service's own. */
    private static final Pattern NAME = Pattern.compile("([0-9]{1,9})\\|.*", Pattern.DOTALL);
    /** UnifiedPOS money: whole units of a ten-thousandth. */
    private static final int DECIMALS = 4;

    private final String logicalName;
    private final int paymentMillis;
    private final CAT control = new CAT();
    private final ReentrantLock dialogue = new ReentrantLock();
    private final Map<PaymentReference, PaymentOutcome> answered = new ConcurrentHashMap<>();
    private final Map<PaymentReference, ReversalOutcome> reversed = new ConcurrentHashMap<>();
    private boolean opened;

    /**
     * @param logicalName in {@code jpos.xml}.
     * @param paymentMillis for a customer to pay: longer than the terminal's own time-out.
     */
    public CatTerminal(String logicalName, int paymentMillis) {
        this.logicalName = logicalName;
        this.paymentMillis = paymentMillis;
    }

    private interface Authorising {
        void with(CAT control) throws JposException;
    }

    @Override
    public PaymentOutcome pay(PaymentReference reference, Money amount) {
        var outcome = authorise(
                reference, amount, cat -> cat.authorizeSales(sequence(reference), units(amount), 0, paymentMillis));
        answered.put(reference, outcome);
        return outcome;
    }

    private PaymentOutcome authorise(PaymentReference reference, Money amount, Authorising asking) {
        dialogue.lock();
        try {
            var closed = open();
            if (closed != null) {
                return new PaymentOutcome.NotAsked(closed);
            }
            asking.with(control);
            return control.getSequenceNumber() == sequence(reference)
                    ? new PaymentOutcome.Approved(approval(reference, amount))
                    : new PaymentOutcome.Unknown("The terminal answered something else.");
        } catch (JposException refused) {
            return outcome(refused);
        } finally {
            dialogue.unlock();
        }
    }

    private CardApproval approval(PaymentReference reference, Money amount) throws JposException {
        return new CardApproval(
                sequence(reference) + "|" + control.getTransactionNumber(),
                CardNumbers.masked(control.getApprovalCode()),
                CardNumbers.masked(control.getAccountNumber()),
                CardNumbers.masked(control.getCardCompanyID()),
                amount,
                List.of(),
                false,
                null);
    }

    /** What says that the service was not even asked is certain; whatever else went wrong may have gone wrong after the charge. */
    private static PaymentOutcome outcome(JposException refused) {
        var why = Sentences.of(refused);
        return switch (refused.getErrorCode()) {
            case JposConst.JPOS_E_CLOSED,
                    JposConst.JPOS_E_CLAIMED,
                    JposConst.JPOS_E_NOTCLAIMED,
                    JposConst.JPOS_E_DISABLED,
                    JposConst.JPOS_E_ILLEGAL -> new PaymentOutcome.NotAsked(why);
            case JposConst.JPOS_E_BUSY -> new PaymentOutcome.Declined(Reason.TERMINAL_IS_BUSY, why);
            case JposConst.JPOS_E_EXTENDED -> extended(refused.getErrorCodeExtended(), why);
            default -> new PaymentOutcome.Unknown(why);
        };
    }

    private static PaymentOutcome extended(int code, String why) {
        return switch (code) {
            case CATConst.JPOS_ECAT_CENTERERROR -> new PaymentOutcome.Declined(Reason.REFUSED, why);
            case CATConst.JPOS_ECAT_RESET -> new PaymentOutcome.Declined(Reason.CANCELLED, why);
            case CATConst.JPOS_ECAT_COMMANDERROR,
                    CATConst.JPOS_ECAT_DAILYLOGOVERFLOW,
                    CATConst.JPOS_ECAT_DEFICIENT,
                    CATConst.JPOS_ECAT_OVERDEPOSIT -> new PaymentOutcome.Declined(Reason.TERMINAL_TROUBLE, why);
            default -> new PaymentOutcome.Unknown(why);
        };
    }

    @Override
    public StatusOutcome<PaymentOutcome> status(PaymentReference reference, Money asked) {
        var known = answered.get(reference);
        return known == null || known instanceof PaymentOutcome.Unknown
                ? new StatusOutcome.Unreachable<>(
                        "This terminal cannot be asked what became of a payment: look at its slip or its daily log.")
                : new StatusOutcome.Settled<>(known);
    }

    @Override
    public AbortOutcome abort(PaymentReference reference) {
        return new AbortOutcome.Unreachable("This terminal is stopped by its own key only.");
    }

    @Override
    public ReversalOutcome reverse(
            PaymentReference reversal, PaymentReference original, String poiTransactionId, Money amount) {
        var named = NAME.matcher(poiTransactionId);
        if (!named.matches()) {
            return remembered(reversal, ReversalOutcome.Refused.OF_ANOTHER_TERMINAL);
        }
        int sequence = Integer.parseInt(named.group(1));
        dialogue.lock();
        try {
            var closed = open();
            if (closed != null) {
                return new ReversalOutcome.NotAsked(closed);
            }
            if (!control.getCapAuthorizeVoid()) {
                return remembered(reversal, new ReversalOutcome.Refused("This terminal cannot void."));
            }
            control.authorizeVoid(sequence, units(amount), 0, paymentMillis);
            return remembered(reversal, new ReversalOutcome.Reversed(control.getTransactionNumber(), List.of()));
        } catch (JposException refused) {
            // Of a void that says that there is no such sale, or that it is void already.
            return remembered(
                    reversal,
                    refused.getErrorCode() == JposConst.JPOS_E_ILLEGAL
                            ? new ReversalOutcome.Refused(Sentences.of(refused))
                            : reversal(outcome(refused)));
        } finally {
            dialogue.unlock();
        }
    }

    private ReversalOutcome remembered(PaymentReference reversal, ReversalOutcome outcome) {
        reversed.put(reversal, outcome);
        return outcome;
    }

    private static ReversalOutcome reversal(PaymentOutcome outcome) {
        return switch (outcome) {
            case PaymentOutcome.Declined(var reason, var detail) ->
                new ReversalOutcome.Refused(detail.isBlank() ? reason.name() : detail);
            case PaymentOutcome.NotAsked(var why) -> new ReversalOutcome.NotAsked(why);
            case PaymentOutcome.Unknown(var why) -> new ReversalOutcome.Unknown(why);
            case PaymentOutcome.Approved(var approval) ->
                new ReversalOutcome.Reversed(approval.poiTransactionId(), approval.receiptLines());
        };
    }

    @Override
    public StatusOutcome<ReversalOutcome> reversalStatus(PaymentReference reversal) {
        var known = reversed.get(reversal);
        return known == null || known instanceof ReversalOutcome.Unknown
                ? new StatusOutcome.Unreachable<>("This terminal cannot be asked what became of a reversal.")
                : new StatusOutcome.Settled<>(known);
    }

    /** CAT names no payment that a refund belongs to: the customer presents the card in any case. */
    @Override
    public PaymentOutcome refund(Refund refund) {
        var outcome = authorise(
                refund.reference(),
                refund.amount(),
                cat -> cat.authorizeRefund(sequence(refund.reference()), units(refund.amount()), 0, paymentMillis));
        answered.put(refund.reference(), outcome);
        return outcome;
    }

    @Override
    public StatusOutcome<PaymentOutcome> refundStatus(Refund refund) {
        return status(refund.reference(), refund.amount());
    }

    /** The daily log of CAT names no currency, and every vendor writes it in another way: it is for people. */
    @Override
    public TotalsOutcome totals() {
        return new TotalsOutcome.Refused("This terminal's daily log cannot be added up.");
    }

    @Override
    public TotalsOutcome reconcile() {
        return totals();
    }

    @Override
    public TotalsOutcome lastReconciled() {
        return totals();
    }

    @Override
    public DeviceState check() {
        if (!dialogue.tryLock()) {
            return DeviceState.READY; // with a customer
        }
        try {
            var closed = open();
            if (closed != null) {
                return new DeviceState(Health.FAULTY, closed);
            }
            return switch (control.getPowerState()) {
                case JposConst.JPOS_PS_OFF, JposConst.JPOS_PS_OFFLINE, JposConst.JPOS_PS_OFF_OFFLINE ->
                    new DeviceState(Health.OFFLINE, logicalName + " cannot be reached.");
                default -> DeviceState.READY;
            };
        } catch (JposException wrong) {
            return new DeviceState(Health.FAULTY, Sentences.of(wrong));
        } finally {
            dialogue.unlock();
        }
    }

    /** @return why it is not open, or {@code null}. */
    private @org.jspecify.annotations.Nullable String open() {
        if (opened) {
            return null;
        }
        try {
            control.open(logicalName);
            control.claim(CLAIM_MILLIS);
            control.setDeviceEnabled(true);
            control.setAsyncMode(false);
            opened = true;
            return null;
        } catch (JposException wrong) {
            letGo();
            return Sentences.of(wrong);
        }
    }

    private void letGo() {
        opened = false;
        try {
            control.close();
        } catch (JposException notOpen) {
            // Either way we no longer hold it.
        }
    }

    @Override
    public void close() {
        dialogue.lock();
        try {
            letGo();
        } finally {
            dialogue.unlock();
        }
    }

    /** The number within the reference, as far as CAT has room for it: twice within a thousand million payments. */
    private static int sequence(PaymentReference reference) {
        return (int) (Long.parseLong(reference.value(), 36) % SEQUENCES);
    }

    private static long units(Money amount) {
        return amount.major().movePointRight(DECIMALS).longValueExact();
    }
}
