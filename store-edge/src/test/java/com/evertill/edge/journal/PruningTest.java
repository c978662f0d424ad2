package com.evertill.edge.journal;

import static com.evertill.edge.Goods.BANANAS;
import static com.evertill.edge.Goods.MILK;
import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.BEN;
import static com.evertill.edge.TestShop.TILL_2;
import static com.evertill.edge.TestShop.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.facts.Fact;
import com.evertill.edge.TestShop;
import com.evertill.edge.receipt.Receipts;
import com.evertill.edge.stock.StockOnHand;
import com.evertill.edge.till.WaitingBaskets;
import com.evertill.shop.api.TillAction.*;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old facts that the cloud holds go, and everything that is said of them stays true. */
class PruningTest {
    private static final List<Fold> FOLDS =
            List.of(new Totals(), new StockOnHand(), new Receipts(), new WaitingBaskets());
    private static final Duration KEEPING = Duration.ofDays(400);

    @TempDir
    Path folder;

    private TestShop shop;
    private int copies;

    @BeforeEach
    void a_shop_with_two_days_a_year_apart() {
        shop = TestShop.german(folder);
        aDay();
        shop.does(TILL_2, BEN, new OpenShift(shop.money("50.00"))); // and stays open
        shop.does(TILL_2, BEN, scan(MILK));
        shop.does(TILL_2, BEN, new PayCash(shop.money("2.00")));
        shop.pass(Duration.ofDays(500));
        aDay();
        shop.does(TILL_2, BEN, scan(MILK));
        shop.does(TILL_2, BEN, new PayCash(shop.money("2.00")));
    }

    private void aDay() {
        shop.opens("100.00");
        shop.scans(WINE);
        shop.weighs(BANANAS, 1_250);
        shop.paysCash("20.00");
        shop.scans(WINE);
        shop.does(new VoidBasket());
        shop.does(new NoSale("change"));
        shop.does(new CloseShift(shop.money("100.00")));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void what_the_cloud_does_not_hold_stays_however_old_it_is() {
        var before = facts();
        prune();
        assertThat(facts()).isEqualTo(before);
        confirm(3);
        prune();
        assertThat(facts()).isEqualTo(before.subList(3, before.size()));
    }

    @Test
    void what_is_not_old_stays_and_so_does_the_last_fact() {
        var before = facts();
        confirm(before.size());
        prune();
        var after = facts();
        assertThat(after).isNotEmpty().allSatisfy(fact -> assertThat(fact.at()).isAfter(cutOff()));
        shop.pass(Duration.ofDays(1_000));
        prune();
        assertThat(facts()).containsExactly(before.getLast());
    }

    @Test
    void what_is_left_is_proved_and_every_sum_is_as_it_was_wherever_it_is_cut() {
        var totals = content(new Totals());
        var stock = content(new StockOnHand());
        int all = facts().size();
        for (int confirmed = 1; confirmed <= all; confirmed++) {
            confirm(confirmed);
            shop.pass(Duration.ofDays(1_000));
            prune();
            assertThat(facts()).hasSize(Math.max(1, all - confirmed));
            assertThat(findings())
                    .allSatisfy(finding ->
                            assertThat(finding.holds()).as(finding.toString()).isTrue());
            assertThat(content(new Totals())).isEqualTo(totals);
            assertThat(content(new StockOnHand())).isEqualTo(stock);
        }
        shop.database().act(shop.site().journal()::rebuildFolds);
        assertThat(content(new Totals())).as("made again").isEqualTo(totals);
        assertThat(content(new StockOnHand())).as("made again").isEqualTo(stock);
    }

    @Test
    void selling_goes_on_under_the_next_numbers_and_an_old_shift_is_closed_with_all_that_was_in_it() {
        confirm(facts().size());
        shop.pass(Duration.ofDays(1_000));
        prune();
        shop.does(TILL_2, BEN, scan(MILK));
        shop.does(TILL_2, BEN, new PayCash(shop.money("2.00")));
        shop.does(TILL_2, BEN, new CloseShift(shop.money("56.00")));
        aDay();
        assertThat(findings())
                .allSatisfy(finding ->
                        assertThat(finding.holds()).as(finding.toString()).isTrue());
    }

    @Test
    void what_was_altered_behind_the_cut_is_found() {
        confirm(4);
        prune();
        for (var damage : List.of(
                "UPDATE pruned SET hash = randomblob(32)",
                "UPDATE pruned SET sequence = sequence - 1",
                "UPDATE pruned_number SET last = last + 1",
                "UPDATE pruned_total SET minor = minor + 1 WHERE figure = 'SALES'",
                "UPDATE pruned_stock SET thousandths = thousandths + 1000",
                "DELETE FROM pruned_shift")) {
            assertThat(found(damage)).as(damage).isTrue();
        }
    }

    @Test
    void a_fact_that_is_not_pruned_cannot_be_deleted_and_nothing_is_pruned_that_is_not_confirmed() {
        confirm(4);
        prune();
        assertThatThrownBy(() -> shop.database().act(tx -> tx.update("DELETE FROM fact WHERE sequence = 6")))
                .hasMessageContaining("a fact is never deleted");
        assertThatThrownBy(() -> shop.database().act(tx -> {
                    tx.update("DELETE FROM pruned");
                    tx.update("INSERT INTO pruned VALUES (1, 1, 5, zeroblob(32))");
                }))
                .hasMessageContaining("the cloud does not hold it yet");
    }

    // How it is done

    private Instant cutOff() {
        return shop.now.minus(KEEPING);
    }

    private void prune() {
        var pruning = shop.site().journal().pruning();
        while (shop.database().write(tx -> pruning.step(tx, cutOff()))) {}
    }

    private void confirm(long sequence) {
        shop.database()
                .act(tx -> tx.update(
                        "UPDATE sync SET confirmed = ?, hash = ?",
                        sequence,
                        shop.site().journal().hashAt(tx, sequence).bytes()));
    }

    private List<Fact> facts() {
        return shop.database().read(tx -> shop.site().journal().read(tx, 1, 1_000));
    }

    private String content(Fold fold) {
        return shop.database().read(fold::content);
    }

    private List<Verifier.Finding> findings() {
        try (var copy = Schema.open("jdbc:sqlite:" + copy())) {
            return copy.write(tx -> Verifier.verify(tx, FOLDS));
        }
    }

    private boolean found(String damage) {
        var file = copy();
        try (var copy = Schema.open("jdbc:sqlite:" + file)) {
            copy.act(tx -> tx.update("DROP TRIGGER only_what_the_cloud_holds_is_pruned"));
            copy.act(tx -> tx.update(damage));
            return copy.write(tx -> Verifier.verify(tx, FOLDS)).stream().anyMatch(finding -> !finding.holds());
        }
    }

    private Path copy() {
        var file = folder.resolve("copy-" + copies++ + ".db");
        shop.database().copyTo(file);
        return file;
    }
}
