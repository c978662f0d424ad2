package com.evertill.commerce.packing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
        private final ByteArrayOutputStream codes = new ByteArrayOutputStream();
        private final ByteArrayOutputStream numbers = new ByteArrayOutputStream();
        private final ByteArrayOutputStream texts = new ByteArrayOutputStream();

        void code(int code) {
            codes.write(code);
        }

        void number(int number) {
            write(numbers, number);
        }

        void signed(long number) {
            write(numbers, (number << 1) ^ (number >> LONGEST_SHIFT));
        }

        void text(String text) {
            number(text.length());
            texts.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        byte[] bytes() {
            var out = new ByteArrayOutputStream();
            for (var stream : new ByteArrayOutputStream[] {codes, numbers, texts}) {
                var deflated = deflate(stream.toByteArray());
                write(out, stream.size());
                write(out, deflated.length);
                out.writeBytes(deflated);
            }
            return out.toByteArray();
        }

        private static void write(ByteArrayOutputStream out, long number) {
            long rest = number;
            while ((rest & ~SEVEN_BITS) != 0) {
                out.write((int) ((rest & SEVEN_BITS) | MORE));
                rest >>>= 7;
            }
            out.write((int) rest);
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
            return java.util.Arrays.copyOf(raw, length);
        }

        static void require(boolean holds, String otherwise) throws DataFormatException {
            if (!holds) {
                throw new DataFormatException(otherwise);
            }
        }
    }

    private Streams() {}
}
