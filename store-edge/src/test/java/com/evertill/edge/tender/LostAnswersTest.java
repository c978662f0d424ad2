package com.evertill.edge.tender;

import static com.evertill.commerce.Refusal.*;
import static com.evertill.commerce.tender.Resolution.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.money.Money;
import com.evertill.devices.simulator.TerminalAround;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.edge.TestDesk;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.CardAttempt.Trouble;
import com.evertill.edge.tender.CardDesk.Progress;
import com.evertill.edge.tender.FakeTerminal.Pay;
import com.evertill.shop.api.TillAction.*;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The terminal says nothing, too late, or something else than before. */
class LostAnswersTest extends CardSale {
    @Test
    void f20_while_the_outcome_is_unknown_the_sale_can_be_neither_completed_nor_abandoned() {
        terminal.isReachable = true;
        terminal.pay = Pay.LINGER;
        paysByCard();
        shop.desk.stepAsFarAsItGoes();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
        assertThat(cards().inTheWay()).isNotNull();
        assertThat(shop.refuses(new PayCash(shop.money("10.00")))).isEqualTo(THE_OUTCOME_OF_A_CARD_PAYMENT_IS_UNKNOWN);
        assertThat(shop.refuses(new PayCard(null))).isEqualTo(THE_OUTCOME_OF_A_CARD_PAYMENT_IS_UNKNOWN);
        assertThat(shop.refuses(new VoidBasket())).isEqualTo(THE_OUTCOME_OF_A_CARD_PAYMENT_IS_UNKNOWN);
        assertThat(shop.refuses(new CloseShift(shop.money("100.00")))).isEqualTo(A_BASKET_IS_STILL_OPEN);
        shop.reopen();
        assertThat(shop.refuses(new PayCash(shop.money("10.00")))).isEqualTo(THE_OUTCOME_OF_A_CARD_PAYMENT_IS_UNKNOWN);
        terminal.lateOnesArrive();
        shop.desk.stepAsFarAsItGoes();
        isSold();
    }

    @Test
    void f20_a_lost_answer_is_learnt_by_asking_and_nothing_is_charged_twice() {
        paysByCard(Pay.LOSE_ANSWER);
        isSold();
        assertThat(terminal.asked).isEqualTo(1);
    }

    @Test
    void f20_after_a_restart_the_terminal_is_asked_for_the_outcome() {
        terminal.pay = Pay.LOSE_ANSWER;
        terminal.after = () -> {
            throw new PowerCut();
        };
        paysByCard();
        powerGoesIn(shop.desk::step);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
        shop.desk.stepAsFarAsItGoes();
        isSold();
        assertThat(terminal.asked).isEqualTo(1);
    }

    @Test
    void f20_that_the_terminal_knows_nothing_is_believed_only_after_an_abort_repeatedly_and_beyond_its_time_out() {
        paysByCard(Pay.LOSE_REQUEST);
        for (int i = 0; i < 10; i++) {
            assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
            shop.desk.step();
        }
        assertThat(terminal.aborts).isGreaterThan(3);
        shop.pass(TestDesk.TERMINAL_TIMEOUT);
        shop.desk.step();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.WATCHED);
        assertThat(cards().trouble()).satisfies(it -> assertThat(it.trouble()).isEqualTo(Trouble.NEVER_ARRIVED));
        shop.paysCash("7.00");
        isSold();
        shop.pass(Duration.ofHours(25));
        shop.desk.stepForMinutes(8);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.DECLINED);
    }

    @Test
    void f20_time_alone_does_not_make_a_denial_true() {
        paysByCard();
        terminal.pay = Pay.LOSE_REQUEST;
        shop.desk.step();
        shop.pass(TestDesk.TERMINAL_TIMEOUT.multipliedBy(10));
        shop.desk.step();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void f21_a_payment_that_was_given_up_and_comes_through_late_is_reversed() {
        paysByCard(Pay.ARRIVE_LATE);
        shop.desk.stepForMinutes(4);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.WATCHED);
        shop.paysCash("7.00");
        terminal.lateOnesArrive();
        assertThat(terminal.captured()).isEqualTo(699);
        shop.desk.stepForMinutes(4);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSED);
        isSold();
        assertThat(resolved()).containsExactly(REVERSED);
    }

    @Test
    void f21_a_retry_asks_before_it_charges() {
        paysByCard(Pay.DECLINE_THEN_APPROVE);
        assertThat(cards().trouble()).satisfies(it -> assertThat(it.trouble()).isEqualTo(Trouble.REFUSED));
        terminal.lateOnesArrive(); // nine seconds later
        paysByCard(Pay.APPROVE);
        isSold();
        assertThat(terminal.asked).as("charged once").isEqualTo(1);
        assertThat(shop.desk.attempts()).extracting(CardAttempt::state).containsExactly(State.APPLIED, State.DECLINED);
    }

    /** It called a payment declined and goes on with it. */
    private static final class StillAtIt extends TerminalAround {
        private boolean isStillAtIt = true;

        StillAtIt(CardTerminal real) {
            super(real);
        }

        @Override
        public StatusOutcome<PaymentOutcome> status(PaymentReference reference, Money price) {
            return isStillAtIt ? new StatusOutcome.InProgress<>() : super.status(reference, price);
        }
    }

    @Test
    void f21_a_retry_charges_nothing_while_the_terminal_is_still_at_the_payment_before() {
        var around = new StillAtIt(terminal);
        shop.desk.connect(around);
        paysByCard(Pay.DECLINE_THEN_APPROVE);
        paysByCard(Pay.APPROVE);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.INTENDED);
        assertThat(terminal.asked).as("charged once").isEqualTo(1);
        terminal.lateOnesArrive();
        around.isStillAtIt = false;
        shop.desk.stepAsFarAsItGoes();
        isSold();
        assertThat(terminal.asked).isEqualTo(1);
    }

    @Test
    void a_retry_that_waits_for_the_payment_before_can_be_cancelled() {
        shop.desk.connect(new StillAtIt(terminal));
        paysByCard(Pay.DECLINE);
        paysByCard(Pay.APPROVE);
        shop.does(new CancelCard());
        shop.paysCash("7.00");
        isSold();
    }

    @Test
    void f21_declined_and_approved_a_little_later_is_given_back_when_nobody_tries_again() {
        paysByCard(Pay.DECLINE_THEN_APPROVE);
        shop.paysCash("7.00");
        terminal.lateOnesArrive();
        assertThat(terminal.captured()).isEqualTo(699);
        shop.desk.stepForMinutes(4);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSED);
        isSold();
    }

    @Test
    void a_declined_payment_is_settled_when_the_terminal_has_said_so_three_times() {
        paysByCard(Pay.DECLINE);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.WATCHED);
        shop.desk.stepForMinutes(6);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.DECLINED);
        assertThat(shop.desk.attempt().trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(shop.desk.step()).isEqualTo(Progress.NOTHING_IS_OPEN);
    }

    @Test
    void a_terminal_that_is_away_while_it_has_the_answer_is_asked_until_it_is_back() {
        terminal.pay = Pay.LOSE_ANSWER;
        paysByCard();
        shop.desk.step();
        terminal.isReachable = false;
        shop.desk.stepForMinutes(30);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
        terminal.isReachable = true;
        shop.desk.stepAsFarAsItGoes();
        isSold();
    }

    private void powerGoesIn(Runnable doing) {
        try {
            doing.run();
            throw new AssertionError("the power stayed on");
        } catch (PowerCut expected) {
            terminal.before = () -> {};
            terminal.after = () -> {};
            shop.reopen();
        }
    }
}
