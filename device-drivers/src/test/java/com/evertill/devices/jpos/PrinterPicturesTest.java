package com.evertill.devices.jpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.evertill.commerce.receipt.ReceiptDocument.Align;
import com.evertill.commerce.receipt.ReceiptDocument.Picture;
import com.evertill.devices.OnJvm;
import com.evertill.devices.picture.PictureReader;
import com.evertill.devices.picture.UnreadablePicture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinterConst;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logos and pictures; the files are written, and the paper is read, by the JDK's own picture classes, which the driver doesn't use. */
@OnJvm("The JDK's own picture classes need libraries that no executable of ours has.")
class PrinterPicturesTest extends OpenedLane {

    @BeforeEach
    void a_printer_that_is_ready() throws JposException {
        printer.claim(0);
        printer.setDeviceEnabled(true);
    }

    @ParameterizedTest
    @CsvSource({
        "png, 12", "png, 10", "png, 13", "png, 5", "png, 6", "png, 11", "bmp, 12", "bmp, 13", "bmp, 10", "bmp, 5",
        "bmp, 1"
    })
    void black_and_white_comes_out_dot_by_dot(String format, int imageType) throws Exception {
        var image = image(new BufferedImage(83, 120, imageType), 7);
        printer.printMemoryBitmap(
                RECEIPT, file(image, format), 0, POSPrinterConst.PTR_BM_ASIS, POSPrinterConst.PTR_BM_CENTER);
        assertThat(onPaper().align()).isEqualTo(Align.CENTRE);
        var printed = ImageIO.read(
                new ByteArrayInputStream(Base64.getDecoder().decode(onPaper().png())));
        assertThat(printed.getHeight()).isEqualTo(120);
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 83; x++) {
                assertThat(printed.getRGB(x, y)).as("dot %d, %d", x, y).isEqualTo(image.getRGB(x, y));
            }
        }
        assertThat(lane.printer().unknownCommands()).isEmpty();
    }

    @Test
    void what_is_transparent_stays_white() throws Exception {
        var image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(3, 3, 0xFF000000);
        printer.printMemoryBitmap(
                RECEIPT, file(image, "png"), 0, POSPrinterConst.PTR_BM_ASIS, POSPrinterConst.PTR_BM_LEFT);
        assertThat(blackDots(onPaper())).isEqualTo(1);
    }

    @Test
    void grey_becomes_as_many_black_dots_as_it_is_dark() throws Exception {
        var image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(192, 192, 192));
        pen.fillRect(0, 0, 100, 100);
        printer.printMemoryBitmap(RECEIPT, file(image, "png"), 0, 200, POSPrinterConst.PTR_BM_LEFT);
        // A quarter of 200 x 200 dots
        assertThat(blackDots(onPaper())).isBetween(9_300, 10_400);
    }

    @Test
    void a_logo_is_set_once_and_printed_by_its_escape_sequence(@TempDir Path folder) throws Exception {
        var file = Files.write(folder.resolve("logo.png"), file(image(new BufferedImage(24, 24, 12), 3), "png"));
        printer.setBitmap(1, RECEIPT, file.toString(), POSPrinterConst.PTR_BM_ASIS, POSPrinterConst.PTR_BM_CENTER);
        Files.delete(file);
        printer.setLogo(POSPrinterConst.PTR_L_TOP, "\u001B|1B\u001B|cAYour market\n");
        printer.printNormal(RECEIPT, "\u001B|tLtext\n");
        assertThat(lane.printer().lines().stream().map(String::strip))
                .containsExactly("[picture]", "Your market", "text");
    }

    @Test
    void a_picture_cannot_command_the_printer() throws Exception {
        // The dots of a row are the bytes 10 14 01 00 02, which would open the drawer, and 10 04 01, which would ask
        // for the status.
        var image = new BufferedImage(64, 8, BufferedImage.TYPE_BYTE_BINARY);
        var row = new int[] {0x10, 0x14, 0x01, 0x00, 0x02, 0x10, 0x04, 0x01};
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 64; x++) {
                image.setRGB(x, y, (row[x / 8] & 0x80 >> x % 8) != 0 ? 0xFF000000 : 0xFFFFFFFF);
            }
        }
        printer.printMemoryBitmap(
                RECEIPT, file(image, "png"), 0, POSPrinterConst.PTR_BM_ASIS, POSPrinterConst.PTR_BM_LEFT);
        assertThat(lane.printer().isDrawerOpen()).isFalse();
        assertThat(lane.printer().lines()).containsExactly("[picture]");
    }

    @Test
    void what_is_no_picture_is_refused_before_anything_is_sent() throws Exception {
        var png = file(image(new BufferedImage(20, 20, 1), 1), "png");
        extended(
                POSPrinterConst.JPOS_EPTR_BADFORMAT,
                () -> print("GIF89a".getBytes(StandardCharsets.US_ASCII), POSPrinterConst.PTR_BM_ASIS));
        extended(POSPrinterConst.JPOS_EPTR_BADFORMAT, () -> print(new byte[0], POSPrinterConst.PTR_BM_ASIS));
        extended(POSPrinterConst.JPOS_EPTR_TOOBIG, () -> print(png, 1_000));
        extended(POSPrinterConst.JPOS_EPTR_TOOBIG, () -> print(file(new BufferedImage(600, 5, 1), "png"), -11));
        refused(JposConst.JPOS_E_NOEXIST, () -> printer.printBitmap(RECEIPT, "no such file.png", -11, -1));
        refused(JposConst.JPOS_E_ILLEGAL, () -> printer.setBitmap(21, RECEIPT, "logo.png", -11, -1));
        assertThat(lane.printer().lines()).isEmpty();
    }

    /** Whatever the bytes are, it is a refusal or a picture, and never a bug. */
    @Test
    void a_broken_file_is_refused_wherever_it_is_broken() throws Exception {
        var dice = new Random(28);
        for (var whole : new byte[][] {
            file(image(new BufferedImage(20, 20, 1), 1), "png"),
            file(image(new BufferedImage(20, 20, 13), 1), "png"),
            file(image(new BufferedImage(20, 20, 13), 1), "bmp")
        }) {
            for (int i = 0; i < 3_000; i++) {
                var broken = Arrays.copyOf(whole, dice.nextInt(4) == 0 ? dice.nextInt(whole.length) : whole.length);
                for (int flips = dice.nextInt(4); flips > 0 && broken.length > 0; flips--) {
                    broken[dice.nextInt(broken.length)] = (byte) dice.nextInt();
                }
                try {
                    PictureReader.read(broken).dithered();
                } catch (UnreadablePicture refused) {
                    assertThat(refused).hasMessageStartingWith("it");
                }
            }
        }
    }

    private void print(byte[] file, int width) throws JposException {
        printer.printMemoryBitmap(RECEIPT, file, 0, width, POSPrinterConst.PTR_BM_LEFT);
    }

    private Picture onPaper() {
        return (Picture) lane.printer().paper().getFirst().elements().getFirst();
    }

    private static int blackDots(Picture picture) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture.png())));
        int black = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                black += (image.getRGB(x, y) & 0xFF) == 0 ? 1 : 0;
            }
        }
        return black;
    }

    /** Black and white stripes and a corner, different in every direction. */
    private static BufferedImage image(BufferedImage image, int stripe) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                boolean black = (x + 2 * y) / stripe % 3 == 0 || (x < 5 && y < 9);
                image.setRGB(x, y, black ? 0xFF000000 : 0xFFFFFFFF);
            }
        }
        return image;
    }

    private static byte[] file(BufferedImage image, String format) throws IOException {
        var file = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, file)).isTrue();
        return file.toByteArray();
    }

    private static void extended(int code, ThrowingCallable call) {
        assertThatExceptionOfType(JposException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.getErrorCodeExtended()).isEqualTo(code));
    }
}
