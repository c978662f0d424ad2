package com.evertill.commerce.facts;

import com.evertill.commerce.codec.Signatures;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.PrivateKey;
import java.util.List;
import java.util.zip.Deflater;

/** Writes the first wire form of a batch by hand, as documented, right unless told otherwise: what a node may sign whose software is not ours. */
final class ForgedBatch {
    private final Hash last;
    private int epoch = 1;
    private long first = 1;
    private int count;
    private byte[] deflated;
    private int rawLength;

    /** @param facts from the first of an epoch on */
    ForgedBatch(List<Fact> facts) {
        count = facts.size();
        last = facts.getLast().hash();
        var raw = raw(facts);
        deflated = deflate(raw);
        rawLength = raw.length;
    }

    ForgedBatch epoch(int epoch) {
        this.epoch = epoch;
        return this;
    }

    ForgedBatch first(long first) {
        this.first = first;
        return this;
    }

    ForgedBatch count(int count) {
        this.count = count;
        return this;
    }

    ForgedBatch raw(byte[] raw) {
        this.deflated = deflate(raw);
        this.rawLength = raw.length;
        return this;
    }

    ForgedBatch deflated(byte[] deflated) {
        this.deflated = deflated;
        return this;
    }

    ForgedBatch rawLength(int rawLength) {
        this.rawLength = rawLength;
        return this;
    }

    ForgedBatch announcing(int more) {
        return rawLength(rawLength + more);
    }

    byte[] signed(PrivateKey key) {
        var body = body();
        return withSignature(body, Signatures.sign(key, body));
    }

    byte[] unsigned() {
        return withSignature(body(), new byte[0]);
    }

    private byte[] body() {
        return written(out -> {
            out.writeInt(Batch.DEFLATED);
            out.writeUTF(SampleFacts.NODE.toString());
            out.writeInt(epoch);
            out.writeLong(first);
            out.writeInt(count);
            out.write(Hash.ZERO.bytes());
            out.write(last.bytes());
            out.writeInt(rawLength);
            out.writeInt(deflated.length);
            out.write(deflated);
        });
    }

    private static byte[] withSignature(byte[] body, byte[] signature) {
        return written(out -> {
            out.write(body);
            out.writeShort(signature.length);
            out.write(signature);
        });
    }

    static byte[] raw(List<Fact> facts) {
        return written(out -> {
            for (var fact : facts) {
                out.writeLong(fact.at().toEpochMilli());
                out.writeLong(fact.businessDay().toEpochDay());
                out.writeUTF(fact.type());
                out.writeInt(fact.version());
                out.writeInt(fact.payload().length);
                out.write(fact.payload());
            }
        });
    }

    static byte[] deflate(byte[] raw) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(raw);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        var buffer = new byte[65_536];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        try {
            var bytes = new ByteArrayOutputStream();
            writing.to(new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError("memory does not fail", e);
        }
    }
}
