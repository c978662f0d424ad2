package com.evertill.edge.till;

import static com.evertill.commerce.Refusal.*;
import static com.evertill.edge.Goods.MILK;
import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.ANNA;
import static com.evertill.edge.TestShop.BEN;
import static com.evertill.edge.TestShop.TILL_1;
import static com.evertill.edge.TestShop.TILL_2;
import static com.evertill.edge.TestShop.scan;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.Owner;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tender.ShiftNumber;
import com.evertill.edge.TestShop;
import com.evertill.edge.journal.Fold;
import com.evertill.edge.journal.Totals;
import com.evertill.edge.journal.Verifier;
import com.evertill.edge.receipt.Receipts;
import com.evertill.edge.stock.StockOnHand;
import com.evertill.shop.api.TillAction.*;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Baskets that are put aside and gone on with, here or at another till. */
class ParkedBasketTest {
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path folder) {
        shop = TestShop.german(folder);
        shop.does(TILL_1, ANNA, new OpenShift(shop.money("100.00")));
        shop.does(TILL_2, BEN, new OpenShift(shop.money("100.00")));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void f24_a_parked_basket_belongs_to_the_till_that_recalls_it_and_to_no_other() {
        var basket = parked(TILL_1);
        assertThat(shop.till(TILL_1).state().basket()).isInstanceOf(Basket.NotOpened.class);
        shop.does(TILL_2, BEN, new RecallBasket(basket));
        assertThat(shop.refuses(TILL_1, ANNA, new RecallBasket(basket))).isEqualTo(THE_BASKET_IS_NOT_WAITING);
        assertThat(shop.refuses(TILL_1, ANNA, new PayCash(shop.money("10.00")))).isEqualTo(THERE_IS_NO_OPEN_BASKET);
        shop.does(TILL_2, BEN, scan(WINE));
        shop.does(TILL_2, BEN, new PayCash(due(TILL_2)));
        var sale = shop.sales().getLast();
        assertThat(sale.basket().value()).isEqualTo(basket);
        assertThat(sale.till()).isEqualTo(TILL_2);
        assertThat(sale.cashier()).isEqualTo(BEN.staff());
        assertThat(sale.shift()).isEqualTo(new ShiftNumber(TILL_2, 1, 1));
        assertThat(shop.refuses(TILL_1, ANNA, new RecallBasket(basket))).isEqualTo(THE_BASKET_IS_NOT_WAITING);
        assertThat(shop.sales()).hasSize(1);
        verified();
    }

    @Test
    void f24_the_lines_and_prices_are_those_of_the_first_till() {
        shop.does(TILL_1, ANNA, scan(MILK));
        shop.does(TILL_1, ANNA, scan(WINE));
        shop.does(TILL_1, ANNA, new VoidLine(1));
        var before = content(TILL_1);
        shop.does(TILL_1, ANNA, new SuspendBasket());
        shop.does(TILL_2, BEN, new RecallBasket(before.opening().basket().value()));
        assertThat(content(TILL_2).lines()).isEqualTo(before.lines());
        assertThat(content(TILL_2).priced()).isEqualTo(before.priced());
        assertThat(ownerOf(TILL_2)).isEqualTo(TILL_2);
    }

    @Test
    void f24_a_box_that_was_killed_knows_who_has_it() {
        var first = parked(TILL_1);
        var second = parked(TILL_1);
        shop.does(TILL_2, BEN, new RecallBasket(first));
        shop.reopen();
        assertThat(content(TILL_2).opening().basket().value()).isEqualTo(first);
        assertThat(waiting()).containsExactly(second);
        shop.does(TILL_2, BEN, new VoidBasket());
        shop.does(TILL_1, ANNA, new RecallBasket(second));
        shop.does(TILL_1, ANNA, new PayCash(due(TILL_1)));
        var shown = shop.till(TILL_1).state().lastSale();
        shop.reopen();
        assertThat(shop.till(TILL_1).state().lastSale()).isEqualTo(shown);
        assertThat(shop.till(TILL_2).state().lastSale()).isNull();
        verified();
    }

    @Test
    void what_waits_is_told_with_all_that_happened_and_who_went_on() {
        var basket = parked(TILL_1);
        shop.does(TILL_2, BEN, new RecallBasket(basket));
        var suspended = shop.last(Payload.BasketSuspended.class);
        assertThat(suspended.basket().value()).isEqualTo(basket);
        assertThat(suspended.till()).isEqualTo(TILL_1);
        assertThat(suspended.by()).isEqualTo(ANNA.staff());
        assertThat(suspended.events()).hasSize(3);
        var recalled = shop.last(Payload.BasketRecalled.class);
        assertThat(recalled.till()).isEqualTo(TILL_2);
        assertThat(recalled.by()).isEqualTo(BEN.staff());
    }

    @Test
    void a_basket_waits_with_something_in_it_and_nothing_paid() {
        assertThat(shop.refuses(TILL_1, ANNA, new SuspendBasket())).isEqualTo(THERE_IS_NO_OPEN_BASKET);
        shop.does(TILL_1, ANNA, scan(MILK));
        shop.does(TILL_1, ANNA, new VoidLine(1));
        assertThat(shop.refuses(TILL_1, ANNA, new SuspendBasket())).isEqualTo(THE_BASKET_IS_EMPTY);
        shop.does(TILL_1, ANNA, scan(MILK));
        shop.does(TILL_1, ANNA, new PayCash(shop.money("0.10")));
        assertThat(shop.refuses(TILL_1, ANNA, new SuspendBasket())).isEqualTo(PAYMENTS_MUST_BE_TAKEN_BACK_FIRST);
    }

    @Test
    void one_basket_at_a_time() {
        var basket = parked(TILL_1);
        shop.does(TILL_1, ANNA, scan(MILK));
        assertThat(shop.refuses(TILL_1, ANNA, new RecallBasket(basket))).isEqualTo(A_BASKET_IS_STILL_OPEN);
        assertThat(shop.refuses(TILL_2, BEN, new RecallBasket("nothing"))).isEqualTo(THE_BASKET_IS_NOT_WAITING);
    }

    @Test
    void a_shift_may_end_while_a_basket_waits() {
        var basket = parked(TILL_1);
        shop.does(TILL_1, ANNA, new CloseShift(shop.money("100.00")));
        shop.does(TILL_2, BEN, new RecallBasket(basket));
        shop.does(TILL_2, BEN, new PayCash(due(TILL_2)));
        verified();
    }

    @Test
    void a_shop_does_not_lose_sight_of_its_parked_baskets() {
        for (int i = 0; i < WaitingBaskets.MOST; i++) {
            parked(TILL_1);
        }
        shop.does(TILL_1, ANNA, scan(MILK));
        assertThat(shop.refuses(TILL_1, ANNA, new SuspendBasket())).isEqualTo(TOO_MANY_BASKETS_ARE_WAITING);
        shop.does(TILL_2, BEN, new RecallBasket(waiting().getFirst()));
        shop.does(TILL_1, ANNA, new SuspendBasket());
    }

    private String parked(TillId till) {
        shop.does(till, ANNA, scan(MILK));
        var basket = content(till).opening().basket().value();
        shop.does(till, ANNA, new SuspendBasket());
        return basket;
    }

    private TillId ownerOf(TillId till) {
        return ((Owner.AtTill) content(till).owner()).till();
    }

    private List<String> waiting() {
        return shop.database().read(shop.site().waiting()::all).stream()
                .map(it -> it.suspended().basket().value())
                .toList();
    }

    private Basket.Content content(TillId till) {
        return ((Basket.Known) shop.till(till).state().basket()).content();
    }

    private Money due(TillId till) {
        return content(till).priced().due();
    }

    private void verified() {
        var folds = List.<Fold>of(new Totals(), new StockOnHand(), new Receipts(), new WaitingBaskets());
        for (var finding : shop.database().write(tx -> Verifier.verify(tx, folds))) {
            assertThat(finding.holds()).as(finding.detail()).isTrue();
        }
    }
}
