package com.evertill.devices.picture;

/** Windows bitmaps that are not compressed, of 1, 4, 8, 24 or 32 bits a pixel. */
final class BmpReader {

    private static final int FILE_HEADER = 14;
    private static final int OLDEST_HEADER = 12;
    private static final int PLAIN = 0;
    private static final int BIT_FIELDS = 3;

    private final byte[] file;
    private final int pixels;
    private final int width;
    private final int height;
    private final boolean fromTop;
    private final int depth;
    private final int palette;
    private final int paletteEntry;

    static boolean isBmp(byte[] file) {
        return file.length > 2 && file[0] == 'B' && file[1] == 'M';
    }

    static GreyPicture read(byte[] file) throws UnreadablePicture {
        return new BmpReader(file).read();
    }

    private BmpReader(byte[] file) throws UnreadablePicture {
        this.file = file;
        int header = number(FILE_HEADER, 4);
        boolean oldest = header == OLDEST_HEADER;
        pixels = number(10, 4);
        width = number(18, oldest ? 2 : 4);
        int signedHeight = oldest ? number(20, 2) : number(22, 4);
        height = Math.abs(signedHeight);
        fromTop = signedHeight < 0;
        depth = number(oldest ? 24 : 28, 2);
        palette = FILE_HEADER + header;
        paletteEntry = oldest ? 3 : 4;
        int compression = oldest ? PLAIN : number(30, 4);
        PictureReader.requireSize(width, height);
        boolean known =
                switch (depth) {
                    case 1, 4, 8, 24 -> compression == PLAIN;
                    case 32 -> compression == PLAIN || compression == BIT_FIELDS;
                    default -> false;
                };
        if (!known || pixels < 0 || header < OLDEST_HEADER) {
            throw new UnreadablePicture("it is a BMP of %d bits, compression %d".formatted(depth, compression));
        }
    }

    private GreyPicture read() {
        var grey = new int[width * height];
        int across = (width * depth + 31) / 32 * 4;
        for (int y = 0; y < height; y++) {
            int row = pixels + (fromTop ? y : height - 1 - y) * across;
            for (int x = 0; x < width; x++) {
                grey[y * width + x] = pixel(row, x);
            }
        }
        return new GreyPicture(width, height, grey);
    }

    private int pixel(int row, int x) {
        if (depth >= 24) {
            return colour(row + x * depth / 8);
        }
        int bit = x * depth;
        int index = (file[row + bit / 8] & 0xFF) >> (8 - depth - bit % 8) & (1 << depth) - 1;
        return colour(palette + index * paletteEntry);
    }

    /** Blue comes first. */
    private int colour(int at) {
        return PictureReader.grey(file[at + 2] & 0xFF, file[at + 1] & 0xFF, file[at] & 0xFF, 255);
    }

    private int number(int at, int bytes) {
        int number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << 8 | (file[at + i] & 0xFF);
        }
        return number;
    }
}
