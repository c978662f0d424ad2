package com.evertill.devices.picture;

/**
 * Pictures as printers get them: PNG and BMP, told apart by how they begin. Our own reader, because AWT, which has one, asks for the display
 * libraries that a native executable on a box without a screen has not.
 */
public final class PictureReader {

    /** More than a square of the widest paper. */
    private static final int MOST_PIXELS = 4_000_000;

    /** In dots. */
    public record Size(int width, int height) {}

    /** @throws UnreadablePicture if it is none of those PNGs that can be printed. */
    public static Size sizeOfPng(byte[] file) throws UnreadablePicture {
        if (!PngReader.isPng(file)) {
            throw new UnreadablePicture("it is not PNG");
        }
        var picture = read(file);
        return new Size(picture.width(), picture.height());
    }

    public static GreyPicture read(byte[] file) throws UnreadablePicture {
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
