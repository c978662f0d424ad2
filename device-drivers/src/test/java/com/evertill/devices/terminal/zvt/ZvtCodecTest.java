package com.evertill.devices.terminal.zvt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.devices.terminal.PaymentOutcome.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Bytes to meaning and back. */
class ZvtCodecTest {
    private static final Charset CP437 = Charset.forName("IBM437");

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    @Property
    void a_message_comes_back_as_it_went(@ForAll @IntRange(max = 0xFFFF) int control, @ForAll byte[] data) {
        var message = new Apdu(control, data);
        assertThat(Apdu.decode(message.encoded())).isEqualTo(message);
    }

    @Property(tries = 50)
    void long_ones_too(@ForAll @IntRange(min = 250, max = 0xFFFF) int length) {
        var encoded = new Apdu(Commands.PRINT_TEXT_BLOCK, new byte[length]).encoded();
        assertThat(encoded).hasSize(length + (length < 255 ? 3 : 5));
        assertThat(Apdu.length(encoded)).isEqualTo(length);
        assertThat(Apdu.decode(encoded).data()).hasSize(length);
    }

    @Property
    void a_number_comes_back_as_it_went(@ForAll @LongRange(max = 999_999_999_999L) long minor) {
        assertThat(Bcd.number(Bcd.of(minor, 6))).isEqualTo(minor);
        assertThat(Bcd.digits(Bcd.of(minor, 6))).isEqualTo("%012d".formatted(minor));
    }

    @Property
    void a_container_comes_back_as_it_went(@ForAll @Size(max = 5) List<byte[]> values) {
        var parts =
                values.stream().map(value -> Tlv.of(Commands.TEXT_LINE, value)).toList();
        var container = List.of(Tlv.of(Commands.RECEIPT_TYPE, (byte) 2), Tlv.of(Commands.PRINT_TEXTS, parts));
        var read = Tlv.decode(Tlv.encoded(container));
        assertThat(read).isEqualTo(container);
        assertThat(read.getLast().parts()).isEqualTo(parts);
    }

    @Property
    void what_is_no_message_is_said_to_be_none_and_nothing_worse(@ForAll byte[] rubbish) {
        try {
            StatusInformation.decode(rubbish, CP437);
            new Receipts(CP437).printTextBlock(rubbish);
            new Receipts(CP437).printLine(rubbish);
            TerminalStatus.of(rubbish);
        } catch (Apdu.Malformed expected) {
            assertThat(expected).hasMessageStartingWith("The terminal sent");
        }
    }

    @Property
    void a_booking_comes_back_from_its_text(
            @ForAll @IntRange(min = 1, max = 9999) int receipt,
            @ForAll @IntRange(max = 999_999) int trace,
            @ForAll @LongRange(max = 999_999_999_999L) long minor) {
        var booking = new Booking(receipt, trace, null, minor, 978, 1123, 93000, 68000117);
        assertThat(Booking.parse(booking.asText())).contains(booking);
        assertThat(Booking.parse(booking.ofAReversal().asText())).contains(booking.ofAReversal());
    }

    @Property
    void traces_begin_again_at_zero(
            @ForAll @IntRange(max = 999_999) int trace, @ForAll @IntRange(min = 1, max = 499_999) int ahead) {
        var before = new Booking(1, trace, null, 100, 978, 0, 0, 0);
        var after = new Booking(2, (trace + ahead) % 1_000_000, null, 100, 978, 0, 0, 0);
        assertThat(after.isAfter(before)).isTrue();
        assertThat(before.isAfter(after)).isFalse();
    }

    @Example
    void a_full_card_number_is_masked_and_a_track_is_not_kept() {
        var data = hex("27 00 04 000000000699 22 F0F8 4111111111111111"
                + "23 F1F9 4111111111111111D28122011234567890123F 0B 000042 87 0007");
        assertThat(StatusInformation.decode(data, CP437).card()).isEqualTo("************1111");
        assertThat(Fields.decode(data, 0).find(0x23)).isNull();
        assertThat(StatusInformation.decode(data, CP437).toString())
                .doesNotContain("41111111")
                .contains("trace=42");
    }

    @Example
    void a_card_number_on_paper_is_masked() {
        var receipts = new Receipts(CP437);
        receipts.printLine(joined(new byte[] {(byte) 0x81}, "Karte 4111 1111 1111 1111"));
        assertThat(receipts.customer()).containsExactly("Karte **** **** **** 1111");
    }

    private static byte[] joined(byte[] head, String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        var all = java.util.Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        return all;
    }

    @Example
    void an_unknown_field_ends_the_reading_and_spoils_nothing() {
        var status = StatusInformation.decode(hex("27 00 04 000000000699 0B 000042 87 0007 FE 01 02 03"), CP437);
        assertThat(status.booking()).isEqualTo(new Booking(7, 42, null, 699, 0, 0, 0, 0));
    }

    @Example
    void what_stands_behind_the_chip_data_of_an_ec_card_is_read() {
        var status = StatusInformation.decode(
                hex("27 00 04 000000000699 0B 000042 92 F0F0F3 010203 87 0007 06 04 1F70 01 00"), CP437);
        assertThat(status.booking()).isEqualTo(new Booking(7, 42, null, 699, 0, 0, 0, 0));
        assertThat(Fields.decode(hex("92 F0F0F3 010203"), 0).find(0x92)).isNull();
    }

    @Example
    void a_container_that_makes_no_sense_spoils_nothing_but_itself() {
        for (var container : new String[] {"06 04 1F70 05 00", "06 7F 1F70 01 00", "06 81", "06"}) {
            var status = StatusInformation.decode(hex("27 00 04 000000000699 0B 000042 87 0007" + container), CP437);
            assertThat(status.booking()).as(container).isEqualTo(new Booking(7, 42, null, 699, 0, 0, 0, 0));
        }
    }

    @Example
    void what_does_not_say_whether_it_worked_is_not_understood() {
        assertThatThrownBy(() -> StatusInformation.decode(hex("04 000000000699"), CP437))
                .hasMessage("The terminal sent a status information without a result.");
    }

    @Example
    void lines_of_two_slips_are_kept_apart() {
        var receipts = new Receipts(CP437);
        receipts.printLine(joined(new byte[] {0}, "for the shop"));
        receipts.printLine(hex("FF 02"));
        receipts.printLine(joined(new byte[] {(byte) 0x81}, "end"));
        receipts.printLine(joined(new byte[] {(byte) 0x81}, "for the customer"));
        assertThat(receipts.merchant()).containsExactly("for the shop", "", "", "end");
        assertThat(receipts.customer()).containsExactly("for the customer");
    }

    @Example
    void errors_have_words_and_a_meaning() {
        assertThat(ResultCode.words(0x6C)).isEqualTo("stopped, or nobody presented a card in time (6C)");
        assertThat(ResultCode.words(0x05, "Limit")).isEqualTo("declined by the bank (5): Limit");
        assertThat(ResultCode.reason(0x6C)).isEqualTo(Reason.CANCELLED);
        assertThat(ResultCode.reason(0x78)).isEqualTo(Reason.CARD_NOT_ACCEPTED);
        assertThat(ResultCode.reason(0x9C)).isEqualTo(Reason.TERMINAL_IS_BUSY);
        assertThat(ResultCode.reason(0x33)).isEqualTo(Reason.REFUSED);
    }
}
