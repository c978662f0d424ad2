package com.evertill.edge.till;

import static com.evertill.edge.Goods.BANANAS;
import static com.evertill.edge.Goods.BREAD;
import static com.evertill.edge.Goods.MILK;
import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.ANNA;
import static com.evertill.edge.TestShop.TILL_1;
import static com.evertill.edge.TestShop.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.Seal;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.edge.TestShop;
import com.evertill.edge.journal.Fold;
import com.evertill.edge.receipt.PrintJobs;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillAction.*;
import com.evertill.shop.api.TillCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The power goes. */
class CrashTest {
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

    private List<TillAction> twoSales() {
        return List.of(
                new OpenShift(shop.money("100.00")),
                scan(MILK),
                new Scan(BREAD, null, 2L, null),
                new Scan(BANANAS, null, null, 453L),
                new ChangeQuantity(1, 3_000),
                new VoidLine(2),
                new PayCash(shop.money("2.00")),
                new TakeBackTender(1),
                new PayCash(shop.money("3.00")),
                new PayCash(shop.money("10.00")),
                scan(WINE),
                new VoidBasket(),
                scan(WINE),
                new PayCash(shop.money("6.99")));
    }

    /** What must not change by a crash; print jobs have their own test. */
    private static void same(TestShop after, TestShop before) {
        assertThat(after.state()).isEqualTo(before.state());
        assertThat(after.lines()).isEqualTo(before.lines());
        assertThat(after.journal()).isEqualTo(before.journal());
        assertThat(after.effects).isEmpty();
    }

    @Test
    void f01_f02_killed_after_any_command_the_basket_is_there_line_for_line_and_a_paid_sale_once() {
        for (var action : twoSales()) {
            shop.does(action);
            try (var after = shop.asIfKilledNow()) {
                same(after, shop);
            }
        }
        assertThat(shop.sales()).hasSize(2);
    }

    @Test
    void f01_f12_killed_at_any_instant_within_a_command_it_never_was_and_its_numbers_are_not_lost() {
        for (var action : twoSales()) {
            var before = shop.state();
            var receipts = shop.sales().size();
            for (var after : killedWhileDoing(action)) {
                assertThat(after.state()).as("killed within %s", action).isEqualTo(before);
                assertThat(after.sales()).hasSize(receipts);
                after.does(action); // the screen tries again
                assertThat(after.state().basket()).isEqualTo(shop.state().basket());
                assertThat(numbers(after)).isEqualTo(numbers(shop));
                after.close();
            }
        }
        assertThat(numbers(shop)).containsExactly("1-1-1", "1-1-2");
    }

    /** The shop does it, and is copied whenever a fact or a seal is under way. */
    private List<TestShop> killedWhileDoing(TillAction action) {
        var killed = new ArrayList<TestShop>();
        shop.moreFolds.add(new AtEachFact(_ -> killed.add(shop.asIfKilledNow())));
        shop.sealer = _ -> {
            killed.add(shop.asIfKilledNow());
            return new Seal.None();
        };
        shop.does(action);
        shop.moreFolds.clear();
        shop.sealer = TillSite.NO_SIGNER;
        return killed;
    }

    private static List<String> numbers(TestShop shop) {
        return shop.sales().stream().map(sale -> sale.receipt().toString()).toList();
    }

    @Test
    void f05_what_is_to_be_printed_is_in_the_journal_first() {
        var printed = new ArrayList<String>();
        shop.devices = effects -> effects.forEach(effect -> {
            if (effect instanceof Effect.Print(var job)) {
                try (var after = shop.asIfKilledNow()) {
                    printed.add(job);
                    var asked =
                            after.database().read(tx -> after.site().printJobs().asked(tx, TILL_1));
                    assertThat(asked).extracting(PrintJobs.Job::id).contains(job);
                    assertThat(asked)
                            .allSatisfy(it -> assertThat(numbers(after)).contains(String.valueOf(it.receipt())));
                }
            }
        });
        twoSales().forEach(shop::does);
        shop.does(new PrintReceipt(shop.sales().getFirst().receipt()));
        assertThat(printed).containsExactly("1-1-1", "1-1-2", "1-1-3");
    }

    @Test
    void f26_a_receipt_that_may_have_come_out_is_never_printed_again_unasked() {
        shop.opens("0.00");
        shop.scans(MILK);
        shop.paysCash("2.00");
        assertThat(taken("1-1-1")).isPresent();
        assertThat(taken("1-1-1")).as("handed over once").isEmpty();
        shop.reopen();
        assertThat(shop.effects).isEmpty();
        assertThat(taken("1-1-1")).isEmpty();
        assertThat(asked()).containsExactly("1-1-1");

        shop.does(new SettlePrint("1-1-1", true));
        assertThat(shop.effects).containsExactly(new Effect.Print("1-1-1"));
        shop.effects.clear();
        shop.does(new SettlePrint("1-1-1", true));
        assertThat(shop.effects).as("the other screen asked as well").isEmpty();
        assertThat(asked()).isEmpty();
    }

    @Test
    void nobody_looks_for_papers_of_a_shift_that_is_over() {
        shop.opens("0.00");
        shop.scans(MILK);
        shop.paysCash("2.00");
        shop.reopen();
        assertThat(asked()).hasSize(1);
        shop.closes("1.29");
        assertThat(asked()).isEmpty();
    }

    private Optional<PrintJobs.Job> taken(String job) {
        return shop.database().write(tx -> shop.site().printJobs().take(tx, job));
    }

    private List<String> asked() {
        return shop.database().read(tx -> shop.site().printJobs().asked(tx, TILL_1)).stream()
                .map(PrintJobs.Job::id)
                .toList();
    }

    @Test
    void f15_a_copy_can_be_had_at_any_time_and_says_so() {
        shop.opens("0.00");
        shop.scans(MILK);
        shop.paysCash("2.00");
        var receipt = shop.lastSale().receipt();
        shop.closes("1.29");
        shop.effects.clear();
        shop.does(TILL_1, TestShop.MONA, new PrintReceipt(receipt));
        assertThat(shop.effects).containsExactly(new Effect.Print("1-1-2"));
        assertThat(taken("1-1-2").orElseThrow().copy()).isTrue();
        assertThat(shop.last(Payload.ReceiptCopied.class).receipt()).isEqualTo(receipt);
    }

    // What fails within

    @Test
    void a_command_that_fails_anywhere_within_leaves_nothing_behind_and_the_next_works() {
        for (var action : twoSales()) {
            var dump = shop.dump();
            var state = shop.state();
            var command = shop.command(action);
            for (int fails = 1; fails <= facts(action); fails++) {
                shop.moreFolds.add(new AtEachFact(failing(fails)));
                shop.effects.clear();
                assertThatThrownBy(() -> shop.till().take(command, ANNA, shop.now))
                        .isInstanceOf(PowerCut.class);
                assertNothingHappened(dump, state);
                shop.moreFolds.clear();
            }
            assertThat(shop.till().take(command, ANNA, shop.now).refusal())
                    .as("%s, tried again", action)
                    .isNull();
        }
        assertThat(numbers(shop)).containsExactly("1-1-1", "1-1-2");
    }

    @Test
    void a_signing_device_that_breaks_leaves_the_basket_unpaid_and_the_number_undrawn() {
        shop.opens("0.00");
        shop.scans(MILK);
        var dump = shop.dump();
        var state = shop.state();
        var pay = new TillCommand("pay", null, new PayCash(shop.money("2.00")));
        shop.effects.clear();
        shop.sealer = _ -> {
            throw new PowerCut();
        };
        assertThatThrownBy(() -> shop.till().take(pay, ANNA, shop.now)).isInstanceOf(PowerCut.class);
        assertNothingHappened(dump, state);
        shop.sealer = _ -> new Seal.Signed("TSE 1", "c2lnbmVk", "signed by TSE 1");
        assertThat(shop.till().take(pay, ANNA, shop.now).refusal()).isNull();
        assertThat(shop.sales()).singleElement().satisfies(sale -> {
            assertThat(sale.receipt()).hasToString("1-1-1");
            assertThat(sale.seal()).isEqualTo(new Seal.Signed("TSE 1", "c2lnbmVk", "signed by TSE 1"));
        });
        assertThat(shop.state().basket()).isInstanceOf(Basket.NotOpened.class);
    }

    private void assertNothingHappened(String dump, TillState state) {
        assertThat(shop.dump()).isEqualTo(dump);
        assertThat(shop.state()).isSameAs(state);
        assertThat(shop.effects).isEmpty();
    }

    /** How many facts it makes, by this script. */
    private static int facts(TillAction action) {
        return switch (action) {
            case OpenShift _, VoidBasket _ -> 1;
            case PayCash(var given) when given.minor() > 300 -> 1;
            default -> 0;
        };
    }

    private static Consumer<Fact> failing(int at) {
        var seen = new int[1];
        return _ -> {
            if (++seen[0] == at) {
                throw new PowerCut();
            }
        };
    }

    private static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private record AtEachFact(Consumer<Fact> then) implements Fold {
        @Override
        public void apply(Tx tx, Fact fact, Payload payload) {
            then.accept(fact);
        }

        @Override
        public void clear(Tx tx) {}

        @Override
        public String content(Tx tx) {
            return "";
        }
    }
}
