package com.evertill.devices.terminal;

import com.evertill.commerce.money.Money;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal counted in one of its own periods, from one reconciliation to the next.
 *
 * @param period the terminal's name of it; empty where it has none.
 * @param lines one for each kind of transaction and brand of card that there was.
 * @param withoutRefunds they are in none of its lines, and neither is what was reversed: its protocol has no place for them. Absent where they are.
 */
public record TerminalTotals(
        String period, List<Line> lines, @Nullable Boolean withoutRefunds) {

    /** With refunds and reversals in lines of their own, where there were any. */
    public TerminalTotals(String period, List<Line> lines) {
        this(period, lines, null);
    }

    public TerminalTotals {
        lines = List.copyOf(lines);
    }

    /** What was done with the customers' money. */
    public enum Kind {
        PAYMENT(1),
        /** A payment that was taken back. */
        REVERSAL(-1),
        REFUND(-1),
        /** A refund that was taken back. */
        REFUND_REVERSAL(1);

        private final int sign;

        Kind(int sign) {
            this.sign = sign;
        }
    }

    /**
     * @param brand as the terminal names it; empty where it does not tell brands apart.
     * @param amount never negative.
     */
    public record Line(Kind kind, String brand, long count, Money amount) {}

    /** What the customers paid less what they got back, all brands. */
    public Money net(Currency currency) {
        return lines.stream()
                .filter(line -> line.amount.currency().equals(currency))
                .map(line -> line.kind.sign > 0 ? line.amount : line.amount.negated())
                .reduce(Money.zero(currency), Money::plus);
    }
}
