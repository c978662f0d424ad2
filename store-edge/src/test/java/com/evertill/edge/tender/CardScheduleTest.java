package com.evertill.edge.tender;

import static com.evertill.edge.Goods.MILK;
import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.ANNA;
import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static com.evertill.edge.TestShop.scan;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.basket.Basket;
import com.evertill.edge.TestShop;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.FakeTerminal.Pay;
import com.evertill.edge.tender.FakeTerminal.Reverse;
import com.evertill.shop.api.TillAction.*;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sales in which anything may happen at any moment: the terminal, the line to it, the power, the cashier and the manager all do as a seed
 * says. When all is settled, the money adds up. A failure names the seed and tells what was done.
 */
class CardScheduleTest {
    private static final int SALES = 100;
    private static final int STEPS = 14;

    @TempDir
    Path folder;

    private final FakeTerminal terminal = new FakeTerminal();
    private final List<String> told = new ArrayList<>();
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
    void f20_f21_whatever_happens_the_terminal_took_what_the_sales_say() {
        shop.desk.connect(terminal);
        shop.opens("0.00");
        for (int seed = 1; seed <= SALES; seed++) {
            told.clear();
            try {
                sale(new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + String.join(", ", told), e);
            }
        }
        assertThat(shop.desk.cardTenders()).isPositive();
        assertThat(shop.sales()).hasSizeGreaterThan(SALES / 2);
    }

    private void sale(Random random) {
        shop.scans(WINE);
        for (int i = 0; i < STEPS; i++) {
            something(random);
        }
        settle();
        assertThat(terminal.captured()).isEqualTo(shop.desk.cardTenders());
        assertThat(shop.desk.attempts())
                .allSatisfy(
                        it -> assertThat(it.state().isSettled()).as("%s", it).isTrue());
        assertThat(shop.desk.attempts())
                .filteredOn(it -> it.state() == State.APPLIED)
                .allSatisfy(it -> assertThat(terminal.hasTaken(it.reference())).isTrue());
    }

    private void something(Random random) {
        switch (random.nextInt(16)) {
            case 0 -> tries("scan", scan(MILK));
            case 1, 2, 3 -> {
                terminal.pay = any(Pay.values(), random);
                tries("card " + terminal.pay, new PayCard(random.nextBoolean() ? null : shop.money("1.00")));
            }
            case 4 -> tries("cash", new PayCash(shop.money("0.50")));
            case 5 -> tries("cancel", new CancelCard());
            case 6 -> {
                terminal.reverse = any(Reverse.values(), random);
                tries("take back, " + terminal.reverse, new TakeBackTender(1 + random.nextInt(3)));
            }
            case 7 -> manager(random.nextBoolean());
            case 8 -> {
                told.add("power");
                shop.reopen();
            }
            case 9 -> {
                terminal.isReachable = random.nextBoolean();
                told.add(terminal.isReachable ? "line" : "no line");
            }
            case 10 -> {
                told.add("late ones");
                terminal.lateOnesArrive();
            }
            case 11 -> {
                told.add("minutes");
                terminal.aMinutePasses();
                shop.pass(Duration.ofMinutes(1 + random.nextInt(4)));
            }
            default -> {
                told.add("step");
                shop.desk.step();
            }
        }
    }

    private static <T> T any(T[] of, Random random) {
        return List.of(of).get(random.nextInt(of.length));
    }

    private void tries(String what, com.evertill.shop.api.TillAction action) {
        var refusal = shop.take(TILL_1, ANNA, action);
        told.add(refusal == null ? what : what + " (no)");
    }

    /** Who looks at the terminal before deciding: what it has taken was paid, and only what it has not taken was given back. */
    private void manager(boolean looks) {
        var waiting = shop.database().read(shop.till()::awaitingTheManager);
        if (waiting.isEmpty()) {
            return;
        }
        var attempt = waiting.getFirst();
        boolean taken = terminal.hasTaken(attempt.reference());
        boolean says = attempt.state() == State.UNKNOWN ? looks && taken : taken;
        var refusal = shop.take(TILL_1, MONA, new ResolveCard(attempt.reference(), says));
        told.add("manager says " + says + " of " + attempt.reference() + (refusal == null ? "" : " (no)"));
    }

    private void settle() {
        told.add("settled");
        terminal.isReachable = true;
        terminal.pay = Pay.APPROVE;
        terminal.reverse = Reverse.GIVE_BACK;
        terminal.lateOnesArrive();
        for (int i = 0; i < 3; i++) {
            shop.desk.stepForMinutes(4);
            if (shop.state().basket() instanceof Basket.Open) {
                tries("cash for the rest", new PayCash(shop.priced().due()));
            }
        }
        shop.pass(Duration.ofHours(25));
        shop.desk.stepForMinutes(8);
        assertThat(shop.state().basket()).isInstanceOf(Basket.NotOpened.class);
    }
}
