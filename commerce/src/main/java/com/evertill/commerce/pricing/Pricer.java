package com.evertill.commerce.pricing;

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

    /**
     * @param lines in the order of their numbers, voided ones among them.
     * @param tenders those that count.
     */
    public static PricedBasket price(Currency currency, TaxRules rules, List<Line> lines, List<Tender> tenders) {
        var taxed = TaxedLines.of(
                rules,
                currency,
                lines.stream().map(line -> taxable(line, currency)).toList());
        var priced = new ArrayList<PricedLine>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            priced.add(priced(lines.get(i), currency, taxed.perLine().get(i)));
        }
        var paid = Money.sum(currency, tenders.stream().map(Tender::amount).toList());
        return total(currency, rules.mode(), priced, taxed, paid);
    }

    private static PricedBasket total(
            Currency currency, TaxRules.Mode mode, List<PricedLine> lines, TaxedLines taxed, Money paid) {
        var shelf = Money.sum(currency, lines.stream().map(PricedLine::amount).toList());
        var tax = Money.sum(currency, taxed.perLine());
        var total = mode == TaxRules.Mode.INCLUDED ? shelf : shelf.plus(tax);
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
                lines.stream().mapToLong(Pricer::items).sum());
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

    private static Taxable taxable(Line line, Currency currency) {
        // A voided line bears no tax at all, lest the receipt list a tax of nothing.
        return new Taxable(
                amount(line, currency), line.voided() ? List.of() : line.item().taxes());
    }

    private static long items(PricedLine line) {
        if (line.voided()) {
            return 0;
        }
        return line.quantity().unit() == Unit.EACH ? line.quantity().thousandths() / Quantity.ONE : 1;
    }

    private Pricer() {}
}
