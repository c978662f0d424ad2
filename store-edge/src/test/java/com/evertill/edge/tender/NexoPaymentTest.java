package com.evertill.edge.tender;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.TerminalBench.Manner;
import com.evertill.shop.api.TillAction.*;
import org.junit.jupiter.api.Test;

/** At a terminal that speaks nexo over a real line. */
class NexoPaymentTest extends AskableTerminalContract {

    @Override
    TerminalBench bench() {
        return new NexoBench(folder, threads);
    }

    @Test
    void cancelled_after_the_till_lost_its_patience() {
        connect(IMPATIENT);
        paysByCard(Manner.TAKES_TIME);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
        shop.does(new CancelCard());
        shop.desk.stepAsFarAsItGoes(); // still at it: told to stop
        shop.desk.stepAsFarAsItGoes(); // and has stopped
        assertThat(shop.desk.attempt().state()).isEqualTo(State.WATCHED);
        shop.paysCash("7.00");
        assertSettled();
    }
}
