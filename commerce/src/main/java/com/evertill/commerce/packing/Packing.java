package com.evertill.commerce.packing;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;

/** Packs facts, and unpacks them. */
public final class Packing {

    /** @param dictionary what both sides have seen before. */
    public static byte[] pack(List<Row> rows, Dictionary dictionary) {
        var out = new Streams.Writer();
        var packer = new Packer(dictionary.model(), out);
        rows.forEach(packer::pack);
        return out.bytes();
    }

    /**
     * Believes nothing of the bytes.
     *
     * @param count of facts that are in it.
     * @param most bytes that their payloads may have together.
     * @throws DataFormatException if that is not what the bytes are.
     */
    public static List<Row> unpack(byte[] packed, int count, int most, Dictionary dictionary)
            throws DataFormatException {
        var in = new Streams.Reader(packed, most);
        var unpacker = new Unpacker(dictionary.model(), in, most);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < count; i++) {
            rows.add(unpacker.unpack());
        }
        in.end();
        return rows;
    }

    private Packing() {}
}
