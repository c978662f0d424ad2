package com.evertill.devices.terminal.zvt;

import com.evertill.commerce.money.Money;
import com.evertill.devices.terminal.TerminalTotals;
import com.evertill.devices.terminal.TerminalTotals.Kind;
import com.evertill.devices.terminal.TerminalTotals.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a day in the status information of an end of day (field 60): first and last receipt, then count and sum for each of seven groups of
 * cards. What was reversed is not in them. A day has no name: the trace is that of the dialogue in which the sums were told, another each time.
 */
record Totals(List<Group> groups) {
    private static final List<String> BRANDS =
            List.of("girocard", "JCB", "Mastercard", "American Express", "Visa", "Diners", "");

    private static final int RECEIPTS = 4;
    private static final int COUNT = 1;
    private static final int SUM = 6;

    /** @param count begins again at zero behind 255, which is all that its byte holds. */
    record Group(String brand, int count, long minor) {
        boolean isEmpty() {
            return count == 0 && minor == 0;
        }
    }

    /** @throws Apdu.Malformed if a sum is no number. */
    static @Nullable Totals of(Fields fields) {
        var bytes = fields.find(Commands.TOTALS);
        if (bytes == null) {
            return null;
        }
        var groups = new ArrayList<Group>();
        int at = RECEIPTS;
        for (var brand : BRANDS) {
            if (at + COUNT + SUM > bytes.length) {
                break;
            }
            groups.add(new Group(
                    brand, bytes[at] & 0xFF, Bcd.number(Arrays.copyOfRange(bytes, at + COUNT, at + COUNT + SUM))));
            at += COUNT + SUM;
        }
        return new Totals(List.copyOf(groups));
    }

    TerminalTotals in(Currency currency) {
        return new TerminalTotals(
                "",
                groups.stream()
                        .filter(group -> !group.isEmpty())
                        .map(group ->
                                new Line(Kind.PAYMENT, group.brand, group.count, new Money(group.minor, currency)))
                        .toList(),
                true);
    }
}
