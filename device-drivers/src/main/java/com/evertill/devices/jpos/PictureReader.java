package com.evertill.devices.jpos;

/**
 * Pictures as printers get them: PNG and BMP, told apart by how they begin. Our own reader, because AWT, which has one, asks for the display
 * libraries that a native executable on a box without a screen has not.
 */
final class PictureReader {

    /** More than a square of the widest paper. */
    private static final int MOST_PIXELS = 4_000_000;

    static GreyPicture read(byte[] file) throws UnreadablePicture {
        try {
            if (PngReader.isPng(file)) {
                return PngReader.read(file);
            }
            if (BmpReader.isBmp(file)) {
                return BmpReader.read(file);
            }
        } catch (IndexOutOfBoundsException shorter) {
            throw new UnreadablePicture("it ends too early", shorter);
        }
        throw new UnreadablePicture("it is neither PNG nor BMP");
    }

    static void requireSize(int width, int height) throws UnreadablePicture {
        if (width <= 0 || height <= 0 || (long) width * height > MOST_PIXELS) {
            throw new UnreadablePicture("it is of %d x %d pixels".formatted(width, height));
        }
    }

    /** By how bright the eye sees the colours (ITU-R BT.601), in front of white. */
    static int grey(int red, int green, int blue, int alpha) {
        int seen = (red * 299 + green * 587 + blue * 114) / 1000;
        return (seen * alpha + 255 * (255 - alpha)) / 255;
    }

    private PictureReader() {}
}
