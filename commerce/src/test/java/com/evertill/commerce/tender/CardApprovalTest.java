package com.evertill.commerce.tender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.CardDetails.Conversion;
import com.evertill.commerce.tender.CardDetails.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardApprovalTest {

    /** The schemes' published test numbers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "5500 0000 0000 0004",
                "3782-822463-10005",
                "KARTE 4111111111111111",
                "2223003122003222",
                "6011111111111117"
            })
    void a_full_card_number_is_refused_wherever_it_hides(String leak) {
        assertThatThrownBy(() -> approval(leak, "VISA", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(leak);
        assertThatThrownBy(() -> approval("411111******1111", leak, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> approval("411111******1111", "VISA", List.of("Kundenbeleg", leak)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(CardNumbers.appearIn(CardNumbers.masked(leak))).isFalse();
        assertThat(CardNumbers.masked(leak)).endsWith(leak.substring(leak.length() - 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "411111******1111",
                "************1111",
                "BV0q001643892070000.NC6HT9CRT65ZGN82",
                "TID 12345678 BNR 0042",
                "4111111111111112",
                "22.11.2026 14:03:27"
            })
    void what_terminals_really_print_is_welcome(String text) {
        assertThat(approval(text, "VISA", List.of(text)).receiptLines()).containsExactly(text);
        assertThat(CardNumbers.masked(text)).isEqualTo(text);
    }

    @Test
    void what_was_taken_beyond_what_was_asked_for_pays_for_no_goods() {
        var taken = new CardApproval("POI", "1", "", "", eur(1100), List.of(), false, null);
        assertThat(taken.askedFor(eur(1000)).forGoods()).isEqualTo(eur(1000));
        assertThat(taken.askedFor(eur(1000)).amount()).isEqualTo(eur(1100));
        assertThat(taken.askedFor(eur(1000)).askedFor(eur(900)).forGoods()).isEqualTo(eur(900));
        assertThat(taken.askedFor(eur(1100))).isSameAs(taken);
        assertThat(taken.askedFor(eur(2000))).isSameAs(taken);
        assertThat(taken.askedFor(new Money(1, Currency.getInstance("USD")))).isSameAs(taken);
    }

    private static Money eur(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }

    @Test
    void a_full_card_number_is_refused_in_the_shops_copy_as_well() {
        var leaking = details(null, List.of("KARTE 4111 1111 1111 1111"));
        assertThatThrownBy(() -> approval(leaking)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neither_a_tip_nor_cash_over_the_counter_pays_for_goods() {
        assertThat(approval((CardDetails) null).forGoods()).isEqualTo(euro(1250));
        assertThat(approval(details(euro(200), List.of())).forGoods()).isEqualTo(euro(1050));
        var cashBack = new CardDetails(Entry.CHIP, euro(50), euro(1000), null, List.of(), false);
        assertThat(approval(cashBack).forGoods()).isEqualTo(euro(200));
    }

    @Test
    void details_survive_the_journal_and_what_was_written_before_them_is_read() {
        var dollars = new Money(1399, Currency.getInstance("USD"));
        var all = new CardDetails(
                Entry.CONTACTLESS, euro(100), null, new Conversion(dollars, "1.1192", "3.5"), List.of("SIGN"), true);
        assertThat(Json.read(Json.bytes(approval(all)), CardApproval.class)).isEqualTo(approval(all));
        var old = """
                {"poiTransactionId":"T1","authorisationCode":"123456","maskedPan":"************1111","brand":"VISA",
                 "amount":{"minor":1250,"currency":"EUR"},"receiptLines":[],"offlineApproved":false}""";
        assertThat(Json.read(old.getBytes(StandardCharsets.UTF_8), CardApproval.class))
                .isEqualTo(approval((CardDetails) null));
    }

    private static Money euro(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }

    private static CardDetails details(@Nullable Money tip, List<String> merchantLines) {
        return new CardDetails(null, tip, null, null, merchantLines, false);
    }

    private static CardApproval approval(@Nullable CardDetails details) {
        return new CardApproval(
                "T1", "123456", "************1111", "VISA", euro(1250), List.of(), false, null, details);
    }

    private static CardApproval approval(String maskedPan, String brand, List<String> lines) {
        var amount = new Money(1250, Currency.getInstance("EUR"));
        return new CardApproval("T1", "123456", maskedPan, brand, amount, lines, false, null);
    }
}
