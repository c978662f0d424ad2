package com.evertill.devices;

import com.evertill.commerce.codes.Symbology;
import com.evertill.devices.LaneDevices.Kind;
import com.evertill.devices.LaneDevices.Listener;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import jpos.JposConst;
import jpos.JposException;
import jpos.Scanner;
import jpos.ScannerConst;

/** The lane's scanner: every code exactly once, in order. */
final class ScannerDevice extends JposDevice {

    private static final System.Logger LOG = System.getLogger(ScannerDevice.class.getName());

    private final Scanner control = new Scanner();

    ScannerDevice(String logicalName, Listener listener, Executor executor) {
        super(Kind.SCANNER, logicalName, listener, executor);
        control.addDataListener(_ -> scanned());
        control.addStatusUpdateListener(_ -> refresh());
    }

    @Override
    void openControl(String name, int claimMillis) throws JposException {
        control.open(name);
        control.claim(claimMillis);
        control.setPowerNotify(JposConst.JPOS_PN_ENABLED);
        control.setDecodeData(true);
        control.setDeviceEnabled(true);
        control.setDataEventEnabled(true);
    }

    @Override
    void closeControl() throws JposException {
        control.close();
    }

    @Override
    DeviceState readState() {
        return DeviceState.READY;
    }

    @Override
    int powerState() throws JposException {
        return control.getPowerState();
    }

    /** On the control's event thread: takes the data and asks for the next. */
    private void scanned() {
        try {
            var symbology = symbology(control.getScanDataType());
            var text = text(control.getScanDataLabel());
            news(() -> listener().scanned(symbology, text));
            control.setDataEventEnabled(true);
        } catch (JposException closing) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A scan came while the scanner was being closed: {0}",
                    Sentences.of(closing));
        }
    }

    /** Scanners send UTF-8 or, older ones, Latin-1; each is told by whether it can be the other. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static Symbology symbology(int scanDataType) {
        return switch (scanDataType) {
            case ScannerConst.SCAN_SDT_UPCA -> Symbology.UPC_A;
            case ScannerConst.SCAN_SDT_UPCE -> Symbology.UPC_E;
            case ScannerConst.SCAN_SDT_EAN8 -> Symbology.EAN_8;
            case ScannerConst.SCAN_SDT_EAN13 -> Symbology.EAN_13;
            case ScannerConst.SCAN_SDT_EAN13_S -> Symbology.EAN_13_WITH_ADD_ON;
            case ScannerConst.SCAN_SDT_ITF, ScannerConst.SCAN_SDT_ITF_CK -> Symbology.ITF_14;
            case ScannerConst.SCAN_SDT_GS1128 -> Symbology.GS1_128;
            case ScannerConst.SCAN_SDT_GS1DATABAR, ScannerConst.SCAN_SDT_GS1DATABAR_E -> Symbology.GS1_DATABAR;
            case ScannerConst.SCAN_SDT_GS1DATAMATRIX -> Symbology.GS1_DATAMATRIX;
            case ScannerConst.SCAN_SDT_GS1QRCODE -> Symbology.GS1_QR;
            case ScannerConst.SCAN_SDT_QRCODE, ScannerConst.SCAN_SDT_UQRCODE, ScannerConst.SCAN_SDT_DATAMATRIX ->
                Symbology.PLAIN_2D;
            case ScannerConst.SCAN_SDT_UNKNOWN, ScannerConst.SCAN_SDT_OTHER -> Symbology.UNKNOWN;
            default -> Symbology.PLAIN_LINEAR;
        };
    }
}
