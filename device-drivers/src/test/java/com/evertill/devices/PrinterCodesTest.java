package com.evertill.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.receipt.ReceiptDocument.Align;
import com.evertill.commerce.receipt.ReceiptDocument.Barcode;
import com.evertill.commerce.receipt.ReceiptDocument.Cut;
import com.evertill.commerce.receipt.ReceiptDocument.Element;
import com.evertill.commerce.receipt.ReceiptDocument.Linear;
import com.evertill.commerce.receipt.ReceiptDocument.Picture;
import com.evertill.commerce.receipt.ReceiptDocument.Text;
import com.evertill.devices.agent.LaneProgram;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scanner (ZXing) reads off the paper is what the receipt says. */
@Tag(LaneProgram.TAG)
@OnJvm("The JDK's own picture classes need libraries that no executable of ours has.")
class PrinterCodesTest extends ReadyLane {

    @ParameterizedTest
    @CsvSource({
        "EAN_13, 4006381333931",
        "EAN_8, 96385074",
        "UPC_A, 012345678905",
        "UPC_E, 01234565",
        "UPC_E, 04252614",
        "UPC_E, 01234505",
        "CODE_39, A-1 42.",
        "CODE_93, TILL-7",
        "ITF, 15400141288763",
        "CODABAR, A12345B",
        "CODE_128, A-1-1-000042",
        "CODE_128, {1-{1}-42 z~",
        "CODE_128, 123456789012345678",
        "CODE_128, x1234567y123z",
        // In pairs of digits this is DLE EOT 1 and DLE DC4 1 0 2, at which a printer would answer, and open the drawer.
        "CODE_128, 160401",
        "CODE_128, 1620010002",
    })
    void a_bar_code_reads_as_what_was_printed(Linear symbology, String data) throws Exception {
        print(new Barcode(symbology, data));
        assertThat(simulated.printer().unknownCommands()).isEmpty();
        assertThat(simulated.printer().isDrawerOpen()).isFalse();
        assertThat(simulated.printer().paper().getFirst().elements().getFirst())
                .isEqualTo(new Barcode(symbology, data));
        assertThat(CodeReader.read(simulated.printer().barcodes().getFirst())).isEqualTo(data);
    }

    @Test
    void a_gs1_code_keeps_its_element_strings_apart() throws Exception {
        print(new Barcode(Linear.GS1_128, "010400638133393110A7\u001D21Z"));
        assertThat(CodeReader.read(simulated.printer().barcodes().getFirst()))
                .isEqualTo("]C1010400638133393110A7\u001D21Z");
    }

    @Test
    void any_text_comes_back_through_code_128() throws Exception {
        var dice = new Random(128);
        for (int i = 0; i < 60; i++) {
            var data = new StringBuilder();
            for (int length = 1 + dice.nextInt(12); length > 0; length--) {
                data.append((char) (dice.nextInt(3) == 0 ? ' ' + dice.nextInt(95) : '0' + dice.nextInt(10)));
            }
            print("r" + i, new Barcode(data.toString()));
            assertThat(CodeReader.read(simulated.printer().barcodes().getLast()))
                    .isEqualTo(data.toString());
        }
        assertThat(simulated.printer().unknownCommands()).isEmpty();
    }

    @Test
    void a_picture_of_a_qr_code_can_be_scanned_off_the_paper() throws Exception {
        var link = "https://example.com/r/1-1-42";
        var matrix = new QRCodeWriter().encode(link, BarcodeFormat.QR_CODE, 200, 200);
        var image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 200; x++) {
                image.setRGB(x, y, matrix.get(x, y) ? 0 : 0xFFFFFF);
            }
        }
        var png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        print(new Picture(Base64.getEncoder().encodeToString(png.toByteArray()), "our link", Align.CENTRE));
        assertThat(simulated.printer().paper().getFirst().elements().getFirst())
                .isInstanceOfSatisfying(Picture.class, picture -> assertThat(CodeReader.read(picture))
                        .isEqualTo(link));
    }

    @Test
    void a_code_that_cannot_be_printed_is_told_and_nothing_is_on_paper() throws Exception {
        var document = new ReceiptDocument(
                42, List.of(Text.left("r1"), new Barcode(Linear.EAN_13, "4006381333932"), new Cut()));
        lane.print(new PrintJob("r1", document));
        assertThat(heard.awaitPrinted("r1")).isInstanceOfSatisfying(PrintOutcome.NotPrinted.class, not -> assertThat(
                        not.why().detail())
                .contains("4006381333932"));
        assertThat(simulated.printer().lines()).isEmpty();
    }

    private void print(Element element) throws Exception {
        print("r1", element);
    }

    private void print(String job, Element element) throws Exception {
        lane.print(new PrintJob(job, new ReceiptDocument(42, List.of(element, new Cut()))));
        assertThat(heard.awaitPrinted(job)).isEqualTo(new PrintOutcome.Printed());
    }
}
