package com.evertill.edge.tender;

import static com.evertill.commerce.Refusal.*;
import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.TILL_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.basket.Basket;
import com.evertill.devices.simulator.TerminalSimulator.Mode;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.edge.TestShop;
import com.evertill.edge.receipt.PrintJobs;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.CardAttempt.Trouble;
import com.evertill.edge.till.Effect;
import com.evertill.shop.api.TillAction.*;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A terminal that wants the customer's signature on the shop's slip. */
class SignatureTest {
    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private NexoBench bench;
    private CardTerminal terminal;
    private TestShop shop;

    @BeforeEach
    void a_bottle_of_wine_to_be_signed_for() {
        shop = TestShop.german(folder.resolve("shop"));
        bench = new NexoBench(folder, threads);
        terminal = bench.driver(shop, TerminalBench.PATIENT);
        shop.desk.connect(terminal);
        shop.opens("0.00");
        shop.scans(WINE);
        bench.simulator.mode(Mode.SIGNATURE);
        shop.does(new PayCard(null));
        shop.effects.clear();
        shop.desk.stepAsFarAsItGoes();
    }

    @AfterEach
    void close() {
        terminal.close();
        shop.close();
        bench.close();
        threads.close();
    }

    private String attempt() {
        return shop.desk.attempt().reference();
    }

    @Test
    void the_shops_slip_is_printed_and_the_sale_waits() {
        assertThat(shop.desk.attempt().state()).isEqualTo(State.TO_BE_SIGNED);
        assertThat(shop.effects).hasSize(1).first().isInstanceOf(Effect.Print.class);
        var job = ((Effect.Print) shop.effects.getFirst()).job();
        var taken = shop.database()
                .write(tx -> shop.site().printJobs().take(tx, job))
                .orElseThrow();
        assertThat(taken.attempt()).isEqualTo(attempt());
        assertThat(taken.receipt()).isNull();
        assertThat(shop.refuses(new PayCash(shop.money("7.00")))).isEqualTo(A_CARD_PAYMENT_IS_IN_PROGRESS);
        assertThat(shop.refuses(new VoidBasket())).isEqualTo(A_CARD_PAYMENT_IS_IN_PROGRESS);
    }

    @Test
    void a_signature_that_is_right_completes_the_sale() {
        shop.does(new CheckSignature(attempt(), true));
        assertThat(shop.state().basket()).isInstanceOf(Basket.NotOpened.class);
        assertThat(bench.captured()).isEqualTo(shop.desk.cardTenders()).isEqualTo(699);
        assertThat(shop.refuses(new CheckSignature(attempt(), false))).isEqualTo(THE_PAYMENT_IS_ALREADY_SETTLED);
        assertThat(shop.refuses(new CheckSignature("X", true))).isEqualTo(THERE_IS_NO_SUCH_PAYMENT);
    }

    @Test
    void a_signature_that_is_not_gives_the_money_back() {
        shop.does(new CheckSignature(attempt(), false));
        shop.desk.stepAsFarAsItGoes();
        assertThat(shop.desk.attempt().state()).isEqualTo(State.REVERSED);
        assertThat(shop.desk.attempt().trouble()).isEqualTo(Trouble.CANCELLED);
        assertThat(bench.captured()).isZero();
        shop.paysCash("7.00");
        assertThat(shop.sales()).hasSize(1);
    }

    @Test
    void the_power_goes_while_the_customer_signs() {
        shop.reopen();
        shop.desk.stepForMinutes(3);
        assertThat(shop.desk.attempt().state()).isEqualTo(State.TO_BE_SIGNED);
        List<PrintJobs.Job> asked =
                shop.database().read(tx -> shop.site().printJobs().asked(tx, TILL_1));
        assertThat(asked).extracting(PrintJobs.Job::attempt).containsExactly(attempt());
        shop.does(new SettlePrint(asked.getFirst().id(), true));
        shop.does(new CheckSignature(attempt(), true));
        assertThat(bench.captured()).isEqualTo(shop.desk.cardTenders()).isEqualTo(699);
    }
}
