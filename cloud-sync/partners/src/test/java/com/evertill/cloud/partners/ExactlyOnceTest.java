package com.evertill.cloud.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.LocalBus;
import com.evertill.cloud.partners.Subscription.Format;
import com.evertill.cloud.partners.Webhooks.Wish;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tender.Tender;
import com.evertill.rehearsal.erp.ErpFault;
import com.evertill.rehearsal.erp.LocalErp;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of sales reach an ERP that is slow, wrong and away: each counts once, and its books are the ledger's. */
class ExactlyOnceTest {
    private static final int SALES = 3_000;
    private static final int ONE_IN = 15;
    private static final long SEED = 20_261_124;

    @TempDir
    Path folder;

    private final Facts facts = new Facts();
    private final Random dice = new Random(SEED);
    private long ledger;

    private List<CloudEvent> sales() {
        var sales = new ArrayList<CloudEvent>();
        for (int i = 1; i <= SALES; i++) {
            var lines = List.of(Goods.milk(1, 1 + dice.nextInt(9)), Goods.apples(2, 1 + dice.nextInt(3_000)));
            long total = lines.stream().mapToLong(line -> line.amount().minor()).sum();
            ledger += total;
            sales.add(facts.sold(i, TaxRules.EUROPEAN, lines, List.of(new Tender.Cash(1, Goods.euro(total + 50)))));
        }
        return sales;
    }

    @Test
    void every_sale_counts_once_whatever_goes_wrong_and_the_sums_are_the_same() throws Exception {
        try (var rehearsal = new Rehearsal(folder);
                var bus = LocalBus.open("jdbc:sqlite:" + folder.resolve("bus.db"), rehearsal.clock)) {
            var erp = erp(rehearsal, 0, true);
            var url = URI.create(erp.address() + "/hooks");
            int port = url.getPort();
            rehearsal.webhooks.subscribe(
                    Rehearsal.ERP, "sales", new Wish(url, Rehearsal.SALES, Format.CLOUD_EVENTS, Rehearsal.SECRET));
            bus.subscribe("partners", Webhooks.NEWS, event -> rehearsal.webhooks.take(event));

            var sales = sales();
            var told = new ArrayList<>(sales);
            // The bus brings some twice, and in no order.
            told.addAll(sales.subList(0, SALES / 10));
            Collections.shuffle(told, dice);
            long requests = 0;
            for (int from = 0; from < told.size(); from += 300) {
                for (int at = from; at < Math.min(from + 300, told.size()); at += 10) {
                    bus.put(told.subList(at, Math.min(at + 10, told.size())));
                }
                while (bus.step()) {
                    rehearsal.webhooks.step("sales");
                }
                rehearsal.sendAll("sales");
                // It goes away with what it has, and comes back at the same place; meanwhile it is knocked at.
                requests += erp.books().requests();
                erp.close();
                rehearsal.webhooks.take(sales.get(dice.nextInt(SALES)));
                rehearsal.send("sales");
                if (dice.nextInt(3) == 0) {
                    rehearsal.restart(Rehearsal.ERP);
                }
                erp = erp(rehearsal, port, true);
            }
            rehearsal.sendAll("sales");

            assertThat(rehearsal.webhooks.countDeadLetters()).isZero();
            assertThat(rehearsal.waits("sales")).isFalse();
            var books = erp.books();
            assertThat(books.forged()).isZero();
            assertThat(requests + books.requests())
                    .as("some came several times")
                    .isGreaterThan(SALES);
            assertThat(books.kept()).as("it took some that it did not keep").isLessThan(SALES);

            // What it only said that it had is found by comparing, and told again.
            assertThat(books.sums().get("EUR")).isLessThan(ledger);
            erp.close();
            erp = erp(rehearsal, port, false);
            assertThat(rehearsal.webhooks.again(
                            "sales", Instant.EPOCH, rehearsal.clock.instant().plus(Duration.ofDays(1))))
                    .isEqualTo(SALES);
            rehearsal.sendAll("sales");
            assertThat(erp.books().kept()).isEqualTo(SALES);
            assertThat(erp.books().sales()).isEqualTo(SALES);
            assertThat(erp.books().sums()).isEqualTo(Map.of("EUR", ledger));
            erp.close();
        }
    }

    private LocalErp erp(Rehearsal rehearsal, int port, boolean lies) {
        return rehearsal.erp("erp", port, ErpFault.seeded(dice.nextLong(), ONE_IN, lies), Rehearsal.SECRET);
    }
}
