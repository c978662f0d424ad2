package com.evertill.devices.simulator.zvt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;

/** The terminal's messages as bytes, by its own hand. */
final class ZvtBytes {
    private static final String TERMINAL = "68000117";
    private static final String CARD = "672742EEEEEEEE3456F";

    static final byte[] YES = hex("80 00 00");
    static final byte[] WAIT = hex("84 9C 00");
    static final byte[] CANNOT = hex("84 83 00");
    static final byte[] NOT_LOGGED_ON = hex("84 6B 00");

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    static byte[] message(String control, byte[]... parts) {
        var data = joined(parts);
        var out = new ByteArrayOutputStream();
        out.writeBytes(hex(control));
        if (data.length < 255) {
            out.write(data.length);
        } else {
            out.write(0xFF);
            out.write(data.length & 0xFF);
            out.write(data.length >> 8);
        }
        out.writeBytes(data);
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Of a registration. */
    static byte[] loggedOn() {
        return message("06 0F", hex("19 00 29" + TERMINAL + "49 0978"));
    }

    static byte[] intermediate(int what) {
        return message("04 FF", new byte[] {(byte) what});
    }

    /** Of an entry; what is not the makers' business comes in the order of the specification's examples. */
    static byte[] status(ZvtEntry entry, int result, ZvtMaker maker) {
        var stamp = "%010d".formatted(entry.stamp());
        var original = entry.original() == null ? "" : "37" + digits(entry.original(), 6);
        return message(
                "04 0F",
                hex("27" + HexFormat.of().toHexDigits((byte) result)),
                hex("04" + digits(entry.minor(), 12) + "49" + digits(entry.currency(), 4)),
                hex("0B" + digits(entry.trace(), 6)),
                hex("0C" + stamp.substring(4) + "0D" + stamp.substring(0, 4) + "0E 2812 17 0001 19 70"),
                hex("22 F1F0" + CARD + "F"),
                hex("29" + TERMINAL + "2A"),
                "100461763      ".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                hex("3B" + HexFormat.of().formatHex("118040\0\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII))),
                hex(original + "87" + digits(entry.receipt(), 4) + "8A 05 8B F0F9"),
                "girocard\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                // Online flag: 0 for not.
                entry.offline() ? hex("06 04 1F1101 00") : new byte[0],
                // Unasked by a till that has not told that it knows TLV.
                maker == ZvtMaker.HOBEX ? hex("06 06 1F1201 02 4000") : new byte[0]);
    }

    /** Of a day, with the sums by card scheme that ZVT has had since ever (all of them girocard here). */
    static byte[] totals(List<ZvtEntry> today) {
        var moved = today.stream().filter(entry -> entry.capturedMinor() > 0).toList();
        long minor = moved.stream().mapToLong(ZvtEntry::capturedMinor).sum();
        int first = moved.isEmpty() ? 0 : moved.getFirst().receipt();
        int last = moved.isEmpty() ? 0 : moved.getLast().receipt();
        var at = "%010d".formatted(today.isEmpty() ? 0L : today.getLast().stamp());
        var none = "00" + digits(0, 12);
        return message(
                "04 0F",
                hex("27 00 04" + digits(minor, 12) + "49 0978 0B 000000 0C" + at.substring(4) + "0D"
                        + at.substring(0, 4)),
                hex("60 F0F5F3" + digits(first, 4) + digits(last, 4)
                        + HexFormat.of().toHexDigits((byte) moved.size()) + digits(minor, 12) + none.repeat(6)));
    }

    static byte[] textBlock(int whose, List<String> lines, Charset charset) {
        var texts = new ByteArrayOutputStream();
        for (var line : lines) {
            var bytes = line.getBytes(charset);
            texts.write(0x07);
            texts.write(bytes.length);
            texts.writeBytes(bytes);
        }
        texts.writeBytes(hex("09 01 81"));
        var inner = joined(
                hex("1F07 01"), new byte[] {(byte) whose}, hex("25"), tlvLength(texts.size()), texts.toByteArray());
        return message("06 D3", hex("06"), tlvLength(inner.length), inner);
    }

    private static byte[] tlvLength(int length) {
        return length < 0x80
                ? new byte[] {(byte) length}
                : length < 0x100
                        ? new byte[] {(byte) 0x81, (byte) length}
                        : new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
    }

    /** @param isLast of its receipt. */
    static byte[] line(String text, boolean isLast, Charset charset, ZvtMaker maker) {
        return message(
                "06 D1",
                new byte[] {(byte) (isLast ? 0x81 : 0x00)},
                text.getBytes(charset),
                maker == ZvtMaker.CARD_COMPLETE ? hex("06 04 1F07 01 02") : new byte[0]);
    }

    static byte[] abort(int code) {
        return message("06 1E", new byte[] {(byte) code});
    }

    static byte[] completion() {
        return message("06 0F");
    }

    /** Of a status enquiry: software version, then the state. */
    static byte[] state(int code) {
        return message(
                "06 0F", hex("F0 F0 F8"), "SIM 1.13".getBytes(java.nio.charset.StandardCharsets.US_ASCII), new byte[] {
                    (byte) code
                });
    }

    private static String digits(long number, int count) {
        return ("%0" + count + "d").formatted(number);
    }

    private ZvtBytes() {}
}
