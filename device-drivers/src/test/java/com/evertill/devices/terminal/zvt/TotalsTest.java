package com.evertill.devices.terminal.zvt;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.money.Money;
import com.evertill.devices.terminal.TerminalTotals;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The sums of a day, as terminals send them. */
class TotalsTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final String NONE = "00" + "000000000000";

    /** @param count of girocards, two digits of hexadecimal. */
    private static TerminalTotals told(String trace, String count, String minor) throws Apdu.Malformed {
        var bytes = HexFormat.of()
                .parseHex("2700" + "0B" + trace + "60F0F5F3" + "00010256" + count + minor + NONE.repeat(6));
        var totals =
                StatusInformation.decode(bytes, StandardCharsets.ISO_8859_1).totals();
        return Objects.requireNonNull(totals).in(EUR);
    }

    @Test
    void a_count_that_has_come_round_to_zero_is_no_sum_of_zero() throws Apdu.Malformed {
        var totals = told("000017", "00", "000000178944");
        assertThat(totals.net(EUR)).isEqualTo(new Money(178_944, EUR));
        assertThat(totals.lines()).hasSize(1);
    }

    @Test
    void a_day_has_the_same_name_however_often_its_sums_are_told() throws Apdu.Malformed {
        assertThat(told("000017", "02", "000000001398")).isEqualTo(told("000018", "02", "000000001398"));
    }
}
