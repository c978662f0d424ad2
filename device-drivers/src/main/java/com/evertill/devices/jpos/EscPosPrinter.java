package com.evertill.devices.jpos;

import java.io.ByteArrayOutputStream;
import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinterConst;
import jpos.config.JposEntry;
import org.jspecify.annotations.Nullable;

/**
 * A receipt printer that speaks ESC/POS. A print counts as done when the printer has confirmed it, not when the bytes are sent; see this
 * package's page for what its errors say about the paper.
 */
final class EscPosPrinter extends POSPrinterDefaults implements EscPosLink.Listener, PrintQueue.Printing {

    private final EscPosEncoder encoder;
    private final boolean confirmByStatus;
    private final PrintQueue queue;
    private volatile @Nullable EscPosLink link;
    private volatile PrinterStatus told = PrinterStatus.UNREACHABLE;
    private volatile @Nullable ByteArrayOutputStream transaction;

    EscPosPrinter(JposEntry entry, DriverContext context) {
        super(entry, context, Sharing.EXCLUSIVE);
        var pages = LinkSettings.text(entry, "codePages", CodePages.STANDARD);
        var columns = LinkSettings.text(entry, "columns", "42");
        encoder = new EscPosEncoder(CodePages.parse(pages), PrinterProperties.lineDots(columns));
        confirmByStatus = LinkSettings.text(entry, "confirmBy", "processId").equals("status");
        queue = new PrintQueue(context.executor(), events(), this);
        define("PaperCutCount");
        define("ReceiptCoverOpenCount");
        property("CapPowerReporting", JposConst.JPOS_PR_ADVANCED);
        PrinterProperties.of(columns, pages).forEach(this::property);
    }

    @Override
    protected void connect() throws JposException {
        told = PrinterStatus.UNREACHABLE;
        var joined = context().escPosLinks().join(LinkSettings.of(entry()), this);
        if (confirmByStatus) {
            joined.confirmByStatus();
        }
        link = joined;
    }

    @Override
    protected void disconnect() {
        var joined = link;
        if (joined != null) {
            link = null;
            queue.clear();
            transaction = null;
            joined.breakOff();
            context().escPosLinks().leave(joined, this);
        }
    }

    @Override
    protected boolean awaitHardware() {
        var joined = link;
        return joined != null && joined.awaitReachable();
    }

    @Override
    public void changed(PrinterStatus now) {
        if (!isEnabled()) {
            return;
        }
        if (!now.reachable()) {
            var joined = link;
            trouble(joined == null ? "" : joined.trouble());
            powerState(JposConst.JPOS_PS_OFF);
            return;
        }
        powerState(now.hasTrouble() ? JposConst.JPOS_PS_OFFLINE : JposConst.JPOS_PS_ONLINE);
        var before = told;
        told = now;
        property("CoverOpen", now.coverOpen());
        property("RecEmpty", now.paperOut());
        property("RecNearEnd", now.paperNearEnd());
        if (now.coverOpen() && !before.coverOpen()) {
            count("ReceiptCoverOpenCount");
        }
        if (now.coverOpen() != before.coverOpen()) {
            events().status(now.coverOpen() ? POSPrinterConst.PTR_SUE_COVER_OPEN : POSPrinterConst.PTR_SUE_COVER_OK);
        }
        int paper = paper(now);
        if (paper != paper(before)) {
            events().status(paper);
        }
        if (now.ready()) {
            queue.resume();
        }
    }

    private static int paper(PrinterStatus status) {
        if (status.paperOut()) {
            return POSPrinterConst.PTR_SUE_REC_EMPTY;
        }
        return status.paperNearEnd() ? POSPrinterConst.PTR_SUE_REC_NEAREMPTY : POSPrinterConst.PTR_SUE_REC_PAPEROK;
    }

    @Override
    public void printNormal(int station, String data) throws JposException {
        requireReceipt(station);
        output(encoder.text(PrintData.parse(data)));
    }

    @Override
    public void printImmediate(int station, String data) throws JposException {
        requireReceipt(station);
        print(encoder.text(PrintData.parse(data)));
    }

    @Override
    public void printBarCode(
            int station, String data, int symbology, int height, int width, int alignment, int textPosition)
            throws JposException {
        requireReceipt(station);
        output(encoder.barcode(symbology, data, height, alignment, textPosition));
    }

    @Override
    public void printBitmap(int station, String fileName, int width, int alignment) throws JposException {
        requireReceipt(station);
        output(encoder.bitmaps().ofFile(fileName, width, alignment));
    }

    /** @param type is not asked: PNG, which UnifiedPOS 1.15 has no number for, and BMP tell themselves apart. */
    @Override
    public void printMemoryBitmap(int station, byte[] data, int type, int width, int alignment) throws JposException {
        requireReceipt(station);
        output(encoder.bitmaps().of(data, width, alignment));
    }

    @Override
    public void setBitmap(int bitmapNumber, int station, String fileName, int width, int alignment)
            throws JposException {
        requireReceipt(station);
        encoder.bitmaps().set(bitmapNumber, fileName, width, alignment);
    }

    @Override
    public void setLogo(int location, String data) throws JposException {
        requireEnabled();
        encoder.bitmaps().setLogo(location, encoder.text(PrintData.parse(data)));
    }

    @Override
    public void cutPaper(int percentage) throws JposException {
        requireEnabled();
        if (percentage < 0 || percentage > 100) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "cannot cut " + percentage + " percent");
        }
        output(encoder.cut(percentage));
        count("PaperCutCount");
    }

    /** Collects what follows, and prints it at the end as one job: wholly, or broken off at one place, never in pieces. */
    @Override
    public void transactionPrint(int station, int control) throws JposException {
        requireReceipt(station);
        switch (control) {
            case POSPrinterConst.PTR_TP_TRANSACTION -> transaction = new ByteArrayOutputStream();
            case POSPrinterConst.PTR_TP_NORMAL -> {
                var collected = transaction;
                transaction = null;
                if (collected != null && collected.size() > 0) {
                    output(collected.toByteArray());
                }
            }
            default -> throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "no transaction control " + control);
        }
    }

    @Override
    public void validateData(int station, String data) throws JposException {
        requireReceipt(station);
        for (var part : PrintData.parse(data).parts()) {
            if (part instanceof PrintData.Unsupported(var sequence)) {
                throw Jpos.error(JposConst.JPOS_E_FAILURE, "cannot print the escape sequence " + sequence.substring(1));
            }
            if (part instanceof PrintData.Bitmap(int number)
                    && encoder.bitmaps().bitmap(number).length == 0) {
                throw Jpos.error(JposConst.JPOS_E_FAILURE, "no bitmap was set with the number " + number);
            }
        }
    }

    @Override
    public void clearOutput() throws JposException {
        requireClaimed();
        transaction = null;
        queue.clear();
    }

    @Override
    public int getState() throws JposException {
        int state = super.getState();
        if (state != JposConst.JPOS_S_IDLE || queue.isEmpty()) {
            return state;
        }
        return queue.error() == null ? JposConst.JPOS_S_BUSY : JposConst.JPOS_S_ERROR;
    }

    @Override
    public int getErrorLevel() throws JposException {
        requireOpen();
        return queue.error() == null ? POSPrinterConst.PTR_EL_NONE : POSPrinterConst.PTR_EL_RECOVERABLE;
    }

    @Override
    public int getErrorStation() throws JposException {
        requireOpen();
        return queue.error() == null ? 0 : POSPrinterConst.PTR_S_RECEIPT;
    }

    @Override
    public String getErrorString() throws JposException {
        requireOpen();
        var error = queue.error();
        return error == null || error.getMessage() == null ? "" : error.getMessage();
    }

    private void output(byte[] bytes) throws JposException {
        var collecting = transaction;
        if (collecting != null) {
            collecting.writeBytes(bytes);
        } else if (booleanProperty("AsyncMode")) {
            property("OutputID", queue.add(bytes));
        } else {
            print(bytes);
        }
    }

    @Override
    public void checkHealth(int level) throws JposException {
        super.checkHealth(level);
        var joined = link;
        if (joined != null && joined.status().reachable() && !joined.status().ready()) {
            property("CheckHealthText", "Internal HCheck: " + joined.status().sentence());
        }
    }

    @Override
    public boolean isReady() {
        var joined = link;
        return joined != null && joined.status().ready();
    }

    /** Prints and waits for the confirmation. */
    @Override
    public void print(byte[] bytes) throws JposException {
        var joined = link;
        if (joined == null) {
            throw Jpos.error(JposConst.JPOS_E_DISABLED, entry().getLogicalName() + " is disabled");
        }
        switch (joined.print(bytes)) {
            case CONFIRMED -> {}
            case NOT_SENT -> throw notReady(joined);
            case BROKEN_OFF -> throw brokenOff(joined.status());
        }
    }

    private JposException notReady(EscPosLink joined) {
        var status = joined.status();
        var name = entry().getLogicalName();
        if (!status.reachable()) {
            return Jpos.error(JposConst.JPOS_E_OFFLINE, name + " cannot be reached: " + joined.trouble());
        }
        if (status.coverOpen()) {
            return Jpos.extended(POSPrinterConst.JPOS_EPTR_COVER_OPEN, name + ": the cover is open");
        }
        if (status.paperOut()) {
            return Jpos.extended(POSPrinterConst.JPOS_EPTR_REC_EMPTY, name + ": the paper is out");
        }
        return Jpos.error(JposConst.JPOS_E_OFFLINE, name + ": " + status.sentence());
    }

    private JposException brokenOff(PrinterStatus status) {
        var name = entry().getLogicalName();
        if (status.ready()) {
            return Jpos.error(JposConst.JPOS_E_TIMEOUT, name + " did not confirm the print in time");
        }
        String why;
        if (!status.reachable()) {
            why = "the connection broke";
        } else if (status.coverOpen()) {
            why = "the cover was opened";
        } else {
            why = status.paperOut() ? "the paper ran out" : "the printer went off-line";
        }
        return Jpos.error(JposConst.JPOS_E_FAILURE, name + ": " + why + " during a print");
    }

    private void requireReceipt(int station) throws JposException {
        requireEnabled();
        if (station != POSPrinterConst.PTR_S_RECEIPT) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "only the receipt station is there, not " + station);
        }
    }
}
