package com.evertill.devices.jpos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jpos.JposConst;
import jpos.JposException;
import jpos.Scanner;
import jpos.ScannerConst;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scanners on USB without a serial line, by transcripts of what they say: no such device was here. */
class UsbScannersTest {

    private static final char GS = '\u001D';

    @TempDir
    private Path folder;

    private final Scanner scanner = new Scanner();
    private final BlockingQueue<String> codes = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> power = new LinkedBlockingQueue<>();
    private DeviceNode node;

    @BeforeEach
    void plugIn() throws Exception {
        node = new DeviceNode(folder.resolve("hidraw0"));
        scanner.addDataListener(_ -> codes.add(data()));
        scanner.addStatusUpdateListener(event -> power.add(event.getStatus()));
    }

    @AfterEach
    void close() throws Exception {
        if (scanner.getState() != JposConst.JPOS_S_CLOSED) {
            scanner.close();
        }
        node.close();
    }

    private String data() {
        try {
            var code = new String(scanner.getScanDataLabel(), ISO_8859_1);
            var type = scanner.getScanDataType();
            scanner.setDataEventEnabled(true);
            return type + " " + code;
        } catch (JposException closed) {
            throw new AssertionError(closed);
        }
    }

    private void open(Entry entry) throws Exception {
        scanner.open(entry.with("file", node.path()).load());
        scanner.claim(1_000);
        scanner.setDecodeData(true);
        scanner.setPowerNotify(JposConst.JPOS_PN_ENABLED);
        scanner.setDeviceEnabled(true);
        scanner.setDataEventEnabled(true);
        awaitPower(JposConst.JPOS_SUE_POWER_ONLINE);
    }

    private void hears(int type, String code) throws InterruptedException {
        assertThat(codes.poll(20, TimeUnit.SECONDS)).isEqualTo(type + " " + code);
    }

    // HID for points of sale

    /** A report as the makers' manuals show it: number, length, AIM identifier, data, and whether more follow. */
    private static byte[] report(String identifier, String data, boolean more) {
        var report = new byte[64];
        report[0] = 2;
        report[1] = (byte) data.length();
        System.arraycopy(identifier.getBytes(US_ASCII), 0, report, 2, identifier.length());
        System.arraycopy(data.getBytes(ISO_8859_1), 0, report, 5, data.length());
        report[61] = 's';
        report[63] = (byte) (more ? 1 : 0);
        return report;
    }

    @Test
    void a_hid_report_is_a_code_with_its_type() throws Exception {
        open(Entry.of("HidScanner"));
        node.says(HexFormat.of()
                .parseHex("02 0D 5D 45 30 34 30 30 36 33 38 31 33 33 33 39 33 31".replace(" ", "") + "00".repeat(46)));
        hears(ScannerConst.SCAN_SDT_EAN13, "4006381333931");
        node.says(report("]E4", "96385074", false));
        hears(ScannerConst.SCAN_SDT_EAN8, "96385074");
    }

    @Test
    void f28_a_long_code_in_several_reports_is_one_code_and_its_separators_are_intact() throws Exception {
        open(Entry.of("HidScanner"));
        var code = "01040063813339311726112210LOT-4711-ABCDEFGHIJ" + GS + "3103000500" + GS + "21SERIAL0123456789" + GS
                + "99X";
        node.says(report("]d2", code.substring(0, 56), true));
        node.says(report("]d2", code.substring(56), false));
        hears(ScannerConst.SCAN_SDT_GS1DATAMATRIX, code);
    }

    @Test
    void f28_reports_that_come_at_once_are_neither_dropped_nor_reordered() throws Exception {
        open(Entry.of("HidScanner"));
        for (int i = 0; i < 500; i++) {
            node.says(report("]C0", "%08d".formatted(i), false));
        }
        for (int i = 0; i < 500; i++) {
            hears(ScannerConst.SCAN_SDT_Code128, "%08d".formatted(i));
        }
    }

    @Test
    void what_is_no_scanned_data_is_left_alone() throws Exception {
        open(Entry.of("HidScanner"));
        var state = report("]E0", "4006381333931", false);
        state[0] = 4;
        node.says(state);
        var impossible = report("]E0", "4006381333931", false);
        impossible[1] = (byte) 200;
        node.says(impossible);
        node.says(report("]E4", "96385074", false));
        hears(ScannerConst.SCAN_SDT_EAN8, "96385074");
        assertThat(codes).isEmpty();
    }

    @Test
    void f27_f28_after_replugging_it_reads_on_and_half_a_code_is_none() throws Exception {
        open(Entry.of("HidScanner"));
        node.says(report("]d2", "0104006381333931", true));
        node.pullOut();
        awaitPower(JposConst.JPOS_SUE_POWER_OFF_OFFLINE);
        node.plugIn();
        awaitPower(JposConst.JPOS_SUE_POWER_ONLINE);
        node.says(report("]E0", "4006381333931", false));
        hears(ScannerConst.SCAN_SDT_EAN13, "4006381333931");
        assertThat(codes).isEmpty();
    }

    // Keyboards. What plays them here cannot be grabbed: GrabbedKeyboardTest is about that.

    private static Entry keyboard() {
        return Entry.of("KeyboardScanner").with("grab", false);
    }

    /** What the kernel says of a key: time, type 1, key, 1 or 0; and of each a report that all of it was said. */
    private static byte[] keys(int... pressedAndLetGo) {
        var events = ByteBuffer.allocate(pressedAndLetGo.length * 48).order(ByteOrder.LITTLE_ENDIAN);
        for (int key : pressedAndLetGo) {
            events.putLong(1_795_400_000L).putLong(123_456L);
            events.putShort((short) 1).putShort((short) Math.abs(key)).putInt(key > 0 ? 1 : 0);
            events.putLong(1_795_400_000L).putLong(123_456L);
            events.putShort((short) 0).putShort((short) 0).putInt(0);
        }
        return events.array();
    }

    private static final String DIGITS = "1234567890";

    private static byte[] typed(String digits) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(digits(digits));
        bytes.writeBytes(keys(28, -28));
        return bytes.toByteArray();
    }

    private static byte[] digits(String digits) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < digits.length(); i++) {
            int key = 2 + DIGITS.indexOf(digits.charAt(i));
            bytes.writeBytes(keys(key, -key));
        }
        return bytes.toByteArray();
    }

    @Test
    void a_keyboard_wedge_types_digits_letters_and_its_aim_identifier() throws Exception {
        open(keyboard());
        node.says(typed("4006381333931"));
        hears(ScannerConst.SCAN_SDT_UNKNOWN, "4006381333931");
        // ]E0 with shift around the letter, then an article number.
        node.says(keys(27, -27, 42, 18, -18, -42, 11, -11));
        node.says(typed("4006381333931"));
        hears(ScannerConst.SCAN_SDT_EAN13, "4006381333931");
        node.says(keys(42, 30, -30, -42, 12, -12, 44, -44, 28, -28));
        hears(ScannerConst.SCAN_SDT_UNKNOWN, "A-z");
    }

    /** A till's keyboard with a stripe reader in it: what it types of a payment card is not let out, and what was scanned around it is. */
    @Test
    void a_payment_card_typed_by_a_keyboards_stripe_reader_is_an_error_and_no_code() throws Exception {
        var errors = new LinkedBlockingQueue<Integer>();
        scanner.addErrorListener(event -> {
            event.setErrorResponse(JposConst.JPOS_ER_CONTINUEINPUT);
            errors.add(event.getErrorCode());
        });
        open(keyboard());
        node.says(typed("96385074"));
        node.says(keys(39, -39)); // ;
        node.says(digits("4111111111111111"));
        node.says(keys(13, -13)); // =
        node.says(typed("25121010000000000"));
        node.says(keys(42, 6, -6, 48, -48, -42)); // %B
        node.says(digits("4111111111111111"));
        node.says(keys(42, 7, -7, 32, -32, 7, -7, -42)); // ^D^
        node.says(typed("2512101"));
        node.says(typed("4006381333931"));
        hears(ScannerConst.SCAN_SDT_UNKNOWN, "96385074");
        hears(ScannerConst.SCAN_SDT_UNKNOWN, "4006381333931");
        assertThat(errors).containsExactly(JposConst.JPOS_E_ILLEGAL, JposConst.JPOS_E_ILLEGAL);
        assertThat(codes).isEmpty();
    }

    @Test
    void f28_a_separator_comes_as_control_and_bracket_or_by_its_number_on_the_keypad() throws Exception {
        open(keyboard());
        node.says(keys(2, -2, 29, 27, -27, -29, 3, -3, 56, 82, -82, 80, -80, 73, -73, -56, 4, -4, 28, -28));
        hears(ScannerConst.SCAN_SDT_UNKNOWN, "1" + GS + "2" + GS + "3");
    }

    @Test
    void a_german_keyboard_has_y_and_z_the_other_way_round() throws Exception {
        open(keyboard().with("layout", "de"));
        node.says(keys(21, -21, 44, -44, 53, -53, 28, -28));
        hears(ScannerConst.SCAN_SDT_UNKNOWN, "zy-");
    }

    @Test
    void f28_records_that_are_cut_by_the_wire_and_fast_codes_are_all_there() throws Exception {
        open(keyboard());
        for (int i = 0; i < 50; i++) {
            var bytes = typed("%08d".formatted(i));
            int cut = i * 7 % bytes.length;
            node.says(java.util.Arrays.copyOfRange(bytes, 0, cut));
            node.says(java.util.Arrays.copyOfRange(bytes, cut, bytes.length));
        }
        for (int i = 0; i < 50; i++) {
            hears(ScannerConst.SCAN_SDT_UNKNOWN, "%08d".formatted(i));
        }
    }

    @Test
    void f28_a_code_of_which_the_kernel_dropped_keys_is_none() throws Exception {
        open(keyboard());
        node.says(digits("40063"));
        node.says(ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(18, (short) 3)
                .array());
        node.says(typed("333931"));
        node.says(typed("96385074"));
        hears(ScannerConst.SCAN_SDT_UNKNOWN, "96385074");
        assertThat(codes).isEmpty();
    }

    @Test
    void a_layout_that_nobody_knows_is_refused() {
        var name = keyboard().with("file", "/dev/null").with("layout", "dvorak").load();
        assertThatExceptionOfType(JposException.class)
                .isThrownBy(() -> scanner.open(name))
                .withMessageContaining("layout");
    }

    private void awaitPower(int wanted) throws InterruptedException {
        for (var next = power.poll(20, TimeUnit.SECONDS); next != null; next = power.poll(20, TimeUnit.SECONDS)) {
            if (next == wanted) {
                return;
            }
        }
        throw new AssertionError("never heard power state " + wanted);
    }
}
