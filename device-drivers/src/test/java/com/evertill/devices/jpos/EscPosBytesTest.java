package com.evertill.devices.jpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes themselves, to the printer and back. */
class EscPosBytesTest {

    /** The bytes for page 858 are those that escpos-coffee, receiptline and receipt-printer-encoder make as well. */
    @ParameterizedTest
    @CsvSource({
        "858, 53747261e1652c204b946c6e20d5",
        "1252, 53747261df652c204bf66c6e2080",
        "'858,1252', 53747261e1652c204b946c6e20d5",
        "'437,858', 53747261e1652c204b946c6e201b7413d51b7400",
        "437, 53747261e1652c204b946c6e203f"
    })
    void umlauts_and_euro_come_from_the_page_that_has_them(String pages, String expected) {
        assertThat(hex(CodePages.parse(pages).encode("Straße, Köln €"))).isEqualTo(expected);
    }

    /** One character for one, in the page that has it; the bytes are those of the Unicode consortium's mapping tables. */
    @ParameterizedTest
    @CsvSource({
        "Ελλάς, 1b740e 84a2a2e1aa 1b7413, '858,737'",
        "Хлеб, 1b7411 95aba5a1 1b7413, '858,866'",
        "Хлеб, 1b742e d5ebe5e1 1b7413, '858,1251'",
        "Łódź, 1b7412 9da264ab 1b7413, '858,852'",
        "Tiếng Việt, 5469 65 6e67 2056 69 65 74, '858'",
        "a漢b, 613f62, '858,1252,437,852,866,737,857,1250,1251,1253,1254,1257'",
        "😀!, 3f21, '858'",
    })
    void every_name_is_printed_as_well_as_the_pages_allow(String text, String expected, String pages) {
        assertThat(hex(CodePages.parse(pages).encode(text))).isEqualTo(expected.replace(" ", ""));
    }

    @Test
    void half_a_surrogate_pair_breaks_nothing() {
        assertThat(hex(CodePages.parse(CodePages.STANDARD).encode("a\uD83Db\uDE00")))
                .isEqualTo("613f623f");
    }

    @Test
    void a_page_that_is_not_there_is_named() {
        assertThatThrownBy(() -> CodePages.parse("858,999")).hasMessageContaining("999");
        assertThatThrownBy(() -> CodePages.parse("latin")).hasMessageContaining("latin");
    }

    @Test
    void an_escape_sequence_ends_with_its_one_capital() {
        assertThat(PrintData.parse("\u001B|4CEDGE\u001B|!bC\n\u001B|rvC\u001B|75fPx\u001B|")
                        .parts())
                .containsExactly(
                        new PrintData.Size(2, 2),
                        new PrintData.Text("EDGE"),
                        new PrintData.Bold(false),
                        new PrintData.NewLine(),
                        new PrintData.Reverse(true),
                        new PrintData.Cut(75),
                        new PrintData.Text("x|"));
    }

    @Test
    void a_brace_in_code_128_is_doubled() throws Exception {
        var bytes = new EscPosEncoder(CodePages.parse("858"), 504)
                .barcode(
                        jpos.POSPrinterConst.PTR_BCS_Code128,
                        "a{b",
                        50,
                        jpos.POSPrinterConst.PTR_BC_CENTER,
                        jpos.POSPrinterConst.PTR_BC_TEXT_BELOW);
        assertThat(hex(bytes)).isEqualTo("1b61011d68321d77031d48021d6b49067b42617b7b621b6100");
    }

    @Test
    void replies_are_told_apart_wherever_they_meet() {
        var replies = new Heard();
        var parser = new ReplyParser(replies);
        // ASB with an XOFF inside, real-time status, process id, GS I block (ignored), GS r, cleared
        feed(parser, "14" + "00" + "13" + "0c" + "0f" + "16" + "37223030303100" + "5f54502d543200" + "00" + "372500");
        assertThat(replies.heard)
                .containsExactly("asb 14 00 0c 0f", "real-time 16", "printed 0001", "status 00", "cleared");
    }

    @Property
    void a_reply_may_come_in_any_pieces(@ForAll @IntRange(min = 1, max = 7) int piece) {
        var replies = new Heard();
        var parser = new ReplyParser(replies);
        var bytes = HexFormat.of().parseHex("1c200c0f" + "37223939393900" + "12");
        for (int i = 0; i < bytes.length; i += piece) {
            var part = java.util.Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + piece));
            parser.take(part, part.length);
        }
        assertThat(replies.heard).containsExactly("asb 1c 20 0c 0f", "printed 9999", "real-time 12");
    }

    @Property
    void nothing_that_a_printer_sends_breaks_the_parser(@ForAll byte[] noise) {
        var replies = new Heard();
        var parser = new ReplyParser(replies);
        parser.take(noise, noise.length);
        parser.reset();
        replies.heard.clear();
        feed(parser, "37223030303100");
        assertThat(replies.heard).containsExactly("printed 0001");
    }

    private static void feed(ReplyParser parser, String hex) {
        var bytes = HexFormat.of().parseHex(hex);
        parser.take(bytes, bytes.length);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static final class Heard implements ReplyParser.Replies {

        private final List<String> heard = new ArrayList<>();

        @Override
        public void automaticStatus(int first, int second, int third, int fourth) {
            heard.add("asb %02x %02x %02x %02x".formatted(first, second, third, fourth));
        }

        @Override
        public void realTimeStatus(int answer) {
            heard.add("real-time %02x".formatted(answer));
        }

        @Override
        public void transmittedStatus(int answer) {
            heard.add("status %02x".formatted(answer));
        }

        @Override
        public void printed(String processId) {
            heard.add(
                    "printed " + new String(processId.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII));
        }

        @Override
        public void cleared() {
            heard.add("cleared");
        }
    }
}
