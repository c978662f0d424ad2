package com.evertill.edge.tender;

import static com.evertill.commerce.Refusal.*;
import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.ANNA;
import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.facts.Payload.ExceptionClosed;
import com.evertill.commerce.facts.Payload.TerminalReconciled;
import com.evertill.devices.simulator.TerminalAround;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.TotalsOutcome;
import com.evertill.edge.TestShop;
import com.evertill.edge.tender.CardDesk.Progress;
import com.evertill.edge.tender.OpenExceptions.OpenException;
import com.evertill.edge.tender.TerminalBench.Manner;
import com.evertill.shop.api.TillAction.*;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind a shift, the terminal's count is held against what the sales say. */
class ReconcilerTest {
    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final class Counter implements AutoCloseable {
        final TestShop shop = TestShop.german(folder.resolve("shop"));
        final TerminalBench bench;
        final CardTerminal terminal;
        Reconciler reconciler;

        Counter(String protocol) {
            bench = protocol.equals("nexo")
                    ? new NexoBench(folder, threads)
                    : new ZvtBench(folder, () -> shop.now, threads);
            terminal = bench.driver(shop, TerminalBench.PATIENT);
            shop.desk.connect(terminal);
            reconciler = reconciler(terminal);
        }

        Reconciler reconciler(CardTerminal at) {
            var site = shop.site();
            var forwarding = new Forwarding(shop.database(), site.journal(), site.attempts(), TILL_1, at);
            return new Reconciler(
                    shop.database(),
                    site.journal(),
                    site.attempts(),
                    TILL_1,
                    at,
                    shop.store().currency(),
                    forwarding);
        }

        void givesBack(String amount) {
            var receipt = shop.sales().getLast().receipt();
            shop.does(TILL_1, MONA, new RefundCard(receipt, null, shop.money(amount), "corked"));
            shop.desk.stepAsFarAsItGoes();
        }

        void sellsByCard() {
            shop.scans(WINE);
            shop.does(new PayCard(null));
            shop.desk.stepAsFarAsItGoes();
        }

        /** A shift with a bottle that is paid by card. */
        void aShift() {
            shop.opens("0.00");
            sellsByCard();
            shop.closes("0.00");
        }

        Progress steps() {
            shop.pass(Duration.ofSeconds(2));
            return reconciler.step(shop.now);
        }

        void stepsForMinutes(int minutes) {
            for (int i = 0; i < minutes; i++) {
                shop.pass(Duration.ofMinutes(1));
                steps();
            }
        }

        TerminalReconciled reconciled() {
            return shop.last(TerminalReconciled.class);
        }

        void isCounted(String amount) {
            assertThat(reconciled().told()).isEqualTo(shop.money(amount));
            assertThat(reconciled().sold()).isEqualTo(shop.money(amount));
            assertThat(reconciled().exception()).isNull();
        }

        List<OpenException> open() {
            return shop.database().read(tx -> OpenExceptions.of(tx, TILL_1));
        }

        @Override
        public void close() {
            terminal.close();
            shop.close();
            bench.close();
        }
    }

    @AfterEach
    void close() {
        threads.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nexo", "zvt"})
    void what_the_terminal_counted_is_what_the_sales_say(String protocol) {
        try (var till = new Counter(protocol)) {
            till.aShift();
            assertThat(till.steps()).isEqualTo(Progress.SOMETHING_WAS_DONE);
            assertThat(till.reconciled().exception()).isNull();
            assertThat(till.reconciled().sold()).isEqualTo(till.shop.money("6.99"));
            assertThat(till.reconciled().told()).isEqualTo(till.shop.money("6.99"));
            assertThat(till.open()).isEmpty();
            assertThat(till.steps()).isEqualTo(Progress.NOTHING_IS_OPEN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nexo", "zvt"})
    void what_was_given_back_is_off_both_counts_or_off_none(String protocol) {
        try (var till = new Counter(protocol)) {
            till.shop.opens("0.00");
            till.sellsByCard();
            till.sellsByCard();
            till.givesBack("2.00");
            till.shop.closes("0.00");
            till.steps();
            // ZVT's totals have no place for refunds.
            till.isCounted(protocol.equals("nexo") ? "11.98" : "13.98");
            till.shop.opens("0.00");
            till.givesBack("4.99");
            till.shop.closes("0.00");
            till.steps();
            till.isCounted(protocol.equals("nexo") ? "-4.99" : "0.00");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nexo", "zvt"})
    void each_shift_is_counted_by_itself(String protocol) {
        try (var till = new Counter(protocol)) {
            till.aShift();
            till.steps();
            till.aShift();
            till.steps();
            assertThat(till.shop.facts(TerminalReconciled.class)).hasSize(2).allSatisfy(it -> {
                assertThat(it.exception()).isNull();
                assertThat(it.told()).isEqualTo(till.shop.money("6.99"));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nexo", "zvt"})
    void a_charge_without_a_sale_stands_open_until_a_manager_has_seen_to_it(String protocol) {
        try (var till = new Counter(protocol)) {
            till.shop.opens("0.00");
            till.sellsByCard();
            till.terminal.pay(PaymentReference.of(9, 999_999), till.shop.money("5.00"));
            till.shop.closes("0.00");
            till.steps();
            assertThat(till.reconciled().sold()).isEqualTo(till.shop.money("6.99"));
            assertThat(till.reconciled().told()).isEqualTo(till.shop.money("11.99"));
            assertThat(till.open()).hasSize(1);

            var exception = till.open().getFirst().id();
            var closing = new CloseException(exception, "a second till used the terminal");
            assertThat(till.shop.refuses(TILL_1, ANNA, closing)).isEqualTo(A_MANAGER_MUST_DO_THIS);
            till.shop.does(TILL_1, MONA, closing);
            assertThat(till.open()).isEmpty();
            assertThat(till.shop.last(ExceptionClosed.class))
                    .isEqualTo(new ExceptionClosed(exception, TILL_1, MONA.staff(), "a second till used the terminal"));
            assertThat(till.shop.refuses(TILL_1, MONA, closing)).isEqualTo(THERE_IS_NO_SUCH_EXCEPTION);
        }
    }

    @Test
    void a_terminal_that_is_away_blocks_nothing_and_the_next_shift_counts_for_both() {
        try (var till = new Counter("zvt")) {
            till.aShift();
            till.bench.manner(Manner.IS_AWAY);
            till.stepsForMinutes(12);
            assertThat(till.reconciled().told()).isNull();
            assertThat(till.reconciled().why()).isNotBlank();
            assertThat(till.open()).hasSize(1);

            till.bench.manner(Manner.APPROVES);
            till.aShift();
            till.stepsForMinutes(2);
            assertThat(till.reconciled().sold()).isEqualTo(till.shop.money("13.98"));
            assertThat(till.reconciled().told()).isEqualTo(till.shop.money("13.98"));
            assertThat(till.open()).as("the first still wants to be closed").hasSize(1);
        }
    }

    @Test
    void where_nothing_was_sold_by_card_a_terminal_that_is_away_is_no_exception() {
        try (var till = new Counter("nexo")) {
            till.bench.manner(Manner.IS_AWAY);
            till.shop.opens("0.00");
            till.shop.closes("0.00");
            till.stepsForMinutes(12);
            assertThat(till.reconciled().told()).isNull();
            assertThat(till.open()).isEmpty();
        }
    }

    /** What ends the period and does not say so. */
    private static final class Losing extends TerminalAround {
        private boolean isLost;

        Losing(CardTerminal real) {
            super(real);
        }

        @Override
        public TotalsOutcome reconcile() {
            var told = super.reconcile();
            if (isLost) {
                return told;
            }
            isLost = true;
            return new TotalsOutcome.Unreachable("the line broke");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nexo", "zvt"})
    void a_lost_answer_is_known_by_what_the_terminal_ended_last(String protocol) {
        try (var till = new Counter(protocol)) {
            till.reconciler = till.reconciler(new Losing(till.terminal));
            till.aShift();
            assertThat(till.steps()).isEqualTo(Progress.WAITING_FOR_THE_TERMINAL);
            assertThat(till.steps()).as("not at once again").isEqualTo(Progress.WAITING_FOR_THE_TERMINAL);
            till.stepsForMinutes(2);
            assertThat(till.reconciled().exception()).isNull();
            assertThat(till.reconciled().told()).isEqualTo(till.shop.money("6.99"));
        }
    }

    /** And then does not hear the question what it ended. */
    private static final class LosingTwice extends TerminalAround {
        private final Set<String> lost = new HashSet<>();

        LosingTwice(CardTerminal real) {
            super(real);
        }

        private TotalsOutcome butOnce(String what, TotalsOutcome told) {
            return lost.add(what) ? new TotalsOutcome.Unreachable("the line broke") : told;
        }

        @Override
        public TotalsOutcome reconcile() {
            return butOnce("the end", super.reconcile());
        }

        @Override
        public TotalsOutcome lastReconciled() {
            return butOnce("the question", super.lastReconciled());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nexo", "zvt"})
    void a_lost_question_about_a_lost_answer_is_asked_again_and_no_other_period_is_ended(String protocol) {
        try (var till = new Counter(protocol)) {
            till.reconciler = till.reconciler(new LosingTwice(till.terminal));
            till.aShift();
            till.steps();
            till.stepsForMinutes(3);
            assertThat(till.reconciled().exception()).isNull();
            assertThat(till.reconciled().told()).isEqualTo(till.shop.money("6.99"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void killed_at_each_arrow_of_a_reconciliation_it_is_told_once(int arrow) {
        try (var till = new Counter("nexo")) {
            till.aShift();
            var passed = new int[1];
            till.reconciler = till.reconciler(new CutTerminal(till.terminal, () -> {
                if (++passed[0] == arrow) {
                    throw new PowerCut();
                }
            }));
            assertThatThrownBy(till::steps).isInstanceOf(PowerCut.class);
            till.shop.reopen();
            till.reconciler = till.reconciler(till.terminal);
            till.stepsForMinutes(2);
            assertThat(till.shop.facts(TerminalReconciled.class)).hasSize(1);
            assertThat(till.reconciled().exception()).isNull();
            assertThat(till.reconciled().told()).isEqualTo(till.shop.money("6.99"));
        }
    }
}
