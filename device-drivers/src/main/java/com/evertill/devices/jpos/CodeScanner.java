package com.evertill.devices.jpos;

import java.io.ByteArrayOutputStream;
import jpos.JposConst;
import jpos.JposException;
import jpos.ScannerConst;
import jpos.config.JposEntry;
import org.jspecify.annotations.Nullable;

/**
 * What UnifiedPOS says of a scanner, whatever way the codes come. A code may begin with the AIM symbology identifier (ISO/IEC 15424), and then
 * the type is known. What was read in part when the link broke is thrown away: half a code is none.
 */
abstract class CodeScanner extends ScannerDefaults implements ByteLink.Handler {

    /** The largest symbol, a QR code of version 40, holds 7 089 digits. */
    private static final int LONGEST_CODE = 8_192;

    private final ByteArrayOutputStream code = new ByteArrayOutputStream();
    private volatile @Nullable ByteLink link;
    private volatile boolean connected;
    private boolean overlong;

    CodeScanner(JposEntry entry, DriverContext context) {
        super(entry, context, Sharing.EXCLUSIVE);
        define("GoodScanCount");
        property("AutoDisable", false);
        property("DecodeData", false);
        property("ScanData", new byte[0]);
        property("ScanDataLabel", new byte[0]);
        property("ScanDataType", ScannerConst.SCAN_SDT_UNKNOWN);
    }

    @Override
    protected void connect() throws JposException {
        var opened = new ByteLink(LinkSettings.of(entry(), FileWire.Access.READ_ONLY), this);
        link = opened;
        context().executor().execute(opened::run);
    }

    @Override
    protected void disconnect() {
        var opened = link;
        if (opened != null) {
            opened.close();
            link = null;
            connected = false;
        }
    }

    @Override
    protected boolean awaitHardware() {
        var opened = link;
        return opened != null && opened.awaitConnected();
    }

    @Override
    public void up() {
        forget();
        connected = true;
        powerState(JposConst.JPOS_PS_ONLINE);
    }

    @Override
    public void down(String why) {
        connected = false;
        if (isEnabled()) {
            powerState(JposConst.JPOS_PS_OFF_OFFLINE);
        }
    }

    /** A scanner speaks when it has something to say. */
    @Override
    public boolean silent() {
        return true;
    }

    /** More of the code that is being read. */
    final void more(int next) {
        if (code.size() == LONGEST_CODE) {
            overlong = true;
        } else {
            code.write(next);
        }
    }

    /** The code is whole. One that is empty or longer than any symbol is none. */
    final void endOfCode() {
        var whole = code.toByteArray();
        boolean usable = whole.length > 0 && !overlong;
        forget();
        if (usable && isEnabled() && connected) {
            scanned(whole);
        }
    }

    /** What was begun is thrown away. */
    final void forget() {
        code.reset();
        overlong = false;
    }

    private void scanned(byte[] whole) {
        count("GoodScanCount");
        var identifier = AimIdentifier.of(whole);
        events().data(() -> {
            property("ScanData", whole);
            property("ScanDataLabel", identifier.label(whole));
            property("ScanDataType", identifier.scanDataType());
        });
        autoDisable();
    }

    @Override
    public void clearInputProperties() throws JposException {
        requireOpen();
        property("ScanData", new byte[0]);
        property("ScanDataLabel", new byte[0]);
        property("ScanDataType", ScannerConst.SCAN_SDT_UNKNOWN);
    }

    /** Only decoded when the application asked for it. */
    @Override
    public byte[] getScanDataLabel() throws JposException {
        return booleanProperty("DecodeData") ? super.getScanDataLabel() : new byte[0];
    }

    @Override
    public int getScanDataType() throws JposException {
        return booleanProperty("DecodeData") ? super.getScanDataType() : ScannerConst.SCAN_SDT_UNKNOWN;
    }
}
