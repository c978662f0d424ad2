package com.evertill.devices;

import com.evertill.commerce.receipt.ReceiptDocument.Linear;
import com.evertill.commerce.receipt.ReceiptDocument.Picture;
import com.evertill.devices.simulator.PrintedBarcode;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import javax.imageio.ImageIO;

/** Reads codes off the paper as a scanner would, with ZXing. */
final class CodeReader {

    private static final int MODULE = 3;
    private static final int QUIET_ZONE = 12;
    private static final int HEIGHT = 60;

    /** What the bars say; a GS1-128 begins with {@code ]C1}. */
    static String read(PrintedBarcode barcode) {
        var modules = "0".repeat(QUIET_ZONE) + barcode.modules() + "0".repeat(QUIET_ZONE);
        int width = modules.length() * MODULE;
        var pixels = new int[width * HEIGHT];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = modules.charAt(i % width / MODULE) == '1' ? 0 : 0xFFFFFF;
        }
        return decode(
                new RGBLuminanceSource(width, HEIGHT, pixels),
                format(barcode.symbology()),
                barcode.symbology() == Linear.GS1_128);
    }

    /** What the QR code in the picture says. */
    static String read(Picture picture) {
        try {
            var image =
                    ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture.png())));
            int border = QUIET_ZONE * MODULE;
            int width = image.getWidth() + 2 * border;
            int height = image.getHeight() + 2 * border;
            var pixels = new int[width * height];
            java.util.Arrays.fill(pixels, 0xFFFFFF);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    pixels[(y + border) * width + x + border] = image.getRGB(x, y);
                }
            }
            return decode(new RGBLuminanceSource(width, height, pixels), BarcodeFormat.QR_CODE, false);
        } catch (IOException noPng) {
            throw new UncheckedIOException(noPng);
        }
    }

    private static String decode(LuminanceSource source, BarcodeFormat format, boolean gs1) {
        var hints = new EnumMap<DecodeHintType, Object>(DecodeHintType.class);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, List.of(format));
        hints.put(DecodeHintType.TRY_HARDER, true);
        hints.put(DecodeHintType.RETURN_CODABAR_START_END, true);
        if (gs1) {
            hints.put(DecodeHintType.ASSUME_GS1, true);
        }
        try {
            return new MultiFormatReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), hints)
                    .getText();
        } catch (NotFoundException unreadable) {
            throw new AssertionError("no scanner reads this " + format, unreadable);
        }
    }

    private static BarcodeFormat format(Linear symbology) {
        return switch (symbology) {
            case CODE_128, GS1_128 -> BarcodeFormat.CODE_128;
            default -> BarcodeFormat.valueOf(symbology.name());
        };
    }

    private CodeReader() {}
}
