package com.evertill.edge.till;

import static com.evertill.edge.Goods.BANANAS;
import static com.evertill.edge.Goods.BREAD;
import static com.evertill.edge.Goods.LEAFLET;
import static com.evertill.edge.Goods.MILK;
import static com.evertill.edge.Goods.STAMPS;
import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.Goods.gtin13;
import static com.evertill.edge.TestShop.ANNA;
import static com.evertill.edge.TestShop.BEN;
import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static com.evertill.edge.TestShop.TILL_2;
import static com.evertill.edge.TestShop.scan;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.basket.Seal;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.facts.Posting;
import com.evertill.edge.TestShop;
import com.evertill.edge.journal.Totals;
import com.evertill.shop.api.TillAction.*;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CashSaleTest {
    @TempDir
    Path folder;

    private TestShop shop;

    @BeforeEach
    void open() {
        shop = TestShop.german(folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void from_scan_to_change() {
        shop.opens("100.00");
        shop.scans(MILK);
        shop.scans(BREAD, 2);
        shop.weighs(BANANAS, 453);
        assertThat(shop.lines())
                .containsExactly("1 1 EACH Milk 1 l 1.29", "2 2 EACH Bread 4.98", "3 0.453 KG Bananas 0.90");
        assertThat(shop.priced().total()).isEqualTo(shop.money("7.17"));

        shop.effects.clear();
        shop.paysCash("10.00");

        assertThat(shop.state().basket()).isInstanceOf(Basket.NotOpened.class);
        assertThat(shop.state().lastSale())
                .isEqualTo(new TillState.LastSale(
                        com.evertill.commerce.tender.ReceiptNumber.parse("1-1-1"),
                        shop.money("7.17"),
                        shop.money("2.83"),
                        shop.now.truncatedTo(java.time.temporal.ChronoUnit.MILLIS)));
        assertThat(shop.effects).containsExactly(new Effect.Print("1-1-1"), new Effect.OpenDrawer());
        var sale = shop.sales().getFirst();
        assertThat(sale.receipt()).hasToString("1-1-1");
        assertThat(sale.cashier()).isEqualTo(ANNA.staff());
        assertThat(sale.seal()).isEqualTo(new Seal.None());
        assertThat(replayed(sale.events()).content().priced()).isEqualTo(sale.priced());
    }

    @Test
    void a_line_can_change_and_go() {
        shop.opens("0.00");
        shop.scans(MILK);
        shop.scans(WINE);
        shop.does(new ChangeQuantity(1, 6_000));
        shop.does(new VoidLine(2));
        assertThat(shop.lines()).containsExactly("1 6 EACH Milk 1 l 7.74", "2 1 EACH Wine 0.00 void");
        shop.paysCash("7.74");
        assertThat(shop.sales().getFirst().priced().total()).isEqualTo(shop.money("7.74"));
        assertThat(shop.lastSale().change()).isEqualTo(shop.money("0.00"));
    }

    @Test
    void a_basket_that_is_given_up_is_a_fact_and_takes_no_receipt_number() {
        shop.opens("0.00");
        shop.scans(WINE);
        shop.does(TILL_1, MONA, new VoidBasket());
        var voided = shop.last(Payload.SaleVoided.class);
        assertThat(voided.cashier()).isEqualTo(ANNA.staff());
        assertThat(voided.voidedBy()).isEqualTo(MONA.staff());
        assertThat(voided.priced().total()).isEqualTo(shop.money("6.99"));
        assertThat(shop.state().basket()).isInstanceOf(Basket.NotOpened.class);

        shop.scans(MILK);
        shop.paysCash("2.00");
        assertThat(shop.sales().getFirst().receipt()).hasToString("1-1-1");
        assertThat(shop.sales().getFirst().basket()).isNotEqualTo(voided.basket());
    }

    @Test
    void a_label_with_its_price_costs_what_it_says() {
        shop.opens("0.00");
        shop.scans(gtin13("230404500487"));
        assertThat(shop.lines()).containsExactly("1 0.245 KG Mountain cheese 4.87");
        shop.scans(gtin13("280404500300"));
        assertThat(shop.lines()).contains("2 0.300 KG Mountain cheese 5.97");
    }

    @Test
    void what_costs_nothing_is_paid_with_nothing() {
        shop.opens("0.00");
        shop.scans(LEAFLET);
        shop.paysCash("0.00");
        assertThat(shop.sales()).hasSize(1);
    }

    @Test
    void f12_receipt_numbers_are_gapless_per_till_whatever_happens_in_between() {
        shop.opens("0.00");
        shop.does(TILL_2, BEN, new OpenShift(shop.money("0.00")));
        for (int i = 0; i < 3; i++) {
            shop.scans(MILK);
            shop.scans(MILK);
            shop.does(new VoidBasket());
            shop.refuses(new PayCash(shop.money("5.00")));
            shop.scans(MILK);
            shop.refuses(new PayCash(shop.money("-5.00")));
            shop.paysCash("5.00");
            shop.does(TILL_2, BEN, scan(BREAD));
            shop.does(TILL_2, BEN, new PayCash(shop.money("5.00")));
            shop.reopen();
        }
        assertThat(shop.sales())
                .extracting(sale -> sale.receipt().toString())
                .containsExactly("1-1-1", "2-1-1", "1-1-2", "2-1-2", "1-1-3", "2-1-3");
    }

    @Test
    void two_tills_know_nothing_of_each_others_baskets() {
        shop.opens("0.00");
        shop.does(TILL_2, BEN, new OpenShift(shop.money("50.00")));
        shop.scans(MILK);
        shop.does(TILL_2, BEN, scan(WINE));
        assertThat(shop.lines()).containsExactly("1 1 EACH Milk 1 l 1.29");
        shop.reopen();
        assertThat(shop.lines()).containsExactly("1 1 EACH Milk 1 l 1.29");
        shop.does(TILL_2, BEN, new PayCash(shop.money("10.00")));
        assertThat(shop.lines()).containsExactly("1 1 EACH Milk 1 l 1.29");
        assertThat(shop.sales()).hasSize(1);
    }

    @Test
    void american_tax_comes_on_top_and_has_its_own_totals() {
        try (var deli = TestShop.american(folder.resolve("new-york"))) {
            deli.opens("100.00");
            deli.scans(WINE);
            deli.scans(MILK);
            var priced = deli.priced();
            assertThat(priced.net()).isEqualTo(deli.money("8.28"));
            assertThat(priced.taxes())
                    .extracting(tax -> tax.rate().id() + " " + tax.tax())
                    .containsExactly("city 0.31 USD", "state 0.28 USD");
            assertThat(priced.total()).isEqualTo(deli.money("8.87"));
            deli.paysCash("9.00");
            assertThat(deli.sales().getFirst().priced().change()).isEqualTo(deli.money("0.13"));
        }
    }

    @Test
    void german_tax_is_in_the_price() {
        shop.opens("0.00");
        shop.scans(WINE);
        shop.scans(MILK);
        shop.scans(STAMPS);
        var priced = shop.priced();
        assertThat(priced.total()).isEqualTo(shop.money("16.78"));
        assertThat(priced.taxes())
                .extracting(tax -> tax.rate().id() + " " + tax.net() + " " + tax.tax())
                .containsExactly("A 5.87 EUR 1.12 EUR", "B 1.21 EUR 0.08 EUR");
        assertThat(priced.net().plus(priced.tax())).isEqualTo(priced.total());
    }

    // Shift

    @Test
    void a_shift_ends_with_what_the_drawer_should_hold() {
        shop.opens("100.00");
        shop.scans(MILK);
        shop.paysCash("50.00");
        shop.scans(WINE);
        shop.paysCash("6.99");
        shop.does(new NoSale("change for the customer"));
        shop.effects.clear();
        shop.closes("108.20");

        var closed = shop.last(Payload.ShiftClosed.class);
        assertThat(closed.shift()).hasToString("1-1-1");
        assertThat(closed.expected()).isEqualTo(shop.money("108.28"));
        assertThat(closed.counted()).isEqualTo(shop.money("108.20"));
        assertThat(shop.effects).containsExactly(new Effect.OpenDrawer(), new Effect.AskTerminal());
        assertThat(shop.state()).isEqualTo(TillState.CLOSED);

        shop.opens("100.00");
        assertThat(shop.shift().number()).hasToString("1-1-2");
        assertThat(shop.state().lastSale()).isNull();
    }

    @Test
    void f06_what_is_sold_after_midnight_belongs_to_the_shifts_day() {
        shop.now = Instant.parse("2026-11-22T22:58:00Z");
        shop.opens("0.00");
        shop.now = Instant.parse("2026-11-22T23:10:00Z"); // ten past midnight in Cologne
        shop.scans(MILK);
        shop.paysCash("2.00");
        assertThat(shop.shift().businessDay()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(shop.journal().getLast().businessDay()).isEqualTo(LocalDate.of(2026, 11, 22));
    }

    @Test
    void a_manager_may_stand_in_for_the_cashier_and_the_drawer_stays_the_cashiers() {
        shop.opens("0.00");
        shop.does(TILL_1, MONA, scan(MILK));
        shop.does(TILL_1, MONA, new PayCash(shop.money("2.00")));
        assertThat(shop.sales().getFirst().cashier()).isEqualTo(ANNA.staff());
        shop.does(TILL_1, MONA, new CloseShift(shop.money("1.29")));
        assertThat(shop.last(Payload.ShiftClosed.class).closedBy()).isEqualTo(MONA.staff());
        assertThat(shop.last(Payload.ShiftClosed.class).cashier()).isEqualTo(ANNA.staff());
    }

    @Test
    void x_is_the_sum_of_the_shifts_facts_and_resets_nothing() {
        shop.opens("100.00");
        shop.scans(WINE);
        shop.scans(MILK, 3);
        shop.paysCash("20.00");
        shop.scans(BREAD);
        shop.does(new VoidBasket());
        shop.does(new NoSale(null));
        assertThat(x())
                .containsExactly(
                        "ITEMS  4 0",
                        "NET  1 949",
                        "NO_SALE  1 0",
                        "OPENING_FLOAT  1 10000",
                        "SALES  1 1086",
                        "TAX A 1 112",
                        "TAX B 1 25",
                        "TENDER cash 1 1086",
                        "VOIDED  1 249");
        assertThat(x()).isEqualTo(x());
        assertThat(totals()).isEqualTo(10000 + 1086);
        shop.reopen();
        assertThat(totals()).isEqualTo(10000 + 1086);
    }

    @Test
    void the_reports_are_what_the_journal_says_when_they_are_made_again() {
        shop.opens("100.00");
        shop.scans(WINE);
        shop.paysCash("20.00");
        shop.weighs(BANANAS, 1_500);
        shop.paysCash("20.00");
        shop.scans(MILK);
        shop.does(new VoidBasket());
        shop.closes("100.00");
        var before = shop.dump();
        shop.database().act(shop.site().journal()::rebuildFolds);
        assertThat(shop.dump()).isEqualTo(before);
    }

    private static Basket.Known replayed(List<BasketEntry> events) {
        return (Basket.Known)
                BasketRules.replay(events.stream().map(BasketEntry::happened).toList());
    }

    private List<String> x() {
        return ofShift().stream()
                .map(it -> it.figure() + " " + it.name() + " " + it.count() + " " + it.minor())
                .toList();
    }

    private long totals() {
        return Totals.expectedCash(ofShift());
    }

    private List<Posting> ofShift() {
        return shop.database()
                .read(tx -> shop.site().totals().ofShift(tx, shop.shift().number()));
    }
}
