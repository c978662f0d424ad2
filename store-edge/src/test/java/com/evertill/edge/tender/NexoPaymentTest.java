package com.evertill.edge.tender;

import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.basket.Basket;
import com.evertill.devices.simulator.TerminalSimulator;
import com.evertill.devices.simulator.TerminalSimulator.Mode;
import com.evertill.devices.terminal.NexoConfig;
import com.evertill.devices.terminal.NexoTerminal;
import com.evertill.edge.TestShop;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.shop.api.TillAction.*;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same till at a terminal that speaks nexo over a real line. */
class NexoPaymentTest {
    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger questions = new AtomicInteger();
    private TerminalSimulator simulator;
    private HttpClient client;
    private NexoTerminal terminal;
    private TestShop shop;

    @BeforeEach
    void a_bottle_of_wine() {
        var setting = new TerminalSimulator.Setting(folder, Duration.ofMinutes(1), Instant::now);
        simulator = new TerminalSimulator(0, "terminal", setting, threads);
        client = HttpClient.newHttpClient();
        var address = URI.create("http://127.0.0.1:" + simulator.port() + "/nexo");
        var config = new NexoConfig(address, "till-1", "terminal-1", Duration.ofMillis(500), Duration.ofSeconds(2));
        terminal = new NexoTerminal(config, client, Instant::now, () -> "Z" + questions.incrementAndGet());
        shop = TestShop.german(folder.resolve("shop"));
        shop.desk.connect(terminal);
        shop.opens("0.00");
        shop.scans(WINE);
    }

    @AfterEach
    void close() {
        shop.close();
        terminal.close();
        simulator.close();
        client.close();
        threads.close();
    }

    private void paysByCard(Mode mode) {
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
    void approved() {
        paysByCard(Mode.APPROVE);
        assertSettled();
        assertThat(shop.desk.cardTenders()).isEqualTo(699);
    }

    @Test
    void declined_and_paid_in_cash() {
        paysByCard(Mode.DECLINE);
        shop.paysCash("7.00");
        shop.desk.stepForMinutes(6);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.DECLINED);
        assertSettled();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOSE_ANSWER", "NEVER_ANSWER"})
    void f20_an_answer_that_never_comes_is_asked_for_also_after_a_restart(Mode mode) {
        simulator.mode(mode);
        shop.does(new PayCard(null));
        shop.desk.step();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
        shop.reopen();
        shop.desk.stepAsFarAsItGoes();
        assertSettled();
        assertThat(simulator.transactions()).hasSize(1);
    }

    @Test
    void f20_a_terminal_that_is_away_was_not_asked() {
        paysByCard(Mode.UNREACHABLE);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.DECLINED);
        shop.paysCash("7.00");
        assertSettled();
    }

    @Test
    void f21_what_arrives_late_is_given_back() {
        paysByCard(Mode.ARRIVES_LATE);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
        shop.does(TILL_1, MONA, new ResolveCard(shop.desk.attempt().reference(), false));
        shop.paysCash("7.00");
        simulator.mode(Mode.APPROVE);
        assertThat(simulator.capturedMinor()).isEqualTo(699);
        shop.desk.stepForMinutes(5);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSED);
        assertSettled();
    }

    @Test
    void taken_back_and_taken_again() {
        simulator.mode(Mode.APPROVE);
        shop.does(new PayCard(shop.money("5.00")));
        shop.desk.stepAsFarAsItGoes();
        shop.does(new TakeBackTender(1));
        shop.desk.stepAsFarAsItGoes();
        assertThat(simulator.capturedMinor()).isZero();
        paysByCard(Mode.APPROVE);
        assertSettled();
    }

    @Test
    void cancelled_while_the_customer_takes_the_time() {
        paysByCard(Mode.SLOW);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.UNKNOWN);
        shop.does(new CancelCard());
        shop.desk.stepAsFarAsItGoes(); // still at it: told to stop
        shop.desk.stepAsFarAsItGoes(); // and has stopped
        assertThat(shop.desk.attempt().state()).isEqualTo(State.WATCHED);
        shop.paysCash("7.00");
        assertSettled();
    }

    @Test
    void what_a_manager_approved_is_reversed_by_the_terminals_own_name_for_it() {
        simulator.mode(Mode.LOSE_ANSWER);
        shop.does(new PayCard(shop.money("5.00")));
        shop.desk.step();
        shop.does(TILL_1, MONA, new ResolveCard(shop.desk.attempt().reference(), true));
        assertThat(shop.priced().paid()).isEqualTo(shop.money("5.00"));
        simulator.mode(Mode.APPROVE);
        shop.does(new TakeBackTender(1));
        shop.desk.stepAsFarAsItGoes();
        assertThat(simulator.capturedMinor()).isZero();
        shop.paysCash("7.00");
        assertSettled();
    }
}
