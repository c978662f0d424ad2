package com.evertill.edge.tender;

import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.devices.terminal.PaymentReference;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.CardAttempt.Trouble;
import com.evertill.edge.tender.TerminalBench.Manner;
import com.evertill.shop.api.TillAction.*;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** And at one that can be asked what became of a payment, as every protocol of ours can. */
abstract class AskableTerminalContract extends CardTerminalContract {

    @ParameterizedTest
    @EnumSource(names = {"LOSES_THE_ANSWER", "NEVER_ANSWERS"})
    void f20_an_answer_that_never_comes_is_asked_for_also_after_a_restart(Manner manner) {
        connect(IMPATIENT);
        bench.manner(manner);
        shop.does(new PayCard(null));
        shop.desk.step();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
        powerGoes();
        shop.desk.stepAsFarAsItGoes();
        assertSettled();
        assertThat(shop.desk.cardTenders()).isEqualTo(699);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOSES_THE_ANSWER", "NEVER_ANSWERS"})
    void f20_the_answer_to_a_refund_that_never_comes_is_asked_for_also_after_a_restart(Manner manner) {
        paysByCard(Manner.APPROVES);
        connect(IMPATIENT);
        bench.manner(manner);
        asksForARefund("2.00");
        shop.desk.step();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
        powerGoes();
        shop.desk.stepAsFarAsItGoes();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.APPLIED);
        assertThat(bench.captured()).isEqualTo(499);
        bench.manner(Manner.APPROVES);
        refunds("4.99");
        assertSettled();
    }

    @Test
    void f21_what_arrives_late_is_given_back() {
        connect(IMPATIENT);
        paysByCard(Manner.ARRIVES_LATE);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
        shop.does(TILL_1, MONA, new ResolveCard(shop.desk.attempt().reference(), false));
        shop.paysCash("7.00");
        bench.manner(Manner.APPROVES);
        connect(TerminalBench.PATIENT);
        assertThat(bench.captured()).isEqualTo(699);
        shop.desk.stepForMinutes(5);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSED);
        assertSettled();
    }

    @Test
    void cancelled_while_the_customer_takes_the_time() throws InterruptedException {
        bench.manner(Manner.TAKES_TIME);
        shop.does(new PayCard(null));
        var reference = shop.desk.attempt().reference();
        var paying = threads.submit(() -> shop.desk.step());
        bench.awaitCustomer();
        shop.does(new CancelCard());
        terminal.abort(new PaymentReference(reference));
        assertThat(paying).succeedsWithin(Duration.ofSeconds(20));
        shop.desk.stepAsFarAsItGoes(); // where the line broke: still at it, and told once more to stop
        shop.desk.stepAsFarAsItGoes(); // and has stopped
        assertThat(shop.desk.attempt().state()).isEqualTo(State.WATCHED);
        assertThat(shop.desk.attempt().trouble()).isIn(Trouble.CANCELLED, Trouble.REFUSED);
        shop.paysCash("7.00");
        assertSettled();
    }

    @Test
    void what_a_manager_approved_is_reversed_by_the_terminals_own_name_for_it() {
        connect(IMPATIENT);
        bench.manner(Manner.LOSES_THE_ANSWER);
        shop.does(new PayCard(shop.money("5.00")));
        shop.desk.step();
        shop.does(TILL_1, MONA, new ResolveCard(shop.desk.attempt().reference(), true));
        assertThat(shop.priced().paid()).isEqualTo(shop.money("5.00"));
        bench.manner(Manner.APPROVES);
        connect(TerminalBench.PATIENT);
        shop.does(new TakeBackTender(1));
        shop.desk.stepAsFarAsItGoes();
        assertThat(bench.captured()).isZero();
        shop.paysCash("7.00");
        assertSettled();
    }
}
