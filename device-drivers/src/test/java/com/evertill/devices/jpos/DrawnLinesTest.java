package com.evertill.devices.jpos;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.receipt.ReceiptDocument.Align;
import com.evertill.commerce.receipt.ReceiptDocument.Picture;
import com.evertill.commerce.receipt.ReceiptDocument.Text;
import com.evertill.devices.OnJvm;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Base64;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import jpos.JposException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no page of the printer has comes out as a picture of its line. Glyphs are given here as GNU Unifont prints them in its own files. */
@OnJvm("The JDK's own picture classes need libraries that no executable of ours has.")
class DrawnLinesTest extends OpenedLane {

    private static final String HAN = "0110211017FE111081F040404BF80A4813F81040E7FC20402FFE20A02110060C";
    private static final String ALEF = "0000000000424222122C484442420000";

    @BeforeEach
    void a_printer_that_is_ready() throws JposException {
        printer.claim(0);
        printer.setDeviceEnabled(true);
    }

    @Test
    void a_character_that_no_page_has_is_drawn_and_the_next_line_is_text_again() throws Exception {
        printer.printNormal(RECEIPT, "漢\nplain\n");
        var drawn = image(0);
        assertThat(drawn.getWidth()).isEqualTo(24);
        assertThat(drawn.getHeight()).isEqualTo(30);
        shows(drawn, 0, HAN, 16);
        assertThat(element(1)).isEqualTo(Text.left("plain"));
        assertThat(lane.printer().unknownCommands()).isEmpty();
    }

    @Test
    void what_the_pages_have_is_printed_by_the_printer() throws Exception {
        printer.printNormal(RECEIPT, "Straße Ž Ωμέγα Щука € \u2009½\n");
        assertThat(lane.printer().paper().getFirst().elements())
                .hasSize(1)
                .first()
                .isInstanceOf(Text.class);
    }

    @Test
    void a_letter_keeps_its_accents() throws Exception {
        printer.printNormal(RECEIPT, "Phở gà\n");
        assertThat(image(0).getWidth()).as("six letters").isEqualTo(6 * 12);
    }

    @Test
    void alignment_and_size_are_as_for_text() throws Exception {
        printer.printNormal(RECEIPT, "\u001B|cA\u001B|4C漢\n");
        assertThat(((Picture) element(0)).align()).isEqualTo(Align.CENTRE);
        assertThat(image(0).getWidth()).isEqualTo(48);
        assertThat(image(0).getHeight()).isEqualTo(60);
        printer.printNormal(RECEIPT, "text\n漢\n");
        assertThat(blackDots(image(0))).isEqualTo(4 * blackDots(image(2)));
    }

    @Test
    void hebrew_runs_to_the_left_and_the_price_stays_on_the_right() throws Exception {
        printer.printNormal(RECEIPT, "\u05D1\u05D0\u200E 1.50\n");
        var drawn = image(0);
        assertThat(drawn.getWidth()).as("whole bytes of dots").isEqualTo(88);
        // It is written after bet, and stands to the left of it.
        shows(drawn, 0, ALEF, 8);
    }

    @Test
    void arabic_letters_join() throws Exception {
        printer.printNormal(RECEIPT, "\u0628\u0628\n");
        var joined = image(0);
        printer.printNormal(RECEIPT, "text\n\u0628\n");
        var alone = image(2);
        assertThat(joined.getWidth()).isEqualTo(24);
        assertThat(alone.getWidth()).isEqualTo(16);
        assertThat(inkAround(joined, 12)).as("no gap between them").doesNotContain(0);
    }

    @Test
    void a_mark_stands_upon_its_letter_and_takes_no_room() throws Exception {
        printer.printNormal(RECEIPT, "\u0E01\u0E35\n");
        printer.printNormal(RECEIPT, "text\n\u0E01\n");
        assertThat(image(0).getWidth()).isEqualTo(16).isEqualTo(image(2).getWidth());
        assertThat(blackDots(image(0))).isGreaterThan(blackDots(image(2)));
    }

    @Test
    void what_is_longer_than_the_paper_goes_on_below() throws Exception {
        printer.printNormal(RECEIPT, "漢".repeat(25) + "\n");
        assertThat(image(0).getWidth()).isEqualTo(504);
        assertThat(image(0).getHeight()).isEqualTo(60);
    }

    /** Whatever is asked of it: one line of the plane at a time, and nothing that the printer would hear as a command. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0300, 0x0590, 0x0600, 0x0900, 0x0E00, 0x1100, 0x2000, 0x2600, 0x3040, 0x4E00, 0xAC00, 0xF900, 0xFB50,
                0xFF00
            })
    void every_block_can_be_printed(int first) throws Exception {
        var text = new StringBuilder();
        IntStream.range(first, first + 256).filter(Character::isDefined).forEach(text::appendCodePoint);
        printer.printNormal(RECEIPT, text + "\n");
        assertThat(lane.printer().unknownCommands()).isEmpty();
        assertThat(lane.printer().isDrawerOpen()).isFalse();
        assertThat(element(0)).isInstanceOf(Picture.class);
    }

    /** Every dot of the glyph is on the paper, half as large again, and no other. */
    private static void shows(BufferedImage drawn, int left, String hex, int width) {
        var bits = new BigInteger(hex.isEmpty() ? "0" : hex, 16);
        for (int y = 0; y < 24; y++) {
            for (int x = 0; x < width * 3 / 2; x++) {
                boolean expected = dot(bits, width, x * 2 / 3, y * 2 / 3)
                        || dot(bits, width, (x * 2 + 1) / 3, y * 2 / 3)
                        || dot(bits, width, x * 2 / 3, (y * 2 + 1) / 3)
                        || dot(bits, width, (x * 2 + 1) / 3, (y * 2 + 1) / 3);
                assertThat(isBlack(drawn, left + x, y + 3))
                        .as("dot %d, %d", x, y)
                        .isEqualTo(expected);
            }
        }
    }

    private static boolean dot(BigInteger bits, int width, int x, int y) {
        return bits.testBit(width * 16 - 1 - (y * width + x));
    }

    private static int[] inkAround(BufferedImage image, int middle) {
        return IntStream.range(middle - 3, middle + 3)
                .map(x -> (int) IntStream.range(0, image.getHeight())
                        .filter(y -> isBlack(image, x, y))
                        .count())
                .toArray();
    }

    private static long blackDots(BufferedImage image) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> isBlack(image, i % image.getWidth(), i / image.getWidth()))
                .count();
    }

    private static boolean isBlack(BufferedImage image, int x, int y) {
        return (image.getRGB(x, y) & 0xFF) == 0;
    }

    private com.evertill.commerce.receipt.ReceiptDocument.Element element(int number) {
        return lane.printer().paper().getFirst().elements().get(number);
    }

    private BufferedImage image(int number) throws IOException {
        var png = Base64.getDecoder().decode(((Picture) element(number)).png());
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
