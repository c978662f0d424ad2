package com.evertill.edge.tender;

import static com.evertill.commerce.Refusal.*;
import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.ANNA;
import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static com.evertill.edge.TestShop.TILL_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.facts.Payload.CardRefunded;
import com.evertill.commerce.facts.Posting;
import com.evertill.commerce.facts.Posting.Figure;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.PaidByCard;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.Resolution;
import com.evertill.edge.TestDesk;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.CardAttempt.Trouble;
import com.evertill.edge.tender.FakeTerminal.Pay;
import com.evertill.edge.till.Effect;
import com.evertill.shop.api.TillAction.*;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The bottle of wine, paid by card, comes back; a manager gives the money back to the card. */
class CardRefundTest extends CardSale {

    private RefundCard all() {
        return new RefundCard(receipt(), null, null, "corked");
    }

    private RefundCard some(String amount) {
        return new RefundCard(receipt(), null, shop.money(amount), "corked");
    }

    private RefundCard withoutReference(String amount) {
        return new RefundCard(null, null, shop.money(amount), "receipt lost");
    }

    private ReceiptNumber receipt() {
        return shop.sales().getFirst().receipt();
    }

    private void asks(RefundCard refund) {
        shop.does(TILL_1, MONA, refund);
    }

    private void gives(RefundCard refund) {
        asks(refund);
        shop.desk.stepAsFarAsItGoes();
    }

    private @Nullable Refusal refuses(RefundCard refund) {
        return shop.refuses(TILL_1, MONA, refund);
    }

    private List<CardRefunded> refunds() {
        return shop.facts(CardRefunded.class);
    }

    private List<String> exceptions() {
        return shop.database().read(tx -> OpenExceptions.of(tx, TILL_1)).stream()
                .map(OpenExceptions.OpenException::id)
                .toList();
    }

    private long figure(Figure figure, String name) {
        var shift = shop.shift().number();
        return shop.database().read(tx -> shop.site().totals().ofShift(tx, shift)).stream()
                .filter(it -> it.figure() == figure && it.name().equals(name))
                .mapToLong(Posting::minor)
                .sum();
    }

    // What a manager can do

    @Test
    void wholly_and_then_nothing_is_left() {
        paysByCard(Pay.APPROVE);
        shop.effects.clear();
        gives(all());
        assertThat(refunds()).singleElement().satisfies(it -> {
            var paid = shop.desk.attempts().getFirst().reference();
            assertThat(it.payment()).isEqualTo(new PaidByCard(receipt(), 1, paid));
            assertThat(it.refund()).isEqualTo(shop.desk.attempt().reference());
            assertThat(it.amount()).isEqualTo(shop.money("6.99"));
            assertThat(it.approval().poiTransactionId()).isEqualTo("POI-" + it.refund());
            assertThat(it.reason()).isEqualTo("corked");
            assertThat(it.by()).isEqualTo(MONA.staff());
            assertThat(it.shift()).isEqualTo(shop.shift().number());
            assertThat(it.exception()).isNull();
        });
        assertThat(figure(Figure.TENDER, "card")).isZero();
        assertThat(figure(Figure.REFUNDED, "")).isEqualTo(699);
        assertThat(shop.effects).filteredOn(Effect.Print.class::isInstance).hasSize(2);
        assertThat(terminal.captured()).isZero();
        assertAddsUp();
        assertThat(refuses(all())).isEqualTo(THE_REFUND_IS_MORE_THAN_IS_LEFT_OF_THE_PAYMENT);
    }

    @Test
    void in_parts_and_never_more_than_was_taken() {
        paysByCard(Pay.APPROVE);
        gives(some("2.00"));
        gives(some("3.00"));
        assertThat(refuses(some("2.00"))).isEqualTo(THE_REFUND_IS_MORE_THAN_IS_LEFT_OF_THE_PAYMENT);
        gives(all());
        assertThat(refunds()).extracting(it -> it.amount().minor()).containsExactly(200L, 300L, 199L);
        assertThat(terminal.captured()).isZero();
        assertAddsUp();
    }

    @Test
    void without_reference_within_the_stores_limit() {
        paysByCard(Pay.APPROVE);
        assertThat(refuses(withoutReference("50.01"))).isEqualTo(THE_REFUND_IS_ABOVE_THE_LIMIT);
        assertThat(refuses(new RefundCard(null, null, null, "receipt lost")))
                .isEqualTo(THE_REFUND_MUST_BE_MORE_THAN_ZERO);
        assertThat(refuses(withoutReference("0.00"))).isEqualTo(THE_REFUND_MUST_BE_MORE_THAN_ZERO);
        var dollars = new Money(100, Currency.getInstance("USD"));
        assertThat(refuses(new RefundCard(null, null, dollars, "lost"))).isEqualTo(THE_CURRENCY_IS_NOT_TAKEN_HERE);
        gives(withoutReference("4.00"));
        assertThat(refunds()).singleElement().satisfies(it -> assertThat(it.payment())
                .isNull());
        assertThat(terminal.captured()).isEqualTo(299);
        assertAddsUp();
        // That payment is as it was.
        gives(all());
        assertThat(terminal.captured()).isEqualTo(-400);
    }

    @Test
    void only_a_manager_in_a_shift_at_the_till_where_it_was_paid_with_a_reason() {
        paysByCard(Pay.APPROVE);
        assertThat(shop.refuses(TILL_1, ANNA, all())).isEqualTo(A_MANAGER_MUST_DO_THIS);
        shop.does(TILL_2, MONA, new OpenShift(shop.money("0.00")));
        assertThat(shop.take(TILL_2, MONA, all())).isIn(THE_SALE_WAS_PAID_AT_ANOTHER_TILL, THERE_IS_NO_CARD_TERMINAL);
        var none = ReceiptNumber.parse("1-1-99");
        assertThat(refuses(new RefundCard(none, null, null, "corked"))).isEqualTo(THERE_IS_NO_SUCH_RECEIPT);
        assertThat(refuses(new RefundCard(receipt(), 7, null, "corked"))).isEqualTo(THERE_IS_NO_SUCH_PAYMENT);
        assertThatThrownBy(() -> new RefundCard(receipt(), null, null, " "))
                .isInstanceOf(IllegalArgumentException.class);
        shop.closes("100.00");
        assertThat(refuses(all())).isEqualTo(THE_SHIFT_IS_NOT_OPEN);
    }

    @Test
    void a_repeated_command_gives_once_and_answers_the_same() {
        paysByCard(Pay.APPROVE);
        var command = shop.command(some("2.00"));
        assertThat(shop.till().take(command, MONA, shop.now).refusal()).isNull();
        assertThat(shop.till().take(command, MONA, shop.now).refusal()).isNull();
        shop.desk.stepAsFarAsItGoes();
        shop.reopen();
        assertThat(shop.till().take(command, MONA, shop.now).refusal()).isNull();
        shop.desk.stepAsFarAsItGoes();
        assertThat(terminal.refundsAsked).isEqualTo(1);
        assertThat(refunds()).hasSize(1);
    }

    @Test
    void what_was_taken_on_a_managers_word_is_given_to_the_card_that_is_presented() {
        paysByCard(Pay.LINGER);
        manager(true);
        isSoldOnAWord();
        gives(all());
        assertThat(terminal.refunded(shop.desk.attempt().reference())).isEqualTo(699);
        assertThat(refuses(all())).isEqualTo(THE_REFUND_IS_MORE_THAN_IS_LEFT_OF_THE_PAYMENT);
    }

    private void isSoldOnAWord() {
        assertThat(shop.sales()).hasSize(1);
        assertThat(terminal.captured()).isZero();
    }

    @Test
    void what_the_bank_has_not_confirmed_waits_and_what_it_declined_is_not_given_back() {
        paysByCard(Pay.APPROVE_OFFLINE);
        assertThat(refuses(all())).isEqualTo(THE_BANK_HAS_NOT_CONFIRMED_THE_PAYMENT_YET);
        terminal.bankSays(false);
        var site = shop.site();
        new Forwarding(shop.database(), site.journal(), site.attempts(), TILL_1, terminal).step(shop.now);
        assertThat(refuses(all())).isEqualTo(THE_REFUND_IS_MORE_THAN_IS_LEFT_OF_THE_PAYMENT);
        assertThat(terminal.refundsAsked).isZero();
    }

    // One thing at a time

    @Test
    void the_next_card_waits_for_it_cash_does_not_and_the_shift_stays_open() {
        paysByCard(Pay.APPROVE);
        terminal.refund = Pay.LINGER;
        asks(some("2.00"));
        shop.scans(WINE);
        assertThat(shop.refuses(new PayCard(null))).isEqualTo(A_REFUND_IS_IN_PROGRESS);
        assertThat(refuses(some("2.00"))).isEqualTo(A_REFUND_IS_IN_PROGRESS);
        shop.desk.stepAsFarAsItGoes();
        assertThat(shop.refuses(new PayCard(null))).isEqualTo(THE_OUTCOME_OF_A_REFUND_IS_UNKNOWN);
        assertThat(refuses(some("2.00"))).isEqualTo(THE_OUTCOME_OF_A_REFUND_IS_UNKNOWN);
        shop.paysCash("7.00");
        assertThat(shop.refuses(new CloseShift(shop.money("100.00")))).isEqualTo(THE_OUTCOME_OF_A_REFUND_IS_UNKNOWN);
        terminal.lateOnesArrive();
        shop.desk.stepAsFarAsItGoes();
        assertThat(refunds()).hasSize(1);
        shop.closes("107.00");
        assertAddsUp();
    }

    @Test
    void a_refund_waits_for_the_payment_before_it() {
        paysByCard(Pay.APPROVE);
        shop.scans(WINE);
        terminal.pay = Pay.LINGER;
        paysByCard();
        assertThat(refuses(all())).isEqualTo(A_CARD_PAYMENT_IS_IN_PROGRESS);
        shop.desk.stepAsFarAsItGoes();
        assertThat(refuses(all())).isEqualTo(THE_OUTCOME_OF_A_CARD_PAYMENT_IS_UNKNOWN);
    }

    // What the terminal does not say

    @Test
    void f20_a_lost_answer_is_learnt_by_asking_and_nothing_is_given_twice() {
        paysByCard(Pay.APPROVE);
        terminal.refund = Pay.LOSE_ANSWER;
        gives(all());
        assertThat(refunds()).hasSize(1);
        assertThat(terminal.refundsAsked).isEqualTo(1);
        assertAddsUp();
    }

    @Test
    void f20_after_a_restart_the_terminal_is_asked_before_it_is_used_again() {
        paysByCard(Pay.APPROVE);
        asks(all());
        terminal.after = () -> {
            throw new PowerCut();
        };
        try {
            shop.desk.step();
        } catch (PowerCut gone) {
            terminal.after = () -> {};
            shop.reopen();
        }
        assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
        shop.scans(WINE);
        assertThat(shop.refuses(new PayCard(null))).isEqualTo(THE_OUTCOME_OF_A_REFUND_IS_UNKNOWN);
        shop.desk.stepAsFarAsItGoes();
        assertThat(terminal.refundsAsked).isEqualTo(1);
        assertThat(refunds()).hasSize(1);
        paysByCard(Pay.APPROVE);
        assertAddsUp();
    }

    @Test
    void f20_that_the_terminal_knows_nothing_is_believed_late_and_then_it_is_given_once() {
        paysByCard(Pay.APPROVE);
        terminal.refund = Pay.LOSE_REQUEST;
        gives(all());
        for (int i = 0; i < 10; i++) {
            assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
            shop.desk.step();
        }
        shop.pass(TestDesk.TERMINAL_TIMEOUT);
        shop.desk.step();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.WATCHED);
        terminal.refund = Pay.APPROVE;
        gives(all());
        assertThat(refunds()).hasSize(1);
        assertThat(terminal.refundsAsked).isEqualTo(2);
        assertAddsUp();
    }

    @Test
    void f21_a_retry_asks_before_it_gives() {
        paysByCard(Pay.APPROVE);
        terminal.refund = Pay.DECLINE_THEN_APPROVE;
        gives(some("2.00"));
        assertThat(refunds()).isEmpty();
        terminal.aMinutePasses();
        gives(some("2.00"));
        assertThat(terminal.refundsAsked).isEqualTo(1);
        assertThat(refunds()).singleElement().satisfies(it -> assertThat(it.refund())
                .isEqualTo(shop.desk.attempts().get(1).reference()));
        assertThat(shop.desk.attempt().state()).isEqualTo(State.DECLINED);
        assertAddsUp();
    }

    @Test
    void f21_of_none_a_retry_is_known_by_its_amount() {
        paysByCard(Pay.APPROVE);
        terminal.refund = Pay.DECLINE_THEN_APPROVE;
        gives(withoutReference("2.00"));
        terminal.aMinutePasses();
        gives(withoutReference("2.00"));
        assertThat(terminal.refundsAsked).isEqualTo(1);
        assertThat(refunds()).hasSize(1);
        assertAddsUp();
    }

    @Test
    void f21_where_the_one_before_cannot_be_asked_about_nothing_is_given() {
        paysByCard(Pay.APPROVE);
        terminal.refund = Pay.DECLINE;
        gives(all());
        terminal.isReachable = false;
        gives(all());
        assertThat(shop.desk.attempt().state()).isEqualTo(State.DECLINED);
        assertThat(shop.desk.attempt().trouble()).isEqualTo(Trouble.NO_ANSWER);
        terminal.isReachable = true;
        terminal.refund = Pay.APPROVE;
        gives(all());
        assertThat(terminal.refundsAsked).isEqualTo(2);
        assertThat(refunds()).hasSize(1);
        assertAddsUp();
    }

    @Test
    void f21_what_comes_through_late_is_booked_and_stands_open() {
        paysByCard(Pay.APPROVE);
        terminal.refund = Pay.DECLINE_THEN_APPROVE;
        gives(all());
        terminal.aMinutePasses();
        shop.desk.stepForMinutes(4);
        assertThat(refunds()).singleElement().satisfies(it -> assertThat(exceptions())
                .containsExactly(it.exception()));
        assertThat(refuses(all())).isEqualTo(THE_REFUND_IS_MORE_THAN_IS_LEFT_OF_THE_PAYMENT);
        shop.does(TILL_1, MONA, new CloseException(exceptions().getFirst(), "the customer knows"));
        assertThat(exceptions()).isEmpty();
        assertAddsUp();
    }

    @Test
    void f21_what_comes_through_between_shifts_is_of_the_next() {
        paysByCard(Pay.APPROVE);
        terminal.refund = Pay.DECLINE_THEN_APPROVE;
        gives(all());
        shop.closes("100.00");
        terminal.aMinutePasses();
        shop.desk.stepForMinutes(4);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.APPROVED);
        assertThat(refunds()).isEmpty();
        shop.opens("100.00");
        shop.desk.stepAsFarAsItGoes();
        assertThat(refunds()).singleElement().satisfies(it -> assertThat(it.shift())
                .isEqualTo(shop.shift().number()));
        assertAddsUp();
    }

    // What nobody can know

    @Test
    void a_manager_who_has_the_slip_says_that_it_was_given() {
        paysByCard(Pay.APPROVE);
        terminal.refund = Pay.LOSE_ANSWER;
        asks(all());
        shop.desk.step();
        assertThat(shop.database().read(shop.till()::awaitingTheManager)).hasSize(1);
        manager(true);
        assertThat(resolved()).containsExactly(Resolution.APPROVED_BY_MANAGER);
        shop.desk.stepForMinutes(3);
        assertThat(refunds()).hasSize(1);
        assertThat(terminal.refundsAsked).isEqualTo(1);
        assertAddsUp();
    }

    @Test
    void a_manager_who_says_that_it_was_not_given_hears_if_it_was() {
        paysByCard(Pay.APPROVE);
        terminal.refund = Pay.LINGER;
        gives(all());
        manager(false);
        assertThat(resolved()).containsExactly(Resolution.DECLINED_BY_MANAGER);
        assertThat(refunds()).isEmpty();
        terminal.lateOnesArrive();
        shop.desk.stepForMinutes(4);
        assertThat(refunds()).hasSize(1);
        assertThat(exceptions()).hasSize(1);
        shop.pass(Duration.ofHours(25));
        shop.desk.stepForMinutes(8);
        assertAddsUp();
    }
}
