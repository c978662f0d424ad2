package com.evertill.edge.tender;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.TerminalBench.Manner;
import com.evertill.shop.api.TillAction.*;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** At a terminal of a lane with a computer of its own. */
class LanePaymentTest extends AskableTerminalContract {

    @Override
    TerminalBench bench() {
        return new LaneTerminalBench(folder, threads);
    }

    @Test
    void f20_a_line_to_the_lane_that_breaks_while_the_customer_pays_leaves_the_payment_unknown_until_it_is_asked_for()
            throws InterruptedException {
        bench.manner(Manner.TAKES_TIME);
        shop.does(new PayCard(null));
        var paying = threads.submit(() -> shop.desk.step());
        bench.awaitCustomer();
        ((LaneTerminalBench) bench).cutTheLine();
        assertThat(paying).succeedsWithin(Duration.ofSeconds(20));
        assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
        bench.manner(Manner.APPROVES);
        connect(TerminalBench.PATIENT);
        shop.desk.stepAsFarAsItGoes();
        shop.desk.stepForMinutes(5);
        assertSettled();
    }
}
