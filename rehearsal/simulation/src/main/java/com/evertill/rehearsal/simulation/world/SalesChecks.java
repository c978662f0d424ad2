package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.ShiftNumber;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was sold and printed. */
final class SalesChecks {

    static List<String> shownAsPaid(End end) {
        return end.each((box, wrong) -> {
            var sold = new HashMap<ReceiptNumber, Long>();
            End.payloads(end.everything(box), Payload.SaleCompleted.class)
                    .forEach(sale ->
                            sold.put(sale.receipt(), sale.priced().total().minor()));
            for (var place : box.tills) {
                place.screen.shownAsPaid().forEach((receipt, total) -> {
                    if (!total.equals(sold.get(receipt))) {
                        wrong.add(place.name() + " showed " + receipt + " as paid, " + total + ", and the journal has "
                                + sold.get(receipt));
                    }
                });
            }
        });
    }

    static List<String> inTheCloudOnce(End end) {
        return end.each((box, wrong) -> {
            var inArchive = receipts(end.archive(box));
            var inFeed = new HashMap<ReceiptNumber, Integer>();
            end.cloud
                    .readers()
                    .sales()
                    .recent(box.node().shop(), Integer.MAX_VALUE)
                    .forEach(sold -> inFeed.merge(sold.receipt(), 1, Integer::sum));
            var sold = new HashMap<ReceiptNumber, Integer>();
            end.facts(box, Payload.SaleCompleted.class).forEach(sale -> sold.merge(sale.receipt(), 1, Integer::sum));
            var asTheShopKnowsIt = receipts(end.archiveAsTheShopKnowsIt(box));
            if (!sold.equals(asTheShopKnowsIt)) {
                wrong.add(box.name() + " sold " + sold + ", and the archive has " + asTheShopKnowsIt);
            }
            if (!inArchive.equals(inFeed)) {
                wrong.add("of " + box.name() + " the archive has " + inArchive + ", and the cloud lists " + inFeed);
            }
        });
    }

    private static Map<ReceiptNumber, Integer> receipts(List<Fact> facts) {
        var receipts = new HashMap<ReceiptNumber, Integer>();
        for (var fact : facts) {
            if (FactType.read(fact) instanceof Payload.SaleCompleted sale) {
                receipts.merge(sale.receipt(), 1, Integer::sum);
            }
        }
        return receipts;
    }

    private record Open(ShiftNumber number, LocalDate day) {}

    static List<String> shifts(End end) {
        return end.each((box, wrong) -> {
            var open = new HashMap<TillId, Open>();
            for (var entry : end.journal(box)) {
                var day = entry.fact().businessDay();
                switch (entry.payload()) {
                    case Payload.ShiftOpened opened -> open.put(opened.till(), new Open(opened.shift(), day));
                    case Payload.ShiftClosed closed ->
                        expect(wrong, entry, closed.shift(), day, open.remove(closed.till()));
                    case Payload.SaleCompleted sale -> expect(wrong, entry, sale.shift(), day, open.get(sale.till()));
                    case Payload.SaleVoided sale -> expect(wrong, entry, sale.shift(), day, open.get(sale.till()));
                    case Payload.NoSale noSale -> expect(wrong, entry, noSale.shift(), day, open.get(noSale.till()));
                    default -> {}
                }
            }
        });
    }

    private static void expect(
            List<String> wrong, End.Entry entry, ShiftNumber named, LocalDate day, @Nullable Open open) {
        if (open == null || !open.number.equals(named) || !open.day.equals(day)) {
            wrong.add(entry.fact() + " names shift " + named + " of " + day + ", and open is " + open);
        }
    }

    static List<String> paper(End end) {
        return end.each((box, wrong) -> {
            var life = End.life(box);
            var sold = end.facts(box, Payload.SaleCompleted.class).stream()
                    .map(sale -> sale.receipt().toString())
                    .collect(Collectors.toSet());
            end.facts(box, Payload.CardRefunded.class).forEach(it -> sold.add(it.refund()));
            for (var place : box.tills) {
                Map<String, Integer> askedFor = place.screen.printsAskedFor();
                place.printer.papers().forEach((job, times) -> {
                    if (times > 1 + Objects.requireNonNullElse(askedFor.get(job), 0)) {
                        wrong.add(place.name() + " printed " + job + " " + times + " times");
                    }
                    if (ofEarlierEpoch(job, End.epoch(box))) {
                        return;
                    }
                    var receipt = life.database.read(tx -> tx.first(
                            "SELECT coalesce(receipt, attempt) FROM print_job WHERE id = ?",
                            row -> row.getString(1),
                            job));
                    if (receipt.filter(sold::contains).isEmpty()) {
                        wrong.add(place.name() + " printed " + job + ", which no sale wanted");
                    }
                });
            }
        });
    }

    /** What a machine before had wanted on paper, which this one has never heard of. */
    private static boolean ofEarlierEpoch(String job, int epoch) {
        return Integer.parseInt(job.split("-", -1)[1]) < epoch;
    }

    private SalesChecks() {}
}
