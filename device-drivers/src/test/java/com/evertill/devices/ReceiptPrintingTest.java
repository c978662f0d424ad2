package com.evertill.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ReceiptPrintingTest {

    @Test
    void a_price_stands_flush_right_on_the_last_line_of_its_item() {
        assertThat(ReceiptPrinting.columns("Bread", "2.50", 20)).containsExactly("Bread           2.50");
        assertThat(ReceiptPrinting.columns("Organic wholemeal bread, sliced", "2.50", 20))
                .containsExactly("Organic", "wholemeal", "bread, sliced   2.50");
    }

    @Test
    void a_word_longer_than_the_paper_is_broken() {
        assertThat(ReceiptPrinting.wrap("abcdefghij", 4)).isEqualTo(List.of("abcd", "efgh", "ij"));
        assertThat(ReceiptPrinting.wrap("", 4)).isEqualTo(List.of(""));
    }

    @Test
    void one_character_is_one_column_whatever_it_is_made_of() {
        assertThat(ReceiptPrinting.columns("Cafe\u0301 \u200D😀x", "1", 9)).containsExactly("Café ?x 1");
        assertThat(ReceiptPrinting.wrap("\uD83D\uD83D😀😀😀", 2)).containsExactly("??", "??", "?");
    }

    @Test
    void a_character_as_wide_as_two_is_counted_as_two_and_a_mark_as_none() {
        assertThat(ReceiptPrinting.columns("牛乳", "1.50", 12)).containsExactly("牛乳    1.50");
        assertThat(ReceiptPrinting.columns("กี", "1.50", 8)).containsExactly("กี   1.50");
        assertThat(ReceiptPrinting.wrap("牛乳牛乳牛", 5)).containsExactly("牛乳", "牛乳", "牛");
        assertThat(ReceiptPrinting.columns("חלב", "1.50", 10)).containsExactly("חלב\u200E   \u200E1.50");
        assertThat(ReceiptPrinting.wrap("漢", 1)).containsExactly("漢");
    }

    @Property
    void no_line_is_wider_than_the_paper_and_no_letter_is_lost(
            @ForAll @AlphaChars @Chars({' ', 'ä', '€'}) @StringLength(max = 200) String text,
            @ForAll @AlphaChars @StringLength(max = 12) String right,
            @ForAll @IntRange(min = 16, max = 48) int width) {
        var lines = ReceiptPrinting.columns(text, right, width);
        assertThat(lines).allMatch(line -> line.length() <= width);
        assertThat(lines.getLast()).endsWith(right);
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo((text + right).replace(" ", ""));
    }
}
