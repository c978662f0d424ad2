package com.evertill.devices.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** PNG (ISO/IEC 15948) of every colour type and depth, but not interlaced. */
final class PngReader {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int GREY_ALPHA = 4;
    private static final int RGB_ALPHA = 6;

    private int width;
    private int height;
    private int depth;
    private int colourType;
    private byte[] palette = {};
    private byte[] transparency = {};
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();

    static boolean isPng(byte[] file) {
        return file.length > SIGNATURE.length && Arrays.equals(Arrays.copyOf(file, SIGNATURE.length), SIGNATURE);
    }

    static GreyPicture read(byte[] file) throws UnreadablePicture {
        var png = new PngReader();
        png.chunks(ByteBuffer.wrap(file, SIGNATURE.length, file.length - SIGNATURE.length));
        return png.picture();
    }

    private PngReader() {}

    private void chunks(ByteBuffer file) throws UnreadablePicture {
        while (file.remaining() >= 12) {
            int length = file.getInt();
            var type = new byte[4];
            file.get(type);
            if (length < 0 || length > file.remaining() - 4) {
                throw new UnreadablePicture("it ends too early");
            }
            var data = new byte[length];
            file.get(data);
            file.getInt(); // the checksum: what it guards against, a broken picture, is seen on the paper
            switch (new String(type, StandardCharsets.US_ASCII)) {
                case "IHDR" -> header(ByteBuffer.wrap(data));
                case "PLTE" -> palette = data;
                case "tRNS" -> transparency = data;
                case "IDAT" -> packed.writeBytes(data);
                default -> {}
            }
        }
    }

    private void header(ByteBuffer header) throws UnreadablePicture {
        if (header.remaining() < 13) {
            throw new UnreadablePicture("it ends too early");
        }
        width = header.getInt();
        height = header.getInt();
        depth = header.get();
        colourType = header.get();
        boolean interlaced = header.get(12) != 0;
        PictureReader.requireSize(width, height);
        if (interlaced
                || !"1 2 4 8 16".contains(String.valueOf(depth))
                || samples() == 0
                || (depth < 8 && samples() > 1)) {
            throw new UnreadablePicture(
                    interlaced ? "it is an interlaced PNG" : "it is a PNG of type " + colourType + ", depth " + depth);
        }
    }

    private int samples() {
        return switch (colourType) {
            case GREY, PALETTE -> 1;
            case GREY_ALPHA -> 2;
            case RGB -> 3;
            case RGB_ALPHA -> 4;
            default -> 0;
        };
    }

    private GreyPicture picture() throws UnreadablePicture {
        PictureReader.requireSize(width, height);
        int across = (width * samples() * depth + 7) / 8;
        int step = Math.max(1, samples() * depth / 8);
        var rows = unpacked((across + 1) * height);
        var grey = new int[width * height];
        var above = new byte[across];
        for (int y = 0; y < height; y++) {
            int start = y * (across + 1);
            var row = Arrays.copyOfRange(rows, start + 1, start + 1 + across);
            unfilter(rows[start], row, above, step);
            for (int x = 0; x < width; x++) {
                grey[y * width + x] = pixel(row, x);
            }
            above = row;
        }
        return new GreyPicture(width, height, grey);
    }

    /** Exactly as much as the header announces: a file that would unpack to more is not followed. */
    private byte[] unpacked(int length) throws UnreadablePicture {
        var rows = new byte[length];
        var inflater = new Inflater();
        try {
            inflater.setInput(packed.toByteArray());
            int got = 0;
            while (got < length) {
                int more = inflater.inflate(rows, got, length - got);
                if (more == 0) {
                    throw new UnreadablePicture("it ends too early");
                }
                got += more;
            }
            return rows;
        } catch (DataFormatException broken) {
            throw new UnreadablePicture("its data are broken", broken);
        } finally {
            inflater.end();
        }
    }

    /** Section 9 of the standard: bytes as differences to those on the left and above. */
    private static void unfilter(int filter, byte[] row, byte[] above, int step) throws UnreadablePicture {
        if (filter < 0 || filter > 4) {
            throw new UnreadablePicture("its data are broken");
        }
        for (int i = 0; i < row.length; i++) {
            int left = i < step ? 0 : row[i - step] & 0xFF;
            int up = above[i] & 0xFF;
            int corner = i < step ? 0 : above[i - step] & 0xFF;
            row[i] += (byte)
                    switch (filter) {
                        case 1 -> left;
                        case 2 -> up;
                        case 3 -> (left + up) / 2;
                        case 4 -> paeth(left, up, corner);
                        default -> 0;
                    };
        }
    }

    private static int paeth(int left, int up, int corner) {
        int estimate = left + up - corner;
        int toLeft = Math.abs(estimate - left);
        int toUp = Math.abs(estimate - up);
        int toCorner = Math.abs(estimate - corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }

    private int pixel(byte[] row, int x) {
        int first = x * samples();
        return switch (colourType) {
            case PALETTE -> paletteColour(sample(row, first));
            case RGB, RGB_ALPHA ->
                PictureReader.grey(
                        bright(row, first),
                        bright(row, first + 1),
                        bright(row, first + 2),
                        colourType == RGB ? 255 : bright(row, first + 3));
            default -> {
                int grey = bright(row, first);
                yield PictureReader.grey(grey, grey, grey, colourType == GREY ? 255 : bright(row, first + 1));
            }
        };
    }

    private int paletteColour(int index) {
        int alpha = index < transparency.length ? transparency[index] & 0xFF : 255;
        return PictureReader.grey(
                palette[index * 3] & 0xFF, palette[index * 3 + 1] & 0xFF, palette[index * 3 + 2] & 0xFF, alpha);
    }

    /** A sample from 0 to 255, whatever its depth. */
    private int bright(byte[] row, int sample) {
        return depth >= 8 ? sample(row, sample) : sample(row, sample) * 255 / ((1 << depth) - 1);
    }

    /** As it stands; of 16 bits the upper eight. */
    private int sample(byte[] row, int sample) {
        if (depth >= 8) {
            return row[sample * depth / 8] & 0xFF;
        }
        int bit = sample * depth;
        return (row[bit / 8] & 0xFF) >> (8 - depth - bit % 8) & (1 << depth) - 1;
    }
}
