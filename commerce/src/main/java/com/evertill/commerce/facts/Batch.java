package com.evertill.commerce.facts;

import com.evertill.commerce.codec.Signatures;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.packing.Dictionary;
import com.evertill.commerce.packing.Packing;
import com.evertill.commerce.packing.Row;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;

/**
 * Consecutive facts of one node and epoch on their way to the cloud.
 *
 * <p>The wire form, numbers big-endian, texts as {@link DataOutputStream#writeUTF}:
 *
 * <pre>
 * "EVB2" | node | epoch i32 | first i64 | count i32 | before 32 bytes | last 32 bytes | dictionary u8 | payloads' length i32
 *        | packed length i32 | facts, packed with that dictionary | signature length u16 | signature over all before its length
 * </pre>
 *
 * How facts are packed is in {@link com.evertill.commerce.packing}. Batches of the first form, which are archived, are read for ever:
 *
 * <pre>
 * "EVB1" | node | epoch i32 | first i64 | count i32 | before 32 bytes | last 32 bytes | raw length i32
 *        | deflated length i32 | deflated (RFC 1951) facts | signature length u16 | signature over all before its length
 * fact   = at i64 ms | business day i64 | type | version i32 | payload length i32 | payload
 * </pre>
 *
 * The hashes between are not sent: whoever reads the batch computes them, and the last must come out.
 *
 * @param before the hash of the fact before the first.
 */
public record Batch(NodeId node, int epoch, Hash before, List<Fact> facts) {
    /** What a batch may weigh on the wire, 100 KiB of IoT Core's 128. */
    public static final int MOST_BYTES = 100 * 1024;

    /** What a reader takes: all that IoT Core lets through. */
    static final int MOST_WIRE_BYTES = 128 * 1024;

    static final int MOST_FACTS = 5_000;
    static final int MOST_RAW_BYTES = 16 << 20;
    static final int DEFLATED = 0x45564231;
    static final int PACKED = 0x45564232;

    public Batch {
        facts = List.copyOf(facts);
        if (facts.isEmpty() || facts.size() > MOST_FACTS) {
            throw new IllegalArgumentException("a batch has 1 to " + MOST_FACTS + " facts, not " + facts.size());
        }
        for (int i = 0; i < facts.size(); i++) {
            var key = new FactKey(node, epoch, facts.getFirst().key().sequence() + i);
            if (!facts.get(i).key().equals(key)) {
                throw new IllegalArgumentException(facts.get(i).key() + " stands where " + key + " belongs");
            }
        }
    }

    public long first() {
        return facts.getFirst().key().sequence();
    }

    public long last() {
        return facts.getLast().key().sequence();
    }

    public Hash lastHash() {
        return facts.getLast().hash();
    }

    /** Signed with the key of the node's certificate. */
    public byte[] encode(PrivateKey key) {
        try {
            var bytes = new ByteArrayOutputStream();
            var out = new DataOutputStream(bytes);
            out.writeInt(PACKED);
            out.writeUTF(node.toString());
            out.writeInt(epoch);
            out.writeLong(first());
            out.writeInt(facts.size());
            out.write(before.bytes());
            out.write(lastHash().bytes());
            out.writeByte(Dictionary.newest().number());
            out.writeInt(facts.stream().mapToInt(fact -> fact.payload().length).sum());
            var packed = packed(facts);
            out.writeInt(packed.length);
            out.write(packed);
            var signature = Signatures.sign(key, bytes.toByteArray());
            out.writeShort(signature.length);
            out.write(signature);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    private static byte[] packed(List<Fact> facts) {
        return Packing.pack(facts.stream().map(Batch::row).toList(), Dictionary.newest());
    }

    private static Row row(Fact fact) {
        return new Row(
                fact.at().toEpochMilli(), fact.businessDay().toEpochDay(), fact.type(), fact.version(), fact.payload());
    }

    /**
     * Reads what came over the wire, believing none of it: form, sizes, signature and inner chain are checked, in that order of cost;
     * nothing is inflated for anybody but the node itself.
     *
     * @param key of the certificate of the node that the topic names.
     * @throws RejectedException with the reason.
     */
    public static Batch decode(byte[] wire, NodeId expected, PublicKey key) throws RejectedException {
        return BatchReader.read(wire, expected, key);
    }

    /** Why a batch was not taken. */
    public enum Rejection {
        IT_IS_NOT_A_BATCH,
        IT_IS_OF_ANOTHER_NODE,
        IT_IS_TOO_LARGE,
        ITS_SIGNATURE_IS_WRONG,
        ITS_CHAIN_IS_BROKEN,
        ITS_NODE_IS_UNKNOWN,
        /** Other facts than those already held under these sequences: the node's journal and the cloud's have parted. */
        IT_CONTRADICTS_WHAT_IS_HELD
    }

    /** A batch that was not taken; nothing of it was kept as a fact. */
    public static final class RejectedException extends Exception {
        private static final long serialVersionUID = 1;
        private final Rejection rejection;

        public RejectedException(Rejection rejection) {
            super(rejection.name());
            this.rejection = rejection;
        }

        RejectedException(Rejection rejection, Exception cause) {
            super(rejection.name(), cause);
            this.rejection = rejection;
        }

        public Rejection rejection() {
            return rejection;
        }
    }
}
