package com.evertill.cloud.partners.poslog;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.partners.Facts;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.money.Rounding;
import com.evertill.commerce.pricing.Line;
import com.evertill.commerce.pricing.Pricer;
import com.evertill.commerce.pricing.SoldItem;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tender.Tender;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is sold in whatever currency, an integrator's sums are the till's, to the last minor unit. */
class SumsPropertyTest {
    private static final List<TaxRate> RATES = List.of(
            new TaxRate("A", "7 %", 70_000), new TaxRate("B", "19 %", 190_000), new TaxRate("C", "8.875 %", 88_750));

    @Property(tries = 300)
    void lines_taxes_and_tenders_sum_to_the_totals(
            @ForAll long seed, @ForAll TaxRules.Mode mode, @ForAll TaxRules.Precision precision) {
        var dice = new Random(seed);
        var currency = Currency.getInstance(List.of("EUR", "JPY", "KWD").get(dice.nextInt(3)));
        var rules = new TaxRules(mode, precision, Rounding.HALF_UP);
        var lines = new ArrayList<Line>();
        for (int number = 1 + dice.nextInt(8); number > 0; number--) {
            lines.add(line(dice, lines.size() + 1, currency));
        }
        var priced = Pricer.price(currency, rules, lines, List.of());
        var tenders = tenders(dice, priced.total());
        var xml =
                new Parsed(PosLog.of(new Facts().sold(1, rules, lines, tenders)).orElseThrow());

        var grand = xml.total("TransactionGrandAmount", currency);
        assertThat(grand).isEqualTo(priced.total());
        assertThat(xml.total("TransactionNetAmount", currency).plus(xml.total("TransactionTaxAmount", currency)))
                .isEqualTo(grand);
        assertThat(xml.sum("Sale", "ExtendedAmount", currency))
                .isEqualTo(mode == TaxRules.Mode.INCLUDED ? grand : xml.total("TransactionNetAmount", currency));
        assertThat(xml.sum("Tax", "Amount", currency)).isEqualTo(xml.total("TransactionTaxAmount", currency));
        assertThat(xml.sum("Tender", "Amount", currency).minus(xml.sum("TenderChange", "Amount", currency)))
                .isEqualTo(grand);
    }

    private static Line line(Random dice, int number, Currency currency) {
        var rates = RATES.stream().filter(_ -> dice.nextInt(3) == 0).toList();
        var item = new SoldItem("plu:4129", "4129", "Something", "", "any", rates);
        var unit = dice.nextBoolean() ? Unit.EACH : Unit.KG;
        var quantity =
                unit == Unit.EACH ? Quantity.each(1L + dice.nextInt(9)) : new Quantity(1L + dice.nextInt(9_999), unit);
        var line = new Line(number, item, new Money(dice.nextInt(100_000), currency), quantity, null, 1, false);
        return dice.nextInt(4) == 0 ? line.asVoided() : line;
    }

    /** In parts by card, the rest in cash that is more than enough. */
    private static List<Tender> tenders(Random dice, Money total) {
        var tenders = new ArrayList<Tender>();
        var card = new Money((long) (dice.nextDouble() * total.minor()), total.currency());
        if (card.isPositive()) {
            tenders.add(Facts.card(1, card));
        }
        var cash = total.minus(card).plus(new Money(dice.nextInt(500), total.currency()));
        tenders.add(new Tender.Cash(tenders.size() + 1, cash));
        return tenders;
    }
}
