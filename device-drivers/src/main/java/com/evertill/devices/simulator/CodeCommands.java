package com.evertill.devices.simulator;

import com.evertill.commerce.receipt.ReceiptDocument.Barcode;
import com.evertill.commerce.receipt.ReceiptDocument.QrCode;
import java.nio.charset.StandardCharsets;

/** {@code GS k} and {@code GS ( k}: the codes that a printer draws by itself. */
final class CodeCommands {

    private static final int PDF_417 = 48;
    private static final int QR_CODE = 49;
    private static final int STORE = 80;
    private static final int PRINT = 81;

    private final EscPosInterpreter.Machine machine;
    private String stored = "";

    CodeCommands(EscPosInterpreter.Machine machine) {
        this.machine = machine;
    }

    void clear() {
        stored = "";
    }

    void barcode(int system, byte[] data) {
        try {
            var barcode = PrintedBarcode.of(system, data);
            machine.bars(barcode);
            machine.print(new Barcode(barcode.symbology(), barcode.data()));
        } catch (Code128Bars.Wrong wrong) {
            machine.unknown("GS k %d: %s".formatted(system, wrong.getMessage()));
        }
    }

    /** {@code GS ( k}; the first two parameters are the symbology and what to do. */
    void function(byte[] parameters) {
        switch (parameters[0]) {
            case QR_CODE -> qrCode(parameters);
            case PDF_417 -> {
                // The till prints none; another program's is taken in without being drawn.
            }
            default -> machine.unknown("GS ( k %d".formatted(parameters[0]));
        }
    }

    private void qrCode(byte[] parameters) {
        switch (parameters[1]) {
            case STORE -> stored = new String(parameters, 3, parameters.length - 3, StandardCharsets.UTF_8);
            case PRINT -> machine.print(new QrCode(stored));
            case 65, 67, 69 -> {}
            default -> machine.unknown("GS ( k 49 %d".formatted(parameters[1]));
        }
    }
}
