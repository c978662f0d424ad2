package com.evertill.commerce.codes;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codes.Code.Gtin;
import com.evertill.commerce.codes.InStorePattern.Reference;
import com.evertill.commerce.codes.InStorePattern.Value;
import com.evertill.commerce.codes.Rejected.Why;
import com.evertill.commerce.item.CheckDigit;
import com.evertill.commerce.item.Item;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class CodePropertiesTest {
    private static final CodeRules RULES = new CodeRules(
            Currency.getInstance("EUR"),
            List.of(
                    new InStorePattern("21", 4, Reference.PLU, true, 5, Value.PRICE, 2),
                    new InStorePattern("22", 6, Reference.GTIN_WITH_ZEROS, false, 4, Value.PRICE, 1),
                    new InStorePattern("28", 5, Reference.PLU, false, 5, Value.KG, 4)));

    @Property
    void every_wrong_digit_is_caught(
            @ForAll @NumericChars @StringLength(12) String twelve,
            @ForAll @IntRange(max = 12) int at,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        var gtin = twelve + CheckDigit.of(twelve);
        char wrong = (char) ('0' + (gtin.charAt(at) - '0' + by) % 10);
        var misread = gtin.substring(0, at) + wrong + gtin.substring(at + 1);
        assertThat(CheckDigit.isRight(gtin)).isTrue();
        assertThat(CodeReader.read(misread, Symbology.TYPED, RULES)).isEqualTo(new Rejected(Why.WRONG_CHECK_DIGIT));
    }

    @Property
    void every_wrong_digit_of_an_inner_price_is_caught(
            @ForAll @NumericChars @StringLength(min = 4, max = 5) String price,
            @ForAll @IntRange(max = 3) int at,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        char wrong = (char) ('0' + (price.charAt(at) - '0' + by) % 10);
        var misread = price.substring(0, at) + wrong + price.substring(at + 1);
        assertThat(PriceCheckDigit.of(misread)).isNotEqualTo(PriceCheckDigit.of(price));
    }

    @Property
    void a_gtin_reads_the_same_through_every_carrier(@ForAll @NumericChars @StringLength(13) String thirteen) {
        var gtin = thirteen + CheckDigit.of(thirteen);
        var fromSymbol = (Code) CodeReader.read("]C101" + gtin, Symbology.UNKNOWN, RULES);
        assertThat(fromSymbol.item()).isEqualTo(new Gtin(gtin));
        assertThat(CodeReader.read("(01)" + gtin, Symbology.TYPED, RULES)).isEqualTo(fromSymbol);
        assertThat(CodeReader.read("https://x.example/01/" + gtin, Symbology.TYPED, RULES))
                .isEqualTo(fromSymbol);
    }

    @Property
    void a_label_of_the_shop_names_exactly_its_reference(
            @ForAll @NumericChars @StringLength(6) String reference,
            @ForAll @NumericChars @StringLength(4) String price) {
        var twelve = "22" + reference + price;
        var label = (Code) CodeReader.read(twelve + CheckDigit.of(twelve), Symbology.EAN_13, RULES);
        assertThat(((Gtin) label.item()).digits()).startsWith("022" + reference + "0000");
        assertThat(label.amount()).extracting(money -> money.minor()).isEqualTo(Long.parseLong(price) * 10);
    }

    @Property(tries = 5000)
    void f28_no_text_throws_and_what_is_read_is_in_the_text(@ForAll("scans") String text, @ForAll Symbology symbology) {
        if (CodeReader.read(text, symbology, RULES) instanceof Code code && code.item() instanceof Gtin(var gtin)) {
            assertThat(Item.isGtin(gtin)).isTrue();
            var digits = gtin.replaceFirst("^0+", "");
            // Of a UPC-E and of the shop's own labels the item's number is not all there; their tests are above.
            boolean isWhole = code instanceof Code.Elements;
            assertThat(!isWhole || text.contains(digits)).isTrue();
        }
    }

    @Provide
    Arbitrary<String> scans() {
        var pieces = Arbitraries.of(
                "]C1",
                "]E0",
                "]Q3",
                "01",
                "(01)",
                "/01/",
                "https://x.example",
                "09521234543213",
                "4012345678901",
                "\u001D",
                "3103",
                "001750",
                "392",
                "(3932)978",
                "(10)",
                "10",
                "?",
                "&17=",
                "271231",
                "%41",
                "%4",
                "%",
                "\\(",
                ")",
                "é",
                " ",
                "2204011003995",
                "0000",
                "]");
        var pieced = pieces.list().ofMaxSize(12).map(list -> String.join("", list));
        return Arbitraries.oneOf(
                pieced,
                Arbitraries.strings().ofMaxLength(600),
                Arbitraries.strings().numeric().ofMaxLength(30));
    }
}
