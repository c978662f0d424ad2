package com.evertill.cloud.headoffice;

import com.evertill.cloud.headoffice.api.ReportsApi;
import com.evertill.cloud.headoffice.api.ReportsApi.Baskets;
import com.evertill.cloud.headoffice.api.ReportsApi.BasketsReport;
import com.evertill.cloud.headoffice.api.ReportsApi.ItemSales;
import com.evertill.cloud.headoffice.api.ReportsApi.ItemsReport;
import com.evertill.cloud.headoffice.api.ReportsApi.Returns;
import com.evertill.cloud.headoffice.api.ReportsApi.ReturnsReport;
import com.evertill.cloud.headoffice.api.ReportsApi.SalesReport;
import com.evertill.cloud.headoffice.api.ReportsApi.Signal;
import com.evertill.cloud.headoffice.api.ReportsApi.Signals;
import com.evertill.cloud.headoffice.api.ReportsApi.SignalsReport;
import com.evertill.cloud.headoffice.api.ReportsApi.StockOut;
import com.evertill.cloud.headoffice.api.ReportsApi.StockOutsReport;
import com.evertill.cloud.lake.Lake;
import com.evertill.cloud.lake.LakeReader;
import com.evertill.cloud.lake.LakeReader.Question;
import com.evertill.cloud.lake.LakeReport;
import com.evertill.cloud.ledger.Ledger;
import com.evertill.cloud.ledger.readers.Readers;
import com.evertill.commerce.node.NodeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reports as the screens show them, asked of the lake and of the ledger's live sums. For one caller at a time, as the lake is. */
public final class ReportDesk {
    /** Stores, cashiers or days of stores: what fits into an answer. */
    private static final int MOST = 100_000;

    private final Ledger ledger;
    private final Readers readers;
    private final Lake lake;
    private final LakeReader reader;

    public ReportDesk(Ledger ledger, Readers readers, Lake lake, LakeReader reader) {
        this.ledger = ledger;
        this.readers = readers;
        this.lake = lake;
        this.reader = reader;
    }

    /**
     * What a report is about.
     *
     * @param last included.
     * @param shops {@code tenant.store}; none for all of them.
     */
    public record Subject(LocalDate first, LocalDate last, Set<String> shops) {}

    private record Found(List<LakeRow> rows, boolean isWhole) {}

    /** {@code tenant.store} of each there is. */
    public Set<String> shops() {
        var shops = new TreeSet<String>();
        ledger.registry().nodes().forEach(node -> shops.add(node.id().shop()));
        return shops;
    }

    /** @param today the earliest business day that may still be open anywhere; from then on figures are live. */
    public SalesReport sales(Subject subject, LocalDate today, Instant now) {
        var history = new SalesByDay();
        all(LakeReport.SALES_BY_DAY, subject).forEach(history::add);
        var live = new SalesByDay();
        for (var shop : subject.shops().isEmpty() ? shops() : subject.shops()) {
            readers.reports().days(shop, subject.first(), subject.last()).forEach(sum -> live.add(shop, sum));
        }
        var shown = history.until(today).with(live.from(today));
        return new SalesReport(
                state(),
                now,
                subject.last().isBefore(today) ? null : today,
                shown.days(today),
                shown.shops(),
                history.agreement(live));
    }

    public ItemsReport items(Subject subject, int most) {
        var found = ask(LakeReport.SALES_BY_ITEM, subject, most);
        return new ItemsReport(
                state(),
                found.rows().stream()
                        .map(row -> new ItemSales(
                                row.text("item"),
                                row.text("name"),
                                row.text("unit"),
                                row.number("lines"),
                                row.number("thousandths"),
                                row.money("amount_minor")))
                        .toList(),
                found.isWhole());
    }

    public BasketsReport baskets(Subject subject) {
        var rows = all(LakeReport.BASKETS, subject);
        return new BasketsReport(
                state(),
                rows.stream()
                        .map(row -> new Baskets(
                                row.shop(),
                                row.number("sales"),
                                row.fraction("items_mean"),
                                row.money(Math.round(row.fraction("total_mean_minor"))),
                                row.money("total_largest_minor"),
                                row.number("of_one_item"),
                                row.number("of_up_to_five"),
                                row.number("of_up_to_twenty"),
                                row.number("of_more")))
                        .toList());
    }

    public ReturnsReport returns(Subject subject) {
        var rows = all(LakeReport.RETURNS, subject);
        return new ReturnsReport(
                state(),
                rows.stream()
                        .map(row -> new Returns(
                                row.shop(),
                                row.number("lines_returned"),
                                row.money("returned_minor"),
                                row.number("lines_to_stock"),
                                row.number("card_refunds"),
                                row.money("card_refunded_minor")))
                        .toList());
    }

    public StockOutsReport stockOuts(Subject subject, int most) {
        var found = ask(LakeReport.STOCK_OUTS, subject, most);
        return new StockOutsReport(
                state(),
                found.rows().stream()
                        .map(row -> new StockOut(
                                row.shop(),
                                row.text("item"),
                                row.text("name"),
                                row.text("unit"),
                                row.number("days_out"),
                                LocalDate.parse(row.text("first_day")),
                                row.number("lowest_thousandths")))
                        .toList(),
                found.isWhole());
    }

    public SignalsReport signals(Subject subject) {
        var rows = all(LakeReport.LOSS_PREVENTION, subject);
        return new SignalsReport(
                state(),
                rows.stream()
                        .map(row -> new Signals(
                                row.shop(),
                                row.text("staff"),
                                row.number("sales"),
                                signal(row, "voids"),
                                signal(row, "no_sales"),
                                signal(row, "overrides"),
                                signal(row, "refunds")))
                        .toList());
    }

    private static Signal signal(LakeRow row, String name) {
        return new Signal(row.number(name), row.ratio(name + "_per_thousand"), row.ratio(name + "_of_shop"));
    }

    /** All of it, or nothing: a sum that leaves something out is none. */
    private List<LakeRow> all(LakeReport report, Subject subject) {
        var found = ask(report, subject, MOST);
        if (!found.isWhole()) {
            throw new TooMuch(MOST);
        }
        return found.rows();
    }

    /** One tenant after another: none of them is in a file of another's. */
    private Found ask(LakeReport report, Subject subject, int most) {
        var rows = new ArrayList<LakeRow>();
        boolean isWhole = true;
        for (var tenant : storesByTenant(subject).entrySet()) {
            var question = new Question(tenant.getKey(), subject.first(), subject.last(), tenant.getValue(), most);
            var answer = reader.ask(report, question);
            answer.rows().forEach(row -> rows.add(new LakeRow(tenant.getKey(), answer.columns(), row)));
            isWhole &= answer.isWhole();
        }
        return new Found(rows, isWhole);
    }

    /** A tenant without stores is asked about all of its stores, also those whose boxes are gone. */
    private Map<String, List<String>> storesByTenant(Subject subject) {
        var stores = new TreeMap<String, List<String>>();
        if (subject.shops().isEmpty()) {
            ledger.registry().nodes().forEach(node -> stores.put(node.id().tenant(), List.of()));
        } else {
            subject.shops().stream().map(shop -> NodeId.parse(shop + ".x")).forEach(shop -> stores.computeIfAbsent(
                            shop.tenant(), _ -> new ArrayList<>())
                    .add(shop.store()));
        }
        return stores;
    }

    private ReportsApi.Lake state() {
        return new ReportsApi.Lake(
                lake.writtenUntil(),
                lake.waiting(),
                lake.setAside().values().stream().mapToLong(it -> it).sum());
    }
}
