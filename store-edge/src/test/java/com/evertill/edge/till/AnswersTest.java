package com.evertill.edge.till;

import static com.evertill.edge.Goods.MILK;
import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.ANNA;
import static com.evertill.edge.TestShop.TILL_1;
import static com.evertill.edge.TestShop.TILL_2;
import static com.evertill.edge.TestShop.scan;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.node.TillId;
import com.evertill.edge.TestShop;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillAction.*;
import com.evertill.shop.api.TillCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For how long a till knows what it answered, and what becomes of a repeat that comes later. */
class AnswersTest {
    private static final String MANY = "WITH RECURSIVE i(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < ?)"
            + " INSERT INTO command(till, id, digest, at) SELECT 2, 'other-' || n, x'00', ? FROM i";

    private final Answers answers = new Answers();

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

    /** A sale and a shift, and what would do harm a second time: a scan, a float, a count, the drawer, the money. */
    private List<TillAction> harmful() {
        return List.of(
                new OpenShift(shop.money("100.00")),
                scan(MILK),
                new PayCash(shop.money("5.00")),
                new NoSale("a coin was stuck"),
                scan(WINE),
                new VoidBasket(),
                scan("no code"),
                new CloseShift(shop.money("101.19")));
    }

    @Test
    void f09_a_repeat_whose_answer_is_forgotten_is_refused_and_does_nothing() {
        var sent = new ArrayList<TillCommand>();
        for (var action : harmful()) {
            var command = seen(TILL_1, action);
            take(command);
            sent.add(command);
        }
        forgetAllOfTill1();
        // In each of the two states in which one of them could be done again.
        repeatsAreTooOld(sent);
        assertThat(take(seen(TILL_1, new OpenShift(shop.money("100.00"))))).isNull();
        repeatsAreTooOld(sent);
        shop.reopen();
        repeatsAreTooOld(sent);
        assertThat(take(seen(TILL_1, scan(MILK)))).isNull();
    }

    private void repeatsAreTooOld(List<TillCommand> sent) {
        var before = shop.dump();
        shop.effects.clear();
        for (var command : sent) {
            assertThat(take(command)).as("%s", command).isEqualTo(Refusal.THE_COMMAND_IS_TOO_OLD);
        }
        assertThat(shop.dump()).isEqualTo(before);
        assertThat(shop.effects).isEmpty();
    }

    @Test
    void a_head_that_says_no_turn_is_told_the_same_for_a_month_and_no_longer() {
        var command = new TillCommand("of a program", null, new OpenShift(shop.money("100.00")));
        take(command);
        shop.closes("100.00");
        assertThat(take(command)).isNull();
        assertThat(shop.state().shift()).as("nothing was done").isNull();
        forgetAllOfTill1();
        assertThat(take(command)).isNull();
        assertThat(shop.state().shift()).as("done anew").isNotNull();
    }

    @Test
    void what_is_younger_than_a_month_stays_and_so_do_the_newest_ten_thousand() {
        shop.opens("100.00");
        others(Answers.KEPT_AT_LEAST + 1_000);
        shop.pass(Answers.KEPT.minusSeconds(1));
        assertThat(trim()).isZero();
        shop.pass(Duration.ofSeconds(2));
        trim();
        assertThat(kept()).isBetween((long) Answers.KEPT_AT_LEAST, (long) Answers.KEPT_AT_LEAST + Answers.BITE);
        shop.pass(Duration.ofDays(10_000)); // a clock that runs away
        trim();
        assertThat(kept()).isGreaterThanOrEqualTo(Answers.KEPT_AT_LEAST);
    }

    @Test
    void it_is_done_in_bites_so_small_that_no_scan_waits_for_long() {
        shop.opens("100.00");
        others(Answers.KEPT_AT_LEAST + 1_000);
        shop.pass(Answers.KEPT.plusSeconds(1));
        long before = kept();
        assertThat(answers.trim(shop.database(), shop.now)).isTrue();
        assertThat(kept()).isEqualTo(before - Answers.BITE);
    }

    @Test
    void a_till_that_stood_still_while_others_sold_takes_up_where_it_was() {
        var waiting = seen(TILL_1, new OpenShift(shop.money("100.00"))); // of a page that nobody touched for months
        others(Answers.KEPT_AT_LEAST + 1_000);
        shop.pass(Answers.KEPT.plusSeconds(1));
        trim();
        assertThat(shop.till(TILL_2)
                        .take(seen(TILL_2, scan(MILK), 0L), ANNA, shop.now)
                        .refusal())
                .isEqualTo(Refusal.THE_COMMAND_IS_TOO_OLD);
        assertThat(take(waiting)).isNull();
    }

    @Test
    void a_turn_grows_with_every_command_refused_ones_among_them_and_over_restarts() {
        long before = shop.till().turn();
        for (var action : harmful()) {
            take(seen(TILL_1, action));
            assertThat(shop.till().turn()).as("%s", action).isGreaterThan(before);
            before = shop.till().turn();
        }
        shop.reopen();
        assertThat(shop.till().turn()).isGreaterThanOrEqualTo(before);
    }

    private TillCommand seen(TillId till, TillAction action) {
        return seen(till, action, shop.till(till).turn());
    }

    private TillCommand seen(TillId till, TillAction action, long turn) {
        return new TillCommand(shop.command(action).id() + "-" + till, null, turn, action);
    }

    private @Nullable Refusal take(TillCommand command) {
        return shop.till().take(command, ANNA, shop.now).refusal();
    }

    private void others(int count) {
        shop.database().act(tx -> tx.update(MANY, count, shop.now.toEpochMilli()));
    }

    private void forgetAllOfTill1() {
        others(Answers.KEPT_AT_LEAST + Answers.BITE);
        shop.pass(Answers.KEPT.plusSeconds(1));
        trim();
        long left = shop.database().read(tx -> tx.number("SELECT count(*) FROM command WHERE till = 1"));
        assertThat(left).isZero();
    }

    private int trim() {
        int bites = 0;
        while (answers.trim(shop.database(), shop.now)) {
            bites++;
        }
        return bites;
    }

    private long kept() {
        return shop.database().read(tx -> tx.number("SELECT count(*) FROM command"));
    }
}
