package com.evertill.commerce.packing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Three streams that are alike within, each deflated by itself: codes, numbers (LEB128, signed ones zigzag), texts. On the wire each is its length
 * and its deflated length, as numbers, and its deflated bytes.
 */
final class Streams {
    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;
    private static final int LONGEST_SHIFT = 63;

    static final class Writer {
        private final Bytes codes = new Bytes();
        private final Bytes numbers = new Bytes();
        private final Bytes texts = new Bytes();

        void code(int code) {
            codes.add(code);
        }

        void number(int number) {
            write(numbers, number);
        }

        void signed(long number) {
            write(numbers, (number << 1) ^ (number >> LONGEST_SHIFT));
        }

        void text(String text) {
            number(text.length());
            texts.add(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        byte[] bytes() {
            var out = new Bytes();
            for (var stream : List.of(codes, numbers, texts)) {
                var raw = stream.bytes();
                var deflated = deflate(raw);
                write(out, raw.length);
                write(out, deflated.length);
                out.add(deflated);
            }
            return out.bytes();
        }

        private static void write(Bytes out, long number) {
            long rest = number;
            while ((rest & ~SEVEN_BITS) != 0) {
                out.add((int) ((rest & SEVEN_BITS) | MORE));
                rest >>>= 7;
            }
            out.add((int) rest);
        }

        private static byte[] deflate(byte[] raw) {
            var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
            try {
                deflater.setInput(raw);
                deflater.finish();
                var out = new ByteArrayOutputStream(raw.length / 4 + 64);
                var buffer = new byte[8192];
                while (!deflater.finished()) {
                    out.write(buffer, 0, deflater.deflate(buffer));
                }
                return out.toByteArray();
            } finally {
                deflater.end();
            }
        }
    }

    /** As {@link ByteArrayOutputStream}, whose lock would be taken for every byte. */
    private static final class Bytes {
        private byte[] bytes = new byte[256];
        private int size;

        void add(int one) {
            reserve(1);
            bytes[size++] = (byte) one;
        }

        void add(byte[] more) {
            reserve(more.length);
            System.arraycopy(more, 0, bytes, size, more.length);
            size += more.length;
        }

        private void reserve(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
            }
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, size);
        }
    }

    /** Believes nothing: whatever the bytes are, it gives what is there or a {@link DataFormatException}. */
    static final class Reader {
        private final ByteBuffer codes;
        private final ByteBuffer numbers;
        private final ByteBuffer texts;

        /** @param most bytes of each stream. */
        Reader(byte[] packed, int most) throws DataFormatException {
            var in = ByteBuffer.wrap(packed);
            codes = inflate(in, most);
            numbers = inflate(in, most);
            texts = inflate(in, most);
            require(!in.hasRemaining(), "there is more behind the end");
        }

        int code() throws DataFormatException {
            require(codes.hasRemaining(), "it ends early");
            return codes.get();
        }

        int number() throws DataFormatException {
            long number = read(numbers);
            require(number >= 0 && number <= Integer.MAX_VALUE, "a number is too large");
            return (int) number;
        }

        long signed() throws DataFormatException {
            long number = read(numbers);
            return (number >>> 1) ^ -(number & 1);
        }

        String text() throws DataFormatException {
            int length = number();
            require(length <= texts.remaining(), "a text is longer than there is");
            var bytes = new byte[length];
            texts.get(bytes);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }

        void end() throws DataFormatException {
            require(!codes.hasRemaining() && !numbers.hasRemaining() && !texts.hasRemaining(), "something is left");
        }

        private static long read(ByteBuffer in) throws DataFormatException {
            long number = 0;
            for (int shift = 0; shift <= LONGEST_SHIFT; shift += 7) {
                require(in.hasRemaining(), "it ends early");
                byte next = in.get();
                number |= (long) (next & SEVEN_BITS) << shift;
                if (next >= 0) {
                    return number;
                }
            }
            throw new DataFormatException("a number is too long");
        }

        private static ByteBuffer inflate(ByteBuffer in, int most) throws DataFormatException {
            long length = read(in);
            long deflated = read(in);
            require(length >= 0 && length <= most, "a stream is too long");
            require(deflated >= 0 && deflated <= in.remaining(), "it ends early");
            var inflater = new Inflater(true);
            try {
                inflater.setInput(in.slice(in.position(), (int) deflated));
                in.position(in.position() + (int) deflated);
                return ByteBuffer.wrap(inflate(inflater, (int) length));
            } finally {
                inflater.end();
            }
        }

        private static byte[] inflate(Inflater inflater, int length) throws DataFormatException {
            // One byte more than announced, so that what is longer is seen and what ends exactly is finished.
            var raw = new byte[length + 1];
            int done = 0;
            while (!inflater.finished()) {
                int read = inflater.inflate(raw, done, raw.length - done);
                require(read > 0 || inflater.finished(), "it ends early, or is longer than announced");
                done += read;
            }
            require(done == length && inflater.getRemaining() == 0, "not as long as announced");
            return Arrays.copyOf(raw, length);
        }

        static void require(boolean holds, String otherwise) throws DataFormatException {
            if (!holds) {
                throw new DataFormatException(otherwise);
            }
        }
    }

    private Streams() {}
}
