package com.evertill.commerce.codes;

import static com.evertill.commerce.codes.InStorePattern.Reference.GTIN_WITH_ZEROS;
import static com.evertill.commerce.codes.InStorePattern.Reference.PLU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.codes.Code.Elements;
import com.evertill.commerce.codes.Code.Embedded;
import com.evertill.commerce.codes.Code.Gtin;
import com.evertill.commerce.codes.Code.Plu;
import com.evertill.commerce.codes.InStorePattern.Value;
import com.evertill.commerce.codes.Rejected.Why;
import com.evertill.commerce.item.CheckDigit;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeReaderTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");

    /** A butcher's counter prints prices under 22, a deli's scale weights under 28, and American labels come under 02. */
    private static final CodeRules RULES = new CodeRules(
            EUR,
            List.of(
                    new InStorePattern("22", 5, PLU, false, 5, Value.PRICE, 2),
                    new InStorePattern("28", 4, GTIN_WITH_ZEROS, true, 5, Value.KG, 3),
                    new InStorePattern("02", 5, PLU, true, 4, Value.PRICE, 2)));

    @Test
    void every_length_of_a_gtin_is_kept_with_fourteen_digits() {
        assertThat(typed("96385074")).isEqualTo(new Gtin("00000096385074"));
        assertThat(typed("614141000036")).isEqualTo(new Gtin("00614141000036"));
        assertThat(typed("4012345678901")).isEqualTo(new Gtin("04012345678901"));
        assertThat(typed("10614141000033")).isEqualTo(new Gtin("10614141000033"));
        assertThat(typed("  4012345678901\r\n")).isEqualTo(new Gtin("04012345678901"));
    }

    @Test
    void upc_e_is_expanded_when_the_symbology_says_so_and_is_an_ean_8_otherwise() {
        assertThat(read("01234565", Symbology.UPC_E)).isEqualTo(new Gtin("00012345000065"));
        assertThat(read("]E001234565", Symbology.UNKNOWN)).isEqualTo(new Gtin("00012345000065"));
        assertThat(typed("01234565")).isEqualTo(new Gtin("00000001234565"));
        assertThat(read("]E401234565", Symbology.UPC_E)).isEqualTo(new Gtin("00000001234565"));
    }

    @Test
    void upc_e_undoes_each_kind_of_zero_suppression() {
        for (var pair : List.of(
                "012000003455/123450",
                "012100003454/123451",
                "012200003453/123452",
                "012300000451/123453",
                "012340000053/123454",
                "012345000058/123455",
                "012345000096/123459")) {
            var upcA = pair.substring(0, 12);
            var upcE = "0" + pair.substring(13) + upcA.charAt(11);
            assertThat(CheckDigit.isRight(upcA)).as(upcA).isTrue();
            assertThat(read(upcE, Symbology.UPC_E)).isEqualTo(new Gtin("00" + upcA));
        }
    }

    @Test
    void a_plu_is_typed_and_never_scanned() {
        assertThat(typed("4011")).isEqualTo(new Plu("4011"));
        assertThat(typed("94011")).isEqualTo(new Plu("94011"));
        assertThat(typed("04011")).isEqualTo(new Plu("4011"));
        assertThat(read("4011", Symbology.UNKNOWN)).isEqualTo(rejected(Why.NOT_A_CODE));
        assertThat(read("]A04011", Symbology.TYPED)).isEqualTo(rejected(Why.NOT_A_CODE));
    }

    @Test
    void f28_an_invalid_scan_never_resolves_to_another_product() {
        assertThat(typed("4012345678902")).isEqualTo(rejected(Why.WRONG_CHECK_DIGIT));
        assertThat(typed("40123456789")).isEqualTo(rejected(Why.NOT_A_CODE));
        assertThat(typed("40123456789014012345678901")).isEqualTo(rejected(Why.NOT_A_CODE));
        assertThat(typed("٤٠١١")).isEqualTo(rejected(Why.NOT_A_CODE));
        assertThat(typed("")).isEqualTo(rejected(Why.NOT_A_CODE));
        assertThat(typed("401l")).isEqualTo(rejected(Why.NOT_A_CODE));
        assertThat(read("]E14", Symbology.TYPED)).isEqualTo(rejected(Why.NOT_A_CODE));
        assertThat(read("]Q14012345678901", Symbology.TYPED)).isEqualTo(rejected(Why.NOT_A_CODE));
        assertThat(typed("1".repeat(513))).isEqualTo(rejected(Why.TOO_LONG));
    }

    @Test
    void f28_price_and_weight_labels_are_found() {
        assertThat(typed(withCheckDigit("220401100399")))
                .isEqualTo(new Embedded(new Plu("4011"), null, new Money(399, EUR)));
        // 1.250 kg: the products of 01250 are 0, 2, 9, 7 and 0; what is missing to 20 is 2, which is 5- times 7.
        assertThat(typed(withCheckDigit("281234" + "7" + "01250")))
                .isEqualTo(new Embedded(
                        new Gtin("0" + withCheckDigit("281234000000")), new Quantity(1250, Unit.KG), null));
    }

    @Test
    void an_american_label_is_the_same_with_twelve_digits_and_with_thirteen() {
        var label = withCheckDigit("20041192875");
        var expected = new Embedded(new Plu("0411"), null, new Money(2875, EUR));
        assertThat(read(label, Symbology.UPC_A)).isEqualTo(expected);
        assertThat(read("]E00" + label, Symbology.UNKNOWN)).isEqualTo(expected);
    }

    @Test
    void f28_a_label_with_a_misread_price_is_rejected_although_its_own_check_digit_is_right() {
        assertThat(typed(withCheckDigit("281234901250"))).isEqualTo(rejected(Why.WRONG_PRICE_CHECK_DIGIT));
    }

    @Test
    void the_examples_of_the_general_specifications_for_price_check_digits() {
        assertThat(PriceCheckDigit.of("2875")).isEqualTo(9);
        assertThat(PriceCheckDigit.of("14685")).isEqualTo(6);
    }

    @Test
    void a_prefix_without_a_pattern_is_an_article_number_of_the_shop() {
        var own = withCheckDigit("291234567890");
        assertThat(typed(own)).isEqualTo(new Gtin("0" + own));
    }

    @Test
    void a_gs1_128_label_gives_item_weight_batch_and_date() {
        var label =
                (Elements) read("]C1" + "0109521234543213" + "3103001750" + "10AB-123\u001D" + "15271100" + "21987");
        assertThat(label.item()).isEqualTo(new Gtin("09521234543213"));
        assertThat(label.quantity()).isEqualTo(new Quantity(1750, Unit.KG));
        assertThat(label.amount()).isNull();
        assertThat(label.batch()).contains("AB-123");
        assertThat(label.serial()).contains("987");
        assertThat(label.bestBefore(2026)).contains(LocalDate.of(2027, 11, 30));
    }

    @Test
    void the_same_elements_read_the_same_from_every_carrier() {
        var elements = read("]C1010952123454321310ABC\u001D3103000195");
        assertThat(read("]d20109521234543213" + "3103000195" + "10ABC")).isNotEqualTo(rejected(Why.NOT_A_CODE));
        assertThat(read("]Q3\u001D010952123454321310ABC\u001D3103000195\u001D")).isEqualTo(elements);
        assertThat(read("]e0010952123454321310ABC\u001D3103000195")).isEqualTo(elements);
        assertThat(read("010952123454321310ABC\u001D3103000195", Symbology.GS1_128))
                .isEqualTo(elements);
        assertThat(typed("(01)09521234543213(10)ABC(3103)000195")).isEqualTo(elements);
        assertThat(typed("https://id.gs1.org/01/09521234543213/10/ABC?3103=000195"))
                .isEqualTo(elements);
        assertThat(typed("HTTP://shop.example/de/artikel/01/9521234543213/10/%41BC?linkType=gs1:pip&3103=000195#x"))
                .isEqualTo(elements);
    }

    @Test
    void an_amount_payable_outranks_the_price_book_and_is_in_the_currency_of_the_store() {
        var label = (Code)
                read("]C1" + "0199521234543213".replace("0199521234543213", gtin14("9952123454321")) + "3922599");
        assertThat(label.amount()).isEqualTo(new Money(599, EUR));
        var named = (Code) typed("(01)09521234543213(3932)978599");
        assertThat(named.amount()).isEqualTo(new Money(599, EUR));
        assertThat(typed("(01)09521234543213(3932)840599")).isEqualTo(rejected(Why.PRICE_IS_IN_ANOTHER_CURRENCY));
        assertThat(typed("(01)09521234543213(3923)5991")).isEqualTo(rejected(Why.PRICE_OR_WEIGHT_IS_TOO_FINE));
        assertThat(CodeReader.read("(01)09521234543213(3923)5990", Symbology.TYPED, CodeRules.plain(USD)))
                .extracting(reading -> ((Code) reading).amount())
                .isEqualTo(new Money(599, USD));
    }

    @Test
    void pounds_and_counts_are_quantities_too() {
        assertThat(((Code) typed("(01)09521234543213(3202)000275")).quantity()).isEqualTo(new Quantity(2750, Unit.LB));
        assertThat(((Code) typed("(01)09521234543213(30)12")).quantity()).isEqualTo(Quantity.each(12));
        var both = (Elements) typed("(01)09521234543213(3103)001000(3203)002205");
        assertThat(both.weight(Unit.LB)).contains(new Quantity(2205, Unit.LB));
        assertThat(both.quantity()).isEqualTo(new Quantity(1000, Unit.KG));
        assertThat(typed("(01)09521234543213(3105)000001")).isEqualTo(rejected(Why.PRICE_OR_WEIGHT_IS_TOO_FINE));
    }

    @Test
    void elements_that_are_wrong_are_named_by_what_is_wrong() {
        assertThat(typed("(01)09521234543214")).isEqualTo(rejected(Why.WRONG_CHECK_DIGIT));
        assertThat(typed("(01)952123454321")).isEqualTo(rejected(Why.MALFORMED_ELEMENT));
        assertThat(typed("(05)1")).isEqualTo(rejected(Why.UNKNOWN_APPLICATION_IDENTIFIER));
        assertThat(typed("(01)09521234543213(17)271301")).isEqualTo(rejected(Why.NOT_A_DATE));
        assertThat(typed("(01)09521234543213(17)270230")).isEqualTo(rejected(Why.NOT_A_DATE));
        assertThat(typed("(01)09521234543213(10)A(10)B")).isEqualTo(rejected(Why.ELEMENTS_CONTRADICT_EACH_OTHER));
        assertThat(typed("(01)09521234543213(3103)000001(3102)000001"))
                .isEqualTo(rejected(Why.ELEMENTS_CONTRADICT_EACH_OTHER));
        assertThat(typed("(01")).isEqualTo(rejected(Why.NOT_A_CODE));
    }

    @Test
    void a_pallet_a_place_and_a_web_page_name_no_item() {
        assertThat(read("]C100" + withCheckDigit("10614141000000000"))).isEqualTo(rejected(Why.NAMES_NO_ITEM));
        assertThat(typed("(02)09521234543213(37)48")).isEqualTo(rejected(Why.NAMES_NO_ITEM));
        assertThat(typed("https://shop.example/offers/today")).isEqualTo(rejected(Why.NAMES_NO_ITEM));
        assertThat(typed("https://shop.example")).isEqualTo(rejected(Why.NOT_A_CODE));
        assertThat(typed("https://id.gs1.org/01/09521234543213/21/1/10/2")).isEqualTo(rejected(Why.MALFORMED_ELEMENT));
    }

    @Test
    void a_bracket_inside_a_value_is_written_with_a_backslash() {
        assertThat(((Elements) typed("(01)09521234543213(10)A\\(1)")).batch()).contains("A(1)");
    }

    @Test
    void a_magazine_is_found_without_its_issue() {
        assertThat(read("]E3977123456789912")).isEqualTo(rejected(Why.WRONG_CHECK_DIGIT));
        var magazine = withCheckDigit("977123456789");
        assertThat(read("]E3" + magazine + "12")).isEqualTo(new Gtin("0" + magazine));
        assertThat(read("]E3" + magazine + "12345")).isEqualTo(new Gtin("0" + magazine));
    }

    @Test
    void the_century_of_a_date_is_the_nearest() {
        assertThat(ElementDate.of("500228", 2026)).isEqualTo(LocalDate.of(2050, 2, 28));
        assertThat(ElementDate.of("770101", 2026)).isEqualTo(LocalDate.of(1977, 1, 1));
        assertThat(ElementDate.of("760101", 2026)).isEqualTo(LocalDate.of(2076, 1, 1));
        assertThat(ElementDate.of("010100", 2096)).isEqualTo(LocalDate.of(2101, 1, 31));
    }

    @Test
    void a_pattern_that_does_not_divide_the_code_cannot_be_configured() {
        assertThatThrownBy(() -> new InStorePattern("22", 5, PLU, false, 4, Value.PRICE, 2))
                .hasMessageContaining("divides 11 digits");
        assertThatThrownBy(() -> new InStorePattern("40", 5, PLU, false, 5, Value.PRICE, 2))
                .hasMessageContaining("in-store prefixes");
        assertThatThrownBy(() -> new CodeRules(
                        EUR, List.of(RULES.inStore().get(0), RULES.inStore().get(0))))
                .hasMessageContaining("two meanings");
    }

    private static Reading typed(String text) {
        return read(text, Symbology.TYPED);
    }

    private static Reading read(String text) {
        return read(text, Symbology.UNKNOWN);
    }

    private static Reading read(String text, Symbology symbology) {
        return CodeReader.read(text, symbology, RULES);
    }

    private static Rejected rejected(Why why) {
        return new Rejected(why);
    }

    private static String withCheckDigit(String digits) {
        return digits + CheckDigit.of(digits);
    }

    private static String gtin14(String thirteen) {
        return "01" + withCheckDigit(thirteen);
    }
}
