package com.evertill.edge.tender;

import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.basket.Basket;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.edge.TestShop;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.TerminalBench.Manner;
import com.evertill.shop.api.TillAction.*;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a till may rely on at any terminal, whatever it speaks and however little it can be asked: a bottle of wine for 6.99. */
abstract class CardTerminalContract {
    /** Less than a terminal that never answers takes; enough for the first message of a busy machine to be with it. */
    static final Duration IMPATIENT = Duration.ofMillis(1_500);

    @TempDir
    Path folder;

    final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    TerminalBench bench;
    CardTerminal terminal;
    TestShop shop;

    abstract TerminalBench bench();

    @BeforeEach
    void a_bottle_of_wine() {
        shop = TestShop.german(folder.resolve("shop"));
        bench = bench();
        connect(TerminalBench.PATIENT);
        shop.opens("0.00");
        shop.scans(WINE);
    }

    final void connect(Duration patience) {
        if (terminal != null) {
            terminal.close();
        }
        terminal = bench.driver(shop, patience);
        shop.desk.connect(terminal);
    }

    /** The box and its driver, not the terminal. */
    final void powerGoes() {
        terminal.close();
        shop.reopen();
        connect(TerminalBench.PATIENT);
    }

    @AfterEach
    void close() {
        terminal.close();
        shop.close();
        bench.close();
        threads.close();
    }

    final void paysByCard(Manner manner) {
        bench.manner(manner);
        shop.does(new PayCard(null));
        shop.desk.stepAsFarAsItGoes();
    }

    final void assertSettled() {
        assertThat(shop.state().basket()).isInstanceOf(Basket.NotOpened.class);
        assertThat(shop.sales()).hasSize(1);
        assertThat(bench.captured()).isEqualTo(shop.desk.cardTenders());
    }

    @Test
    void approved() {
        paysByCard(Manner.APPROVES);
        assertSettled();
        assertThat(shop.desk.cardTenders()).isEqualTo(699);
    }

    @Test
    void declined_and_paid_in_cash() {
        paysByCard(Manner.DECLINES);
        shop.paysCash("7.00");
        shop.desk.stepForMinutes(6);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.DECLINED);
        assertSettled();
    }

    @Test
    void f20_a_terminal_that_is_away_was_not_asked() {
        bench.manner(Manner.IS_AWAY);
        connect(IMPATIENT);
        shop.does(new PayCard(null));
        shop.desk.stepAsFarAsItGoes();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.DECLINED);
        shop.paysCash("7.00");
        assertSettled();
    }

    @Test
    void given_back_in_parts_after_the_sale() {
        paysByCard(Manner.APPROVES);
        refunds("2.00");
        assertThat(bench.captured()).isEqualTo(499);
        refunds("4.99");
        assertThat(bench.captured()).isZero();
        assertSettled();
    }

    final void refunds(String amount) {
        asksForARefund(amount);
        shop.desk.stepAsFarAsItGoes();
    }

    final void asksForARefund(String amount) {
        var receipt = shop.sales().getLast().receipt();
        shop.does(TILL_1, MONA, new RefundCard(receipt, null, shop.money(amount), "corked"));
    }

    @Test
    void taken_back_and_taken_again() {
        bench.manner(Manner.APPROVES);
        shop.does(new PayCard(shop.money("5.00")));
        shop.desk.stepAsFarAsItGoes();
        assertThat(bench.captured()).isEqualTo(500);
        shop.does(new TakeBackTender(1));
        shop.desk.stepAsFarAsItGoes();
        assertThat(bench.captured()).isZero();
        paysByCard(Manner.APPROVES);
        assertSettled();
    }
}
