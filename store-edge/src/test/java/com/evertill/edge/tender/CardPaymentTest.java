package com.evertill.edge.tender;

import static com.evertill.commerce.Refusal.*;
import static com.evertill.commerce.tender.Resolution.*;
import static com.evertill.edge.Goods.MILK;
import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.tender.Resolution;
import com.evertill.commerce.tender.Tender;
import com.evertill.edge.TestShop;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.CardAttempt.Trouble;
import com.evertill.edge.tender.CardDesk.Progress;
import com.evertill.edge.tender.FakeTerminal.Pay;
import com.evertill.edge.tender.FakeTerminal.Reverse;
import com.evertill.edge.till.Effect;
import com.evertill.edge.till.Till;
import com.evertill.shop.api.TillAction.*;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bottle of wine for 6.99, by card. */
class CardPaymentTest {
    @TempDir
    Path folder;

    private final FakeTerminal terminal = new FakeTerminal();
    private TestShop shop;

    @BeforeEach
    void a_bottle_of_wine() {
        shop = TestShop.german(folder);
        shop.connect(terminal);
        shop.opens("100.00");
        shop.scans(WINE);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void paysByCard() {
        shop.does(new PayCard(null));
    }

    private void paysByCard(Pay outcome) {
        terminal.pay = outcome;
        paysByCard();
        shop.stepAsFarAsItGoes();
    }

    private void manager(boolean approved) {
        shop.does(TILL_1, MONA, new ResolveCard(shop.attempt().reference(), approved));
    }

    private void isSold() {
        assertThat(shop.state().basket()).isInstanceOf(Basket.NotOpened.class);
        assertThat(shop.sales()).hasSize(1);
        assertAddsUp();
    }

    private void assertAddsUp() {
        assertThat(terminal.captured()).isEqualTo(shop.cardTenders());
    }

    private List<Resolution> resolved() {
        return shop.facts(Payload.PaymentResolved.class).stream()
                .map(Payload.PaymentResolved::outcome)
                .toList();
    }

    private Till.CardState cards() {
        return shop.database().read(shop.till()::cards);
    }

    // As it should be

    @Test
    void approved_and_the_sale_is_done() {
        assertThat(shop.step()).isEqualTo(Progress.NOTHING_IS_OPEN);
        shop.effects.clear();
        paysByCard();
        assertThat(shop.effects).containsExactly(new Effect.AskTerminal());
        assertThat(shop.attempt().state()).isEqualTo(State.INTENDED);
        shop.effects.clear();
        assertThat(shop.step()).isEqualTo(Progress.SOMETHING_WAS_DONE);
        assertThat(shop.attempt().state()).isEqualTo(State.APPROVED);
        assertThat(shop.step()).isEqualTo(Progress.SOMETHING_WAS_DONE);
        assertThat(shop.step()).isEqualTo(Progress.NOTHING_IS_OPEN);

        isSold();
        var sale = shop.sales().getFirst();
        assertThat(sale.tenders()).singleElement().isInstanceOfSatisfying(Tender.Card.class, card -> {
            assertThat(card.attempt()).isEqualTo(shop.attempt().reference());
            assertThat(card.approval().authorisationCode()).isEqualTo("A1B2C3");
        });
        assertThat(shop.effects).as("no drawer for a card").containsExactly(new Effect.Print("1-1-1"));
        assertThat(shop.attempt().state()).isEqualTo(State.APPLIED);
    }

    @Test
    void declined_and_the_cashier_hears_why_until_something_better_happens() {
        paysByCard(Pay.DECLINE);
        assertThat(cards().inTheWay()).isNull();
        assertThat(cards().trouble()).satisfies(trouble -> {
            assertThat(trouble.trouble()).isEqualTo(Trouble.REFUSED);
            assertThat(trouble.detail()).isEqualTo("no cover");
        });
        paysByCard(Pay.APPROVE);
        isSold();
        assertThat(cards().trouble()).isNull();
    }

    @Test
    void a_terminal_that_cannot_be_reached_took_nothing() {
        paysByCard(Pay.NOT_ASKED);
        assertThat(shop.attempt().trouble()).isEqualTo(Trouble.NEVER_ARRIVED);
        shop.paysCash("7.00");
        isSold();
    }

    @Test
    void split_between_cash_and_card() {
        shop.paysCash("2.00");
        paysByCard(Pay.APPROVE);
        isSold();
        assertThat(shop.cardTenders()).isEqualTo(499);
        assertThat(shop.sales().getFirst().tenders()).hasSize(2);
    }

    @Test
    void a_part_by_card_and_the_rest_in_cash() {
        shop.does(new PayCard(shop.money("5.00")));
        shop.stepAsFarAsItGoes();
        assertThat(shop.priced().due()).isEqualTo(shop.money("1.99"));
        shop.paysCash("2.00");
        isSold();
        assertThat(shop.cardTenders()).isEqualTo(500);
    }

    @Test
    void a_terminal_may_approve_less_than_it_was_asked_and_that_is_what_counts() {
        paysByCard(Pay.APPROVE_LESS);
        assertThat(shop.priced().paid()).isEqualTo(shop.money("3.49"));
        paysByCard(Pay.APPROVE);
        isSold();
        assertThat(shop.cardTenders()).isEqualTo(699);
    }

    @Test
    void goods_scanned_while_the_customer_pays_are_still_to_be_paid() {
        paysByCard();
        shop.scans(MILK);
        shop.stepAsFarAsItGoes();
        assertThat(shop.priced().due()).isEqualTo(shop.money("1.29"));
        shop.paysCash("1.29");
        isSold();
    }

    // Lost answers

    @Test
    void f20_while_the_outcome_is_unknown_the_sale_can_be_neither_completed_nor_abandoned() {
        terminal.isReachable = true;
        terminal.pay = Pay.LINGER;
        paysByCard();
        shop.stepAsFarAsItGoes();
        assertThat(shop.attempt().state()).isEqualTo(State.UNKNOWN);
        assertThat(cards().inTheWay()).isNotNull();
        assertThat(shop.refuses(new PayCash(shop.money("10.00")))).isEqualTo(THE_OUTCOME_OF_A_CARD_PAYMENT_IS_UNKNOWN);
        assertThat(shop.refuses(new PayCard(null))).isEqualTo(THE_OUTCOME_OF_A_CARD_PAYMENT_IS_UNKNOWN);
        assertThat(shop.refuses(new VoidBasket())).isEqualTo(THE_OUTCOME_OF_A_CARD_PAYMENT_IS_UNKNOWN);
        assertThat(shop.refuses(new CloseShift(shop.money("100.00")))).isEqualTo(A_BASKET_IS_STILL_OPEN);
        shop.reopen();
        assertThat(shop.refuses(new PayCash(shop.money("10.00")))).isEqualTo(THE_OUTCOME_OF_A_CARD_PAYMENT_IS_UNKNOWN);
        terminal.lateOnesArrive();
        shop.stepAsFarAsItGoes();
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
        powerGoesIn(shop::step);
        assertThat(shop.attempt().state()).isEqualTo(State.UNKNOWN);
        shop.stepAsFarAsItGoes();
        isSold();
        assertThat(terminal.asked).isEqualTo(1);
    }

    @Test
    void f20_that_the_terminal_knows_nothing_is_believed_only_after_an_abort_repeatedly_and_beyond_its_time_out() {
        paysByCard(Pay.LOSE_REQUEST);
        for (int i = 0; i < 10; i++) {
            assertThat(shop.attempt().state()).isEqualTo(State.UNKNOWN);
            shop.step();
        }
        assertThat(terminal.aborts).isGreaterThan(3);
        shop.pass(TestShop.TERMINAL_TIMEOUT);
        shop.step();
        assertThat(shop.attempt().state()).isEqualTo(State.WATCHED);
        assertThat(cards().trouble()).satisfies(it -> assertThat(it.trouble()).isEqualTo(Trouble.NEVER_ARRIVED));
        shop.paysCash("7.00");
        isSold();
        shop.pass(Duration.ofHours(25));
        shop.stepAsFarAsItGoes();
        assertThat(shop.attempt().state()).isEqualTo(State.DECLINED);
    }

    @Test
    void f20_time_alone_does_not_make_a_denial_true() {
        paysByCard();
        terminal.pay = Pay.LOSE_REQUEST;
        shop.step();
        shop.pass(TestShop.TERMINAL_TIMEOUT.multipliedBy(10));
        shop.step();
        assertThat(shop.attempt().state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void f21_a_payment_that_was_given_up_and_comes_through_late_is_reversed() {
        paysByCard(Pay.ARRIVE_LATE);
        shop.stepForMinutes(4);
        assertThat(shop.attempt().state()).isEqualTo(State.WATCHED);
        shop.paysCash("7.00");
        terminal.lateOnesArrive();
        assertThat(terminal.captured()).isEqualTo(699);
        shop.stepForMinutes(4);
        assertThat(shop.attempt().state()).isEqualTo(State.REVERSED);
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
        assertThat(shop.attempts()).extracting(CardAttempt::state).containsExactly(State.APPLIED, State.DECLINED);
    }

    @Test
    void f21_declined_and_approved_a_little_later_is_given_back_when_nobody_tries_again() {
        paysByCard(Pay.DECLINE_THEN_APPROVE);
        shop.paysCash("7.00");
        terminal.lateOnesArrive();
        assertThat(terminal.captured()).isEqualTo(699);
        shop.stepForMinutes(4);
        assertThat(shop.attempt().state()).isEqualTo(State.REVERSED);
        isSold();
    }

    @Test
    void a_declined_payment_is_settled_when_the_terminal_has_said_so_twice() {
        paysByCard(Pay.DECLINE);
        assertThat(shop.attempt().state()).isEqualTo(State.WATCHED);
        shop.stepForMinutes(4);
        assertThat(shop.attempt().state()).isEqualTo(State.DECLINED);
        assertThat(shop.attempt().trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(shop.step()).isEqualTo(Progress.NOTHING_IS_OPEN);
    }

    @Test
    void a_terminal_that_is_away_while_it_has_the_answer_is_asked_until_it_is_back() {
        terminal.pay = Pay.LOSE_ANSWER;
        paysByCard();
        shop.step();
        terminal.isReachable = false;
        shop.stepForMinutes(30);
        assertThat(shop.attempt().state()).isEqualTo(State.UNKNOWN);
        terminal.isReachable = true;
        shop.stepAsFarAsItGoes();
        isSold();
    }

    // Stopped

    @Test
    void what_the_terminal_has_not_been_asked_yet_it_is_not_asked_any_more() {
        paysByCard();
        shop.does(new CancelCard());
        assertThat(shop.attempt().trouble()).isEqualTo(Trouble.CANCELLED);
        shop.stepAsFarAsItGoes();
        assertThat(terminal.asked).isZero();
        shop.paysCash("7.00");
        isSold();
    }

    @Test
    void cancelled_while_the_customer_looks_for_the_card() {
        paysByCard(Pay.LINGER);
        shop.effects.clear();
        shop.does(new CancelCard());
        assertThat(shop.effects)
                .containsExactly(new Effect.AbortPayment(shop.attempt().reference()));
        // The abort is lost with a box that stops; the desk asks again.
        shop.reopen();
        shop.stepForMinutes(1);
        shop.stepAsFarAsItGoes();
        assertThat(cards().inTheWay()).isNull();
        shop.paysCash("7.00");
        isSold();
    }

    @Test
    void cancelled_and_approved_all_the_same_is_given_back() {
        paysByCard(Pay.LINGER);
        shop.does(new CancelCard());
        terminal.lateOnesArrive();
        shop.stepAsFarAsItGoes();
        assertThat(shop.attempt().state()).isEqualTo(State.REVERSED);
        assertThat(terminal.captured()).isZero();
        assertThat(cards().trouble()).satisfies(it -> assertThat(it.trouble()).isEqualTo(Trouble.CANCELLED));
        shop.paysCash("7.00");
        isSold();
    }

    @Test
    void an_approved_payment_whose_basket_is_gone_is_given_back() {
        paysByCard();
        shop.step();
        assertThat(shop.attempt().state()).isEqualTo(State.APPROVED);
        // Not by a command: none voids it. By whatever else may be; the money goes back in any case.
        shop.database().act(tx -> tx.update("DELETE FROM basket_event"));
        shop.reopen();
        shop.stepAsFarAsItGoes();
        assertThat(shop.attempt().state()).isEqualTo(State.REVERSED);
        assertAddsUp();
    }

    // Taken back

    @Test
    void a_card_payment_is_taken_back_at_the_terminal_first() {
        shop.does(new PayCard(shop.money("5.00")));
        shop.stepAsFarAsItGoes();
        shop.does(new TakeBackTender(1));
        assertThat(shop.priced().paid()).as("not before the terminal says so").isEqualTo(shop.money("5.00"));
        assertThat(shop.refuses(new PayCash(shop.money("2.00")))).isEqualTo(A_CARD_PAYMENT_IS_IN_PROGRESS);
        assertThat(shop.refuses(new CancelCard())).isEqualTo(THE_PAYMENT_IS_ALREADY_SETTLED);
        shop.stepAsFarAsItGoes();
        assertThat(shop.priced().paid()).isEqualTo(shop.money("0.00"));
        assertThat(terminal.captured()).isZero();
        assertThat(resolved()).containsExactly(REVERSED);
        shop.does(new VoidBasket());
    }

    @Test
    void a_lost_reversal_is_asked_about_and_not_done_twice() {
        partByCardAndBack(Reverse.LOSE_ANSWER);
        shop.stepAsFarAsItGoes();
        assertThat(terminal.captured()).isZero();
        assertThat(terminal.reversalsAsked).isEqualTo(1);
        assertThat(shop.priced().paid()).isEqualTo(shop.money("0.00"));
    }

    @Test
    void a_reversal_that_never_arrived_is_asked_for_again() {
        partByCardAndBack(Reverse.LOSE_REQUEST);
        assertThat(shop.attempt().state()).isEqualTo(State.REVERSING);
        terminal.reverse = Reverse.GIVE_BACK;
        shop.stepForMinutes(5);
        assertThat(shop.attempt().state()).isEqualTo(State.REVERSED);
        assertThat(terminal.captured()).isZero();
    }

    @Test
    void a_terminal_that_refuses_to_give_back_blocks_nothing_and_the_payment_stands() {
        partByCardAndBack(Reverse.REFUSE);
        assertThat(shop.attempt().state()).isEqualTo(State.APPLIED);
        assertThat(cards().inTheWay()).isNull();
        assertThat(cards().trouble()).satisfies(it -> {
            assertThat(it.trouble()).isEqualTo(Trouble.REVERSAL_REFUSED);
            assertThat(it.detail()).isEqualTo("not allowed");
        });
        assertThat(resolved()).containsExactly(REVERSAL_REFUSED);
        shop.paysCash("1.99");
        isSold();
    }

    @Test
    void what_the_terminal_refused_once_it_may_give_back_later() {
        partByCardAndBack(Reverse.REFUSE);
        terminal.reverse = Reverse.GIVE_BACK;
        shop.does(new TakeBackTender(1));
        shop.stepAsFarAsItGoes();
        assertThat(terminal.captured()).isZero();
        shop.does(new VoidBasket());
    }

    @Test
    void a_manager_settles_what_the_terminal_refuses_to_give_back() {
        partByCardAndBack(Reverse.REFUSE);
        assertThat(shop.refuses(TILL_1, MONA, new ResolveCard(shop.attempt().reference(), true)))
                .isEqualTo(THE_PAYMENT_IS_ALREADY_SETTLED);
        manager(false);
        assertThat(shop.attempt().state()).isEqualTo(State.REVERSED);
        assertThat(shop.priced().paid()).isEqualTo(shop.money("0.00"));
        assertThat(resolved()).containsExactly(REVERSAL_REFUSED, GIVEN_BACK_BY_MANAGER);
        assertThat(shop.last(Payload.PaymentResolved.class).decidedBy()).isEqualTo(MONA.staff());
        shop.does(new VoidBasket());
    }

    @Test
    void a_reversal_without_an_answer_waits_for_terminal_or_manager() {
        partByCardAndBack(Reverse.LOSE_REQUEST);
        terminal.isReachable = false;
        shop.stepForMinutes(30);
        assertThat(shop.refuses(TILL_1, MONA, new ResolveCard(shop.attempt().reference(), true)))
                .as("it may have come through")
                .isEqualTo(A_CARD_PAYMENT_IS_IN_PROGRESS);
        manager(false);
        shop.does(new VoidBasket());
        assertThat(resolved()).containsExactly(GIVEN_BACK_BY_MANAGER);
    }

    @Test
    void a_reversal_that_cannot_be_asked_for_may_be_called_off_by_a_manager() {
        partByCardAndBack(Reverse.NOT_ASKED);
        assertThat(shop.attempt().state()).isEqualTo(State.REVERSING);
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
        shop.pass(TestShop.TERMINAL_TIMEOUT);
        shop.stepAsFarAsItGoes();
        shop.stepForMinutes(6);
        assertThat(shop.attempt().state()).isEqualTo(State.REVERSING);
        assertThat(terminal.reversalsAsked).as("now and then, not all the time").isBetween(2, 4);
        assertThat(cards().inTheWay()).isNull();
        assertThat(shop.database().read(shop.till()::awaitingTheManager)).hasSize(1);
        shop.paysCash("7.00");
        shop.closes("106.99");
        manager(false); // after the shift, and without one
        assertThat(shop.attempt().state()).isEqualTo(State.REVERSED);
        assertThat(shop.step()).isEqualTo(Progress.NOTHING_IS_OPEN);
        assertThat(resolved()).containsExactly(DECLINED_BY_MANAGER, REVERSAL_REFUSED, GIVEN_BACK_BY_MANAGER);
    }

    private void partByCardAndBack(Reverse outcome) {
        terminal.pay = Pay.APPROVE;
        shop.does(new PayCard(shop.money("5.00")));
        shop.stepAsFarAsItGoes();
        terminal.reverse = outcome;
        shop.does(new TakeBackTender(1));
        shop.stepAsFarAsItGoes();
    }

    // What a manager decides

    @Test
    void a_manager_says_on_record_that_it_was_not_paid() {
        terminal.pay = Pay.LOSE_REQUEST;
        paysByCard();
        shop.step();
        manager(false);
        assertThat(resolved()).containsExactly(DECLINED_BY_MANAGER);
        assertThat(shop.refuses(TILL_1, MONA, new ResolveCard(shop.attempt().reference(), true)))
                .isEqualTo(THE_PAYMENT_IS_ALREADY_SETTLED);
        shop.paysCash("7.00");
        isSold();
    }

    @Test
    void f21_what_a_manager_gave_up_and_the_terminal_had_taken_is_reversed_also_after_the_shift() {
        terminal.pay = Pay.LOSE_ANSWER;
        paysByCard();
        shop.step();
        manager(false);
        shop.paysCash("7.00");
        shop.closes("106.99");
        shop.stepForMinutes(3);
        assertThat(shop.attempt().state()).isEqualTo(State.REVERSED);
        isSold();
        assertThat(resolved()).containsExactly(DECLINED_BY_MANAGER, REVERSED);
    }

    @Test
    void a_manager_says_on_record_that_it_was_paid() {
        terminal.pay = Pay.LOSE_ANSWER;
        paysByCard();
        shop.step();
        terminal.isReachable = false;
        manager(true);
        isSold();
        assertThat(resolved()).containsExactly(APPROVED_BY_MANAGER);
        assertThat(shop.last(Payload.PaymentResolved.class).decidedBy()).isEqualTo(MONA.staff());
    }

    @Test
    void what_a_manager_approved_is_reversed_by_the_name_that_the_terminal_has_for_it() {
        approvedByManager(Pay.LOSE_ANSWER);
        terminal.isReachable = true;
        shop.does(new TakeBackTender(1));
        shop.stepAsFarAsItGoes();
        assertThat(shop.attempt().state()).isEqualTo(State.REVERSED);
        assertThat(terminal.captured()).isZero();
        assertThat(resolved()).containsExactly(APPROVED_BY_MANAGER, REVERSED);
    }

    @Test
    void what_a_manager_approved_and_the_terminal_never_took_has_nothing_to_give_back() {
        approvedByManager(Pay.LOSE_REQUEST);
        terminal.isReachable = true;
        shop.does(new TakeBackTender(1));
        shop.stepAsFarAsItGoes();
        assertThat(shop.priced().paid()).as("not believed at once").isEqualTo(shop.money("5.00"));
        shop.stepForMinutes(5);
        assertThat(shop.priced().paid()).isEqualTo(shop.money("0.00"));
        assertThat(resolved()).containsExactly(APPROVED_BY_MANAGER, NEVER_TAKEN);
    }

    private void approvedByManager(Pay outcome) {
        terminal.pay = outcome;
        shop.does(new PayCard(shop.money("5.00")));
        shop.step();
        terminal.isReachable = false;
        manager(true);
        assertThat(shop.priced().paid()).isEqualTo(shop.money("5.00"));
    }

    @Test
    void a_manager_and_the_terminal_may_answer_at_the_same_moment() {
        terminal.pay = Pay.LINGER;
        paysByCard();
        shop.step();
        terminal.lateOnesArrive();
        terminal.after = () -> {
            terminal.after = () -> {};
            manager(true);
        };
        shop.stepAsFarAsItGoes();
        isSold();
        assertThat(Objects.requireNonNull(shop.attempt().approval()).poiTransactionId())
                .as("learnt all the same")
                .isEqualTo("POI-" + shop.attempt().reference());
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

    private static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
