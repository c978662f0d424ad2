package com.evertill.devices;

import static com.evertill.devices.DeviceState.Health.DRAWER_OPEN;
import static com.evertill.devices.DeviceState.Health.FAULTY;
import static com.evertill.devices.DeviceState.Health.NOT_CONFIGURED;
import static com.evertill.devices.DeviceState.Health.OFFLINE;
import static com.evertill.devices.DeviceState.Health.READY;
import static com.evertill.devices.LaneDevices.Kind.DRAWER;
import static com.evertill.devices.LaneDevices.Kind.PRINTER;
import static com.evertill.devices.LaneDevices.Kind.SCANNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.receipt.ReceiptDocument.Align;
import com.evertill.commerce.receipt.ReceiptDocument.Barcode;
import com.evertill.commerce.receipt.ReceiptDocument.Columns;
import com.evertill.commerce.receipt.ReceiptDocument.Cut;
import com.evertill.commerce.receipt.ReceiptDocument.Feed;
import com.evertill.commerce.receipt.ReceiptDocument.QrCode;
import com.evertill.commerce.receipt.ReceiptDocument.Rule;
import com.evertill.commerce.receipt.ReceiptDocument.Text;
import com.evertill.devices.Heard.Scan;
import com.evertill.devices.Heard.Unscanned;
import com.evertill.devices.agent.LaneProgram;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a lane does as long as its devices do. */
@ParameterizedClass
@MethodSource("ways")
@Tag(LaneProgram.TAG)
class JposLaneDevicesTest extends ReadyLane {

    @Test
    void scans_arrive_each_once_in_order_with_what_they_are() throws Exception {
        simulated.scanner().scan(Symbology.EAN_13, "4006381333931");
        simulated.scanner().scan(Symbology.GS1_DATAMATRIX, "01040063813339311726112210A\u001D3103000500");
        simulated.scanner().scan(Symbology.EAN_8, "96385074");
        simulated.scanner().scan(Symbology.UNKNOWN, "4011");
        simulated.scanner().scan(Symbology.PLAIN_2D, "https://id.gs1.org/01/04006381333931");
        heard.await("five scans", all -> all.all(Scan.class).size() == 5);
        assertThat(heard.all(Scan.class))
                .containsExactly(
                        new Scan(Symbology.EAN_13, "4006381333931"),
                        new Scan(Symbology.GS1_DATAMATRIX, "01040063813339311726112210A\u001D3103000500"),
                        new Scan(Symbology.EAN_8, "96385074"),
                        new Scan(Symbology.UNKNOWN, "4011"),
                        new Scan(Symbology.PLAIN_2D, "https://id.gs1.org/01/04006381333931"));
    }

    @Test
    void f28_fast_scans_are_neither_dropped_nor_reordered() throws Exception {
        var expected = new ArrayList<String>();
        for (int i = 0; i < 2_000; i++) {
            expected.add("%08d".formatted(i));
            assertThat(simulated.scanner().scan(Symbology.PLAIN_LINEAR, "%08d".formatted(i)))
                    .isTrue();
        }
        heard.await("all scans", all -> all.all(Scan.class).size() == 2_000);
        assertThat(heard.all(Scan.class)).extracting(Scan::text).isEqualTo(expected);
    }

    @Test
    void a_payment_card_that_comes_as_a_scan_is_told_without_anything_of_it_and_the_next_scan_is_one()
            throws Exception {
        simulated.scanner().sendRaw(";4111111111111111=25121010000000000?\r");
        simulated.scanner().scan(Symbology.EAN_8, "96385074");
        heard.await("a scan", all -> !all.all(Scan.class).isEmpty());
        assertThat(heard.all(Scan.class)).containsExactly(new Scan(Symbology.EAN_8, "96385074"));
        assertThat(heard.all(Unscanned.class)).containsExactly(new Unscanned(NotScanned.PAYMENT_CARD, 1));
    }

    @Test
    void f28_half_a_code_from_a_broken_line_is_no_code() throws Exception {
        simulated.scanner().sendRaw("]E0400638");
        simulated.scanner().unplugged(true);
        heard.await(SCANNER, OFFLINE);
        heard.forget();
        simulated.scanner().unplugged(false);
        heard.await(SCANNER, READY);
        simulated.scanner().scan(Symbology.EAN_13, "4006381333931");
        heard.await("a scan", all -> !all.all(Scan.class).isEmpty());
        assertThat(heard.all(Scan.class)).containsExactly(new Scan(Symbology.EAN_13, "4006381333931"));
    }

    @Test
    void a_receipt_comes_out_as_it_was_written() throws Exception {
        var document = new ReceiptDocument(
                42,
                List.of(
                        new Text("Käsehaus Köln", Align.CENTRE, true, true),
                        Text.centred("Straße 1, 50667 Köln"),
                        new Rule(),
                        Columns.of("Crème brûlée 2 × 1,25 €", "2,50 €"),
                        new Columns("TOTAL", "2,50 €", true, true),
                        new Text("rechts", Align.RIGHT, false, false),
                        Text.left("Ž"),
                        new Feed(2),
                        new Barcode("1-1-000042"),
                        new QrCode("https://example.com/r/1-1-42?ü"),
                        new Cut()));
        lane.print(new PrintJob("r1", document));
        assertThat(heard.awaitPrinted("r1")).isEqualTo(new PrintOutcome.Printed());
        assertThat(simulated.printer().unknownCommands()).isEmpty();
        assertThat(simulated.printer().paper())
                .containsExactly(new ReceiptDocument(
                        42,
                        List.of(
                                new Text("Käsehaus Köln", Align.CENTRE, true, true),
                                Text.centred("Straße 1, 50667 Köln"),
                                Text.left("-".repeat(42)),
                                Text.left("Crème brûlée 2 × 1,25 €             2,50 €"),
                                new Text("TOTAL          2,50 €", Align.LEFT, true, true),
                                new Text("rechts", Align.RIGHT, false, false),
                                Text.left("Ž"),
                                new Feed(2),
                                new Barcode("1-1-000042"),
                                new QrCode("https://example.com/r/1-1-42?ü"),
                                new Cut())));
    }

    @Test
    void a_name_cannot_command_the_printer() throws Exception {
        var document = new ReceiptDocument(
                42,
                List.of(
                        Text.left("Apple\u001B|100fP\u001Bp\u0000\u0019\u00FA\u0010\u0014\u0001\u0000\u0002"),
                        new Cut()));
        lane.print(new PrintJob("r1", document));
        assertThat(heard.awaitPrinted("r1")).isEqualTo(new PrintOutcome.Printed());
        assertThat(simulated.printer().isDrawerOpen()).isFalse();
        assertThat(simulated.printer().lines()).hasSize(2).first().asString().startsWith("Apple|100fPp");
    }

    @Test
    void the_drawer_opens_and_its_closing_is_seen() throws Exception {
        lane.openDrawer();
        heard.await(DRAWER, DRAWER_OPEN);
        assertThat(simulated.printer().isDrawerOpen()).isTrue();
        heard.forget();
        simulated.printer().drawer(false);
        heard.await(DRAWER, READY);
    }

    @Test
    void a_lane_without_devices_says_so_and_refuses_nothing_silently() throws Exception {
        try (var bare = open(LaneConfig.none("bare"))) {
            assertThat(bare.states().values()).extracting(DeviceState::health).containsOnly(NOT_CONFIGURED);
            bare.print(receipt("r1", 1));
            bare.openDrawer();
            assertThat(heard.awaitPrinted("r1")).isInstanceOf(PrintOutcome.NotPrinted.class);
        }
    }

    @Test
    void a_name_that_jpos_xml_lacks_is_a_fault_of_that_device_only() throws Exception {
        heard.forget();
        try (var wrong = open(LaneConfig.none("wrong").with(PRINTER, "no.such.printer"))) {
            heard.await(PRINTER, FAULTY);
            assertThat(wrong.states()).hasEntrySatisfying(PRINTER, state -> assertThat(state.detail())
                    .contains("no.such.printer"));
        }
    }
}
