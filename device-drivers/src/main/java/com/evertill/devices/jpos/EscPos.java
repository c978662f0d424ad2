package com.evertill.devices.jpos;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The commands of ESC/POS that we send, as Epson's, Citizen's and Bixolon's manuals agree on them. */
final class EscPos {

    /** {@code ESC @}. */
    static final byte[] INITIALISE = {0x1B, 0x40};

    /** {@code GS a 15}: tell every change of drawer, on/off-line, error and paper. */
    static final byte[] AUTOMATIC_STATUS_ON = {0x1D, 0x61, 0x0F};

    /** {@code DLE DC4 8}: forget all that is not printed yet; heard also when off-line. */
    static final byte[] CLEAR_BUFFERS = {0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08};

    /** {@code DLE ENQ 2}: what was wrong is mended, forget what was under way and go on; nothing happens while it is not mended. */
    static final byte[] RECOVER = {0x10, 0x05, 0x02};

    /** {@code DLE DC4 1 0 2}: a 200 ms pulse on pin 2, heard also when off-line. */
    static final byte[] DRAWER_PULSE_REAL_TIME = {0x10, 0x14, 0x01, 0x00, 0x02};

    /** {@code ESC p 0 50 250}: a 100 ms pulse on pin 2, in its turn among what is printed. */
    static final byte[] DRAWER_PULSE_BUFFERED = {0x1B, 0x70, 0x00, 0x32, (byte) 0xFA};

    /**
     * {@code ESC ( A}, function 48.
     *
     * @param kind of sound; which there are is the model's affair.
     * @param steps of 100 ms from beep to beep.
     */
    static byte[] beep(int kind, int count, int steps) {
        return new byte[] {0x1B, 0x28, 0x41, 0x04, 0x00, 0x30, (byte) kind, (byte) count, (byte) steps};
    }

    /** {@code ESC B}, which Epson's printers don't know and many others do. */
    static byte[] beepOfOthers(int count, int steps) {
        return new byte[] {0x1B, 0x42, (byte) count, (byte) steps};
    }

    static byte[] realTimeStatus(int question) {
        return new byte[] {0x10, 0x04, (byte) question};
    }

    /** {@code GS ( H}, function 48; {@code name} is of four characters. */
    static byte[] askProcessId(String name) {
        return concat(new byte[] {0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30}, name.getBytes(StandardCharsets.US_ASCII));
    }

    /** {@code GS r 1}. */
    static byte[] askStatus() {
        return new byte[] {0x1D, 0x72, 0x01};
    }

    /** {@code ESC t}. */
    static byte[] codePage(int number) {
        return new byte[] {0x1B, 0x74, (byte) number};
    }

    /** {@code ESC E}. */
    static byte[] bold(boolean on) {
        return new byte[] {0x1B, 0x45, (byte) (on ? 1 : 0)};
    }

    /** {@code ESC -}. */
    static byte[] underline(boolean on) {
        return new byte[] {0x1B, 0x2D, (byte) (on ? 1 : 0)};
    }

    /** {@code GS B}: white on black. */
    static byte[] reverse(boolean on) {
        return new byte[] {0x1D, 0x42, (byte) (on ? 1 : 0)};
    }

    /** {@code GS !}: 1 to 8 times wide and high. */
    static byte[] size(int wide, int high) {
        return new byte[] {0x1D, 0x21, (byte) ((wide - 1) << 4 | (high - 1))};
    }

    /** {@code ESC a}; counts at the beginning of a line only; {@code where} is 0 left, 1 centre, 2 right. */
    static byte[] align(int where) {
        return new byte[] {0x1B, 0x61, (byte) where};
    }

    /** {@code ESC d}. */
    static byte[] feed(int lines) {
        return new byte[] {0x1B, 0x64, (byte) lines};
    }

    /** {@code GS V 65} or {@code 66}: feeds to the cutter first. */
    static byte[] cut(boolean full) {
        return new byte[] {0x1D, 0x56, (byte) (full ? 0x41 : 0x42), 0x00};
    }

    /** {@code GS k}, preceded by height, module width and where its text goes: {@code text} is 0 none, 1 above, 2 below. */
    static byte[] barcode(int system, byte[] data, int height, int module, int text) {
        return concat(
                new byte[] {0x1D, 0x68, (byte) height, 0x1D, 0x77, (byte) module, 0x1D, 0x48, (byte) text},
                new byte[] {0x1D, 0x6B, (byte) system, (byte) data.length},
                data);
    }

    /** {@code GS v 0}: dots, eight of a row to a byte, black set. */
    static byte[] raster(int bytesAcross, int rows, byte[] dots) {
        return concat(
                new byte[] {
                    0x1D,
                    0x76,
                    0x30,
                    0x00,
                    (byte) bytesAcross,
                    (byte) (bytesAcross >> 8),
                    (byte) rows,
                    (byte) (rows >> 8)
                },
                dots);
    }

    /** {@code GS ( k}: model 2, size, error correction level M, store, print. */
    static byte[] qrCode(byte[] data, int module) {
        int stored = data.length + 3;
        return concat(
                new byte[] {0x1D, 0x28, 0x6B, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00},
                new byte[] {0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x43, (byte) module},
                new byte[] {0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x45, 0x31},
                new byte[] {0x1D, 0x28, 0x6B, (byte) stored, (byte) (stored >> 8), 0x31, 0x50, 0x30},
                data,
                new byte[] {0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x51, 0x30});
    }

    static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private EscPos() {}
}
