package com.evertill.edge.receipt;

import static com.evertill.edge.Goods.BANANAS;
import static com.evertill.edge.Goods.BREAD;
import static com.evertill.edge.Goods.MILK;
import static com.evertill.edge.Goods.STAMPS;
import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.Goods.gtin13;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.basket.Seal;
import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.receipt.ReceiptText;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.CardDetails;
import com.evertill.edge.Golden;
import com.evertill.edge.TestShop;
import com.evertill.edge.tender.FakeTerminal;
import com.evertill.shop.api.TillAction.*;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Receipts as they come out of the printer, to be read. */
class ReceiptTest {
    @TempDir
    Path folder;

    private TestShop shop;

    @BeforeEach
    void german() {
        shop = TestShop.german(folder.resolve("cologne"));
        shop.opens("100.00");
    }

    private void american() {
        shop.close();
        shop = TestShop.american(folder.resolve("new-york"));
        shop.opens("100.00");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private ReceiptDocument receipt(boolean copy) {
        var newest = shop.database()
                .read(tx -> shop.site().receipts().newest(tx, shop.site().journal(), TestShop.TILL_1, 1));
        return new ReceiptWriter(shop.store()).write(newest.getFirst(), copy);
    }

    private String text() {
        return ReceiptText.of(receipt(false));
    }

    @Test
    void the_shops_slip_to_be_signed_has_the_terminals_words_or_ours() {
        var at = Instant.parse("2026-11-22T14:31:00Z");
        var plain = new CardApproval(
                "0042-77", "471100", "541333******0021", "girocard", shop.money("6.99"), List.of(), false, null);
        var told = new CardDetails(
                CardDetails.Entry.CHIP,
                null,
                null,
                null,
                List.of("** Haendlerbeleg **", "EUR 6,99", "VU-Nr 4711"),
                true);
        var worded = new CardApproval(
                "0042-77", "471100", "541333******0021", "girocard", shop.money("6.99"), List.of(), false, null, told);
        var writer = new SlipWriter(shop.store());
        Golden.check("receipts/de-slip.txt", ReceiptText.of(writer.write(TestShop.TILL_1, "0000100042", plain, at)));
        Golden.check(
                "receipts/de-slip-of-the-terminal.txt",
                ReceiptText.of(writer.write(TestShop.TILL_1, "0000100042", worded, at)));
    }

    @Test
    void paid_in_cash_in_cologne() {
        shop.scans(WINE);
        shop.scans(BREAD, 12);
        shop.scans(MILK);
        shop.weighs(BANANAS, 453);
        shop.scans(gtin13("230404500487"));
        shop.scans(STAMPS);
        shop.does(new VoidLine(3));
        shop.paysCash("50.00");
        shop.paysCash("5.00");
        Golden.check("receipts/de-cash.txt", text());
        Golden.check("receipts/de-cash-copy.txt", ReceiptText.of(receipt(true)));
    }

    @Test
    void split_between_card_and_cash_in_new_york() {
        american();
        var terminal = new FakeTerminal();
        shop.desk.connect(terminal);
        shop.scans(WINE);
        shop.weighs(BANANAS, 1_130);
        shop.does(new PayCard(shop.money("5.00")));
        shop.desk.stepAsFarAsItGoes();
        shop.paysCash("10.00");
        Golden.check("receipts/en-card-and-cash.txt", text());
    }

    @Test
    void sealed_and_not_sealed() {
        shop.sealer = _ -> new Seal.Signed("TSE 1", "c2ln", "TSE 1 / 4711 / c2lnbmVk");
        shop.scans(MILK);
        shop.paysCash("1.29");
        assertThat(text()).contains("TSE 1 / 4711 / c2lnbmVk");
        shop.sealer = _ -> new Seal.Missing("TSE 1", "no answer");
        shop.scans(MILK);
        shop.paysCash("1.29");
        assertThat(text()).containsIgnoringWhitespaces("Sicherheitseinrichtung ausgefallen: no answer");
    }

    @Test
    void a_receipt_says_the_same_for_ever() {
        shop.scans(MILK);
        shop.paysCash("2.00");
        var before = text();
        shop.database().act(tx -> tx.update("UPDATE item SET price = 999, name = 'Something else'"));
        shop.reopen();
        assertThat(text()).isEqualTo(before);
    }

    /** What a printer's code pages do not have comes out as a question mark, and the space before PM is such a thing. */
    @Test
    void only_plain_spaces_are_printed() {
        american();
        shop.scans(WINE);
        shop.paysCash("20.00");
        assertThat(text()).doesNotContainPattern("[\\u00a0\\u202f\\u2009]").contains("9:30:09 AM");
    }

    // The picture

    @Test
    void the_picture_is_well_formed_and_its_bars_say_the_receipts_number() throws Exception {
        shop.scans(WINE);
        shop.paysCash("7.00");
        var svg = parsed(ReceiptPicture.of(receipt(false)));
        assertThat(svg.getDocumentElement().getTextContent()).contains("Dorfladen", "Wine", "6,99", "Rückgeld");
        assertThat(barcode(svg)).isEqualTo("1-1-1");
    }

    /** A browser makes one space of many, and the length of a line would be made up by stretching its letters. */
    @Test
    void the_gap_before_an_amount_stays_as_wide_as_on_paper() throws Exception {
        shop.scans(WINE);
        shop.paysCash("7.00");
        var texts = parsed(ReceiptPicture.of(receipt(false))).getElementsByTagName("text");
        var lines = IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
        assertThat(lines).contains("Wine" + "\u00a0".repeat(34) + "6,99").noneMatch(line -> line.contains(" "));
    }

    @Test
    void the_picture_of_any_text_is_well_formed() throws Exception {
        var nasty = "</text><script>alert('1')</script> & \"quoted\" \u0000\u0007\ud800 \ufffe \ud83c\udf4c";
        var document = new ReceiptDocument(
                42,
                List.of(
                        ReceiptDocument.Text.left(nasty),
                        ReceiptDocument.Columns.of(nasty, nasty),
                        new ReceiptDocument.QrCode("https://example.com/?a=1&b=<2>")));
        var svg = parsed(ReceiptPicture.of(document));
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("<script>alert('1')</script>\u00a0&", "\ud83c\udf4c");
        assertThat(barcode(svg)).isEqualTo("https://example.com/?a=1&b=<2>");
    }

    @ParameterizedTest
    @CsvSource({
        "CODE_128, A-1-1-000042, A-1-1-000042",
        "GS1_128, 0104006381333931, 0104006381333931",
        "EAN_13, 4006381333931, 4006381333931",
        "EAN_8, 96385074, 96385074",
        "UPC_A, 012345678905, 012345678905",
        "UPC_E, 01234565, 01234565",
        "CODE_39, TILL-1 42, TILL-1 42",
        "CODE_93, TILL-1 42, TILL-1 42",
        "ITF, 15400141288763, 15400141288763",
        "CODABAR, A123456B, 123456"
    })
    void the_pictures_bars_say_what_they_should_in_every_symbology(
            ReceiptDocument.Linear symbology, String data, String read) throws Exception {
        var document = new ReceiptDocument(42, List.of(new ReceiptDocument.Barcode(symbology, data)));
        assertThat(barcode(parsed(ReceiptPicture.of(document)))).isEqualTo(read);
    }

    @Test
    void a_picture_is_as_large_as_its_dots_and_says_what_it_shows() throws Exception {
        var dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";
        var document = new ReceiptDocument(
                42, List.of(new ReceiptDocument.Picture(dot, "our <logo>", ReceiptDocument.Align.CENTRE)));
        var image = parsed(ReceiptPicture.of(document))
                .getElementsByTagName("image")
                .item(0);
        assertThat(image.getAttributes().getNamedItem("width").getNodeValue()).isEqualTo("1");
        assertThat(image.getAttributes().getNamedItem("x").getNodeValue()).isEqualTo("275");
        assertThat(image.getTextContent()).isEqualTo("our <logo>");
    }

    private static Document parsed(String svg) throws ParserConfigurationException, SAXException, IOException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    /** Drawn dot by dot and read by a reader that has not seen the writer. */
    private static String barcode(Document svg) throws NotFoundException {
        var root = svg.getDocumentElement();
        int width = Integer.parseInt(root.getAttribute("width"));
        int height = Integer.parseInt(root.getAttribute("height"));
        var dots = new int[width * height];
        Arrays.fill(dots, 0xffffff);
        var path = svg.getElementsByTagName("path")
                .item(0)
                .getAttributes()
                .getNamedItem("d")
                .getNodeValue();
        var modules = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v(\\d+)h-\\d+z").matcher(path);
        while (modules.find()) {
            int x = Integer.parseInt(modules.group(1));
            int y = Integer.parseInt(modules.group(2));
            for (int row = y; row < y + Integer.parseInt(modules.group(4)); row++) {
                Arrays.fill(dots, row * width + x, row * width + x + Integer.parseInt(modules.group(3)), 0);
            }
        }
        var picture = new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(width, height, dots)));
        return new MultiFormatReader()
                .decode(picture, Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
