package com.evertill.edge.tender;

import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static com.evertill.edge.TestShop.TILL_2;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.devices.simulator.zvt.ZvtMode;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.CardAttempt.Trouble;
import com.evertill.edge.tender.TerminalBench.Manner;
import com.evertill.shop.api.TillAction.*;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** At a terminal that speaks ZVT over a real line, and has no name for a payment. */
class ZvtPaymentTest extends AskableTerminalContract {

    @Override
    TerminalBench bench() {
        return new ZvtBench(folder, () -> shop.now, threads);
    }

    private ZvtBench zvt() {
        return (ZvtBench) bench;
    }

    private void pays(ZvtMode mode) {
        zvt().simulator.mode(mode);
        shop.does(new PayCard(null));
        shop.desk.stepAsFarAsItGoes();
    }

    @Test
    void approved_with_the_terminals_receipt() {
        paysByCard(Manner.APPROVES);
        var approval = Objects.requireNonNull(shop.desk.attempt().approval());
        assertThat(approval.maskedPan()).isEqualTo("**************3456");
        assertThat(approval.receiptLines()).contains("Kundenbeleg für Sie", "EUR 6,99");
    }

    @Test
    void f20_a_terminal_that_booked_and_hung_up_before_the_end_is_asked_also_after_a_restart() {
        connect(IMPATIENT);
        zvt().simulator.mode(ZvtMode.HANG_UP_BEFORE_THE_END);
        shop.does(new PayCard(null));
        shop.desk.step();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
        powerGoes();
        shop.desk.stepAsFarAsItGoes();
        assertSettled();
        assertThat(zvt().simulator.entries()).hasSize(1);
    }

    @Test
    void what_the_terminal_took_back_by_itself_was_not_paid() {
        pays(ZvtMode.HANG_UP_UNHEARD);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.WATCHED);
        shop.paysCash("7.00");
        shop.desk.stepForMinutes(6);
        assertSettled();
        assertThat(zvt().simulator.entries()).hasSize(2);
    }

    @Test
    void a_terminal_that_lost_its_power_is_asked_when_it_is_back() {
        pays(ZvtMode.RESTART);
        shop.desk.stepForMinutes(4);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.WATCHED);
        pays(ZvtMode.APPROVE);
        assertSettled();
    }

    @Test
    void what_was_booked_and_broken_off_at_the_printer_is_paid() {
        pays(ZvtMode.BREAK_OFF_BEHIND_THE_APPROVAL);
        assertSettled();
        assertThat(shop.desk.cardTenders()).isEqualTo(699);
    }

    @Test
    void what_was_reversed_and_broken_off_at_the_printer_is_given_back() {
        zvt().simulator.mode(ZvtMode.APPROVE);
        shop.does(new PayCard(shop.money("5.00")));
        shop.desk.stepAsFarAsItGoes();
        zvt().simulator.mode(ZvtMode.BREAK_OFF_BEHIND_THE_APPROVAL);
        shop.does(new TakeBackTender(1));
        shop.desk.stepAsFarAsItGoes();
        assertThat(shop.desk.attempt().state())
                .as("it is asked for its last receipt")
                .isEqualTo(State.REVERSING);
        shop.desk.stepAsFarAsItGoes();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSED);
        shop.paysCash("7.00");
        assertSettled();
    }

    @Test
    void f20_nothing_is_given_back_while_the_terminal_cannot_tell_of_another_payment_and_no_manager_has_decided() {
        var late = approvedAfterAManagerGaveItUp();
        zvt().simulator.mode(ZvtMode.RESTART);
        shop.does(new PayCard(null));
        shop.desk.step();
        var lost = shop.desk.attempt().reference();
        somebodyElsePaysThere("1.00");
        shop.desk.stepForMinutes(10);
        assertThat(attempt(lost).state()).isEqualTo(State.UNKNOWN);
        assertThat(attempt(late).state()).isEqualTo(State.REVERSING);

        shop.does(TILL_1, MONA, new ResolveCard(lost, false));
        shop.desk.stepForMinutes(5);
        assertThat(attempt(late).state()).isEqualTo(State.REVERSED);
        assertThat(bench.captured()).isEqualTo(100);
    }

    /** And cannot be given back at the moment. */
    private String approvedAfterAManagerGaveItUp() {
        connect(IMPATIENT);
        zvt().simulator.mode(ZvtMode.HANG_UP_BEFORE_THE_END);
        shop.does(new PayCard(null));
        shop.desk.step();
        var reference = shop.desk.attempt().reference();
        shop.does(TILL_1, MONA, new ResolveCard(reference, false));
        zvt().simulator.mode(ZvtMode.REFUSE_REVERSALS);
        shop.desk.stepForMinutes(4);
        assertThat(attempt(reference).trouble()).isEqualTo(Trouble.REVERSAL_REFUSED);
        return reference;
    }

    private CardAttempt attempt(String reference) {
        return shop.desk.attempts().stream()
                .filter(it -> it.reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private void somebodyElsePaysThere(String amount) {
        zvt().simulator.mode(ZvtMode.APPROVE);
        try (var other = zvt().driver(shop, TILL_2, TerminalBench.PATIENT)) {
            assertThat(other.pay(PaymentReference.of(9, 1), shop.money(amount)))
                    .isInstanceOf(PaymentOutcome.Approved.class);
        }
    }

    @Test
    void part_of_it_is_taken_and_the_rest_paid_in_cash() {
        pays(ZvtMode.PARTIAL);
        assertThat(shop.priced().paid()).isEqualTo(shop.money("3.49"));
        shop.paysCash("5.00");
        assertSettled();
    }
}
