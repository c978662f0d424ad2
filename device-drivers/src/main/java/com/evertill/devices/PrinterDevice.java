package com.evertill.devices;

import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.LaneDevices.Kind;
import com.evertill.devices.LaneDevices.Listener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinter;
import jpos.POSPrinterConst;

/** The lane's receipt printer: a job comes out once or not at all, and its outcome is told once. */
final class PrinterDevice extends JposDevice {

    /** A receipt that comes out later than this belongs to a customer who has gone. */
    private static final Duration STALE_AFTER = Duration.ofMinutes(2);

    private static final int FIRST_CONTACT_SECONDS = 3;

    private static final DeviceState COVER_OPEN = new DeviceState(Health.COVER_OPEN, "Close the printer's cover.");
    private static final DeviceState PAPER_OUT = new DeviceState(Health.PAPER_OUT, "Put in a new roll of paper.");

    private final POSPrinter control;
    private final InstantSource clock;

    PrinterDevice(String logicalName, Listener listener, Executor executor, InstantSource clock) {
        var device = new POSPrinter();
        super(
                Kind.PRINTER,
                new Handle(device, device::setPowerNotify, device::getPowerState),
                logicalName,
                listener,
                executor);
        control = device;
        this.clock = clock;
        control.addStatusUpdateListener(_ -> refresh());
    }

    void print(PrintJob job) {
        var asked = clock.instant();
        work(() -> {
            PrintOutcome outcome = new PrintOutcome.Unknown(faulty("The printer's driver failed."));
            try {
                outcome = outcome(job, asked);
            } finally {
                var told = outcome;
                news(() -> listener().printed(job.id(), told));
            }
        });
    }

    private PrintOutcome outcome(PrintJob job, Instant asked) {
        if (isClosed()) {
            return new PrintOutcome.NotPrinted(new DeviceState(Health.OFFLINE, "The lane was closed."));
        }
        if (clock.instant().isAfter(asked.plus(STALE_AFTER))) {
            return new PrintOutcome.NotPrinted(faulty("The receipt had waited too long for the printer."));
        }
        if (!open() || !awaitFirstContact(FIRST_CONTACT_SECONDS) || !state().usable()) {
            return new PrintOutcome.NotPrinted(state());
        }
        try {
            control.transactionPrint(POSPrinterConst.PTR_S_RECEIPT, POSPrinterConst.PTR_TP_TRANSACTION);
            ReceiptPrinting.print(job.document(), control);
        } catch (JposException notBegun) {
            clear();
            return new PrintOutcome.NotPrinted(remedy(notBegun));
        }
        return commit();
    }

    /** Until here nothing has gone to the printer; now everything goes. */
    private PrintOutcome commit() {
        try {
            control.transactionPrint(POSPrinterConst.PTR_S_RECEIPT, POSPrinterConst.PTR_TP_NORMAL);
            return new PrintOutcome.Printed();
        } catch (JposException failed) {
            refresh();
            return mayBeOnPaper(failed)
                    ? new PrintOutcome.Unknown(why(failed))
                    : new PrintOutcome.NotPrinted(remedy(failed));
        }
    }

    /** What our services promise, see the page of {@code com.evertill.devices.jpos}. */
    private static boolean mayBeOnPaper(JposException failed) {
        return failed.getErrorCode() == JposConst.JPOS_E_FAILURE || failed.getErrorCode() == JposConst.JPOS_E_TIMEOUT;
    }

    /**
     * What a person does so that it prints: nothing is on paper, so how it came to that is of no interest. The refusal
     * may be heard before the printer's own news of the same trouble.
     */
    private DeviceState remedy(JposException refused) {
        return switch (refused.getErrorCodeExtended()) {
            case POSPrinterConst.JPOS_EPTR_COVER_OPEN -> COVER_OPEN;
            case POSPrinterConst.JPOS_EPTR_REC_EMPTY -> PAPER_OUT;
            default -> why(refused);
        };
    }

    private DeviceState why(JposException failed) {
        var now = state();
        return now.usable() ? faulty(Sentences.of(failed)) : new DeviceState(now.health(), Sentences.of(failed));
    }

    private static DeviceState faulty(String sentence) {
        return new DeviceState(Health.FAULTY, sentence);
    }

    private void clear() {
        try {
            control.clearOutput();
        } catch (JposException closing) {
            // Then there is nothing left to clear.
        }
    }

    @Override
    DeviceState readState() throws JposException {
        if (control.getCoverOpen()) {
            return COVER_OPEN;
        }
        if (control.getRecEmpty()) {
            return PAPER_OUT;
        }
        return control.getRecNearEnd()
                ? new DeviceState(Health.PAPER_NEAR_END, "The roll of paper is near its end.")
                : DeviceState.READY;
    }

    @Override
    String fault() throws JposException {
        control.checkHealth(JposConst.JPOS_CH_INTERNAL);
        var text = control.getCheckHealthText();
        // A vendor's service may find nothing wrong by itself.
        return text.endsWith("Successful") ? super.fault() : text.replaceFirst("^Internal HCheck: ", "") + ".";
    }
}
