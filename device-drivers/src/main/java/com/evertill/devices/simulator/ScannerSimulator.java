package com.evertill.devices.simulator;

import com.evertill.commerce.codes.Symbology;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;

/** A scanner on a serial line that a terminal server put on TCP: AIM identifier, code, carriage return. */
public final class ScannerSimulator implements AutoCloseable {

    private final Loopback cable;

    /** @param port on loopback; 0 for any that is free. */
    public ScannerSimulator(int port, Executor executor) {
        cable = new Loopback(port, executor, ScannerSimulator::ignore);
    }

    public int port() {
        return cable.port();
    }

    public boolean isConnected() {
        return cable.isConnected();
    }

    /**
     * Reads a code, as if somebody had held it in front.
     *
     * @return false if no host is connected: a real one beeps and forgets it.
     */
    public boolean scan(Symbology symbology, String text) {
        return sendRaw(identifier(symbology) + text + "\r");
    }

    /** For broken lines. */
    public boolean sendRaw(String bytes) {
        try {
            return cable.sendSoon(bytes.getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public boolean isUnplugged() {
        return !cable.isPlugged();
    }

    public void unplugged(boolean out) {
        if (out) {
            cable.unplug();
        } else {
            cable.plugIn();
        }
    }

    @Override
    public void close() {
        cable.close();
    }

    /** ISO/IEC 15424. UPC-A and UPC-E are sent as the EAN-13 that they are. */
    private static String identifier(Symbology symbology) {
        return switch (symbology) {
            case EAN_13 -> "]E0";
            case UPC_A -> "]E00";
            case UPC_E, UNKNOWN, TYPED -> "";
            case ADD_ON -> "]E1";
            case EAN_13_WITH_ADD_ON -> "]E3";
            case EAN_8 -> "]E4";
            case ITF_14 -> "]I1";
            case GS1_128 -> "]C1";
            case GS1_DATABAR -> "]e0";
            case GS1_DATAMATRIX -> "]d2";
            case GS1_QR -> "]Q3";
            case GS1_DOTCODE -> "]J1";
            case PLAIN_2D -> "]Q1";
            case PLAIN_LINEAR -> "]C0";
        };
    }

    private static void ignore(Socket host) throws IOException {
        host.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    }
}
