package com.evertill.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.receipt.ReceiptDocument.Align;
import com.evertill.commerce.receipt.ReceiptDocument.Barcode;
import com.evertill.commerce.receipt.ReceiptDocument.Columns;
import com.evertill.commerce.receipt.ReceiptDocument.Cut;
import com.evertill.commerce.receipt.ReceiptDocument.Element;
import com.evertill.commerce.receipt.ReceiptDocument.Linear;
import com.evertill.commerce.receipt.ReceiptDocument.Picture;
import com.evertill.commerce.receipt.ReceiptDocument.QrCode;
import com.evertill.commerce.receipt.ReceiptDocument.Rule;
import com.evertill.commerce.receipt.ReceiptDocument.Text;
import com.evertill.devices.agent.LaneProgram;
import com.evertill.devices.simulator.PrintedBarcode;
import com.evertill.devices.simulator.PrinterSimulator;
import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPos.CharacterCodeTable;
import com.github.anastaciocintra.escpos.EscPos.CutMode;
import com.github.anastaciocintra.escpos.EscPos.PinConnector;
import com.github.anastaciocintra.escpos.EscPosConst.Justification;
import com.github.anastaciocintra.escpos.PrintModeStyle;
import com.github.anastaciocintra.escpos.Style;
import com.github.anastaciocintra.escpos.Style.FontSize;
import com.github.anastaciocintra.escpos.barcode.BarCode;
import com.github.anastaciocintra.escpos.barcode.BarCode.BarCodeHRIPosition;
import com.github.anastaciocintra.escpos.barcode.BarCode.BarCodeSystem;
import com.github.anastaciocintra.escpos.barcode.QRCode;
import com.github.anastaciocintra.escpos.barcode.QRCode.QRErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Encoders that nobody here wrote, against our simulated printer and our encoder: escpos-coffee, and what receiptline and
 * receipt-printer-encoder made (see {@code src/test/streams}). If our driver and our simulator understood ESC/POS wrongly in the same way,
 * these would not.
 */
@Tag(LaneProgram.TAG)
@OnJvm("The other encoders draw with the JDK's own picture classes.")
class IndependentEncodersTest extends ReadyLane {

    private static final String EAN = "4006381333931";
    private static final String NUMBER = "A-1-1-42";
    private static final String LINK = "https://example.com/r/1-1-42";

    static List<ForeignStream> everyStream() throws IOException {
        return Stream.concat(
                        ForeignStream.allRecorded().stream(),
                        Stream.of(new ForeignStream("escpos-coffee", coffee()), coffeeStyles(), coffeePages()))
                .toList();
    }

    static List<ForeignStream> theSameReceipt() throws IOException {
        return Stream.concat(
                        ForeignStream.allRecorded().stream()
                                .filter(it -> !it.name().matches(".*(styles|tongues|image)")),
                        Stream.of(new ForeignStream("escpos-coffee", coffee())))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyStream")
    void every_command_of_others_is_known_to_the_simulated_printer(ForeignStream stream) throws Exception {
        try (var printer = stream.printed(executor)) {
            assertThat(printer.unknownCommands()).isEmpty();
            assertThat(printer.lines()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everyStream")
    void every_bar_code_of_others_can_be_scanned_off_the_paper(ForeignStream stream) throws Exception {
        try (var printer = stream.printed(executor)) {
            assertThat(printer.barcodes())
                    .allSatisfy(barcode -> assertThat(CodeReader.read(barcode)).isEqualTo(scanned(barcode)));
        }
    }

    @ParameterizedTest
    @MethodSource("theSameReceipt")
    void the_same_receipt_has_the_same_text_and_codes(ForeignStream stream) throws Exception {
        lane.print(new PrintJob("ours", receipt(stream.name().contains("437") ? "EUR" : "€")));
        assertThat(heard.awaitPrinted("ours")).isEqualTo(new PrintOutcome.Printed());
        try (var theirs = stream.printed(executor)) {
            assertThat(read(simulated.printer())).isEqualTo(read(theirs));
            assertThat(simulated.printer().barcodes()).isEqualTo(theirs.barcodes());
        }
    }

    @Test
    void names_in_many_tongues_come_out_of_their_code_pages() throws Exception {
        lane.print(new PrintJob(
                "ours",
                new ReceiptDocument(
                        42,
                        List.of(
                                Columns.of("Żurek śląski", "12,00"),
                                Columns.of("Хлеб ржаной", "1,40"),
                                Columns.of("Kürtőskalács", "4,50"),
                                Columns.of("Straße § €", "2,00"),
                                new Cut()))));
        assertThat(heard.awaitPrinted("ours")).isEqualTo(new PrintOutcome.Printed());
        try (var theirs = ForeignStream.recorded("receiptline-tongues").printed(executor)) {
            assertThat(read(simulated.printer())).isEqualTo(read(theirs));
        }
    }

    private static ReceiptDocument receipt(String euro) {
        return new ReceiptDocument(
                42,
                List.of(
                        new Text("Evertill Market", Align.CENTRE, true, true),
                        Text.centred("Hauptstraße 5, 50667 Köln"),
                        Text.centred("Receipt 1-1-42"),
                        new Rule(),
                        Columns.of("Brötchen", "1,20"),
                        Columns.of("Café crème groß", "2,80"),
                        Columns.of("Piñata, blue", "15,00"),
                        new Rule(),
                        new Columns("TOTAL " + euro, "19,00", true, false),
                        new Barcode(Linear.EAN_13, EAN),
                        new Barcode(NUMBER),
                        new QrCode(LINK),
                        new Cut()));
    }

    /** What a customer reads, however it was laid out: words, and what codes say. */
    private static List<String> read(PrinterSimulator printer) {
        var read = new ArrayList<String>();
        for (var element : printer.paper().stream()
                .map(ReceiptDocument::elements)
                .flatMap(List::stream)
                .toList()) {
            words(element, read);
        }
        return read;
    }

    private static void words(Element element, List<String> read) {
        switch (element) {
            case Text text when text.text().isBlank() -> {}
            case Text text -> read.add(text.text().strip().replaceAll(" +", " ").replaceAll("[─-]{9,}", "rule"));
            case Barcode(var symbology, var data) -> read.add(symbology + " " + data);
            case QrCode(var data) -> read.add("QR " + data);
            // receiptline draws its QR codes itself.
            case Picture picture -> read.add("QR " + CodeReader.read(picture));
            default -> {}
        }
    }

    private static String scanned(PrintedBarcode barcode) {
        return switch (barcode.symbology()) {
            case GS1_128 -> "]C1" + barcode.data();
            default -> barcode.data();
        };
    }

    private static byte[] coffee() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var receipt = new EscPos(bytes)) {
            receipt.initializePrinter();
            receipt.setCharacterCodeTable(CharacterCodeTable.CP858_Euro);
            var centred = new Style().setJustification(Justification.Center);
            receipt.writeLF(new Style(centred).setBold(true).setFontSize(FontSize._2, FontSize._2), "Evertill Market");
            receipt.writeLF(centred, "Hauptstraße 5, 50667 Köln").writeLF(centred, "Receipt 1-1-42");
            receipt.writeLF("-".repeat(42));
            receipt.writeLF("%-36s%6s".formatted("Brötchen", "1,20"));
            receipt.writeLF("%-36s%6s".formatted("Café crème groß", "2,80"));
            receipt.writeLF("%-36s%6s".formatted("Piñata, blue", "15,00"));
            receipt.writeLF("-".repeat(42));
            receipt.writeLF(new Style().setBold(true), "%-36s%6s".formatted("TOTAL €", "19,00"));
            receipt.write(code(BarCodeSystem.JAN13_B), EAN).write(code(BarCodeSystem.CODE128), "{B" + NUMBER);
            receipt.write(
                    new QRCode().setSize(4).setErrorCorrectionLevel(QRErrorCorrectionLevel.QR_ECLEVEL_M_Default), LINK);
            receipt.feed(3).cut(CutMode.PART);
        }
        return bytes.toByteArray();
    }

    private static BarCode code(BarCodeSystem system) {
        return new BarCode()
                .setSystem(system)
                .setBarCodeSize(2, 72)
                .setHRIPosition(BarCodeHRIPosition.BelowBarCode)
                .setJustification(Justification.Center);
    }

    private static ForeignStream coffeeStyles() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var receipt = new EscPos(bytes)) {
            receipt.initializePrinter();
            receipt.writeLF(
                    new PrintModeStyle().setBold(true).setFontSize(true, true).setUnderline(true), "print mode");
            receipt.writeLF(
                    new Style()
                            .setUnderline(Style.Underline.TwoDotThick)
                            .setColorMode(Style.ColorMode.WhiteOnBlack)
                            .setLineSpacing(40)
                            .setFontName(Style.FontName.Font_B),
                    "style");
            receipt.write(code(BarCodeSystem.UPCA), "012345678905").write(code(BarCodeSystem.UPCA_B), "012345678905");
            receipt.write(code(BarCodeSystem.UPCE_B), "01234565");
            receipt.write(code(BarCodeSystem.JAN8_A), "96385074").write(code(BarCodeSystem.JAN8_B), "96385074");
            receipt.write(code(BarCodeSystem.CODE39_A), "CODE-39").write(code(BarCodeSystem.CODE39_B), "CODE 39");
            receipt.write(code(BarCodeSystem.ITF_B), "12345678").write(code(BarCodeSystem.CODABAR_B), "A12345B");
            receipt.write(code(BarCodeSystem.CODE93_Default), "CODE93");
            receipt.write(code(BarCodeSystem.CODE128), "{BNo{{{CAB{Bx");
            receipt.pulsePin(PinConnector.Pin_2, 50, 250).feed(2).cut(CutMode.FULL);
        }
        return new ForeignStream("escpos-coffee styles", bytes.toByteArray());
    }

    /** Every code page that both it and the simulated printer have: the numbers are its own. */
    private static ForeignStream coffeePages() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var receipt = new EscPos(bytes)) {
            for (var table : List.of(
                    CharacterCodeTable.CP437_USA_Standard_Europe,
                    CharacterCodeTable.CP850_Multilingual,
                    CharacterCodeTable.WPC1252,
                    CharacterCodeTable.CP866_Cyrillic_2,
                    CharacterCodeTable.CP852_Latin2)) {
                receipt.setCharacterCodeTable(table).writeLF("page " + table);
            }
        }
        return new ForeignStream("escpos-coffee code pages", bytes.toByteArray());
    }
}
