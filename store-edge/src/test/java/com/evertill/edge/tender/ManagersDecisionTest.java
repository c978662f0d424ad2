package com.evertill.edge.tender;

import static com.evertill.commerce.Refusal.*;
import static com.evertill.commerce.tender.Resolution.*;
import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.money.Money;
import com.evertill.devices.simulator.TerminalAround;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.CardAttempt.Trouble;
import com.evertill.edge.tender.FakeTerminal.Pay;
import com.evertill.shop.api.TillAction.*;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the terminal cannot say, a manager decides on record. */
class ManagersDecisionTest extends CardSale {
    @Test
    void a_manager_says_on_record_that_it_was_not_paid() {
        terminal.pay = Pay.LOSE_REQUEST;
        paysByCard();
        shop.desk.step();
        manager(false);
        assertThat(resolved()).containsExactly(DECLINED_BY_MANAGER);
        assertThat(shop.refuses(
                        TILL_1, MONA, new ResolveCard(shop.desk.attempt().reference(), true)))
                .isEqualTo(THE_PAYMENT_IS_ALREADY_SETTLED);
        shop.paysCash("7.00");
        isSold();
    }

    @Test
    void f21_what_a_manager_gave_up_and_the_terminal_had_taken_is_reversed_also_after_the_shift() {
        terminal.pay = Pay.LOSE_ANSWER;
        paysByCard();
        shop.desk.step();
        manager(false);
        shop.paysCash("7.00");
        shop.closes("106.99");
        shop.desk.stepForMinutes(3);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSED);
        isSold();
        assertThat(resolved()).containsExactly(DECLINED_BY_MANAGER, REVERSED);
    }

    @Test
    void a_manager_says_on_record_that_it_was_paid() {
        terminal.pay = Pay.LOSE_ANSWER;
        paysByCard();
        shop.desk.step();
        terminal.isReachable = false;
        manager(true);
        isSold();
        assertThat(resolved()).containsExactly(APPROVED_BY_MANAGER);
        assertThat(shop.last(Payload.PaymentResolved.class).decidedBy()).isEqualTo(MONA.staff());
    }

    /** Found by the simulator: a terminal that approved half could only be believed in full. */
    @Test
    void a_manager_says_how_much_was_paid_where_the_slip_has_less() {
        terminal.pay = Pay.LOSE_ANSWER;
        paysByCard();
        shop.desk.step();
        terminal.isReachable = false;
        manager(true, "3.00");
        assertThat(shop.priced().paid()).isEqualTo(shop.money("3.00"));
        shop.paysCash("4.00");
        assertThat(shop.sales()).hasSize(1);
        assertThat(shop.last(Payload.PaymentResolved.class).amount()).isEqualTo(shop.money("3.00"));
    }

    @Test
    void more_than_was_asked_for_or_nothing_is_no_amount_of_a_slip() {
        terminal.pay = Pay.LOSE_ANSWER;
        paysByCard();
        shop.desk.step();
        terminal.isReachable = false;
        var reference = shop.desk.attempt().reference();
        assertThat(shop.refuses(TILL_1, MONA, new ResolveCard(reference, true, shop.money("7.00"))))
                .isEqualTo(A_CARD_CANNOT_PAY_MORE_THAN_THE_AMOUNT_DUE);
        assertThat(shop.refuses(TILL_1, MONA, new ResolveCard(reference, true, shop.money("0.00"))))
                .isEqualTo(THE_PAYMENT_MUST_BE_MORE_THAN_ZERO);
    }

    @Test
    void what_a_manager_approved_is_reversed_by_the_name_that_the_terminal_has_for_it() {
        approvedByManager(Pay.LOSE_ANSWER);
        terminal.isReachable = true;
        shop.does(new TakeBackTender(1));
        shop.desk.stepAsFarAsItGoes();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSED);
        assertThat(terminal.captured()).isZero();
        assertThat(resolved()).containsExactly(APPROVED_BY_MANAGER, REVERSED);
    }

    @Test
    void what_a_manager_approved_and_the_terminal_never_took_has_nothing_to_give_back() {
        approvedByManager(Pay.LOSE_REQUEST);
        terminal.isReachable = true;
        shop.does(new TakeBackTender(1));
        shop.desk.stepAsFarAsItGoes();
        assertThat(shop.priced().paid()).as("not believed at once").isEqualTo(shop.money("5.00"));
        shop.desk.stepForMinutes(5);
        assertThat(shop.priced().paid()).isEqualTo(shop.money("0.00"));
        assertThat(resolved()).containsExactly(APPROVED_BY_MANAGER, NEVER_TAKEN);
    }

    private void approvedByManager(Pay outcome) {
        terminal.pay = outcome;
        shop.does(new PayCard(shop.money("5.00")));
        shop.desk.step();
        terminal.isReachable = false;
        manager(true);
        assertThat(shop.priced().paid()).isEqualTo(shop.money("5.00"));
    }

    @Test
    void f21_nobody_is_charged_again_before_the_terminal_or_a_manager_says_what_became_of_the_one_before() {
        paysByCard(Pay.DECLINE_THEN_APPROVE);
        var before = shop.desk.attempt().reference();
        terminal.aMinutePasses();
        cannotTellOf(before);
        paysByCard(Pay.APPROVE);
        assertThat(terminal.asked).isEqualTo(1);
        assertThat(shop.desk.attempt().trouble()).isEqualTo(Trouble.NO_ANSWER);
        assertThat(cards().inTheWay()).as("cash is taken").isNull();
        assertThat(waiting()).containsExactly(before);

        shop.does(TILL_1, MONA, new ResolveCard(before, true));
        isSold();
        assertThat(resolved()).containsExactly(APPROVED_BY_MANAGER);
        assertThat(terminal.asked).isEqualTo(1);
    }

    @Test
    void f21_a_retry_is_asked_for_when_a_manager_has_decided_that_the_one_before_was_not_paid() {
        paysByCard(Pay.DECLINE);
        var before = shop.desk.attempt().reference();
        cannotTellOf(before);
        paysByCard(Pay.APPROVE);
        shop.does(TILL_1, MONA, new ResolveCard(before, false));
        assertThat(waiting()).isEmpty();
        paysByCard(Pay.APPROVE);
        assertThat(terminal.asked).isEqualTo(2);
        isSold();
        assertThat(resolved()).containsExactly(DECLINED_BY_MANAGER);
    }

    @Test
    void f21_a_terminal_that_can_tell_again_needs_no_manager() {
        paysByCard(Pay.DECLINE);
        cannotTellOf(shop.desk.attempt().reference());
        paysByCard(Pay.APPROVE);
        shop.desk.connect(terminal);
        shop.desk.stepForMinutes(6);
        assertThat(waiting()).isEmpty();
        paysByCard(Pay.APPROVE);
        isSold();
        assertThat(resolved()).isEmpty();
    }

    @Test
    void f21_a_terminal_that_says_again_that_it_never_saw_it_needs_no_manager_either() {
        paysByCard(Pay.LOSE_REQUEST);
        shop.desk.stepForMinutes(4);
        cannotTellOf(shop.desk.attempt().reference());
        paysByCard(Pay.APPROVE);
        assertThat(waiting()).hasSize(1);
        shop.desk.connect(terminal);
        shop.desk.stepForMinutes(6);
        assertThat(waiting()).isEmpty();
        paysByCard(Pay.APPROVE);
        isSold();
    }

    private void cannotTellOf(String reference) {
        shop.desk.connect(new TerminalAround(terminal) {
            @Override
            public StatusOutcome<PaymentOutcome> status(PaymentReference asked, Money price) {
                return asked.value().equals(reference)
                        ? new StatusOutcome.Unreachable<>("it does not tell")
                        : super.status(asked, price);
            }
        });
    }

    private List<String> waiting() {
        return shop.database().read(shop.till()::awaitingTheManager).stream()
                .map(CardAttempt::reference)
                .toList();
    }

    @Test
    void a_manager_and_the_terminal_may_answer_at_the_same_moment() {
        terminal.pay = Pay.LINGER;
        paysByCard();
        shop.desk.step();
        terminal.lateOnesArrive();
        terminal.after = () -> {
            terminal.after = () -> {};
            manager(true);
        };
        shop.desk.stepAsFarAsItGoes();
        isSold();
        assertThat(Objects.requireNonNull(shop.desk.attempt().approval()).poiTransactionId())
                .as("learnt all the same")
                .isEqualTo("POI-" + shop.desk.attempt().reference());
    }
}
