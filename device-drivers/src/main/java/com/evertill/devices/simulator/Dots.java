package com.evertill.devices.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Black dots on white paper. */
final class Dots {

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final int width;
    private final int height;
    private final BitSet black;

    Dots(int width, int height) {
        this(width, height, new BitSet());
    }

    private Dots(int width, int height, BitSet black) {
        this.width = width;
        this.height = height;
        this.black = black;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean isBlack(int x, int y) {
        return black.get(y * width + x);
    }

    void blacken(int x, int y) {
        black.set(y * width + x);
    }

    /** Rows of bytes, the leftmost dot in the highest bit, as {@code GS v 0} and {@code GS ( L} bring them. */
    static Dots ofRows(byte[] rows, int bytesAcross, int width, int height) {
        var dots = new Dots(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if ((rows[y * bytesAcross + x / 8] & 0x80 >> x % 8) != 0) {
                    dots.blacken(x, y);
                }
            }
        }
        return dots;
    }

    /** Columns of bytes, the uppermost dot in the highest bit, as {@code ESC *} brings them. */
    static Dots ofColumns(byte[] columns, int bytesDown) {
        var dots = new Dots(columns.length / bytesDown, bytesDown * 8);
        for (int x = 0; x < dots.width; x++) {
            for (int y = 0; y < dots.height; y++) {
                if ((columns[x * bytesDown + y / 8] & 0x80 >> y % 8) != 0) {
                    dots.blacken(x, y);
                }
            }
        }
        return dots;
    }

    Dots enlarged(int across, int down) {
        var larger = new Dots(width * across, height * down);
        for (int y = 0; y < larger.height; y++) {
            for (int x = 0; x < larger.width; x++) {
                if (isBlack(x / across, y / down)) {
                    larger.blacken(x, y);
                }
            }
        }
        return larger;
    }

    Dots below(Dots upper) {
        var both = new Dots(Math.max(width, upper.width), upper.height + height);
        upper.copyTo(both, 0);
        copyTo(both, upper.height);
        return both;
    }

    private void copyTo(Dots target, int top) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (isBlack(x, y)) {
                    target.blacken(x, top + y);
                }
            }
        }
    }

    /** A PNG of one bit a dot, in base64. */
    String png() {
        var png = new ByteArrayOutputStream();
        png.writeBytes(PNG_SIGNATURE);
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 1);
        chunk(png, "IHDR", header.array());
        chunk(png, "IDAT", packed());
        chunk(png, "IEND", new byte[0]);
        return Base64.getEncoder().encodeToString(png.toByteArray());
    }

    /** Every row after a byte that says "not filtered"; a bit is white when it is set. */
    private byte[] packed() {
        int across = 1 + (width + 7) / 8;
        var rows = new byte[across * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (!isBlack(x, y)) {
                    rows[y * across + 1 + x / 8] |= (byte) (0x80 >> x % 8);
                }
            }
        }
        var packed = new ByteArrayOutputStream();
        try (var deflating = new DeflaterOutputStream(packed, new Deflater())) {
            deflating.write(rows);
        } catch (java.io.IOException inMemory) {
            throw new AssertionError(inMemory);
        }
        return packed.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        var typeAndData = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        var checksum = new CRC32();
        checksum.update(typeAndData);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(typeAndData);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}
