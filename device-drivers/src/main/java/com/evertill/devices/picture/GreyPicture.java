package com.evertill.devices.picture;

import java.util.Arrays;

/**
 * A picture in shades of grey, on white.
 *
 * @param grey 0 black to 255 white, row by row from the top.
 */
public record GreyPicture(int width, int height, int[] grey) {

    private static final int WHITE = 255;

    @SuppressWarnings("ArrayRecordComponent") // hundreds of thousands of numbers, never compared
    public GreyPicture {}

    /** Made by the mean of what falls on a dot. */
    public GreyPicture scaledTo(int newWidth) {
        int newHeight = Math.max(1, (int) ((long) height * newWidth / width));
        var scaled = new int[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                scaled[y * newWidth + x] = mean(
                        x * width / newWidth,
                        Math.max(x * width / newWidth + 1, (x + 1) * width / newWidth),
                        y * height / newHeight,
                        Math.max(y * height / newHeight + 1, (y + 1) * height / newHeight));
            }
        }
        return new GreyPicture(newWidth, newHeight, scaled);
    }

    private int mean(int left, int right, int top, int bottom) {
        int sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += grey[y * width + x];
            }
        }
        return sum / ((right - left) * (bottom - top));
    }

    public GreyPicture indented(int dots) {
        var indented = new int[(width + dots) * height];
        Arrays.fill(indented, WHITE);
        for (int y = 0; y < height; y++) {
            System.arraycopy(grey, y * width, indented, y * (width + dots) + dots, width);
        }
        return new GreyPicture(width + dots, height, indented);
    }

    /**
     * Black or white, what is lost by it handed on to the neighbours (Floyd and Steinberg, "An adaptive algorithm for spatial grey scale", 1976).
     *
     * @return a bit a dot, black set, rows padded to bytes.
     */
    public byte[] dithered() {
        int across = (width + 7) / 8;
        var bits = new byte[across * height];
        var left = grey.clone();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int wanted = left[y * width + x];
                boolean black = wanted < 128;
                if (black) {
                    bits[y * across + x / 8] |= (byte) (0x80 >> x % 8);
                }
                int error = wanted - (black ? 0 : WHITE);
                spread(left, x + 1, y, error * 7);
                spread(left, x - 1, y + 1, error * 3);
                spread(left, x, y + 1, error * 5);
                spread(left, x + 1, y + 1, error);
            }
        }
        return bits;
    }

    private void spread(int[] left, int x, int y, int sixteenths) {
        if (x >= 0 && x < width && y < height) {
            left[y * width + x] += sixteenths / 16;
        }
    }
}
