package com.evertill.devices;

import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.tender.CardStripe;
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
import jpos.events.ErrorEvent;

/** The lane's scanner: every code exactly once, in order. */
final class ScannerDevice extends JposDevice {

    private static final System.Logger LOG = System.getLogger(ScannerDevice.class.getName());

    private final Scanner control;

    ScannerDevice(String logicalName, Listener listener, Executor executor) {
        var device = new Scanner();
        super(
                Kind.SCANNER,
                new Handle(device, device::setPowerNotify, device::getPowerState),
                logicalName,
                listener,
                executor);
        control = device;
        control.addDataListener(_ -> scanned());
        control.addErrorListener(this::refused);
        control.addStatusUpdateListener(_ -> refresh());
    }

    @Override
    void prepare() throws JposException {
        control.setDecodeData(true);
    }

    @Override
    void ready() throws JposException {
        control.setDataEventEnabled(true);
    }

    /** On the control's event thread: takes the data and asks for the next. */
    private void scanned() {
        try {
            var symbology = symbology(control.getScanDataType());
            var text = text(control.getScanDataLabel());
            if (CardStripe.isIn(text)) {
                // By a maker's own service: ours let none through.
                paymentCard();
            } else {
                news(() -> listener().scanned(symbology, text));
            }
            control.setDataEventEnabled(true);
        } catch (JposException closing) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A scan came while the scanner was being closed: {0}",
                    Sentences.of(closing));
        }
    }

    /** What was scanned before and behind it stays. */
    private void refused(ErrorEvent event) {
        event.setErrorResponse(JposConst.JPOS_ER_CONTINUEINPUT);
        if (event.getErrorCode() == JposConst.JPOS_E_ILLEGAL) {
            paymentCard();
        } else {
            LOG.log(System.Logger.Level.WARNING, "The scanner could not read: error {0}", event.getErrorCode());
        }
    }

    private void paymentCard() {
        news(() -> listener().notScanned(NotScanned.PAYMENT_CARD, 1));
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
