package com.evertill.edge.tender;

import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.ANNA;
import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.basket.Basket;
import com.evertill.edge.TestShop;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.FakeTerminal.Pay;
import com.evertill.edge.tender.FakeTerminal.Reverse;
import com.evertill.shop.api.TillAction.*;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The power goes at every arrow of a card payment's life, one after another, until a whole run passes without. What the terminal took less what
 * it gave back is then what the completed sales say was paid by card.
 */
class CardCrashTest {
    @TempDir
    Path folder;

    private final FakeTerminal terminal = new FakeTerminal();
    private int arrow;
    private int cutAt;
    private boolean wasCut;

    private void passAnArrow() {
        if (arrow++ == cutAt) {
            wasCut = true;
            throw new PowerCut();
        }
    }

    @ParameterizedTest
    @EnumSource
    void f20_killed_at_every_arrow_of_a_payment(Pay outcome) {
        eachArrow(shop -> {
            terminal.pay = outcome;
            shop.does(new PayCard(null));
        });
    }

    @ParameterizedTest
    @EnumSource
    void f20_killed_at_every_arrow_of_a_payment_that_is_taken_back(Reverse outcome) {
        eachArrow(shop -> {
            terminal.pay = Pay.APPROVE;
            terminal.reverse = outcome;
            shop.does(new PayCard(shop.money("5.00")));
            stepWithCuts(shop);
            shop.desk.stepForMinutes(3);
            // Refused where the cut has made nothing of the payment.
            shop.take(TILL_1, ANNA, new TakeBackTender(1));
        });
    }

    @ParameterizedTest
    @EnumSource
    void f20_killed_at_every_arrow_of_a_refund(Pay outcome) {
        eachArrow(shop -> {
            terminal.pay = Pay.APPROVE;
            terminal.refund = outcome;
            int before = shop.sales().size();
            shop.does(new PayCard(null));
            // Sold first, with no cut.
            int cut = cutAt;
            cutAt = -1;
            shop.desk.stepAsFarAsItGoes();
            assertThat(shop.sales()).hasSize(before + 1);
            cutAt = cut;
            arrow = 0;
            shop.does(TILL_1, MONA, new RefundCard(shop.sales().getLast().receipt(), null, null, "corked"));
        });
    }

    private interface Doing {
        void in(TestShop shop);
    }

    private void eachArrow(Doing doing) {
        try (var shop = TestShop.german(folder)) {
            shop.desk.between = till -> new CutBasket(till, this::passAnArrow);
            shop.desk.connect(terminal);
            shop.opens("0.00");
            do {
                terminal.before = this::passAnArrow;
                terminal.after = this::passAnArrow;
                arrow = 0;
                wasCut = false;
                shop.scans(WINE);
                doing.in(shop);
                stepWithCuts(shop);
                assertEndsWell(shop);
                cutAt++;
            } while (wasCut);
            assertThat(cutAt).as("arrows").isGreaterThanOrEqualTo(3);
        }
    }

    /** Every step is followed by a restart, on top of the cut within one. */
    private void stepWithCuts(TestShop shop) {
        for (int i = 0; i < 4; i++) {
            try {
                shop.desk.step();
            } catch (PowerCut expected) {
                // The power is gone, and comes back.
            }
            shop.reopen();
        }
    }

    private void assertEndsWell(TestShop shop) {
        cutAt += 1_000_000; // no more cuts
        terminal.reverse = Reverse.GIVE_BACK;
        terminal.lateOnesArrive();
        shop.desk.stepForMinutes(4);
        if (shop.state().basket() instanceof Basket.Open) {
            shop.does(new PayCash(shop.priced().due()));
        }
        shop.pass(Duration.ofHours(25));
        shop.desk.stepForMinutes(8);
        assertThat(shop.state().basket()).isInstanceOf(Basket.NotOpened.class);
        assertThat(terminal.captured()).as("cut at %d", cutAt - 1_000_000).isEqualTo(shop.desk.cardTenders());
        assertThat(shop.desk.attempts())
                .allSatisfy(it -> assertThat(it.state().isSettled()).isTrue());
        assertThat(shop.desk.attempts())
                .filteredOn(it -> it.state() == State.APPLIED)
                .allSatisfy(it -> assertThat(
                                it.isRefund()
                                        ? terminal.refunded(it.reference()) > 0
                                        : terminal.hasTaken(it.reference()))
                        .isTrue());
        cutAt -= 1_000_000;
    }
}
