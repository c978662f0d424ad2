package com.evertill.edge.tender;

import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.TerminalBench.Manner;
import com.evertill.shop.api.TillAction.*;
import org.junit.jupiter.api.Test;

/** At a UnifiedPOS service, which nobody can ask what became of a payment: what it does not say at once, a manager decides. */
class CatPaymentTest extends CardTerminalContract {

    @Override
    TerminalBench bench() {
        return new CatBench(folder, threads);
    }

    /** Of a line that broke CAT says the same whether it broke before the charge or after. */
    @Test
    void f20_a_line_that_breaks_leaves_it_to_the_manager() {
        bench.manner(Manner.APPROVES);
        shop.does(new PayCard(shop.money("5.00")));
        shop.desk.stepAsFarAsItGoes();
        paysByCard(Manner.IS_AWAY);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
        shop.does(TILL_1, MONA, new ResolveCard(shop.desk.attempt().reference(), false));
        shop.paysCash("2.00");
        assertSettled();
    }

    /** The power goes while the service waits, and with it what it would have said. */
    @Test
    void f20_what_the_service_did_not_say_before_the_power_went_is_for_the_manager() {
        bench.manner(Manner.APPROVES);
        shop.desk.connect(new CutTerminal(terminal, new SecondArrow()));
        shop.does(new PayCard(null));
        try {
            shop.desk.step();
        } catch (PowerCut gone) {
            powerGoes();
        }
        shop.desk.stepForMinutes(4);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
        assertThat(bench.captured()).isEqualTo(699);
        shop.does(TILL_1, MONA, new ResolveCard(shop.desk.attempt().reference(), true));
        assertSettled();
    }

    /** Behind the first answer. */
    private static final class SecondArrow implements Runnable {
        private int passed;

        @Override
        public void run() {
            if (++passed == 2) {
                throw new PowerCut();
            }
        }
    }
}
