package com.evertill.edge.tender;

import static com.evertill.commerce.Refusal.*;
import static com.evertill.commerce.tender.Resolution.*;
import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Payload.ExceptionClosed;
import com.evertill.commerce.facts.Payload.PaymentForwarded;
import com.evertill.commerce.tender.Forwarded;
import com.evertill.commerce.tender.OfflineLimits;
import com.evertill.commerce.tender.Tender;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.CardAttempt.Trouble;
import com.evertill.edge.tender.FakeTerminal.Pay;
import com.evertill.edge.tender.FakeTerminal.Reverse;
import com.evertill.edge.tender.OpenExceptions.OpenException;
import com.evertill.shop.api.TillAction.*;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A terminal that cannot ask the bank and approves by itself: head office lets the till take 10.00 each, two of them, 15.00 together, for a day. */
class OfflineApprovalTest extends CardSale {
    private Forwarding forwarding;

    @BeforeEach
    void limits() {
        limits("10.00", 2, "15.00", 24);
        forwarding = forwarding();
    }

    private Forwarding forwarding() {
        var site = shop.site();
        return new Forwarding(shop.database(), site.journal(), site.attempts(), TILL_1, terminal);
    }

    /** As the release in force has them. */
    private void limits(String each, int count, String sum, int hours) {
        var limits = new OfflineLimits(shop.money(each), count, shop.money(sum), hours);
        shop.database().act(tx -> tx.update("UPDATE price_book SET offline_limits = ?", Json.bytes(limits)));
    }

    private void sellsWineOffline() {
        shop.scans(WINE);
        paysByCard(Pay.APPROVE_OFFLINE);
    }

    private void isNotTaken(Trouble why) {
        assertThat(shop.state().basket()).as("the sale goes on").isInstanceOf(Basket.Open.class);
        assertThat(shop.priced().paid().isZero()).isTrue();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSED);
        assertThat(cards().inTheWay()).isNull();
        assertThat(cards().trouble()).satisfies(it -> assertThat(it.toBeTold()).isEqualTo(why));
        assertAddsUp();
    }

    private List<OpenException> exceptions() {
        return shop.database().read(tx -> OpenExceptions.of(tx, TILL_1));
    }

    private int open() {
        return shop.database().read(tx -> OfflineApprovals.of(tx, TILL_1)).size();
    }

    @Test
    void within_the_limits_it_is_taken_and_said_to_be_so() {
        paysByCard(Pay.APPROVE_OFFLINE);
        isSold();
        assertThat(shop.sales().getFirst().tenders())
                .singleElement()
                .isInstanceOfSatisfying(
                        Tender.Card.class,
                        card -> assertThat(card.approval().offlineApproved()).isTrue());
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void above_the_limit_of_one_it_is_given_back_and_the_customer_pays_in_cash() {
        limits("6.98", 2, "15.00", 24);
        paysByCard(Pay.APPROVE_OFFLINE);
        isNotTaken(Trouble.THE_AMOUNT_IS_ABOVE_THE_OFFLINE_LIMIT);
        assertThat(terminal.captured()).isZero();
        shop.paysCash("7.00");
        isSold();
        assertThat(open()).isZero();
    }

    @Test
    void two_are_open_and_a_third_is_given_back() {
        limits("10.00", 2, "100.00", 24);
        paysByCard(Pay.APPROVE_OFFLINE);
        sellsWineOffline();
        sellsWineOffline();
        isNotTaken(Trouble.TOO_MANY_OFFLINE_APPROVALS_ARE_OPEN);
        paysByCard(Pay.APPROVE);
        assertThat(shop.sales()).as("with the bank's word there is no limit").hasSize(3);
        assertThat(open()).isEqualTo(2);
    }

    @Test
    void the_sum_of_all_that_are_open_has_a_limit_too() {
        limits("10.00", 9, "13.97", 24);
        paysByCard(Pay.APPROVE_OFFLINE);
        sellsWineOffline();
        isNotTaken(Trouble.THE_SUM_OF_OFFLINE_APPROVALS_IS_TOO_LARGE);
    }

    @Test
    void what_the_same_basket_was_paid_with_already_counts_as_open() {
        limits("10.00", 1, "15.00", 24);
        terminal.pay = Pay.APPROVE_OFFLINE;
        shop.does(new PayCard(shop.money("1.00")));
        shop.desk.stepAsFarAsItGoes();
        assertThat(shop.priced().paid()).isEqualTo(shop.money("1.00"));
        paysByCard(Pay.APPROVE_OFFLINE);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSED);
        assertThat(cards().trouble())
                .satisfies(it -> assertThat(it.toBeTold()).isEqualTo(Trouble.TOO_MANY_OFFLINE_APPROVALS_ARE_OPEN));
    }

    @Test
    void after_a_day_without_the_bank_nothing_more_is_taken_until_it_has_spoken() {
        paysByCard(Pay.APPROVE_OFFLINE);
        shop.pass(Duration.ofHours(25));
        sellsWineOffline();
        isNotTaken(Trouble.AN_OFFLINE_APPROVAL_IS_OPEN_FOR_TOO_LONG);
        terminal.bankSays(true);
        forwarding.step(shop.now);
        paysByCard(Pay.APPROVE_OFFLINE);
        assertThat(shop.sales()).hasSize(2);
    }

    @Test
    void where_head_office_says_nothing_the_careful_limits_hold() {
        shop.database().act(tx -> tx.update("UPDATE price_book SET offline_limits = NULL"));
        shop.scans(WINE, 8);
        paysByCard(Pay.APPROVE_OFFLINE);
        isNotTaken(Trouble.THE_AMOUNT_IS_ABOVE_THE_OFFLINE_LIMIT);
    }

    // Whatever happens on the way back

    @Test
    void while_it_is_being_given_back_the_cashier_knows_why_and_takes_cash() {
        limits("0.00", 2, "15.00", 24);
        terminal.reverse = Reverse.LOSE_ANSWER;
        paysByCard(Pay.APPROVE_OFFLINE);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSING);
        assertThat(cards().trouble()).satisfies(it -> {
            assertThat(it.trouble()).as("nobody knows yet").isEqualTo(Trouble.NO_ANSWER);
            assertThat(it.toBeTold()).isEqualTo(Trouble.THE_AMOUNT_IS_ABOVE_THE_OFFLINE_LIMIT);
        });
        shop.paysCash("7.00");
        shop.desk.stepForMinutes(3);
        isSold();
        assertThat(terminal.captured()).isZero();
    }

    @Test
    void the_power_goes_between_the_approval_and_the_refusal() {
        limits("0.00", 2, "15.00", 24);
        terminal.pay = Pay.APPROVE_OFFLINE;
        paysByCard();
        shop.desk.step();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.APPROVED);
        shop.reopen();
        shop.desk.stepAsFarAsItGoes();
        isNotTaken(Trouble.THE_AMOUNT_IS_ABOVE_THE_OFFLINE_LIMIT);
    }

    @Test
    void the_power_goes_between_the_refusal_and_the_reversal() {
        limits("0.00", 2, "15.00", 24);
        terminal.pay = Pay.APPROVE_OFFLINE;
        paysByCard();
        shop.desk.step();
        shop.till().approved(shop.desk.attempt().reference(), shop.now);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSING);
        shop.reopen();
        shop.desk.stepAsFarAsItGoes();
        isNotTaken(Trouble.THE_AMOUNT_IS_ABOVE_THE_OFFLINE_LIMIT);
    }

    @Test
    void a_lost_answer_that_turns_out_to_be_an_offline_approval_is_judged_as_well() {
        limits("0.00", 2, "15.00", 24);
        terminal.after = () -> {
            terminal.after = () -> {};
            throw new PowerCut();
        };
        terminal.pay = Pay.APPROVE_OFFLINE;
        paysByCard();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(shop.desk::step))
                .isInstanceOf(PowerCut.class);
        shop.reopen();
        shop.desk.stepForMinutes(1);
        isNotTaken(Trouble.THE_AMOUNT_IS_ABOVE_THE_OFFLINE_LIMIT);
    }

    /** Nobody can take it from the terminal: a manager may keep it, on record, beyond the limit. */
    @Test
    void what_the_terminal_will_not_give_back_a_manager_may_keep() {
        limits("0.00", 2, "15.00", 24);
        terminal.reverse = Reverse.REFUSE;
        paysByCard(Pay.APPROVE_OFFLINE);
        assertThat(shop.desk.attempt().awaitsTheManager()).isTrue();
        shop.desk.stepForMinutes(3);
        manager(true);
        isSold();
        assertThat(resolved()).contains(APPROVED_BY_MANAGER);
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void where_the_bank_said_no_meanwhile_there_is_nothing_to_give_back() {
        limits("0.00", 2, "15.00", 24);
        terminal.pay = Pay.APPROVE_OFFLINE;
        paysByCard();
        shop.desk.step();
        terminal.bankSays(false);
        shop.desk.stepAsFarAsItGoes();
        isNotTaken(Trouble.THE_AMOUNT_IS_ABOVE_THE_OFFLINE_LIMIT);
        assertThat(resolved()).containsExactly(NEVER_TAKEN);
    }

    // What the bank says later

    @Test
    void the_bank_confirms_and_nobody_has_to_see_to_anything() {
        paysByCard(Pay.APPROVE_OFFLINE);
        assertThat(forwarding.step(shop.now)).as("the terminal still holds it").isFalse();
        terminal.bankSays(true);
        assertThat(forwarding.step(shop.now)).as("not at once again").isFalse();
        shop.pass(Duration.ofMinutes(5));
        assertThat(forwarding.step(shop.now)).isTrue();
        assertThat(shop.last(PaymentForwarded.class).outcome()).isEqualTo(Forwarded.CONFIRMED);
        assertThat(exceptions()).isEmpty();
        assertThat(open()).isZero();
    }

    @Test
    void the_bank_declines_and_a_manager_must_see_to_it() {
        paysByCard(Pay.APPROVE_OFFLINE);
        var sale = shop.sales().getFirst();
        terminal.bankSays(false);
        assertThat(forwarding.step(shop.now)).isTrue();
        var declined = shop.last(PaymentForwarded.class);
        assertThat(declined.outcome()).isEqualTo(Forwarded.DECLINED);
        assertThat(declined.payment().receipt()).isEqualTo(sale.receipt());
        assertThat(declined.payment().tender()).isEqualTo(1);
        assertThat(declined.payment().amount()).isEqualTo(shop.money("6.99"));
        assertThat(exceptions()).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo("1-1-R1").isEqualTo(declined.exception());
            assertThat(it.fact()).isEqualTo(declined);
        });
        assertThat(open()).isZero();

        assertThat(shop.refuses(new CloseException("1-1-R1", "written off"))).isEqualTo(A_MANAGER_MUST_DO_THIS);
        shop.does(TILL_1, MONA, new CloseException("1-1-R1", "written off"));
        assertThat(exceptions()).isEmpty();
        assertThat(shop.last(ExceptionClosed.class).note()).isEqualTo("written off");
    }

    @Test
    void it_is_told_once_over_power_cuts() {
        paysByCard(Pay.APPROVE_OFFLINE);
        terminal.bankSays(false);
        forwarding.step(shop.now);
        shop.reopen();
        forwarding = forwarding();
        assertThat(forwarding.step(shop.now)).isFalse();
        assertThat(shop.facts(PaymentForwarded.class)).hasSize(1);
        assertThat(exceptions()).hasSize(1);
    }

    @Test
    void what_is_open_can_be_made_anew_from_the_facts() {
        paysByCard(Pay.APPROVE_OFFLINE);
        sellsWineOffline();
        terminal.bankSays(true);
        forwarding.step(shop.now);
        sellsWineOffline();
        var fold = new OfflineApprovals();
        String kept = shop.database().read(fold::content);
        assertThat(kept).contains("1-1-3").doesNotContain("1-1-2");
        shop.database().act(shop.site().journal()::rebuildFolds);
        assertThat(shop.database().read(fold::content)).isEqualTo(kept);
    }
}
