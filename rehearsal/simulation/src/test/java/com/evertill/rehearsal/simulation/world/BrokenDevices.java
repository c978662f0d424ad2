package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.money.Money;
import com.evertill.devices.DeviceState;
import com.evertill.devices.KeyPosition;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.PrintJob;
import com.evertill.devices.Weighing;
import com.evertill.devices.simulator.TerminalAround;
import com.evertill.devices.terminal.AbortOutcome;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.Refund;
import com.evertill.devices.terminal.ReversalOutcome;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.devices.terminal.TotalsOutcome;
import java.util.Map;

/** Drivers that do as they should but for one place. */
final class BrokenDevices {

    /** Takes no answer for no payment. */
    static final class Insisting extends TerminalAround {
        Insisting(CardTerminal real) {
            super(real);
        }

        @Override
        public PaymentOutcome pay(PaymentReference reference, Money amount) {
            var outcome = super.pay(reference, amount);
            return outcome instanceof PaymentOutcome.Unknown
                    ? super.pay(new PaymentReference("X" + reference.value().substring(1)), amount)
                    : outcome;
        }
    }

    /** Takes no answer for no refund. */
    static final class GivingTwice extends TerminalAround {
        GivingTwice(CardTerminal real) {
            super(real);
        }

        @Override
        public PaymentOutcome refund(Refund refund) {
            var outcome = super.refund(refund);
            var again = new PaymentReference("X" + refund.reference().value().substring(1));
            return outcome instanceof PaymentOutcome.Unknown
                    ? super.refund(new Refund(again, refund.amount(), refund.original()))
                    : outcome;
        }
    }

    /** Of two that follow each other, each is asked for under the other's name. */
    static final class MixingUp extends TerminalAround {
        MixingUp(CardTerminal real) {
            super(real);
        }

        private static PaymentReference other(PaymentReference reference) {
            var value = reference.value();
            int epoch = Integer.parseInt(value.substring(0, 3), 36);
            return PaymentReference.of(epoch, Long.parseLong(value.substring(3), 36) ^ 1);
        }

        @Override
        public PaymentOutcome pay(PaymentReference reference, Money amount) {
            return super.pay(other(reference), amount);
        }

        @Override
        public StatusOutcome<PaymentOutcome> status(PaymentReference reference, Money asked) {
            return super.status(other(reference), asked);
        }

        @Override
        public AbortOutcome abort(PaymentReference reference) {
            return super.abort(other(reference));
        }

        @Override
        public ReversalOutcome reverse(
                PaymentReference reversal, PaymentReference original, String poiTransactionId, Money amount) {
            return super.reverse(other(reversal), other(original), poiTransactionId, amount);
        }

        @Override
        public StatusOutcome<ReversalOutcome> reversalStatus(PaymentReference reversal) {
            return super.reversalStatus(other(reversal));
        }
    }

    /** Reconciles for good measure. */
    static final class EndingTwice extends TerminalAround {
        EndingTwice(CardTerminal real) {
            super(real);
        }

        @Override
        public TotalsOutcome reconcile() {
            super.reconcile();
            return super.reconcile();
        }
    }

    record PrintingTwice(LaneDevices real) implements LaneDevices {
        @Override
        public Map<Kind, DeviceState> states() {
            return real.states();
        }

        @Override
        public void print(PrintJob job) {
            real.print(job);
            real.print(job);
        }

        @Override
        public void openDrawer() {
            real.openDrawer();
        }

        @Override
        public void show(String upper, String lower) {
            real.show(upper, lower);
        }

        @Override
        public Weighing weigh() {
            return real.weigh();
        }

        @Override
        public void beep() {
            real.beep();
        }

        @Override
        public KeyPosition keyPosition() {
            return real.keyPosition();
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private BrokenDevices() {}
}
