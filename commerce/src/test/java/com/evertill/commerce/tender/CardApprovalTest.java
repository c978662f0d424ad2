package com.evertill.commerce.tender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.money.Money;
import java.util.Currency;
import java.util.List;
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

    private static CardApproval approval(String maskedPan, String brand, List<String> lines) {
        var amount = new Money(1250, Currency.getInstance("EUR"));
        return new CardApproval("T1", "123456", maskedPan, brand, amount, lines, false, null);
    }
}
