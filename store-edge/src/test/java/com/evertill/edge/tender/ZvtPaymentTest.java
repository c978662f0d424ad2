package com.evertill.edge.tender;

import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.basket.Basket;
import com.evertill.devices.simulator.zvt.ZvtMachine;
import com.evertill.devices.simulator.zvt.ZvtMode;
import com.evertill.devices.simulator.zvt.ZvtSimulator;
import com.evertill.devices.terminal.zvt.TcpLine;
import com.evertill.devices.terminal.zvt.ZvtConfig;
import com.evertill.devices.terminal.zvt.ZvtTerminal;
import com.evertill.edge.TestShop;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.shop.api.TillAction.*;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same till at a terminal that speaks ZVT over a real line. */
class ZvtPaymentTest {
    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private ZvtSimulator simulator;
    private ZvtTerminal terminal;
    private TestShop shop;

    @BeforeEach
    void a_bottle_of_wine() {
        shop = TestShop.german(folder.resolve("shop"));
        simulator = new ZvtSimulator(0, new ZvtMachine(folder.resolve("terminal.json"), () -> shop.now), threads);
        connect();
        shop.opens("0.00");
        shop.scans(WINE);
    }

    private void connect() {
        var config = ZvtConfig.of(
                        URI.create("zvt://127.0.0.1:" + simulator.port()),
                        Currency.getInstance("EUR"),
                        ZoneOffset.UTC,
                        Duration.ofMillis(500))
                .answeredWithin(Duration.ofSeconds(2));
        terminal = new ZvtTerminal(
                config,
                TcpLine.to(config, threads),
                new TerminalNotes(shop.database(), TILL_1),
                () -> shop.now,
                threads);
        shop.desk.connect(terminal);
    }

    /** The box and its driver, not the terminal. */
    private void powerGoes() {
        terminal.close();
        shop.reopen();
        connect();
    }

    @AfterEach
    void close() {
        terminal.close();
        shop.close();
        simulator.close();
        threads.close();
    }

    private void paysByCard(ZvtMode mode) {
        simulator.mode(mode);
        shop.does(new PayCard(null));
        shop.desk.stepAsFarAsItGoes();
    }

    private void assertSettled() {
        assertThat(shop.state().basket()).isInstanceOf(Basket.NotOpened.class);
        assertThat(shop.sales()).hasSize(1);
        assertThat(simulator.capturedMinor()).isEqualTo(shop.desk.cardTenders());
    }

    @Test
    void approved_with_the_terminals_receipt() {
        paysByCard(ZvtMode.APPROVE);
        assertSettled();
        assertThat(shop.desk.cardTenders()).isEqualTo(699);
        var approval = Objects.requireNonNull(shop.desk.attempt().approval());
        assertThat(approval.maskedPan()).isEqualTo("**************3456");
        assertThat(approval.receiptLines()).contains("Kundenbeleg für Sie", "EUR 6,99");
    }

    @Test
    void declined_and_paid_in_cash() {
        paysByCard(ZvtMode.DECLINE);
        shop.paysCash("7.00");
        shop.desk.stepForMinutes(6);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.DECLINED);
        assertSettled();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOSE_ANSWER", "NEVER_ANSWER", "HANG_UP_BEFORE_THE_END"})
    void f20_an_answer_that_never_comes_is_asked_for_also_after_a_restart(ZvtMode mode) {
        simulator.mode(mode);
        shop.does(new PayCard(null));
        shop.desk.step();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
        powerGoes();
        shop.desk.stepAsFarAsItGoes();
        assertSettled();
        assertThat(simulator.entries()).hasSize(1);
    }

    @Test
    void f20_a_terminal_that_is_away_was_not_asked() {
        simulator.reachable(false);
        paysByCard(ZvtMode.APPROVE);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.DECLINED);
        shop.paysCash("7.00");
        assertSettled();
    }

    @Test
    void f21_what_arrives_late_is_given_back() {
        paysByCard(ZvtMode.ARRIVES_LATE);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
        shop.does(TILL_1, MONA, new ResolveCard(shop.desk.attempt().reference(), false));
        shop.paysCash("7.00");
        simulator.mode(ZvtMode.APPROVE);
        assertThat(simulator.capturedMinor()).isEqualTo(699);
        shop.desk.stepForMinutes(5);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSED);
        assertSettled();
    }

    @Test
    void what_the_terminal_took_back_by_itself_was_not_paid() {
        paysByCard(ZvtMode.HANG_UP_UNHEARD);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.WATCHED);
        shop.paysCash("7.00");
        shop.desk.stepForMinutes(6);
        assertSettled();
        assertThat(simulator.entries()).hasSize(2);
    }

    @Test
    void a_terminal_that_lost_its_power_is_asked_when_it_is_back() {
        paysByCard(ZvtMode.RESTART);
        shop.desk.stepForMinutes(4);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.WATCHED);
        paysByCard(ZvtMode.APPROVE);
        assertSettled();
    }

    @Test
    void taken_back_and_taken_again() {
        simulator.mode(ZvtMode.APPROVE);
        shop.does(new PayCard(shop.money("5.00")));
        shop.desk.stepAsFarAsItGoes();
        shop.does(new TakeBackTender(1));
        shop.desk.stepAsFarAsItGoes();
        assertThat(simulator.capturedMinor()).isZero();
        paysByCard(ZvtMode.APPROVE);
        assertSettled();
    }

    @Test
    void part_of_it_is_taken_and_the_rest_paid_in_cash() {
        paysByCard(ZvtMode.PARTIAL);
        assertThat(shop.priced().paid()).isEqualTo(shop.money("3.49"));
        shop.paysCash("5.00");
        assertSettled();
    }

    @Test
    void cancelled_while_the_customer_takes_the_time() throws InterruptedException {
        simulator.mode(ZvtMode.SLOW);
        shop.does(new PayCard(null));
        var reference = shop.desk.attempt().reference();
        var paying = threads.submit(() -> shop.desk.step());
        simulator.await(ZvtMachine::isWithACustomer);
        terminal.abort(new com.evertill.devices.terminal.PaymentReference(reference));
        assertThat(paying).succeedsWithin(Duration.ofSeconds(5));
        assertThat(shop.desk.attempt().state()).isEqualTo(State.WATCHED);
        assertThat(shop.desk.attempt().trouble()).isEqualTo(CardAttempt.Trouble.CANCELLED);
        shop.paysCash("7.00");
        assertSettled();
    }

    @Test
    void what_a_manager_approved_is_reversed_by_the_terminals_own_name_for_it() {
        simulator.mode(ZvtMode.LOSE_ANSWER);
        shop.does(new PayCard(shop.money("5.00")));
        shop.desk.step();
        shop.does(TILL_1, MONA, new ResolveCard(shop.desk.attempt().reference(), true));
        assertThat(shop.priced().paid()).isEqualTo(shop.money("5.00"));
        simulator.mode(ZvtMode.APPROVE);
        shop.does(new TakeBackTender(1));
        shop.desk.stepAsFarAsItGoes();
        assertThat(simulator.capturedMinor()).isZero();
        shop.paysCash("7.00");
        assertSettled();
    }
}
