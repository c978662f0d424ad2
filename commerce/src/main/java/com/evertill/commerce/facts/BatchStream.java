package com.evertill.commerce.facts;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/**
 * Batches as they were sent, one after another, each with the key that proves it: as a box is given back what its predecessor had sent.
 *
 * <pre>
 * stream = { key length i32 | key, X.509 SubjectPublicKeyInfo | batch length i32 | batch }
 * </pre>
 */
public final class BatchStream {
    private static final int LONGEST_KEY = 1_024;

    /** A batch and the public key of the box that signed it. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Signed(byte[] key, byte[] wire) {}

    public static void write(DataOutputStream out, Signed batch) throws IOException {
        out.writeInt(batch.key.length);
        out.write(batch.key);
        out.writeInt(batch.wire.length);
        out.write(batch.wire);
    }

    /**
     * The next; empty at the end.
     *
     * @throws EOFException if it ends within one.
     * @throws IOException if it is no such stream.
     */
    public static Optional<Signed> read(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        var key = bytes(in, length, LONGEST_KEY);
        return Optional.of(new Signed(key, bytes(in, in.readInt(), Batch.MOST_WIRE_BYTES)));
    }

    private static byte[] bytes(DataInputStream in, int length, int most) throws IOException {
        if (length < 0 || length > most) {
            throw new IOException("not a stream of batches: " + length + " bytes announced");
        }
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException(length + " bytes announced, " + bytes.length + " came");
        }
        return bytes;
    }

    private BatchStream() {}
}
