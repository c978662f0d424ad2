package com.evertill.commerce.facts;

import com.evertill.commerce.codec.Signatures;
import com.evertill.commerce.facts.Batch.RejectedException;
import com.evertill.commerce.facts.Batch.Rejection;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.packing.Dictionary;
import com.evertill.commerce.packing.Packing;
import com.evertill.commerce.packing.Row;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Takes a {@link Batch} apart as it comes over the wire. Whatever the bytes are, the answer is a batch or a {@link Rejection}. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record BatchReader(
        int form,
        int epoch,
        long first,
        int count,
        Hash before,
        Hash last,
        int dictionary,
        int rawLength,
        byte[] packed,
        byte[] signature) {

    static Batch read(byte[] wire, NodeId expected, PublicKey key) throws RejectedException {
        if (wire.length > Batch.MOST_WIRE_BYTES) {
            throw new RejectedException(Rejection.IT_IS_TOO_LARGE);
        }
        var envelope = envelope(wire, expected);
        int signed = wire.length - Short.BYTES - envelope.signature.length;
        if (!Signatures.verify(key, Arrays.copyOf(wire, signed), envelope.signature)) {
            throw new RejectedException(Rejection.ITS_SIGNATURE_IS_WRONG);
        }
        var facts = envelope.open(expected);
        if (!facts.getLast().hash().equals(envelope.last)) {
            throw new RejectedException(Rejection.ITS_CHAIN_IS_BROKEN);
        }
        return new Batch(expected, envelope.epoch, envelope.before, facts);
    }

    private static BatchReader envelope(byte[] wire, NodeId expected) throws RejectedException {
        try (var in = new DataInputStream(new ByteArrayInputStream(wire))) {
            int form = in.readInt();
            require(form == Batch.DEFLATED || form == Batch.PACKED, Rejection.IT_IS_NOT_A_BATCH);
            require(in.readUTF().equals(expected.toString()), Rejection.IT_IS_OF_ANOTHER_NODE);
            int epoch = in.readInt();
            long first = in.readLong();
            int count = in.readInt();
            var before = Hash.of(bytes(in, 32));
            var last = Hash.of(bytes(in, 32));
            int dictionary = form == Batch.PACKED ? in.readUnsignedByte() : 0;
            int rawLength = in.readInt();
            require(epoch > 0 && first > 0 && count > 0 && rawLength >= 0, Rejection.IT_IS_NOT_A_BATCH);
            require(first <= Long.MAX_VALUE - count, Rejection.IT_IS_NOT_A_BATCH);
            require(count <= Batch.MOST_FACTS && rawLength <= Batch.MOST_RAW_BYTES, Rejection.IT_IS_TOO_LARGE);
            var packed = bytes(in, in.readInt());
            var signature = bytes(in, in.readUnsignedShort());
            require(in.available() == 0, Rejection.IT_IS_NOT_A_BATCH);
            return new BatchReader(form, epoch, first, count, before, last, dictionary, rawLength, packed, signature);
        } catch (IOException malformed) {
            throw new RejectedException(Rejection.IT_IS_NOT_A_BATCH, malformed);
        }
    }

    private List<Fact> open(NodeId node) throws RejectedException {
        try {
            var facts = new ArrayList<Fact>();
            var previous = before;
            for (var row : form == Batch.PACKED ? unpacked() : inflated()) {
                var fact = fact(row, new FactKey(node, epoch, first + facts.size()), previous);
                facts.add(fact);
                previous = fact.hash();
            }
            return facts;
        } catch (IOException | DateTimeException | DataFormatException malformed) {
            throw new RejectedException(Rejection.IT_IS_NOT_A_BATCH, malformed);
        }
    }

    private List<Row> unpacked() throws DataFormatException {
        var known = Dictionary.numbered(dictionary)
                .orElseThrow(() -> new DataFormatException("dictionary " + dictionary + " is not known here"));
        var rows = Packing.unpack(packed, count, rawLength, known);
        if (rows.stream().mapToLong(row -> row.payload().length).sum() != rawLength) {
            throw new DataFormatException("not as long as announced");
        }
        return rows;
    }

    private List<Row> inflated() throws IOException, DataFormatException {
        try (var in = new DataInputStream(new ByteArrayInputStream(inflate()))) {
            var rows = new ArrayList<Row>();
            for (int i = 0; i < count; i++) {
                rows.add(new Row(in.readLong(), in.readLong(), in.readUTF(), in.readInt(), bytes(in, in.readInt())));
            }
            if (in.available() > 0) {
                throw new DataFormatException("there is more behind the last fact");
            }
            return rows;
        }
    }

    private static Fact fact(Row row, FactKey key, Hash previous) {
        var at = Instant.ofEpochMilli(row.at());
        var day = LocalDate.ofEpochDay(row.day());
        var hash = Chain.next(previous, key, at, day, row.type(), row.version(), row.payload());
        return new Fact(key, at, day, row.type(), row.version(), row.payload(), hash);
    }

    private byte[] inflate() throws DataFormatException {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            // One byte more than announced, so that what is longer is seen and what ends exactly is finished.
            var raw = new byte[rawLength + 1];
            int done = 0;
            while (!inflater.finished()) {
                int read = inflater.inflate(raw, done, raw.length - done);
                if (read == 0 && !inflater.finished()) {
                    throw new DataFormatException("it ends early, or is longer than announced");
                }
                done += read;
            }
            if (done != rawLength || inflater.getRemaining() > 0) {
                throw new DataFormatException("not as long as announced");
            }
            return Arrays.copyOf(raw, rawLength);
        } finally {
            inflater.end();
        }
    }

    /** Never more than there is, whatever {@code length} says. */
    private static byte[] bytes(DataInputStream in, int length) throws IOException {
        if (length < 0 || length > in.available()) {
            throw new EOFException(length + " bytes announced, " + in.available() + " left");
        }
        return in.readNBytes(length);
    }

    private static void require(boolean holds, Rejection otherwise) throws RejectedException {
        if (!holds) {
            throw new RejectedException(otherwise);
        }
    }
}
