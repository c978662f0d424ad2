package com.evertill.commerce.tax;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.money.Split;
import com.evertill.commerce.tax.TaxRules.Precision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The taxes on some lines: each line's tax in the order of the lines, and each tax's total in the order of its id. Both sum to the same.
 */
public record TaxedLines(List<Money> perLine, List<TaxTotal> totals) {

    /** What is taxed: the shelf price of a line and the taxes on it. Amounts are not negative. */
    public record Taxable(Money amount, List<TaxRate> rates) {
        long ppm() {
            return rates.stream().mapToLong(TaxRate::ppm).sum();
        }
    }

    /** One tax's share on one line. */
    private record Share(int line, TaxRate rate, Money tax) {}

    public static TaxedLines of(TaxRules rules, Currency currency, List<Taxable> lines) {
        var shares =
                switch (rules.mode()) {
                    case INCLUDED -> included(rules, lines);
                    case ADDED -> added(rules, lines);
                };
        var perLine = new ArrayList<>(Collections.nCopies(lines.size(), Money.zero(currency)));
        shares.forEach(share -> perLine.set(share.line, perLine.get(share.line).plus(share.tax)));
        return new TaxedLines(perLine, totals(rules, currency, lines, perLine, shares));
    }

    /** Lines with the same taxes are one gross amount, out of which the tax is taken and then shared out: among the taxes, and among the lines. */
    private static List<Share> included(TaxRules rules, List<Taxable> lines) {
        var groups = new LinkedHashMap<List<?>, List<Integer>>();
        for (int i = 0; i < lines.size(); i++) {
            var rates = lines.get(i).rates();
            var group = rules.precision() == Precision.PER_LINE ? List.of(i) : rates;
            if (!rates.isEmpty()) {
                groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(i);
            }
        }
        return groups.values().stream()
                .flatMap(group -> includedInGroup(rules, lines, group).stream())
                .toList();
    }

    private static List<Share> includedInGroup(TaxRules rules, List<Taxable> lines, List<Integer> group) {
        long ppm = lines.get(group.getFirst()).ppm();
        var rates = lines.get(group.getFirst()).rates();
        var amounts = group.stream().map(i -> lines.get(i).amount()).toList();
        var gross = Money.sum(amounts.getFirst().currency(), amounts);
        var tax = gross.times(ppm, TaxRate.ONE + ppm, rules.rounding());
        var perLine = byAmount(tax, amounts);
        var left =
                minor(split(tax, rates.stream().map(rate -> (long) rate.ppm()).toList()));
        var shares = new ArrayList<Share>();
        for (int i = 0; i < group.size(); i++) {
            // In proportion to what is left of each tax: so the shares add up both along the lines and along the taxes.
            var parts = minor(split(perLine.get(i), left));
            for (int r = 0; r < rates.size(); r++) {
                shares.add(new Share(group.get(i), rates.get(r), new Money(parts.get(r), tax.currency())));
                left.set(r, left.get(r) - parts.get(r));
            }
        }
        return shares;
    }

    /** Each tax is levied on the sum of all lines that bear it, whatever other taxes they bear. */
    private static List<Share> added(TaxRules rules, List<Taxable> lines) {
        var bearers = new LinkedHashMap<TaxRate, List<Integer>>();
        for (int i = 0; i < lines.size(); i++) {
            for (var rate : lines.get(i).rates()) {
                bearers.computeIfAbsent(rate, _ -> new ArrayList<>()).add(i);
            }
        }
        var shares = new ArrayList<Share>();
        bearers.forEach((rate, group) -> {
            var amounts = group.stream().map(i -> lines.get(i).amount()).toList();
            var perLine = addedToGroup(rules, rate, amounts);
            for (int i = 0; i < group.size(); i++) {
                shares.add(new Share(group.get(i), rate, perLine.get(i)));
            }
        });
        return shares;
    }

    private static List<Money> addedToGroup(TaxRules rules, TaxRate rate, List<Money> amounts) {
        return switch (rules.precision()) {
            case PER_LINE ->
                amounts.stream()
                        .map(amount -> amount.times(rate.ppm(), TaxRate.ONE, rules.rounding()))
                        .toList();
            case PER_RECEIPT -> {
                var base = Money.sum(amounts.getFirst().currency(), amounts);
                yield byAmount(base.times(rate.ppm(), TaxRate.ONE, rules.rounding()), amounts);
            }
        };
    }

    private static List<Money> byAmount(Money tax, List<Money> amounts) {
        return split(tax, minor(amounts));
    }

    /** Most lines bear one tax: nothing to split there. */
    private static List<Money> split(Money tax, List<Long> weights) {
        return weights.size() == 1 ? List.of(tax) : Split.byWeight(tax, weights);
    }

    private static List<Long> minor(List<Money> amounts) {
        return amounts.stream().map(Money::minor).collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<TaxTotal> totals(
            TaxRules rules, Currency currency, List<Taxable> lines, List<Money> perLine, List<Share> shares) {
        Map<TaxRate, TaxTotal> totals = new LinkedHashMap<>();
        for (var share : shares) {
            var amount = lines.get(share.line).amount();
            var net = rules.mode() == TaxRules.Mode.ADDED ? amount : amount.minus(perLine.get(share.line));
            var zero = new TaxTotal(share.rate, Money.zero(currency), Money.zero(currency));
            var sum = totals.getOrDefault(share.rate, zero);
            totals.put(
                    share.rate,
                    new TaxTotal(share.rate, sum.net().plus(net), sum.tax().plus(share.tax)));
        }
        return totals.values().stream()
                .sorted(Comparator.comparing((TaxTotal total) -> total.rate().id())
                        .thenComparing(total -> total.rate().ppm()))
                .toList();
    }
}
