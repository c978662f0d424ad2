package com.evertill.commerce.tax;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.money.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    /** Lines with the same taxes are one gross amount, out of which the tax is taken and then shared out: among the lines, and among the taxes. */
    private static List<Share> included(TaxRules rules, List<Taxable> lines) {
        var groups = new LinkedHashMap<List<TaxRate>, List<Integer>>();
        for (int i = 0; i < lines.size(); i++) {
            groups.computeIfAbsent(lines.get(i).rates(), _ -> new ArrayList<>()).add(i);
        }
        return groups.values().stream()
                .flatMap(group -> includedInGroup(rules, lines, group))
                .toList();
    }

    private static Stream<Share> includedInGroup(TaxRules rules, List<Taxable> lines, List<Integer> group) {
        var rates = lines.get(group.getFirst()).rates();
        if (rates.isEmpty()) {
            return Stream.empty();
        }
        long ppm = lines.get(group.getFirst()).ppm();
        var perLine =
                switch (rules.precision()) {
                    case PER_LINE ->
                        group.stream()
                                .map(i -> lines.get(i).amount().times(ppm, TaxRate.ONE + ppm, rules.rounding()))
                                .toList();
                    case PER_RECEIPT -> {
                        var amounts =
                                group.stream().map(i -> lines.get(i).amount()).toList();
                        var gross = Money.sum(amounts.getFirst().currency(), amounts);
                        yield byAmount(gross.times(ppm, TaxRate.ONE + ppm, rules.rounding()), amounts);
                    }
                };
        return IntStream.range(0, group.size()).boxed().flatMap(i -> byRate(group.get(i), perLine.get(i), rates));
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
        return Split.byWeight(tax, amounts.stream().map(Money::minor).toList());
    }

    private static Stream<Share> byRate(int line, Money tax, List<TaxRate> rates) {
        if (rates.size() == 1) {
            return Stream.of(new Share(line, rates.getFirst(), tax));
        }
        var parts = Split.byWeight(
                tax, rates.stream().map(rate -> (long) rate.ppm()).toList());
        return IntStream.range(0, rates.size()).mapToObj(i -> new Share(line, rates.get(i), parts.get(i)));
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
