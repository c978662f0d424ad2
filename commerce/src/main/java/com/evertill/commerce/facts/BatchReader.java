package com.evertill.commerce.facts;

import com.evertill.commerce.codec.Signatures;
import com.evertill.commerce.facts.Batch.RejectedException;
import com.evertill.commerce.facts.Batch.Rejection;
import com.evertill.commerce.node.NodeId;
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
        int epoch, long first, int count, Hash before, Hash last, int rawLength, byte[] deflated, byte[] signature) {

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
            require(in.readInt() == Batch.MAGIC, Rejection.IT_IS_NOT_A_BATCH);
            require(in.readUTF().equals(expected.toString()), Rejection.IT_IS_OF_ANOTHER_NODE);
            int epoch = in.readInt();
            long first = in.readLong();
            int count = in.readInt();
            var before = Hash.of(bytes(in, 32));
            var last = Hash.of(bytes(in, 32));
            int rawLength = in.readInt();
            require(epoch > 0 && first > 0 && count > 0 && rawLength >= 0, Rejection.IT_IS_NOT_A_BATCH);
            require(first <= Long.MAX_VALUE - count, Rejection.IT_IS_NOT_A_BATCH);
            require(count <= Batch.MOST_FACTS && rawLength <= Batch.MOST_RAW_BYTES, Rejection.IT_IS_TOO_LARGE);
            var deflated = bytes(in, in.readInt());
            var signature = bytes(in, in.readUnsignedShort());
            require(in.available() == 0, Rejection.IT_IS_NOT_A_BATCH);
            return new BatchReader(epoch, first, count, before, last, rawLength, deflated, signature);
        } catch (IOException malformed) {
            throw new RejectedException(Rejection.IT_IS_NOT_A_BATCH, malformed);
        }
    }

    private List<Fact> open(NodeId node) throws RejectedException {
        try (var in = new DataInputStream(new ByteArrayInputStream(inflate()))) {
            var facts = new ArrayList<Fact>();
            var previous = before;
            for (int i = 0; i < count; i++) {
                var fact = fact(in, new FactKey(node, epoch, first + i), previous);
                facts.add(fact);
                previous = fact.hash();
            }
            require(in.available() == 0, Rejection.IT_IS_NOT_A_BATCH);
            return facts;
        } catch (IOException | DateTimeException | DataFormatException malformed) {
            throw new RejectedException(Rejection.IT_IS_NOT_A_BATCH, malformed);
        }
    }

    private static Fact fact(DataInputStream in, FactKey key, Hash previous) throws IOException {
        var at = Instant.ofEpochMilli(in.readLong());
        var day = LocalDate.ofEpochDay(in.readLong());
        var type = in.readUTF();
        int version = in.readInt();
        var payload = bytes(in, in.readInt());
        var hash = Chain.next(previous, key, at, day, type, version, payload);
        return new Fact(key, at, day, type, version, payload, hash);
    }

    private byte[] inflate() throws DataFormatException {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
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
