package com.evertill.devices.terminal.zvt;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a message, which ZVT calls bitmaps: a number of one byte, then the value in a length that belongs to the number. A number that is
 * not known ends the reading, since nobody knows how long its value is; what came before it is kept. So does a TLV container (06) that makes no
 * sense: the amount and the names of a payment never stand in there, and an approval that can be read is not given back for what else was told.
 *
 * <p>Tracks, chip data, check values and PIN data are read over and never kept (PCI DSS 4.0, requirement 3.3).
 */
final class Fields {

    /** Not kept: track 2, track 3, track 1, chip data, CVV, chip data of an ec card, EF_ID data, PIN data. */
    private static final Set<Integer> SECRET = Set.of(0x23, 0x24, 0x2D, 0x2E, 0x3A, 0x92, 0xA7, 0xD1);

    private static final int LL = -2;
    private static final int LLL = -3;
    private static final int TLV = -4;

    private static final Map<Integer, Integer> LENGTHS = Map.ofEntries(
            Map.entry(0x01, 1),
            Map.entry(0x02, 1),
            Map.entry(0x03, 1),
            Map.entry(0x04, 6),
            Map.entry(0x05, 1),
            Map.entry(0x06, TLV),
            Map.entry(0x0B, 3),
            Map.entry(0x0C, 3),
            Map.entry(0x0D, 2),
            Map.entry(0x0E, 2),
            Map.entry(0x17, 2),
            Map.entry(0x19, 1),
            Map.entry(0x22, LL),
            Map.entry(0x23, LL),
            Map.entry(0x24, LLL),
            Map.entry(0x27, 1),
            Map.entry(0x29, 4),
            Map.entry(0x2A, 15),
            Map.entry(0x2D, LL),
            Map.entry(0x2E, LLL),
            Map.entry(0x37, 3),
            Map.entry(0x3A, 2),
            Map.entry(0x3B, 8),
            Map.entry(0x3C, LLL),
            Map.entry(0x3D, 3),
            Map.entry(0x49, 2),
            Map.entry(0x60, LLL),
            Map.entry(0x87, 2),
            Map.entry(0x88, 3),
            Map.entry(0x8A, 1),
            Map.entry(0x8B, LL),
            Map.entry(0x8C, 1),
            Map.entry(0x92, LLL),
            Map.entry(0x9A, LLL),
            Map.entry(0xA0, 1),
            Map.entry(0xA7, LL),
            Map.entry(0xAA, 3),
            Map.entry(0xAF, LLL),
            Map.entry(0xBA, 5),
            Map.entry(0xD0, 1),
            Map.entry(0xD1, LL),
            Map.entry(0xD2, 1),
            Map.entry(0xD3, 1),
            Map.entry(0xE0, 1),
            Map.entry(0xE1, LL),
            Map.entry(0xE2, LL),
            Map.entry(0xE3, LL),
            Map.entry(0xE4, LL),
            Map.entry(0xE5, LL),
            Map.entry(0xE6, LL),
            Map.entry(0xE7, LL),
            Map.entry(0xE8, LL),
            Map.entry(0xE9, 1),
            Map.entry(0xEA, 1),
            Map.entry(0xEB, 8),
            Map.entry(0xF0, 1));

    private final Map<Integer, byte[]> values;
    private final List<Tlv> tlv;

    private Fields(Map<Integer, byte[]> values, List<Tlv> tlv) {
        this.values = values;
        this.tlv = tlv;
    }

    /**
     * @param from where the fields begin.
     * @throws Apdu.Malformed if a field beside the TLV container is longer than the message.
     */
    static Fields decode(byte[] data, int from) {
        var values = new LinkedHashMap<Integer, byte[]>();
        List<Tlv> tlv = List.of();
        int at = from;
        while (at < data.length) {
            int number = data[at] & 0xFF;
            var form = LENGTHS.get(number);
            if (form == null) {
                break;
            }
            if (form == TLV) {
                var container = container(data, at + 1);
                if (container == null) {
                    break;
                }
                tlv = container.objects;
                at = container.end;
                continue;
            }
            int begin = at + 1 + lengthOfLength(form, data, at + 1);
            int end = begin + (form > 0 ? form : length(form, data, at + 1));
            if (end > data.length) {
                throw new Apdu.Malformed("a field " + Integer.toHexString(number) + " that is longer than its message");
            }
            if (!SECRET.contains(number)) {
                values.put(number, Arrays.copyOfRange(data, begin, end));
            }
            at = end;
        }
        return new Fields(values, tlv);
    }

    private record Container(List<Tlv> objects, int end) {}

    /** {@code null} if nobody can say where it ends. */
    private static @Nullable Container container(byte[] data, int at) {
        try {
            int begin = at + Tlv.lengthOfLength(data, at);
            int end = begin + Tlv.length(data, at);
            return end > data.length ? null : new Container(objects(Arrays.copyOfRange(data, begin, end)), end);
        } catch (Apdu.Malformed noContainer) {
            return null;
        }
    }

    private static List<Tlv> objects(byte[] container) {
        try {
            return Tlv.decode(container);
        } catch (Apdu.Malformed noObjects) {
            return List.of();
        }
    }

    private static int lengthOfLength(int form, byte[] data, int at) {
        if (form > 0) {
            return 0;
        }
        if (at >= data.length) {
            throw new Apdu.Malformed("a field without its length");
        }
        return -form;
    }

    /** Two or three decimal digits, each in the lower half of a byte. */
    private static int length(int form, byte[] data, int at) {
        int length = 0;
        for (int i = at; i < at - form; i++) {
            int digit = i < data.length ? data[i] & 0xF : 0xF;
            if (digit > 9) {
                throw new Apdu.Malformed("a length that is no number");
            }
            length = length * 10 + digit;
        }
        return length;
    }

    byte @Nullable [] find(int number) {
        var value = values.get(number);
        return value == null ? null : value.clone();
    }

    @Nullable
    Long number(int field) {
        var value = values.get(field);
        return value == null ? null : Bcd.number(value);
    }

    /** What the TLV container holds. */
    List<Tlv> tlv() {
        return tlv;
    }

    /** Writes fields one after another. */
    static final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Writer raw(byte... bytes) {
            out.writeBytes(bytes);
            return this;
        }

        Writer field(int number, byte... value) {
            var form = LENGTHS.get(number);
            if (form == null || (form > 0 && form != value.length)) {
                throw new IllegalArgumentException("field " + number + " with " + value.length + " bytes");
            }
            out.write(number);
            if (form == TLV) {
                out.writeBytes(Tlv.length(value.length));
            } else if (form < 0) {
                digits(value.length, -form);
            }
            out.writeBytes(value);
            return this;
        }

        private void digits(int length, int count) {
            var text = String.format(java.util.Locale.ROOT, "%0" + count + "d", length);
            if (text.length() > count) {
                throw new IllegalArgumentException("a value of " + length + " bytes");
            }
            text.chars().forEach(digit -> out.write(0xF0 | (digit - '0')));
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
