package com.evertill.commerce.release;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.release.ReleaseFault.Kind;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads release files: lines of JSON, UTF-8, gzipped (RFC 1952). Nothing of them is believed beyond what the manifest says. */
public final class ReleaseFile {
    /** An item is some hundred bytes, a tax table some thousand. */
    private static final int MAX_LINE = 256 << 10;

    /**
     * That the bytes are those of the manifest, before anything is unpacked. Leaves the stream open.
     *
     * @throws ReleaseFault if they are not.
     */
    public static void verify(InputStream file, FileRef ref) throws IOException {
        new Vouched(file, ref).drain();
    }

    /**
     * Tells each record in the file's order, then that they were all there: what was told is worth nothing until this returns. Memory is
     * bounded whatever the file holds. Leaves the stream open.
     *
     * @throws ReleaseFault if the file is not the one of the manifest or not well-formed.
     */
    public static void read(InputStream file, FileRef ref, Consumer<ReleaseRecord> each) throws IOException {
        var vouched = new Vouched(file, ref);
        try {
            readRecords(new GZIPInputStream(vouched, 1 << 16), ref, each);
        } catch (ReleaseFault e) {
            // Damage on the way is the likelier cause than head office's mistake, and has another remedy.
            vouched.drain();
            throw e;
        } catch (ZipException | EOFException e) {
            vouched.drain();
            throw new ReleaseFault(Kind.RELEASE_FILE_IS_MALFORMED, String.valueOf(e.getMessage()), e);
        }
        vouched.drain();
    }

    private static void readRecords(InputStream plain, FileRef ref, Consumer<ReleaseRecord> each) throws IOException {
        var lines = new PlainLines(plain, ref.plainBytes());
        var order = new RecordOrder();
        long records = 0;
        for (var line = lines.next(); line.length > 0; line = lines.next()) {
            var record = parse(line);
            if (!order.follows(record)) {
                throw new ReleaseFault(Kind.RELEASE_FILE_IS_MALFORMED, "record " + (records + 1) + " is out of order");
            }
            each.accept(record);
            records++;
        }
        if (records != ref.records() || lines.read != ref.plainBytes()) {
            throw new ReleaseFault(
                    Kind.RELEASE_FILE_HAS_ANOTHER_COUNT, records + " records instead of " + ref.records());
        }
    }

    private static ReleaseRecord parse(byte[] line) {
        try {
            return Json.read(line, ReleaseRecord.class);
        } catch (Json.MalformedException e) {
            throw new ReleaseFault(Kind.RELEASE_FILE_IS_MALFORMED, String.valueOf(e.getMessage()), e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Unpacked lines. A file that unpacks to more than the manifest says is stopped there, not when memory or disk are full. */
    private static final class PlainLines {
        private final InputStream in;
        private final long most;
        private final byte[] buffer = new byte[1 << 16];
        private int at;
        private int filled;
        private long read;

        PlainLines(InputStream in, long most) {
            this.in = in;
            this.most = most;
        }

        /** Empty at the end; an empty line within the file is malformed, and so is a last line without its end. */
        byte[] next() throws IOException {
            var line = new ByteArrayOutputStream(256);
            while (true) {
                if (at == filled && !fill()) {
                    if (line.size() > 0) {
                        throw new ReleaseFault(Kind.RELEASE_FILE_IS_CUT_SHORT, "its last line has no end");
                    }
                    return new byte[0];
                }
                int end = at;
                while (end < filled && buffer[end] != '\n') {
                    end++;
                }
                line.write(buffer, at, end - at);
                boolean isWhole = end < filled;
                at = isWhole ? end + 1 : end;
                if (line.size() > MAX_LINE || (isWhole && line.size() == 0)) {
                    throw new ReleaseFault(Kind.RELEASE_FILE_IS_MALFORMED, "a line of " + line.size() + " bytes");
                }
                if (isWhole) {
                    return line.toByteArray();
                }
            }
        }

        private boolean fill() throws IOException {
            filled = Math.max(0, in.read(buffer));
            at = 0;
            read += filled;
            if (read > most) {
                throw new ReleaseFault(Kind.RELEASE_FILE_IS_TOO_LONG, "it unpacks to more than " + most + " bytes");
            }
            return filled > 0;
        }
    }

    /** The bytes as stored, counted and hashed on their way. */
    private static final class Vouched extends InputStream {
        private final InputStream in;
        private final FileRef ref;
        private final MessageDigest digest = sha256();
        private long read;

        Vouched(InputStream in, FileRef ref) {
            this.in = in;
            this.ref = ref;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, length);
            if (count > 0) {
                digest.update(into, offset, count);
                read += count;
            }
            if (read > ref.bytes()) {
                throw new ReleaseFault(Kind.RELEASE_FILE_IS_TOO_LONG, "it has more than " + ref.bytes() + " bytes");
            }
            return count;
        }

        /** Reads what is left and judges the whole. */
        void drain() throws IOException {
            transferTo(OutputStream.nullOutputStream());
            if (read < ref.bytes()) {
                throw new ReleaseFault(Kind.RELEASE_FILE_IS_CUT_SHORT, read + " bytes instead of " + ref.bytes());
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(ref.sha256())) {
                throw new ReleaseFault(Kind.RELEASE_FILE_HAS_ANOTHER_HASH, "it is not " + ref.sha256());
            }
        }
    }

    private ReleaseFile() {}
}
