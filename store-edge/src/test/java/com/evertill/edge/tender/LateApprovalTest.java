package com.evertill.edge.tender;

import static com.evertill.edge.Goods.WINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.edge.TestDesk;
import com.evertill.edge.TestShop;
import com.evertill.edge.tender.FakeTerminal.Pay;
import com.evertill.shop.api.TillAction.PayCard;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateApprovalTest {
    @TempDir
    Path folder;

    private final FakeTerminal terminal = new FakeTerminal();
    private TestShop shop;

    @BeforeEach
    void open() {
        shop = TestShop.german(folder);
        shop.desk.connect(terminal);
        shop.opens("0.00");
        shop.scans(WINE);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** The time-out counts from the no: a customer who takes long leaves it no shorter. */
    @Test
    void f21_declined_at_the_last_moment_and_approved_a_minute_later_is_reversed() {
        terminal.pay = Pay.DECLINE_THEN_APPROVE;
        terminal.after = () -> shop.pass(TestDesk.TERMINAL_TIMEOUT.minusSeconds(15));
        shop.does(new PayCard(null));
        shop.desk.step();
        terminal.after = () -> {};
        shop.paysCash("6.99");
        for (int i = 0; i < 20; i++) {
            shop.desk.step();
        }
        terminal.aMinutePasses();
        assertThat(terminal.captured()).as("it says yes after all").isEqualTo(699);
        shop.desk.stepForMinutes(6);
        assertThat(terminal.captured()).isZero();
        assertThat(shop.desk.attempt().state()).isEqualTo(CardAttempt.State.REVERSED);
    }

    @Test
    void f16_f21_a_clock_that_jumps_ahead_does_not_make_the_watching_shorter_than_a_time_out() {
        terminal.pay = Pay.DECLINE_THEN_APPROVE;
        shop.does(new PayCard(null));
        shop.desk.step();
        shop.paysCash("6.99");
        shop.desk.step();
        shop.pass(Duration.ofHours(4)); // nobody has waited so long
        shop.desk.step();
        terminal.aMinutePasses();
        shop.desk.stepForMinutes(6);
        assertThat(terminal.captured()).isZero();
    }

    /** One of 10 000 fresh seeds: 42 minutes and then four within as many seconds. */
    @Test
    void f16_f21_a_clock_that_jumps_ahead_again_and_again_does_not_make_it_shorter_either() {
        terminal.pay = Pay.DECLINE_THEN_APPROVE;
        shop.does(new PayCard(null));
        shop.desk.step();
        shop.paysCash("6.99");
        for (int minutes : new int[] {42, 4, 30}) {
            shop.desk.step();
            shop.pass(Duration.ofMinutes(minutes));
            shop.desk.step();
        }
        terminal.aMinutePasses();
        shop.desk.stepForMinutes(6);
        assertThat(terminal.captured()).isZero();
        assertThat(shop.desk.attempt().state()).isEqualTo(CardAttempt.State.REVERSED);
    }

    @Test
    void a_terminal_that_nobody_can_ask_any_more_is_not_watched_for_ever() {
        terminal.pay = Pay.DECLINE;
        shop.does(new PayCard(null));
        shop.desk.step();
        shop.paysCash("6.99");
        terminal.isReachable = false;
        shop.pass(Duration.ofDays(2));
        shop.desk.stepForMinutes(10);
        assertThat(shop.desk.attempt().state()).isEqualTo(CardAttempt.State.WATCHED);
        shop.pass(Duration.ofDays(29));
        shop.desk.stepForMinutes(10);
        assertThat(shop.desk.attempt().state()).isEqualTo(CardAttempt.State.DECLINED);
        assertThat(shop.desk.step()).isEqualTo(CardDesk.Progress.NOTHING_IS_OPEN);
    }

    @Test
    void f16_f21_a_clock_that_jumps_ahead_by_a_day_does_not_end_the_watch_for_a_request_on_its_way() {
        terminal.pay = Pay.ARRIVE_LATE;
        shop.does(new PayCard(null));
        shop.desk.stepForMinutes(4);
        shop.pass(Duration.ofHours(28));
        shop.desk.stepForMinutes(1);
        shop.paysCash("6.99");
        terminal.lateOnesArrive();
        shop.desk.stepForMinutes(5);
        assertThat(terminal.captured()).isZero();
        assertThat(shop.desk.attempt().state()).isEqualTo(CardAttempt.State.REVERSED);
    }
}
