package com.evertill.devices.jpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.evertill.devices.simulator.PrinterSimulator.Fault;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jpos.CashDrawer;
import jpos.CashDrawerConst;
import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinterConst;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What UnifiedPOS 1.15 asks of printers and drawers. */
class UnifiedPosOutputTest extends OpenedLane {

    @Test
    void cover_and_paper_are_told_as_they_change_and_as_errors_of_a_print() throws Exception {
        enablePrinter();
        lane.printer().fault(Fault.COVER_OPEN, true);
        assertThat(next()).isEqualTo("status " + POSPrinterConst.PTR_SUE_COVER_OPEN);
        assertThat(printer.getCoverOpen()).isTrue();
        refusedExtended(POSPrinterConst.JPOS_EPTR_COVER_OPEN, () -> printer.printNormal(RECEIPT, "x\n"));
        lane.printer().fault(Fault.COVER_OPEN, false);
        assertThat(next()).isEqualTo("status " + POSPrinterConst.PTR_SUE_COVER_OK);
        lane.printer().fault(Fault.PAPER_NEAR_END, true);
        assertThat(next()).isEqualTo("status " + POSPrinterConst.PTR_SUE_REC_NEAREMPTY);
        lane.printer().fault(Fault.PAPER_OUT, true);
        assertThat(next()).isEqualTo("status " + POSPrinterConst.PTR_SUE_REC_EMPTY);
        refusedExtended(POSPrinterConst.JPOS_EPTR_REC_EMPTY, () -> printer.printNormal(RECEIPT, "x\n"));
        lane.printer().fault(Fault.PAPER_NEAR_END, false);
        lane.printer().fault(Fault.PAPER_OUT, false);
        assertThat(next()).isEqualTo("status " + POSPrinterConst.PTR_SUE_REC_PAPEROK);
        assertThat(lane.printer().lines()).isEmpty();
    }

    @Test
    void asynchronous_output_completes_in_order_when_the_printer_has_confirmed_it() throws Exception {
        enablePrinter();
        printer.setAsyncMode(true);
        printer.printNormal(RECEIPT, "one\n");
        int first = printer.getOutputID();
        printer.printNormal(RECEIPT, "two\n");
        int second = printer.getOutputID();
        assertThat(next()).isEqualTo("complete " + first);
        assertThat(next()).isEqualTo("complete " + second);
        assertThat(lane.printer().lines()).containsExactly("one", "two");
    }

    @Test
    void an_asynchronous_error_is_cleared_by_the_application() throws Exception {
        enablePrinter();
        printer.addErrorListener(event -> {
            event.setErrorResponse(JposConst.JPOS_ER_CLEAR);
            heard.add("error " + event.getErrorCode() + "/" + event.getErrorCodeExtended());
        });
        lane.printer().fault(Fault.COVER_OPEN, true);
        assertThat(next()).isEqualTo("status " + POSPrinterConst.PTR_SUE_COVER_OPEN);
        printer.setAsyncMode(true);
        printer.printNormal(RECEIPT, "never\n");
        assertThat(next()).isEqualTo("error " + JposConst.JPOS_E_EXTENDED + "/" + POSPrinterConst.JPOS_EPTR_COVER_OPEN);
        lane.printer().fault(Fault.COVER_OPEN, false);
        assertThat(next()).isEqualTo("status " + POSPrinterConst.PTR_SUE_COVER_OK);
        printer.printNormal(RECEIPT, "now\n");
        assertThat(next()).startsWith("complete");
        assertThat(lane.printer().lines()).containsExactly("now");
    }

    @Test
    void an_asynchronous_error_is_tried_again_when_the_printer_is_ready() throws Exception {
        enablePrinter();
        printer.addErrorListener(_ -> heard.add("error"));
        lane.printer().fault(Fault.PAPER_OUT, true);
        assertThat(next()).isEqualTo("status " + POSPrinterConst.PTR_SUE_REC_EMPTY);
        printer.setAsyncMode(true);
        printer.printNormal(RECEIPT, "later\n");
        int id = printer.getOutputID();
        assertThat(next()).isEqualTo("error");
        lane.printer().fault(Fault.PAPER_OUT, false);
        assertThat(next()).isEqualTo("status " + POSPrinterConst.PTR_SUE_REC_PAPEROK);
        assertThat(next()).isEqualTo("complete " + id);
        assertThat(lane.printer().lines()).containsExactly("later");
    }

    @Test
    void a_transaction_is_one_job() throws Exception {
        enablePrinter();
        printer.transactionPrint(RECEIPT, POSPrinterConst.PTR_TP_TRANSACTION);
        printer.printNormal(RECEIPT, "\u001B|cA\u001B|bCtop\n");
        printer.printBarCode(
                RECEIPT,
                "4006381333931",
                POSPrinterConst.PTR_BCS_EAN13,
                60,
                0,
                POSPrinterConst.PTR_BC_CENTER,
                POSPrinterConst.PTR_BC_TEXT_BELOW);
        printer.cutPaper(100);
        assertThat(lane.printer().lines()).isEmpty();
        printer.transactionPrint(RECEIPT, POSPrinterConst.PTR_TP_NORMAL);
        assertThat(lane.printer().lines().getFirst().strip()).isEqualTo("top");
        assertThat(lane.printer().lines()).contains("[barcode 4006381333931]", "[cut]");
    }

    @Test
    void what_cannot_be_printed_is_refused_before_it_is_sent() throws Exception {
        enablePrinter();
        refused(JposConst.JPOS_E_ILLEGAL, () -> printer.printNormal(POSPrinterConst.PTR_S_SLIP, "x\n"));
        refused(JposConst.JPOS_E_ILLEGAL, () -> barcode("Ä", POSPrinterConst.PTR_BCS_Code128));
        refused(JposConst.JPOS_E_ILLEGAL, () -> barcode("12", POSPrinterConst.PTR_BCS_EAN13));
        refused(JposConst.JPOS_E_ILLEGAL, () -> barcode("12", POSPrinterConst.PTR_BCS_MAXICODE));
        refused(JposConst.JPOS_E_ILLEGAL, () -> printer.cutPaper(101));
        refused(JposConst.JPOS_E_FAILURE, () -> printer.validateData(RECEIPT, "\u001B|1B logo\n"));
        printer.validateData(RECEIPT, "\u001B|4C\u001B|rA big\n");
        refused(JposConst.JPOS_E_NOEXIST, () -> printer.printBitmap(RECEIPT, "logo.bmp", 100, -1));
        assertThat(lane.printer().lines()).isEmpty();
    }

    @Test
    void a_drawer_is_shared_until_somebody_claims_it() throws Exception {
        var second = new CashDrawer();
        second.open(name("drawer"));
        drawer.setDeviceEnabled(true);
        second.setDeviceEnabled(true);
        drawer.addStatusUpdateListener(event -> heard.add("drawer " + event.getStatus()));
        second.openDrawer();
        awaitHeard("drawer " + CashDrawerConst.CASH_SUE_DRAWEROPEN);
        assertThat(drawer.getDrawerOpened()).isTrue();
        for (int i = 0; i < 20_000 && !second.getDrawerOpened(); i++) {
            LockSupport.parkNanos(1_000_000);
        }
        second.claim(0);
        refused(JposConst.JPOS_E_CLAIMED, drawer::openDrawer);
        var closed = CompletableFuture.runAsync(
                () -> {
                    try {
                        second.waitForDrawerClose(1, 1, 1, 1);
                    } catch (JposException failed) {
                        throw new AssertionError(failed);
                    }
                },
                executor);
        assertThat(closed).isNotDone();
        lane.printer().drawer(false);
        closed.get(20, TimeUnit.SECONDS);
        second.close();
    }

    @Test
    void printer_and_drawer_share_one_cable() throws Exception {
        enablePrinter();
        drawer.setDeviceEnabled(true);
        printer.setDeviceEnabled(false);
        drawer.openDrawer();
        assertThat(lane.printer().await(SOON, simulated -> simulated.isDrawerOpen()))
                .isTrue();
        drawer.setDeviceEnabled(false);
        assertThat(lane.printer().await(SOON, simulated -> true)).isTrue();
    }

    private void enablePrinter() throws JposException {
        printer.claim(0);
        printer.setDeviceEnabled(true);
    }

    private void barcode(String data, int symbology) throws JposException {
        printer.printBarCode(
                RECEIPT, data, symbology, 60, 0, POSPrinterConst.PTR_BC_CENTER, POSPrinterConst.PTR_BC_TEXT_NONE);
    }

    private void awaitHeard(String event) {
        var passed = new ArrayList<String>();
        for (var next = next(); !next.equals(event); next = next()) {
            passed.add(next);
            assertThat(next).as("instead of %s after %s", event, passed).isNotEqualTo("nothing");
        }
    }

    private static void refusedExtended(int code, ThrowingCallable call) {
        assertThatExceptionOfType(JposException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.getErrorCodeExtended()).isEqualTo(code));
    }
}
