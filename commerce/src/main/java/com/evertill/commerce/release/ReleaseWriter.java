package com.evertill.commerce.release;

import com.evertill.commerce.codec.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** Writes a release file, record by record. The stream underneath stays open: whoever opened it forces it to disk and closes it. */
public final class ReleaseWriter {
    private final MessageDigest digest = ReleaseFile.sha256();
    private final Counted counted;
    private final GZIPOutputStream packed;
    private final RecordOrder order = new RecordOrder();
    private long plainBytes;
    private long records;

    public ReleaseWriter(OutputStream out) throws IOException {
        counted = new Counted(out);
        packed = new GZIPOutputStream(new DigestOutputStream(counted, digest), 1 << 16);
    }

    /** @throws IllegalArgumentException if it is out of order. */
    public void write(ReleaseRecord record) throws IOException {
        if (!order.follows(record)) {
            throw new IllegalArgumentException(record + " is out of order");
        }
        var line = Json.bytes(record);
        packed.write(line);
        packed.write('\n');
        plainBytes += line.length + 1;
        records++;
    }

    /** Ends the file. */
    public FileRef finish() throws IOException {
        packed.finish();
        packed.flush();
        return FileRef.of(HexFormat.of().formatHex(digest.digest()), counted.bytes, plainBytes, records);
    }

    private static final class Counted extends OutputStream {
        private final OutputStream out;
        private long bytes;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            out.write(from, offset, length);
            bytes += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
