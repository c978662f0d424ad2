package com.evertill.devices.jpos;

import java.io.ByteArrayOutputStream;
import jpos.JposConst;
import jpos.JposException;
import jpos.ScannerConst;
import jpos.config.JposEntry;
import org.jspecify.annotations.Nullable;

/**
 * A scanner that sends each code as a line ended by CR or LF, as those with a serial line do; the line may begin with the AIM symbology
 * identifier (ISO/IEC 15424), and then the type is known. A line that is cut short because the link breaks is thrown away: half a code is
 * none.
 */
final class LineScanner extends ScannerDefaults implements ByteLink.Handler {

    /** The largest symbol, a QR code of version 40, holds 7 089 digits. */
    private static final int LONGEST_LINE = 8_192;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private volatile @Nullable ByteLink link;
    private volatile boolean connected;
    private boolean overlong;

    LineScanner(JposEntry entry, DriverContext context) {
        super(entry, context, Sharing.EXCLUSIVE);
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
        line.reset();
        overlong = false;
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

    @Override
    public void received(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\r' || bytes[i] == '\n') {
                endOfLine();
            } else if (line.size() == LONGEST_LINE) {
                overlong = true;
            } else {
                line.write(bytes[i]);
            }
        }
    }

    private void endOfLine() {
        var code = line.toByteArray();
        boolean usable = code.length > 0 && !overlong;
        line.reset();
        overlong = false;
        if (usable && isEnabled() && connected) {
            scanned(code);
        }
    }

    private void scanned(byte[] code) {
        var identifier = AimIdentifier.of(code);
        events().data(() -> {
            property("ScanData", code);
            property("ScanDataLabel", identifier.label(code));
            property("ScanDataType", identifier.scanDataType());
        });
        try {
            if (booleanProperty("AutoDisable")) {
                disable();
            }
        } catch (JposException closedMeanwhile) {
            disconnect();
        }
    }

    @Override
    public int getDataCount() throws JposException {
        requireOpen();
        return events().dataCount();
    }

    @Override
    public boolean getDataEventEnabled() throws JposException {
        requireOpen();
        return events().isDataEnabled();
    }

    @Override
    public void setDataEventEnabled(boolean enable) throws JposException {
        requireOpen();
        events().enableData(enable);
    }

    @Override
    public void clearInput() throws JposException {
        requireClaimed();
        events().clearData();
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
