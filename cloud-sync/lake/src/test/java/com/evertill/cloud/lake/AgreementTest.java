package com.evertill.cloud.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.ledger.Box;
import com.evertill.cloud.ledger.Rig;
import com.evertill.cloud.ledger.readers.Reports;
import com.evertill.commerce.facts.Posting.Figure;
import com.evertill.commerce.node.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same facts through the ledger's readers, as live figures come, and through the lake: the sums are the same. */
class AgreementTest extends LakeBench {
    @Test
    void live_figures_and_the_lake_agree_on_sales_net_items_taxes_and_tenders_of_every_day_and_shop() {
        var happened = new Shops(21, 3, 80).days(4);
        take(happened);
        lake.flush();
        var live = live(happened);
        assertThat(of(live, Figure.SALES))
                .hasSize(12)
                .isEqualTo(lake(LakeReport.SALES_BY_DAY, List.of(), "total_minor"));
        assertThat(of(live, Figure.NET)).isEqualTo(lake(LakeReport.SALES_BY_DAY, List.of(), "net_minor"));
        assertThat(counts(live, Figure.SALES)).isEqualTo(lake(LakeReport.SALES_BY_DAY, List.of(), "sales"));
        assertThat(counts(live, Figure.ITEMS)).isEqualTo(lake(LakeReport.SALES_BY_DAY, List.of(), "items"));
        assertThat(of(live, Figure.TAX)).hasSize(24).isEqualTo(lake(LakeReport.TAXES, List.of("tax_id"), "tax_minor"));
        assertThat(of(live, Figure.TENDER))
                .hasSize(24)
                .isEqualTo(lake(LakeReport.TENDERS, List.of("means"), "amount_minor"));
        assertThat(counts(live, Figure.TENDER)).isEqualTo(lake(LakeReport.TENDERS, List.of("means"), "payments"));
        assertThat(total(counts(live, Figure.VOIDED))).isPositive().isEqualTo(sum(LakeReport.LOSS_PREVENTION, "voids"));
        assertThat(total(counts(live, Figure.NO_SALE)))
                .isPositive()
                .isEqualTo(sum(LakeReport.LOSS_PREVENTION, "no_sales"));
        assertThat(total(of(live, Figure.REFUNDED)))
                .isPositive()
                .isEqualTo(sum(LakeReport.RETURNS, "card_refunded_minor"));
    }

    private List<Reports.Total> live(List<Shops.Happened> happened) {
        var boxes = new HashMap<NodeId, Box>();
        for (var fact : happened) {
            boxes.computeIfAbsent(fact.node(), node -> new Box(node.toString()))
                    .happened(fact.at(), fact.day(), fact.payload());
        }
        try (var rig = new Rig(folder)) {
            rig.allow(boxes.values().toArray(Box[]::new));
            for (var box : boxes.values()) {
                for (long first = 1; first <= box.highest(); first += 50) {
                    rig.receive(box, first, Math.min(first + 49, box.highest()));
                }
            }
            rig.read();
            assertThat(rig.readers.setAside().all()).isEmpty();
            return rig.readers.reports().totals(Shops.FIRST, Shops.FIRST.plusYears(1));
        }
    }

    private static Map<List<String>, Long> of(List<Reports.Total> live, Figure figure) {
        return by(live.stream().filter(it -> it.figure() == figure), false);
    }

    private static Map<List<String>, Long> counts(List<Reports.Total> live, Figure figure) {
        return by(live.stream().filter(it -> it.figure() == figure), true);
    }

    private static Map<List<String>, Long> by(Stream<Reports.Total> totals, boolean counts) {
        var sums = new HashMap<List<String>, Long>();
        totals.forEach(total -> {
            var day = total.businessDay().toString();
            var store = total.shop().substring(total.shop().indexOf('.') + 1);
            var key = total.name().isEmpty() ? List.of(day, store) : List.of(day, store, total.name());
            sums.merge(key, counts ? total.count() : total.minor(), Long::sum);
        });
        return sums;
    }

    private Map<List<String>, Long> lake(LakeReport report, List<String> name, String value) {
        var answer = ask(report);
        var keys = Stream.concat(Stream.of("business_day", "store"), name.stream())
                .map(answer.columns()::indexOf)
                .toList();
        int at = answer.columns().indexOf(value);
        var sums = new HashMap<List<String>, Long>();
        for (var row : answer.rows()) {
            sums.merge(keys.stream().map(key -> String.valueOf(row.get(key))).toList(), (Long) row.get(at), Long::sum);
        }
        return sums;
    }

    private static long total(Map<List<String>, Long> sums) {
        return sums.values().stream().mapToLong(it -> it).sum();
    }

    private long sum(LakeReport report, String column) {
        var answer = ask(report);
        int at = answer.columns().indexOf(column);
        return answer.rows().stream().mapToLong(row -> (Long) row.get(at)).sum();
    }
}
