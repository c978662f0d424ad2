package com.evertill.devices.jpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.evertill.devices.HardTotalsDevice;
import com.evertill.devices.HardTotalsFault;
import com.evertill.devices.simulator.MediumSimulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import jpos.HardTotals;
import jpos.HardTotalsConst;
import jpos.JposConst;
import jpos.JposException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** UnifiedPOS 1.15, part "Hard Totals", asked of totals in two copies on a medium. */
class HardTotalsTest {

    private MediumSimulator medium;
    private Entry entry;
    private String name;
    private HardTotals totals;

    @BeforeEach
    void open(@TempDir Path folder) throws JposException {
        medium = new MediumSimulator(folder.resolve("stick"));
        entry = Entry.of("FolderHardTotals").with("folder", medium.folder());
        name = entry.load();
        totals = opened();
    }

    private HardTotals opened() throws JposException {
        var control = new HardTotals();
        control.open(name);
        control.setDeviceEnabled(true);
        return control;
    }

    @AfterEach
    void close() throws JposException {
        totals.close();
    }

    @Test
    void what_was_written_is_there_for_the_next_who_opens_it() throws Exception {
        int file = create("numbers", 12);
        totals.write(file, bytes("receipt 4711"), 0, 12);
        totals.close();
        totals = opened();
        assertThat(read("numbers", 12)).isEqualTo("receipt 4711");
        assertThat(totals.getNumberOfFiles()).isEqualTo(1);
        assertThat(totals.getFreeData()).isLessThan(totals.getTotalsSize() - 11);
        var first = new String[1];
        totals.findByIndex(0, first);
        assertThat(first[0]).isEqualTo("numbers");
    }

    @Test
    void a_transaction_is_kept_whole_or_not_at_all() throws Exception {
        int one = create("one", 1);
        int two = create("two", 1);
        totals.beginTrans();
        assertThat(totals.getTransactionInProgress()).isTrue();
        totals.write(one, bytes("x"), 0, 1);
        totals.write(two, bytes("y"), 0, 1);
        assertThat(read("one", 1)).as("what it wrote, it reads").isEqualTo("x");
        totals.rollback();
        assertThat(read("one", 1)).isEqualTo("\0");
        totals.beginTrans();
        totals.write(one, bytes("x"), 0, 1);
        totals.write(two, bytes("y"), 0, 1);
        totals.commitTrans();
        assertThat(read("one", 1) + read("two", 1)).isEqualTo("xy");
        refused(JposConst.JPOS_E_ILLEGAL, totals::commitTrans);
    }

    @Test
    void files_are_renamed_filled_and_deleted_by_name() throws Exception {
        int file = create("one", 3);
        create("two", 1);
        refused(JposConst.JPOS_E_EXISTS, () -> totals.create("one", new int[1], 3, false));
        refused(JposConst.JPOS_E_EXISTS, () -> totals.rename(file, "two"));
        refused(JposConst.JPOS_E_ILLEGAL, () -> totals.rename(file, "eleven char"));
        totals.rename(file, "three");
        totals.setAll(file, (byte) 'z');
        assertThat(read("three", 3)).isEqualTo("zzz");
        totals.delete("three");
        refused(JposConst.JPOS_E_NOEXIST, () -> totals.delete("three"));
        refused(JposConst.JPOS_E_ILLEGAL, () -> totals.read(file, new byte[3], 0, 3));
        refused(JposConst.JPOS_E_ILLEGAL, () -> totals.write(create("four", 3), bytes("1234"), 0, 4));
        extended(HardTotalsConst.JPOS_ETOT_NOROOM, () -> totals.create("five", new int[1], 70_000, false));
    }

    @Test
    void a_claimed_file_is_nobody_elses() throws Exception {
        int file = create("one", 1);
        var other = opened();
        totals.claimFile(file, 0);
        refused(JposConst.JPOS_E_TIMEOUT, () -> other.claimFile(file, 10));
        refused(JposConst.JPOS_E_CLAIMED, () -> other.write(file, bytes("x"), 0, 1));
        totals.write(file, bytes("y"), 0, 1);
        totals.releaseFile(file);
        refused(JposConst.JPOS_E_ILLEGAL, () -> totals.releaseFile(file));
        other.write(file, bytes("x"), 0, 1);
        assertThat(read("one", 1)).isEqualTo("x");
        other.close();
    }

    @Test
    void one_damaged_copy_loses_nothing_but_the_last_change_and_is_found() throws Exception {
        int file = create("one", 1);
        totals.write(file, bytes("a"), 0, 1);
        totals.validateData(file);
        medium.damage(false);
        extended(HardTotalsConst.JPOS_ETOT_VALIDATION, () -> totals.validateData(file));
        assertThat(read("one", 1)).isIn("a", "\0");
        totals.recalculateValidationData(file);
        totals.validateData(file);
    }

    @Test
    void two_damaged_copies_are_never_taken_for_empty_ones() throws Exception {
        int file = create("one", 1);
        totals.write(file, bytes("a"), 0, 1);
        medium.damage(true);
        extended(HardTotalsConst.JPOS_ETOT_VALIDATION, () -> totals.read(file, new byte[1], 0, 1));
        extended(HardTotalsConst.JPOS_ETOT_VALIDATION, () -> totals.create("two", new int[1], 1, false));
    }

    /** The power goes in the middle of overwriting the older copy, wherever that is. */
    @Test
    void a_write_that_is_cut_off_leaves_what_was_before() throws Exception {
        var copies = new TotalsCopies(medium.folder());
        copies.write(bytes("before"));
        copies.write(bytes("the newest"));
        var older = medium.folder().resolve("totals.a");
        var whole = Files.readAllBytes(older);
        var dice = new Random(5);
        for (int length = 0; length <= whole.length; length++) {
            var cut = java.util.Arrays.copyOf(whole, length);
            if (length > 0 && length < whole.length) {
                cut[dice.nextInt(length)] ^= (byte) (1 + dice.nextInt(255));
            }
            Files.write(older, cut);
            assertThat(copies.read())
                    .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(bytes("the newest")));
        }
    }

    @Test
    void nothing_is_written_beside_a_medium_that_is_pulled_out() throws Exception {
        int file = create("one", 1);
        medium.unplugged(true);
        refused(JposConst.JPOS_E_OFFLINE, () -> totals.write(file, bytes("a"), 0, 1));
        assertThat(medium.folder()).doesNotExist();
        medium.unplugged(false);
        totals.write(file, bytes("a"), 0, 1);
    }

    @Test
    void the_box_keeps_its_lines_in_it_and_says_why_when_it_cannot() {
        try (var device = new HardTotalsDevice(name)) {
            assertThat(device.read()).isEmpty();
            device.write("epoch 1\nreceipt 1 4711\n");
            device.write("epoch 1\nreceipt 1 4712\n");
            assertThat(device.read()).contains("epoch 1\nreceipt 1 4712\n");
            medium.unplugged(true);
            assertThatExceptionOfType(HardTotalsFault.class)
                    .isThrownBy(() -> device.write("epoch 2"))
                    .satisfies(fault -> assertThat(fault.kind()).isEqualTo(HardTotalsFault.Kind.AWAY));
            medium.unplugged(false);
            device.write("epoch 2");
            medium.damage(true);
            assertThatExceptionOfType(HardTotalsFault.class)
                    .isThrownBy(device::read)
                    .satisfies(fault -> assertThat(fault.kind()).isEqualTo(HardTotalsFault.Kind.DAMAGED));
        }
    }

    private int create(String file, int size) throws JposException {
        var number = new int[1];
        totals.create(file, number, size, true);
        return number[0];
    }

    private String read(String file, int count) throws JposException {
        var number = new int[1];
        var size = new int[1];
        totals.find(file, number, size);
        assertThat(size[0]).isEqualTo(count);
        var data = new byte[count];
        totals.read(number[0], data, 0, count);
        return new String(data, StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void refused(int code, ThrowingCallable call) {
        assertThatExceptionOfType(JposException.class).isThrownBy(call).satisfies(refusal -> assertThat(
                        refusal.getErrorCode())
                .as(refusal.getMessage())
                .isEqualTo(code));
    }

    private static void extended(int code, ThrowingCallable call) {
        assertThatExceptionOfType(JposException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.getErrorCodeExtended()).isEqualTo(code));
    }
}
