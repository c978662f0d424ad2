package com.evertill.devices.terminal.zvt;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A data object of the TLV container: a tag of one or two bytes, and a value or further objects (BER-TLV as PA00P015 narrows it). */
final class Tlv {
    private static final int DEEPEST = 8;

    private final int tag;
    private final byte[] value;
    private final List<Tlv> parts;

    private Tlv(int tag, byte[] value, List<Tlv> parts) {
        this.tag = tag;
        this.value = value;
        this.parts = List.copyOf(parts);
    }

    static Tlv of(int tag, byte... value) {
        return new Tlv(tag, value.clone(), List.of());
    }

    /** @param tag of a constructed object. */
    static Tlv of(int tag, List<Tlv> parts) {
        return new Tlv(tag, encoded(parts), parts);
    }

    int tag() {
        return tag;
    }

    byte[] value() {
        return value.clone();
    }

    List<Tlv> parts() {
        return parts;
    }

    static @Nullable Tlv first(List<Tlv> objects, int tag) {
        return objects.stream().filter(object -> object.tag == tag).findFirst().orElse(null);
    }

    static byte[] encoded(List<Tlv> objects) {
        var out = new ByteArrayOutputStream();
        for (var object : objects) {
            if (object.tag > 0xFF) {
                out.write(object.tag >>> 8);
            }
            out.write(object.tag);
            out.writeBytes(length(object.value.length));
            out.writeBytes(object.value);
        }
        return out.toByteArray();
    }

    static byte[] length(int length) {
        if (length < 0x80) {
            return new byte[] {(byte) length};
        }
        return length <= 0xFF
                ? new byte[] {(byte) 0x81, (byte) length}
                : new byte[] {(byte) 0x82, (byte) (length >>> 8), (byte) length};
    }

    /** @throws Apdu.Malformed if the lengths do not fit into each other. */
    static List<Tlv> decode(byte[] bytes) {
        return decode(bytes, DEEPEST);
    }

    private static List<Tlv> decode(byte[] bytes, int deeper) {
        var objects = new ArrayList<Tlv>();
        int at = 0;
        while (at < bytes.length) {
            boolean isConstructed = (bytes[at] & 0x20) != 0;
            int tag = bytes[at++] & 0xFF;
            if ((tag & 0x1F) == 0x1F) {
                do {
                    tag = tag << 8 | (at(bytes, at) & 0xFF);
                } while ((at(bytes, at++) & 0x80) != 0 && tag < 0x1000000);
            }
            int length = length(bytes, at);
            at += lengthOfLength(bytes, at);
            if (length > bytes.length - at) {
                throw new Apdu.Malformed("a data object that is longer than its container");
            }
            var value = Arrays.copyOfRange(bytes, at, at + length);
            objects.add(new Tlv(tag, value, isConstructed && deeper > 0 ? decode(value, deeper - 1) : List.of()));
            at += length;
        }
        return objects;
    }

    static int length(byte[] bytes, int at) {
        int first = at(bytes, at) & 0xFF;
        if (first < 0x80) {
            return first;
        }
        return switch (first) {
            case 0x81 -> at(bytes, at + 1) & 0xFF;
            case 0x82 -> (at(bytes, at + 1) & 0xFF) << 8 | (at(bytes, at + 2) & 0xFF);
            default -> throw new Apdu.Malformed("a length of more than two bytes");
        };
    }

    static int lengthOfLength(byte[] bytes, int at) {
        return at(bytes, at) >= 0 ? 1 : 1 + (bytes[at] & 0x7F);
    }

    private static byte at(byte[] bytes, int at) {
        if (at >= bytes.length) {
            throw new Apdu.Malformed("a data object that ends too early");
        }
        return bytes[at];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tlv tlv && tag == tlv.tag && Arrays.equals(value, tlv.value);
    }

    @Override
    public int hashCode() {
        return 31 * tag + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "tag " + Integer.toHexString(tag) + ", " + value.length + " bytes";
    }
}
