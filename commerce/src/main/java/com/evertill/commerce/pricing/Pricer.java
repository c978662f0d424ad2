package com.evertill.commerce.pricing;

import com.evertill.commerce.basket.Basket.Content;
import com.evertill.commerce.basket.Line;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tax.TaxedLines;
import com.evertill.commerce.tax.TaxedLines.Taxable;
import com.evertill.commerce.tender.Tender;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** The one engine that prices a basket. */
public final class Pricer {

    public static PricedBasket price(Content basket) {
        var currency = basket.opening().currency();
        var rules = basket.opening().taxRules();
        var taxed = TaxedLines.of(
                rules,
                currency,
                basket.lines().stream()
                        .map(line ->
                                new Taxable(amount(line, currency), line.item().taxes()))
                        .toList());
        var lines = new ArrayList<PricedLine>();
        for (int i = 0; i < basket.lines().size(); i++) {
            lines.add(priced(basket.lines().get(i), currency, taxed.perLine().get(i)));
        }
        return total(basket, currency, lines, taxed);
    }

    private static PricedBasket total(Content basket, Currency currency, List<PricedLine> lines, TaxedLines taxed) {
        var shelf = Money.sum(currency, lines.stream().map(PricedLine::amount).toList());
        var tax = Money.sum(currency, taxed.perLine());
        boolean included = basket.opening().taxRules().mode() == TaxRules.Mode.INCLUDED;
        var total = included ? shelf : shelf.plus(tax);
        var paid = Money.sum(
                currency, basket.tenders().stream().map(Tender::amount).toList());
        var balance = total.minus(paid);
        var zero = Money.zero(currency);
        return new PricedBasket(
                currency,
                lines,
                taxed.totals(),
                total.minus(tax),
                tax,
                total,
                paid,
                balance.isPositive() ? balance : zero,
                balance.isNegative() ? balance.negated() : zero,
                basket.lines().stream().mapToLong(Pricer::items).sum());
    }

    private static PricedLine priced(Line line, Currency currency, Money tax) {
        var item = line.item();
        return new PricedLine(
                line.number(),
                item.id(),
                item.code(),
                item.name(),
                item.department(),
                item.taxClass(),
                line.quantity(),
                line.unitPrice(),
                amount(line, currency),
                tax,
                line.voided());
    }

    private static Money amount(Line line, Currency currency) {
        return line.voided() ? Money.zero(currency) : line.amount();
    }

    private static long items(Line line) {
        if (line.voided()) {
            return 0;
        }
        return line.quantity().unit() == Unit.EACH ? line.quantity().thousandths() / Quantity.ONE : 1;
    }

    private Pricer() {}
}
