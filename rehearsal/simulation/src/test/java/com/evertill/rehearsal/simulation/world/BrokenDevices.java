package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.money.Money;
import com.evertill.devices.DeviceState;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.PrintJob;
import com.evertill.devices.Weighing;
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
    record Insisting(CardTerminal real) implements CardTerminal {
        @Override
        public PaymentOutcome pay(PaymentReference reference, Money amount) {
            var outcome = real.pay(reference, amount);
            return outcome instanceof PaymentOutcome.Unknown
                    ? real.pay(new PaymentReference("X" + reference.value().substring(1)), amount)
                    : outcome;
        }

        @Override
        public StatusOutcome<PaymentOutcome> status(PaymentReference reference) {
            return real.status(reference);
        }

        @Override
        public AbortOutcome abort(PaymentReference reference) {
            return real.abort(reference);
        }

        @Override
        public ReversalOutcome reverse(
                PaymentReference reversal, PaymentReference original, String poiTransactionId, Money amount) {
            return real.reverse(reversal, original, poiTransactionId, amount);
        }

        @Override
        public StatusOutcome<ReversalOutcome> reversalStatus(PaymentReference reversal) {
            return real.reversalStatus(reversal);
        }

        @Override
        public PaymentOutcome refund(Refund refund) {
            return real.refund(refund);
        }

        @Override
        public StatusOutcome<PaymentOutcome> refundStatus(Refund refund) {
            return real.refundStatus(refund);
        }

        @Override
        public TotalsOutcome totals() {
            return real.totals();
        }

        @Override
        public TotalsOutcome reconcile() {
            return real.reconcile();
        }

        @Override
        public TotalsOutcome lastReconciled() {
            return real.lastReconciled();
        }

        @Override
        public DeviceState check() {
            return real.check();
        }

        @Override
        public void close() {
            real.close();
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
        public void close() {
            real.close();
        }
    }

    private BrokenDevices() {}
}
