package com.evertill.edge.tender;

import static com.evertill.commerce.Refusal.*;
import static com.evertill.commerce.tender.Resolution.*;
import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.money.Money;
import com.evertill.devices.simulator.TerminalAround;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.ReversalOutcome;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.edge.TestDesk;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.CardAttempt.Trouble;
import com.evertill.edge.tender.CardDesk.Progress;
import com.evertill.edge.tender.FakeTerminal.Pay;
import com.evertill.edge.tender.FakeTerminal.Reverse;
import com.evertill.shop.api.TillAction.*;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was paid by card is given back. */
class CardReversalTest extends CardSale {
    @Test
    void a_card_payment_is_taken_back_at_the_terminal_first() {
        shop.does(new PayCard(shop.money("5.00")));
        shop.desk.stepAsFarAsItGoes();
        shop.does(new TakeBackTender(1));
        assertThat(shop.priced().paid()).as("not before the terminal says so").isEqualTo(shop.money("5.00"));
        assertThat(shop.refuses(new PayCash(shop.money("2.00")))).isEqualTo(A_CARD_PAYMENT_IS_IN_PROGRESS);
        assertThat(shop.refuses(new CancelCard())).isEqualTo(THE_PAYMENT_IS_ALREADY_SETTLED);
        shop.desk.stepAsFarAsItGoes();
        assertThat(shop.priced().paid()).isEqualTo(shop.money("0.00"));
        assertThat(terminal.captured()).isZero();
        assertThat(resolved()).containsExactly(REVERSED);
        shop.does(new VoidBasket());
    }

    @Test
    void a_lost_reversal_is_asked_about_and_not_done_twice() {
        partByCardAndBack(Reverse.LOSE_ANSWER);
        shop.desk.stepAsFarAsItGoes();
        assertThat(terminal.captured()).isZero();
        assertThat(terminal.reversalsAsked).isEqualTo(1);
        assertThat(shop.priced().paid()).isEqualTo(shop.money("0.00"));
    }

    /** A request that came twice: the copy is refused while the terminal is still at the first. */
    private static final class Doubling extends TerminalAround {
        private boolean isStillAtIt = true;

        Doubling(CardTerminal real) {
            super(real);
        }

        @Override
        public ReversalOutcome reverse(
                PaymentReference reversal, PaymentReference original, String poiTransactionId, Money amount) {
            super.reverse(reversal, original, poiTransactionId, amount);
            return new ReversalOutcome.Refused("it has that already");
        }

        @Override
        public StatusOutcome<ReversalOutcome> reversalStatus(PaymentReference reversal) {
            boolean wasStillAtIt = isStillAtIt;
            isStillAtIt = false;
            return wasStillAtIt ? new StatusOutcome.InProgress<>() : super.reversalStatus(reversal);
        }
    }

    @Test
    void a_reversal_that_the_terminal_is_still_at_is_not_refused() {
        shop.desk.connect(new Doubling(terminal));
        partByCardAndBack(Reverse.GIVE_BACK);
        shop.desk.stepAsFarAsItGoes();
        assertThat(shop.priced().paid()).isEqualTo(shop.money("0.00"));
        assertThat(terminal.captured()).isZero();
        assertThat(resolved()).containsExactly(REVERSED);
    }

    @Test
    void a_reversal_that_never_arrived_is_asked_for_again() {
        partByCardAndBack(Reverse.LOSE_REQUEST);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSING);
        terminal.reverse = Reverse.GIVE_BACK;
        shop.desk.stepForMinutes(5);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSED);
        assertThat(terminal.captured()).isZero();
    }

    @Test
    void a_terminal_that_refuses_to_give_back_blocks_nothing_and_the_payment_stands() {
        partByCardAndBack(Reverse.REFUSE);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.APPLIED);
        assertThat(cards().inTheWay()).isNull();
        assertThat(cards().trouble()).satisfies(it -> {
            assertThat(it.trouble()).isEqualTo(Trouble.REVERSAL_REFUSED);
            assertThat(it.detail()).isEqualTo("not allowed");
        });
        assertThat(resolved()).containsExactly(REVERSAL_REFUSED);
        assertThat(shop.database().read(shop.till()::awaitingTheManager)).hasSize(1);
        shop.paysCash("1.99");
        isSold();
        assertThat(shop.database().read(shop.till()::awaitingTheManager))
                .as("nobody waits for it in a sale that is completed")
                .isEmpty();
    }

    @Test
    void what_the_terminal_refused_once_it_may_give_back_later() {
        partByCardAndBack(Reverse.REFUSE);
        terminal.reverse = Reverse.GIVE_BACK;
        shop.does(new TakeBackTender(1));
        shop.desk.stepAsFarAsItGoes();
        assertThat(terminal.captured()).isZero();
        shop.does(new VoidBasket());
    }

    @Test
    void a_manager_settles_what_the_terminal_refuses_to_give_back() {
        partByCardAndBack(Reverse.REFUSE);
        assertThat(shop.refuses(
                        TILL_1, MONA, new ResolveCard(shop.desk.attempt().reference(), true)))
                .isEqualTo(THE_PAYMENT_IS_ALREADY_SETTLED);
        manager(false);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSED);
        assertThat(shop.priced().paid()).isEqualTo(shop.money("0.00"));
        assertThat(resolved()).containsExactly(REVERSAL_REFUSED, GIVEN_BACK_BY_MANAGER);
        assertThat(shop.last(Payload.PaymentResolved.class).decidedBy()).isEqualTo(MONA.staff());
        shop.does(new VoidBasket());
    }

    @Test
    void a_reversal_without_an_answer_waits_for_terminal_or_manager() {
        partByCardAndBack(Reverse.LOSE_REQUEST);
        terminal.isReachable = false;
        shop.desk.stepForMinutes(30);
        assertThat(shop.refuses(
                        TILL_1, MONA, new ResolveCard(shop.desk.attempt().reference(), true)))
                .as("it may have come through")
                .isEqualTo(A_CARD_PAYMENT_IS_IN_PROGRESS);
        manager(false);
        shop.does(new VoidBasket());
        assertThat(resolved()).containsExactly(GIVEN_BACK_BY_MANAGER);
    }

    @Test
    void f20_what_a_manager_gave_back_and_the_terminal_as_well_is_on_record() {
        partByCardAndBack(Reverse.LOSE_ANSWER);
        terminal.isReachable = false;
        shop.desk.stepForMinutes(30);
        manager(false);
        shop.paysCash("7.00");
        assertThat(shop.desk.step()).isEqualTo(Progress.WAITING_FOR_THE_TERMINAL);
        terminal.isReachable = true;
        shop.desk.stepForMinutes(5);
        assertThat(resolved()).containsExactly(GIVEN_BACK_BY_MANAGER, REVERSED);
        assertThat(shop.desk.step()).isEqualTo(Progress.NOTHING_IS_OPEN);
        isSold();
    }

    @Test
    void what_only_a_manager_gave_back_is_asked_about_for_a_day() {
        partByCardAndBack(Reverse.LOSE_REQUEST);
        terminal.isReachable = false;
        shop.desk.stepForMinutes(30);
        manager(false);
        shop.paysCash("7.00");
        terminal.isReachable = true;
        shop.desk.stepForMinutes(5);
        assertThat(shop.desk.step()).isEqualTo(Progress.WAITING_FOR_THE_TERMINAL);
        shop.pass(Duration.ofHours(25));
        shop.desk.stepForMinutes(5);
        assertThat(shop.desk.step()).isEqualTo(Progress.NOTHING_IS_OPEN);
        assertThat(resolved()).containsExactly(GIVEN_BACK_BY_MANAGER);
        assertThat(terminal.captured()).as("stays with the shop").isEqualTo(500);
    }

    @Test
    void a_manager_gives_nothing_back_while_the_terminal_may_be_giving_it_back() {
        partByCardAndBack(Reverse.LOSE_ANSWER);
        assertThat(shop.refuses(
                        TILL_1, MONA, new ResolveCard(shop.desk.attempt().reference(), false)))
                .isEqualTo(A_CARD_PAYMENT_IS_IN_PROGRESS);
        shop.desk.stepAsFarAsItGoes();
        assertThat(resolved()).containsExactly(REVERSED);
    }

    @Test
    void f20_a_manager_gives_nothing_back_however_long_the_terminal_is_at_it() {
        shop.desk.connect(new TerminalAround(terminal) {
            @Override
            public StatusOutcome<ReversalOutcome> reversalStatus(PaymentReference reversal) {
                return new StatusOutcome.InProgress<>();
            }
        });
        partByCardAndBack(Reverse.LOSE_ANSWER);
        shop.desk.stepForMinutes(30);
        assertThat(shop.refuses(
                        TILL_1, MONA, new ResolveCard(shop.desk.attempt().reference(), false)))
                .isEqualTo(A_CARD_PAYMENT_IS_IN_PROGRESS);
        shop.desk.connect(terminal);
        shop.desk.stepAsFarAsItGoes();
        assertThat(resolved()).containsExactly(REVERSED);
    }

    /** Lost from sight, and given back by the terminal long after it was given up. */
    private static final class Late extends TerminalAround {
        private final CardTerminal real;
        private @Nullable Runnable late;

        Late(CardTerminal real) {
            super(real);
            this.real = real;
        }

        @Override
        public ReversalOutcome reverse(
                PaymentReference reversal, PaymentReference original, String poiTransactionId, Money amount) {
            if (late == null) {
                late = () -> real.reverse(reversal, original, poiTransactionId, amount);
                return new ReversalOutcome.Unknown("nothing came back");
            }
            late.run();
            return super.reverse(reversal, original, poiTransactionId, amount);
        }
    }

    @Test
    void f20_a_reversal_that_was_given_up_and_came_through_is_no_refusal_of_the_next() {
        shop.desk.connect(new Late(terminal));
        partByCardAndBack(Reverse.GIVE_BACK);
        shop.desk.stepForMinutes(5);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSED);
        assertThat(shop.priced().paid()).isEqualTo(shop.money("0.00"));
        assertThat(terminal.captured()).isZero();
        assertThat(resolved()).containsExactly(REVERSED);
    }

    @Test
    void a_reversal_that_cannot_be_asked_for_may_be_called_off_by_a_manager() {
        partByCardAndBack(Reverse.NOT_ASKED);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSING);
        manager(true);
        assertThat(resolved()).containsExactly(KEPT_BY_MANAGER);
        shop.paysCash("1.99");
        isSold();
    }

    @Test
    void a_late_payment_that_the_terminal_refuses_to_give_back_is_asked_for_again_until_a_manager_settles_it() {
        paysByCard(Pay.ARRIVE_LATE);
        manager(false);
        terminal.reverse = Reverse.REFUSE;
        terminal.lateOnesArrive();
        shop.pass(TestDesk.TERMINAL_TIMEOUT);
        shop.desk.stepAsFarAsItGoes();
        shop.desk.stepForMinutes(6);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSING);
        assertThat(terminal.reversalsAsked).as("now and then, not all the time").isBetween(2, 4);
        assertThat(cards().inTheWay()).isNull();
        assertThat(shop.database().read(shop.till()::awaitingTheManager)).hasSize(1);
        shop.paysCash("7.00");
        shop.closes("106.99");
        manager(false); // after the shift, and without one
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSED);
        assertThat(shop.desk.step()).isEqualTo(Progress.NOTHING_IS_OPEN);
        assertThat(resolved()).containsExactly(DECLINED_BY_MANAGER, REVERSAL_REFUSED, GIVEN_BACK_BY_MANAGER);
    }

    private void partByCardAndBack(Reverse outcome) {
        terminal.pay = Pay.APPROVE;
        shop.does(new PayCard(shop.money("5.00")));
        shop.desk.stepAsFarAsItGoes();
        terminal.reverse = outcome;
        shop.does(new TakeBackTender(1));
        shop.desk.stepAsFarAsItGoes();
    }
}
