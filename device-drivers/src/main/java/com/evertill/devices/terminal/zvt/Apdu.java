package com.evertill.devices.terminal.zvt;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * One message: a control field of two bytes (class and instruction of a command, or CCRC and APRC of an answer), a length, the data. The length
 * is one byte, or FF and two bytes, the lower first. PA00P016, chapter on the TCP/IP transport protocol.
 */
final class Apdu {
    static final int LARGEST = 0xFFFF;

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private final int control;
    private final byte[] data;

    Apdu(int control, byte[] data) {
        if (data.length > LARGEST) {
            throw new IllegalArgumentException("a message of " + data.length + " bytes");
        }
        this.control = control;
        this.data = data.clone();
    }

    Apdu(int control) {
        this(control, new byte[0]);
    }

    int control() {
        return control;
    }

    byte[] data() {
        return data.clone();
    }

    /** 80 00 and 84 00: done as asked. */
    boolean isYes() {
        return control == Commands.DONE || control == Commands.DONE_TOO;
    }

    /** 84 xx: not done, and why. Some words of the answer mean "ask again" instead. */
    boolean isNo() {
        return control >>> 8 == 0x84 && !isYes();
    }

    boolean isAnswer() {
        return isYes() || isNo();
    }

    /** Of an answer: the error, 0 for none. */
    int error() {
        return control & 0xFF;
    }

    byte[] encoded() {
        boolean isLong = data.length >= 0xFF;
        var bytes = new byte[(isLong ? 5 : 3) + data.length];
        bytes[0] = (byte) (control >>> 8);
        bytes[1] = (byte) control;
        bytes[2] = (byte) (isLong ? 0xFF : data.length);
        if (isLong) {
            bytes[3] = (byte) data.length;
            bytes[4] = (byte) (data.length >>> 8);
        }
        System.arraycopy(data, 0, bytes, isLong ? 5 : 3, data.length);
        return bytes;
    }

    /** @throws Malformed if it is not exactly one message. */
    static Apdu decode(byte[] bytes) {
        if (bytes.length < 3) {
            throw new Malformed("a message of " + bytes.length + " bytes");
        }
        int head = bytes[2] == (byte) 0xFF ? 5 : 3;
        if (bytes.length < head || bytes.length != head + length(bytes)) {
            throw new Malformed("a message whose length is not what it says");
        }
        return new Apdu((bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF), Arrays.copyOfRange(bytes, head, bytes.length));
    }

    /**
     * How many bytes of data the head of a message announces.
     *
     * @param head at least three bytes, and five where the third is FF.
     */
    static int length(byte[] head) {
        return head[2] == (byte) 0xFF ? (head[3] & 0xFF) | (head[4] & 0xFF) << 8 : head[2] & 0xFF;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Apdu apdu && control == apdu.control && Arrays.equals(data, apdu.data);
    }

    @Override
    public int hashCode() {
        return 31 * control + Arrays.hashCode(data);
    }

    /** The control field only: the data may be of a card. */
    @Override
    public String toString() {
        return HEX.formatHex(new byte[] {(byte) (control >>> 8), (byte) control}) + ", " + data.length + " bytes";
    }

    /** What came is not ZVT. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Malformed(String what) {
            super("The terminal sent " + what + ".");
        }
    }
}
