package com.evertill.commerce.tender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardStripeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%B4111111111111111^DOE/JOHN^25121010000000000000?",
                "%B4111 1111 1111 1111^DOE/JOHN^2512101?",
                ";4111111111111111=25121010000000000?",
                "%B5500000000000004^DOE/JOHN^2512101?;5500000000000004=2512101?",
                // a German keyboard's marks for the same
                "%B4111111111111111&DOE-JOHN&2512101_",
                "ö4111111111111111´25121010000000000_",
                "4111111111111111=25121010000000000",
                "]A0;6011111111111117=2512101?",
                ";378282246310005D2512101?"
            })
    void what_a_stripe_reader_types_is_known_whatever_the_keyboard(String typed) {
        assertThat(CardStripe.isIn(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4006381333931",
                "4111111111111111",
                "]C10104006381333931172611221\u001D0A310300050",
                "01040063813339311726112210A\u001D3103000500",
                "(01)04006381333931(17)261122(10)A",
                "https://id.gs1.org/01/04006381333931/10/ABC?17=261122&3103=000500",
                "https://example.com/?order=4006381333931&2512101",
                "2012345678902",
                "%A12345",
                "00340123450000000018",
                ""
            })
    void what_goods_bear_is_none(String code) {
        assertThat(CardStripe.isIn(code)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%B4111111111111111^DOE/JOHN^2512101?",
                ";4111111111111111=2512101?",
                ";4111111111111111D2512101?",
                "BELEG %B5500 0000 0000 0004^"
            })
    void a_number_on_a_stripe_is_found_and_made_unreadable(String leak) {
        assertThat(CardNumbers.appearIn(leak)).isTrue();
        assertThat(CardNumbers.appearIn(CardNumbers.masked(leak))).isFalse();
        assertThat(CardNumbers.masked(leak)).doesNotContain("411111111111").doesNotContain("5500 0000");
    }
}
