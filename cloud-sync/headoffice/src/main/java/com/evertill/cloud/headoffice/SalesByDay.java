package com.evertill.cloud.headoffice;

import com.evertill.cloud.headoffice.api.ReportsApi.Agreement;
import com.evertill.cloud.headoffice.api.ReportsApi.DaySales;
import com.evertill.cloud.headoffice.api.ReportsApi.Difference;
import com.evertill.cloud.headoffice.api.ReportsApi.ShopSales;
import com.evertill.cloud.ledger.readers.Reports;
import com.evertill.commerce.money.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** What was sold on each day in each shop, as one of those who count it says. */
final class SalesByDay {
    private static final int MOST_DIFFERENCES = 20;

    private final Map<Key, Sold> sold = new TreeMap<>();

    private record Key(LocalDate day, String shop, String currency) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::day).thenComparing(Key::shop).thenComparing(Key::currency);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }

        Money money(long minor) {
            return new Money(minor, Currency.getInstance(currency));
        }
    }

    private record Sold(long sales, long items, long net, long tax, long total) {
        static final Sold NOTHING = new Sold(0, 0, 0, 0, 0);

        Sold plus(Sold other) {
            return new Sold(
                    sales + other.sales,
                    items + other.items,
                    Math.addExact(net, other.net),
                    Math.addExact(tax, other.tax),
                    Math.addExact(total, other.total));
        }

        boolean isSale() {
            return !equals(NOTHING);
        }
    }

    /** Of the report by day. */
    void add(LakeRow row) {
        add(
                new Key(LocalDate.parse(row.text("business_day")), row.shop(), row.text("currency")),
                new Sold(
                        row.number("sales"),
                        row.number("items"),
                        row.number("net_minor"),
                        row.number("tax_minor"),
                        row.number("total_minor")));
    }

    /** Of the live sums, of which others than those of sales are left out. */
    void add(String shop, Reports.DaySum sum) {
        var of =
                switch (sum.figure()) {
                    case SALES -> new Sold(sum.count(), 0, 0, 0, sum.minor());
                    case ITEMS -> new Sold(0, sum.count(), 0, 0, 0);
                    case NET -> new Sold(0, 0, sum.minor(), 0, 0);
                    case TAX -> new Sold(0, 0, 0, sum.minor(), 0);
                    case TENDER, REFUNDED, VOIDED, NO_SALE, OPENING_FLOAT, CASH_MOVED, COUNTED -> Sold.NOTHING;
                };
        if (of.isSale()) {
            add(new Key(sum.businessDay(), shop, sum.currency()), of);
        }
    }

    private void add(Key key, Sold more) {
        sold.merge(key, more, Sold::plus);
    }

    /** Of days before. */
    SalesByDay until(LocalDate day) {
        return of(key -> key.day().isBefore(day));
    }

    /** Of that day and all after it. */
    SalesByDay from(LocalDate day) {
        return of(key -> !key.day().isBefore(day));
    }

    private SalesByDay of(Predicate<Key> wanted) {
        var some = new SalesByDay();
        sold.forEach((key, of) -> {
            if (wanted.test(key)) {
                some.add(key, of);
            }
        });
        return some;
    }

    SalesByDay with(SalesByDay others) {
        var all = of(_ -> true);
        others.sold.forEach(all::add);
        return all;
    }

    /** Over all shops. */
    List<DaySales> days(LocalDate today) {
        return by(key -> new Key(key.day(), "", key.currency())).entrySet().stream()
                .map(of -> day(of.getKey(), of.getValue(), today))
                .toList();
    }

    private static DaySales day(Key key, Sold of, LocalDate today) {
        return new DaySales(
                key.day(),
                !key.day().isBefore(today),
                of.sales(),
                of.items(),
                key.money(of.net()),
                key.money(of.tax()),
                key.money(of.total()));
    }

    /** Over all days. */
    List<ShopSales> shops() {
        return by(key -> new Key(LocalDate.EPOCH, key.shop(), key.currency())).entrySet().stream()
                .map(of -> shop(of.getKey(), of.getValue()))
                .toList();
    }

    private static ShopSales shop(Key key, Sold of) {
        return new ShopSales(
                key.shop(), of.sales(), of.items(), key.money(of.net()), key.money(of.tax()), key.money(of.total()));
    }

    private Map<Key, Sold> by(Function<Key, Key> group) {
        var sums = new TreeMap<Key, Sold>();
        sold.forEach((key, of) -> sums.merge(group.apply(key), of, Sold::plus));
        return sums;
    }

    /** Whether the live sums say the same. */
    Agreement agreement(SalesByDay live) {
        var both = with(live).sold.keySet();
        var differing = both.stream()
                .filter(key -> !of(key).equals(live.of(key)))
                .sorted(Comparator.reverseOrder())
                .toList();
        return new Agreement(
                both.size(),
                differing.size(),
                differing.stream()
                        .limit(MOST_DIFFERENCES)
                        .map(key -> difference(key, of(key), live.of(key)))
                        .toList());
    }

    private Sold of(Key key) {
        return sold.getOrDefault(key, Sold.NOTHING);
    }

    private static Difference difference(Key key, Sold lake, Sold live) {
        return new Difference(
                key.shop(), key.day(), lake.sales(), key.money(lake.total()), live.sales(), key.money(live.total()));
    }
}
