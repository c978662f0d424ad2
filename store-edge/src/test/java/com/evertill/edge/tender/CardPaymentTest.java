package com.evertill.edge.tender;

import static com.evertill.commerce.tender.Resolution.*;
import static com.evertill.edge.Goods.MILK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.Tender;
import com.evertill.devices.simulator.TerminalAround;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.CardAttempt.Trouble;
import com.evertill.edge.tender.CardDesk.Progress;
import com.evertill.edge.tender.FakeTerminal.Pay;
import com.evertill.edge.till.Effect;
import com.evertill.shop.api.TillAction.*;
import org.junit.jupiter.api.Test;

/** As it should be, and stopped on the way. */
class CardPaymentTest extends CardSale {
    @Test
    void approved_and_the_sale_is_done() {
        assertThat(shop.desk.step()).isEqualTo(Progress.NOTHING_IS_OPEN);
        shop.effects.clear();
        paysByCard();
        assertThat(shop.effects).containsExactly(new Effect.AskTerminal());
        assertThat(shop.desk.attempt().state()).isEqualTo(State.INTENDED);
        shop.effects.clear();
        assertThat(shop.desk.step()).isEqualTo(Progress.SOMETHING_WAS_DONE);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.APPROVED);
        assertThat(shop.desk.step()).isEqualTo(Progress.SOMETHING_WAS_DONE);
        assertThat(shop.desk.step()).isEqualTo(Progress.NOTHING_IS_OPEN);

        isSold();
        var sale = shop.sales().getFirst();
        assertThat(sale.tenders()).singleElement().isInstanceOfSatisfying(Tender.Card.class, card -> {
            assertThat(card.attempt()).isEqualTo(shop.desk.attempt().reference());
            assertThat(card.approval().authorisationCode()).isEqualTo("A1B2C3");
        });
        assertThat(shop.effects).as("no drawer for a card").containsExactly(new Effect.Print("1-1-1"));
        assertThat(shop.desk.attempt().state()).isEqualTo(State.APPLIED);
    }

    /** And has no word for what it took beyond. */
    private static final class TakesMore extends TerminalAround {
        TakesMore(CardTerminal real) {
            super(real);
        }

        @Override
        public PaymentOutcome pay(PaymentReference reference, Money amount) {
            return super.pay(reference, amount.plus(new Money(100, amount.currency())));
        }
    }

    @Test
    void what_a_terminal_takes_beyond_what_it_was_asked_for_is_no_change_in_cash() {
        shop.desk.connect(new TakesMore(terminal));
        paysByCard(Pay.APPROVE);
        assertThat(terminal.captured()).isEqualTo(799);
        assertThat(shop.sales().getFirst().tenders())
                .singleElement()
                .isInstanceOfSatisfying(Tender.Card.class, card -> {
                    assertThat(card.amount()).isEqualTo(shop.money("6.99"));
                    assertThat(card.approval().amount()).isEqualTo(shop.money("7.99"));
                });
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
        assertThat(shop.desk.attempt().trouble()).isEqualTo(Trouble.NEVER_ARRIVED);
        shop.paysCash("7.00");
        isSold();
    }

    @Test
    void split_between_cash_and_card() {
        shop.paysCash("2.00");
        paysByCard(Pay.APPROVE);
        isSold();
        assertThat(shop.desk.cardTenders()).isEqualTo(499);
        assertThat(shop.sales().getFirst().tenders()).hasSize(2);
    }

    @Test
    void a_part_by_card_and_the_rest_in_cash() {
        shop.does(new PayCard(shop.money("5.00")));
        shop.desk.stepAsFarAsItGoes();
        assertThat(shop.priced().due()).isEqualTo(shop.money("1.99"));
        shop.paysCash("2.00");
        isSold();
        assertThat(shop.desk.cardTenders()).isEqualTo(500);
    }

    @Test
    void a_terminal_may_approve_less_than_it_was_asked_and_that_is_what_counts() {
        paysByCard(Pay.APPROVE_LESS);
        assertThat(shop.priced().paid()).isEqualTo(shop.money("3.49"));
        paysByCard(Pay.APPROVE);
        isSold();
        assertThat(shop.desk.cardTenders()).isEqualTo(699);
    }

    @Test
    void goods_scanned_while_the_customer_pays_are_still_to_be_paid() {
        paysByCard();
        shop.scans(MILK);
        shop.desk.stepAsFarAsItGoes();
        assertThat(shop.priced().due()).isEqualTo(shop.money("1.29"));
        shop.paysCash("1.29");
        isSold();
    }

    @Test
    void what_the_terminal_has_not_been_asked_yet_it_is_not_asked_any_more() {
        paysByCard();
        shop.does(new CancelCard());
        assertThat(shop.desk.attempt().trouble()).isEqualTo(Trouble.CANCELLED);
        shop.desk.stepAsFarAsItGoes();
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
                .containsExactly(new Effect.AbortPayment(shop.desk.attempt().reference()));
        // The abort is lost with a box that stops; the desk asks again.
        shop.reopen();
        shop.desk.stepForMinutes(1);
        shop.desk.stepAsFarAsItGoes();
        assertThat(cards().inTheWay()).isNull();
        shop.paysCash("7.00");
        isSold();
    }

    @Test
    void cancelled_and_approved_all_the_same_is_given_back() {
        paysByCard(Pay.LINGER);
        shop.does(new CancelCard());
        terminal.lateOnesArrive();
        shop.desk.stepAsFarAsItGoes();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSED);
        assertThat(terminal.captured()).isZero();
        assertThat(cards().trouble()).satisfies(it -> assertThat(it.trouble()).isEqualTo(Trouble.CANCELLED));
        shop.paysCash("7.00");
        isSold();
    }

    @Test
    void a_step_that_ended_by_a_fault_leaves_nothing_that_nobody_can_decide() {
        terminal.pay = Pay.LOSE_REQUEST;
        terminal.after = () -> {
            throw new IllegalStateException("a bug in a driver");
        };
        paysByCard();
        assertThatThrownBy(shop.desk::step).hasMessage("a bug in a driver");
        terminal.after = () -> {};
        terminal.isReachable = false;
        shop.desk.stepAsFarAsItGoes();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
        manager(false);
        shop.paysCash("7.00");
        isSold();
    }

    @Test
    void a_card_that_was_declined_and_approved_after_all_pays_no_more_than_is_due_then() {
        paysByCard(Pay.DECLINE_THEN_APPROVE);
        shop.does(new PayCash(shop.money("5.00")));
        terminal.aMinutePasses();
        paysByCard(Pay.APPROVE);
        isSold();
        assertThat(shop.desk.cardTenders()).isEqualTo(199);
    }

    @Test
    void an_approved_payment_whose_basket_is_gone_is_given_back() {
        paysByCard();
        shop.desk.step();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.APPROVED);
        // Not by a command: none voids it. By whatever else may be; the money goes back in any case.
        shop.database().act(tx -> tx.update("DELETE FROM basket_event"));
        shop.reopen();
        shop.desk.stepAsFarAsItGoes();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSED);
        assertAddsUp();
    }
}
