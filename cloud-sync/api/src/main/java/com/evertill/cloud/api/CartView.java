package com.evertill.cloud.api;

import com.evertill.cloud.carts.Cart;
import com.evertill.commerce.basket.CartCode;
import com.evertill.commerce.pricing.PricedLine;
import com.evertill.commerce.tax.TaxRules;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** As the schema has it. */
public record CartView(
        String id,
        String store,
        int version,
        State state,
        String code,
        List<Line> lines,
        int items,
        MoneyView net,
        MoneyView tax,
        MoneyView total,
        boolean taxIncluded,
        Instant changedAt) {

    /** As the schema has it. */
    public enum State {
        OPEN,
        PARKED,
        AT_TILL
    }

    /** As the schema has it. */
    public record Line(
            int line, String product, String name, QuantityView quantity, MoneyView unitPrice, MoneyView amount) {
        static Line of(PricedLine line) {
            return new Line(
                    line.line(),
                    line.itemId(),
                    line.name(),
                    QuantityView.of(line.quantity()),
                    MoneyView.of(line.unitPrice()),
                    MoneyView.of(line.amount()));
        }

        /** A line that was taken off is none. */
        static List<Line> of(List<PricedLine> lines) {
            return lines.stream().filter(line -> !line.voided()).map(Line::of).toList();
        }
    }

    /** As the schema has it. */
    public record Answer(@Nullable CartView cart, @Nullable RefusalView refusal) {}

    static CartView of(Cart cart, boolean isAtTill) {
        var priced = cart.priced();
        var rules = cart.basket().content().opening().taxRules();
        return new CartView(
                cart.basket().id().value(),
                cart.store(),
                cart.version(),
                isAtTill ? State.AT_TILL : cart.isParked() ? State.PARKED : State.OPEN,
                CartCode.of(cart.basket().id(), cart.basket().content()).text(),
                Line.of(priced.lines()),
                Math.toIntExact(priced.items()),
                MoneyView.of(priced.net()),
                MoneyView.of(priced.tax()),
                MoneyView.of(priced.total()),
                rules.mode() == TaxRules.Mode.INCLUDED,
                cart.touched());
    }
}
