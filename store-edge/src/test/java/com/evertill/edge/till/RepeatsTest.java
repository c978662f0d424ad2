package com.evertill.edge.till;

import static com.evertill.edge.Goods.BANANAS;
import static com.evertill.edge.Goods.BREAD;
import static com.evertill.edge.Goods.MILK;
import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.ANNA;
import static com.evertill.edge.TestShop.scan;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.edge.TestShop;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillAction.*;
import com.evertill.shop.api.TillCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatsTest {
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

    private record Asked(TillCommand command, @Nullable Refusal answer) {}

    /** A day with everything in it, and refusals among it. */
    private List<TillAction> script() {
        return List.of(
                scan(MILK),
                new OpenShift(shop.money("100.00")),
                new OpenShift(shop.money("100.00")),
                scan(MILK),
                scan("no code"),
                new Scan(BREAD, null, 2L, null),
                new Scan(BANANAS, null, null, 453L),
                new ChangeQuantity(1, 3_000),
                new VoidLine(2),
                new VoidLine(2),
                new PayCash(shop.money("2.00")),
                new TakeBackTender(1),
                new PayCash(shop.money("50.00")),
                new PrintReceipt(new ReceiptNumber(shop.till().number(), 1, 1)),
                new SettlePrint("1-1-1", true),
                scan(WINE),
                new VoidBasket(),
                new VoidBasket(),
                new NoSale("a coin was stuck"),
                scan(WINE),
                new PayCard(null),
                new CancelCard(),
                new PayCash(shop.money("7.00")),
                new CloseShift(shop.money("100.00")));
    }

    @Test
    void f08_reply_lost_after_commit() {
        for (var action : script()) {
            var command = shop.command(action);
            var answer = shop.till().take(command, ANNA, shop.now);
            shop.reopen(); // the reply is lost with the process that was to send it
            var before = shop.dump();
            var state = shop.state();
            shop.pass(Duration.ofMinutes(5));
            assertThat(shop.till().take(command, ANNA, shop.now)).isEqualTo(answer);
            assertThat(shop.dump()).as("after the repeat of %s", action).isEqualTo(before);
            assertThat(shop.state()).isEqualTo(state);
            assertThat(shop.effects).isEmpty();
        }
    }

    @Test
    void f09_a_repeat_is_a_normal_outcome_however_late_and_often() {
        var asked = new ArrayList<Asked>();
        for (var action : script()) {
            var command = shop.command(action);
            asked.add(
                    new Asked(command, shop.till().take(command, ANNA, shop.now).refusal()));
        }
        var before = shop.dump();
        shop.effects.clear();
        for (int round = 0; round < 2; round++) {
            for (var one : asked) {
                assertThat(shop.till().take(one.command, ANNA, shop.now).refusal())
                        .as("%s", one.command)
                        .isEqualTo(one.answer);
            }
        }
        assertThat(shop.dump()).isEqualTo(before);
        assertThat(shop.effects).isEmpty();
        assertThat(asked)
                .extracting(Asked::answer)
                .contains(Refusal.THE_SHIFT_IS_NOT_OPEN)
                .containsNull();
    }

    @Test
    void f11_two_screens_on_one_till_see_one_basket() throws Exception {
        shop.opens("0.00");
        int screens = 8;
        int scans = 12;
        var together = new CyclicBarrier(screens);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<java.util.concurrent.Future<?>>();
            for (int screen = 0; screen < screens; screen++) {
                int mine = screen;
                all.add(threads.submit(() -> {
                    together.await();
                    for (int i = 0; i < scans; i++) {
                        // Two screens at a time send the same command, as tabs that share a queue do.
                        var command = new TillCommand("screen" + mine / 2 + "-" + i, null, scan(MILK));
                        assertThat(shop.till().take(command, ANNA, shop.now).refusal())
                                .isNull();
                        assertThat(shop.lines()).isNotEmpty();
                    }
                    return null;
                }));
            }
            for (var one : all) {
                one.get();
            }
        }
        assertThat(shop.lines()).hasSize(screens / 2 * scans);
        assertThat(shop.priced().lines()).extracting(line -> line.line()).doesNotHaveDuplicates();
        var before = shop.lines();
        shop.reopen();
        assertThat(shop.lines()).isEqualTo(before);
    }

    @Test
    void f11_of_two_screens_that_press_pay_one_completes_the_sale() throws Exception {
        shop.opens("0.00");
        for (int sale = 1; sale <= 5; sale++) {
            shop.scans(MILK);
            var basket = ((com.evertill.commerce.basket.Basket.Known)
                            shop.state().basket())
                    .id()
                    .value();
            var together = new CyclicBarrier(2);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = new ArrayList<java.util.concurrent.Future<Till.Answer>>();
                for (var screen : List.of("left", "right")) {
                    var command = new TillCommand(screen + sale, basket, new PayCash(shop.money("5.00")));
                    answers.add(threads.submit(() -> {
                        together.await();
                        return shop.till().take(command, ANNA, shop.now);
                    }));
                }
                var refusals = new ArrayList<@Nullable Refusal>();
                for (var answer : answers) {
                    refusals.add(answer.get().refusal());
                }
                assertThat(refusals).containsExactlyInAnyOrder(null, Refusal.ANOTHER_BASKET_IS_MEANT);
            }
            assertThat(shop.sales()).hasSize(sale);
        }
    }
}
