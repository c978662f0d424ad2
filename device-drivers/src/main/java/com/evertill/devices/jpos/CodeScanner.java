package com.evertill.devices.jpos;

import com.evertill.commerce.tender.CardStripe;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jpos.JposConst;
import jpos.JposException;
import jpos.ScannerConst;
import jpos.config.JposEntry;

/**
 * What UnifiedPOS says of a scanner, whatever way the codes come. A code may begin with the AIM symbology identifier (ISO/IEC 15424), and then
 * the type is known. What was read in part when the link broke is thrown away: half a code is none.
 *
 * <p>Keyboards of tills have stripe readers that type as a scanner does. A payment card ends here as it does in {@link StripeReader}: it makes an error
 * event with {@code E_ILLEGAL}, and nothing of it is kept.
 */
abstract class CodeScanner extends ScannerDefaults implements ListeningLink.Reader {

    /** The largest symbol, a QR code of version 40, holds 7 089 digits. */
    private static final int LONGEST_CODE = 8_192;

    private final Read code = new Read();
    private final ListeningLink line;
    private boolean unusable;

    CodeScanner(JposEntry entry, DriverContext context) {
        this(entry, context, FileWire.Access.READ_ONLY);
    }

    CodeScanner(JposEntry entry, DriverContext context, FileWire.Access access) {
        super(entry, context, Sharing.EXCLUSIVE);
        line = new ListeningLink(this, this, access);
        define("GoodScanCount");
        property("AutoDisable", false);
        property("DecodeData", false);
        property("ScanData", new byte[0]);
        property("ScanDataLabel", new byte[0]);
        property("ScanDataType", ScannerConst.SCAN_SDT_UNKNOWN);
    }

    @Override
    protected void connect() throws JposException {
        line.open();
    }

    @Override
    protected void disconnect() {
        line.close();
    }

    @Override
    protected boolean awaitHardware() {
        return line.awaitConnected();
    }

    /** More of the code that is being read. */
    final void more(int next) {
        if (code.size() == LONGEST_CODE) {
            unusable = true;
        } else {
            code.write(next);
        }
    }

    /** Some of the code that is being read is missing: what ends it ends no code. */
    final void spoil() {
        unusable = true;
    }

    /** The code is whole. One that is empty or longer than any symbol is none. */
    final void endOfCode() {
        var whole = code.toByteArray();
        boolean usable = whole.length > 0 && !unusable;
        forget();
        if (!usable || !isEnabled() || !line.isConnected()) {
            return;
        }
        if (CardStripe.isIn(new String(whole, StandardCharsets.ISO_8859_1))) {
            Arrays.fill(whole, (byte) 0);
            autoDisable();
            events().inputError(JposConst.JPOS_E_ILLEGAL, 0);
        } else {
            scanned(whole);
        }
    }

    @Override
    public void begin() {
        forget();
    }

    /** What was begun is thrown away. */
    final void forget() {
        code.overwrite();
        unusable = false;
    }

    /** Bytes that are not left lying about. */
    private static final class Read extends ByteArrayOutputStream {
        void overwrite() {
            Arrays.fill(buf, 0, count, (byte) 0);
            reset();
        }
    }

    private void scanned(byte[] whole) {
        count("GoodScanCount");
        autoDisable();
        var identifier = AimIdentifier.of(whole);
        events().data(() -> {
            property("ScanData", whole);
            property("ScanDataLabel", identifier.label(whole));
            property("ScanDataType", identifier.scanDataType());
        });
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
