package com.evertill.edge.tender;

import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.TILL_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.facts.Payload.PaymentForwarded;
import com.evertill.commerce.facts.Payload.TerminalReconciled;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.Forwarded;
import com.evertill.commerce.tender.OfflineApproval;
import com.evertill.devices.simulator.TerminalAround;
import com.evertill.devices.simulator.TerminalSimulator.Mode;
import com.evertill.devices.simulator.zvt.ZvtMode;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.edge.TestShop;
import com.evertill.edge.tender.CardDesk.Progress;
import com.evertill.edge.tender.OpenExceptions.OpenException;
import com.evertill.shop.api.TillAction.*;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bottle for 6.99 was sold on the terminal's own word; behind the shift it is known what became of that. */
class OfflineReconciliationTest {
    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private TestShop shop;
    private NexoBench bench;
    private CardTerminal terminal;
    private Reconciler reconciler;

    @BeforeEach
    void a_shift_with_a_bottle() {
        shop = TestShop.german(folder.resolve("shop"));
        bench = new NexoBench(folder, threads);
        terminal = bench.driver(shop, TerminalBench.PATIENT);
        shop.desk.connect(terminal);
        reconciler = reconciler(terminal);
        bench.simulator.mode(Mode.OFFLINE);
        aShift();
    }

    @AfterEach
    void close() {
        terminal.close();
        shop.close();
        bench.close();
        threads.close();
    }

    private void aShift() {
        shop.opens("0.00");
        shop.scans(WINE);
        shop.does(new PayCard(null));
        shop.desk.stepAsFarAsItGoes();
        shop.closes("0.00");
    }

    private Reconciler reconciler(CardTerminal at) {
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

    private TerminalReconciled reconciled() {
        shop.pass(Duration.ofSeconds(2));
        assertThat(reconciler.step(shop.now)).isEqualTo(Progress.SOMETHING_WAS_DONE);
        return shop.last(TerminalReconciled.class);
    }

    private List<OpenException> exceptions() {
        return shop.database().read(tx -> OpenExceptions.of(tx, TILL_1));
    }

    private List<OfflineApproval> open() {
        return shop.database().read(tx -> OfflineApprovals.of(tx, TILL_1));
    }

    @Test
    void the_bank_is_there_again_and_confirms() {
        bench.simulator.mode(Mode.APPROVE);
        var fact = reconciled();
        assertThat(fact.exception()).isNull();
        assertThat(fact.offline()).as("the terminal told of it by name").isNull();
        assertThat(shop.last(PaymentForwarded.class).outcome()).isEqualTo(Forwarded.CONFIRMED);
        assertThat(open()).isEmpty();
    }

    /** One exception, not two: what was declined is in no count. */
    @Test
    void the_bank_declines_and_the_counts_agree_all_the_same() {
        bench.simulator.mode(Mode.DECLINE);
        var fact = reconciled();
        assertThat(fact.exception()).isNull();
        assertThat(fact.sold()).isEqualTo(shop.money("0.00"));
        assertThat(shop.last(PaymentForwarded.class).outcome()).isEqualTo(Forwarded.DECLINED);
        assertThat(exceptions()).extracting(OpenException::fact).containsExactly(shop.last(PaymentForwarded.class));
    }

    @Test
    void a_terminal_that_says_it_still_holds_it_is_asked_again_later() {
        var fact = reconciled();
        assertThat(fact.exception()).isNull();
        assertThat(fact.told()).isEqualTo(shop.money("6.99"));
        assertThat(open()).hasSize(1);
        bench.simulator.mode(Mode.DECLINE);
        aShiftWithoutCards();
        reconciled();
        assertThat(exceptions()).hasSize(1);
        assertThat(open()).isEmpty();
    }

    private void aShiftWithoutCards() {
        shop.opens("0.00");
        shop.closes("0.00");
    }

    /** Some terminals repeat their first answer for ever. */
    @Test
    void and_the_second_reconciliation_counts_as_the_banks_word() {
        reconciled();
        aShiftWithoutCards();
        var fact = reconciled();
        assertThat(fact.exception()).isNull();
        assertThat(Objects.requireNonNull(fact.offline())).hasSize(1);
        assertThat(open()).isEmpty();
        assertThat(exceptions()).isEmpty();
    }

    private static final class Forgetful extends TerminalAround {
        Forgetful(CardTerminal real) {
            super(real);
        }

        @Override
        public StatusOutcome<PaymentOutcome> status(PaymentReference reference, Money price) {
            return new StatusOutcome.NotFound<>();
        }
    }

    @Test
    void where_only_the_sums_tell_the_exception_names_the_sales_that_may_be_why() {
        reconciler = reconciler(new Forgetful(terminal));
        bench.simulator.mode(Mode.DECLINE);
        var fact = reconciled();
        assertThat(fact.sold()).isEqualTo(shop.money("6.99"));
        assertThat(fact.told()).isEqualTo(shop.money("0.00"));
        assertThat(exceptions()).extracting(OpenException::fact).containsExactly(fact);
        assertThat(Objects.requireNonNull(fact.offline())).singleElement().satisfies(it -> {
            assertThat(it.receipt()).isEqualTo(shop.sales().getFirst().receipt());
            assertThat(it.amount()).isEqualTo(shop.money("6.99"));
            assertThat(it.tender()).isEqualTo(1);
        });
        assertThat(open()).isEmpty();
    }

    @Test
    void and_where_the_sums_agree_it_is_confirmed() {
        reconciler = reconciler(new Forgetful(terminal));
        bench.simulator.mode(Mode.APPROVE);
        var fact = reconciled();
        assertThat(fact.exception()).isNull();
        assertThat(Objects.requireNonNull(fact.offline())).hasSize(1);
        assertThat(open()).isEmpty();
    }

    /** ZVT has no word for it but the count. */
    @Test
    void a_zvt_terminal_tells_of_a_later_decline_in_its_count_alone() throws IOException {
        var first = shop;
        var other = TestShop.german(folder.resolve("zvt-shop"));
        try (other;
                var zvt = new ZvtBench(Files.createDirectory(folder.resolve("zvt")), () -> other.now, threads);
                var driver = zvt.driver(other, TerminalBench.PATIENT)) {
            other.desk.connect(driver);
            zvt.simulator.mode(ZvtMode.OFFLINE);
            shop = other;
            aShift();
            assertThat(open()).hasSize(1);
            zvt.simulator.mode(ZvtMode.DECLINE);
            reconciler = reconciler(driver);
            var fact = reconciled();
            assertThat(fact.told()).isEqualTo(shop.money("0.00"));
            assertThat(exceptions()).extracting(OpenException::fact).containsExactly(fact);
            assertThat(Objects.requireNonNull(fact.offline())).hasSize(1);
            assertThat(open())
                    .as("the exception names it, whatever the terminal repeats")
                    .isEmpty();
        } finally {
            shop = first;
        }
    }
}
