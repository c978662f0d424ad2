package com.evertill.devices.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.devices.DeviceState;
import com.evertill.devices.simulator.TerminalSimulator;
import com.evertill.devices.simulator.zvt.ZvtMachine;
import com.evertill.devices.simulator.zvt.ZvtMode;
import com.evertill.devices.simulator.zvt.ZvtSimulator;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.NexoConfig;
import com.evertill.devices.terminal.NexoTerminal;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentOutcome.Approved;
import com.evertill.devices.terminal.PaymentOutcome.Declined;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.Refund;
import com.evertill.devices.terminal.ReversalOutcome;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.devices.terminal.StatusOutcome.Settled;
import com.evertill.devices.terminal.TotalsOutcome;
import com.evertill.devices.terminal.zvt.NotesInMemory;
import com.evertill.devices.terminal.zvt.TcpLine;
import com.evertill.devices.terminal.zvt.ZvtConfig;
import com.evertill.devices.terminal.zvt.ZvtTerminal;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a till may expect of a card terminal, whatever it speaks, and whether it is this box's or hangs on a lane's own computer. */
@ParameterizedClass
@MethodSource("all")
class TerminalContractTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Money PRICE = eur(1_250);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T10:00:00Z"));

    enum Protocol {
        NEXO,
        ZVT
    }

    enum Way {
        IN_PROCESS,
        THROUGH_THE_AGENT
    }

    static Stream<Arguments> all() {
        return Arrays.stream(Protocol.values())
                .flatMap(protocol -> Arrays.stream(Way.values()).map(way -> Arguments.of(protocol, way)));
    }

    @Parameter(0)
    Protocol protocol = Protocol.NEXO;

    @Parameter(1)
    Way way = Way.IN_PROCESS;

    private final Executor executor = Thread::startVirtualThread;
    private final AtomicInteger questions = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    private final NotesInMemory notes = new NotesInMemory(_ -> {});
    private TerminalSimulator nexo;
    private ZvtSimulator zvt;
    private @Nullable AgentBench bench;
    private CardTerminal terminal;

    @BeforeEach
    void a_terminal() {
        nexo = new TerminalSimulator(
                0, "terminal", new TerminalSimulator.Setting(null, Duration.ofSeconds(30), CLOCK), executor);
        zvt = new ZvtSimulator(0, new ZvtMachine(null, CLOCK, ZoneOffset.UTC), executor);
        if (way == Way.THROUGH_THE_AGENT) {
            bench = new AgentBench(executor);
            terminal = bench.terminal(this::driver, PATIENCE);
        } else {
            terminal = driver();
        }
    }

    private CardTerminal driver() {
        if (protocol == Protocol.NEXO) {
            var endpoint = URI.create("http://127.0.0.1:" + nexo.port() + "/nexo");
            var config = new NexoConfig(endpoint, "till-1", "SIM-1", PATIENCE, Duration.ofSeconds(10));
            return new NexoTerminal(config, client, CLOCK, () -> "Q" + questions.incrementAndGet());
        }
        var config = ZvtConfig.of(URI.create("zvt://127.0.0.1:" + zvt.port()), EUR, ZoneOffset.UTC, PATIENCE)
                .answeredWithin(Duration.ofSeconds(2));
        return new ZvtTerminal(config, TcpLine.to(config, executor), notes, CLOCK, executor);
    }

    @AfterEach
    void close() throws Exception {
        terminal.close();
        if (bench != null) {
            bench.close();
        }
        nexo.close();
        zvt.close();
        client.shutdownNow();
        client.close();
    }

    private void mode(TerminalSimulator.Mode ofNexo, ZvtMode ofZvt) {
        if (protocol == Protocol.NEXO) {
            nexo.mode(ofNexo);
        } else {
            zvt.mode(ofZvt);
        }
    }

    private long captured() {
        return protocol == Protocol.NEXO ? nexo.capturedMinor() : zvt.capturedMinor();
    }

    private static PaymentReference reference(long number) {
        return PaymentReference.of(1, number);
    }

    private static Money eur(long cents) {
        return new Money(cents, EUR);
    }

    private static CardApproval approval(PaymentOutcome outcome) {
        assertThat(outcome).isInstanceOf(Approved.class);
        return ((Approved) outcome).approval();
    }

    private static PaymentOutcome settled(StatusOutcome<PaymentOutcome> status) {
        assertThat(status).isInstanceOf(Settled.class);
        return ((Settled<PaymentOutcome>) status).outcome();
    }

    private static Money told(TotalsOutcome totals) {
        assertThat(totals).isInstanceOf(TotalsOutcome.Told.class);
        return ((TotalsOutcome.Told) totals).totals().net(EUR);
    }

    @Test
    void it_is_there_and_takes_a_payment_once_and_says_so_again() {
        assertThat(terminal.check()).isEqualTo(DeviceState.READY);
        var approval = approval(terminal.pay(reference(1), PRICE));
        assertThat(approval.amount()).isEqualTo(PRICE);
        assertThat(approval.maskedPan()).contains("*");
        assertThat(approval.poiTransactionId()).isNotEmpty();
        assertThat(approval(settled(terminal.status(reference(1), PRICE))).amount())
                .isEqualTo(PRICE);
        assertThat(captured()).isEqualTo(1_250);
    }

    @Test
    void what_it_declines_takes_nothing_and_the_next_one_is_taken() {
        mode(TerminalSimulator.Mode.DECLINE, ZvtMode.DECLINE);
        assertThat(terminal.pay(reference(1), PRICE)).isInstanceOf(Declined.class);
        assertThat(captured()).isZero();
        mode(TerminalSimulator.Mode.APPROVE, ZvtMode.APPROVE);
        assertThat(terminal.pay(reference(2), eur(499))).isInstanceOf(Approved.class);
        assertThat(captured()).isEqualTo(499);
    }

    @Test
    void f20_a_lost_answer_is_settled_by_asking_and_charges_once() {
        mode(TerminalSimulator.Mode.LOSE_ANSWER, ZvtMode.LOSE_ANSWER);
        assertThat(terminal.pay(reference(1), PRICE)).isInstanceOf(PaymentOutcome.Unknown.class);
        mode(TerminalSimulator.Mode.APPROVE, ZvtMode.APPROVE);
        assertThat(approval(settled(terminal.status(reference(1), PRICE))).amount())
                .isEqualTo(PRICE);
        assertThat(captured()).isEqualTo(1_250);
    }

    @Test
    void what_is_stopped_before_the_customer_pays_takes_nothing() throws Exception {
        mode(TerminalSimulator.Mode.SLOW, ZvtMode.SLOW);
        var paying = CompletableFuture.supplyAsync(() -> terminal.pay(reference(1), PRICE), executor);
        if (protocol == Protocol.NEXO) {
            nexo.await(asked -> asked.display().contains("card"));
        } else {
            zvt.await(ZvtMachine::isWithACustomer);
        }
        terminal.abort(reference(1));
        assertThat(paying.get(20, TimeUnit.SECONDS)).isInstanceOf(Declined.class);
        assertThat(captured()).isZero();
    }

    @Test
    void a_reversal_gives_back_once_and_says_so_again() {
        var approval = approval(terminal.pay(reference(1), PRICE));
        assertThat(terminal.reverse(reference(2), reference(1), approval.poiTransactionId(), PRICE))
                .isInstanceOf(ReversalOutcome.Reversed.class);
        assertThat(captured()).isZero();
        assertThat(terminal.reversalStatus(reference(2)))
                .isInstanceOfSatisfying(
                        Settled.class, it -> assertThat(it.outcome()).isInstanceOf(ReversalOutcome.Reversed.class));
        // Some say no, and some that it is given back: either way it is so once.
        assertThat(terminal.reverse(reference(3), reference(1), approval.poiTransactionId(), PRICE))
                .isNotInstanceOf(ReversalOutcome.Unknown.class);
        assertThat(captured()).isZero();
    }

    @Test
    void a_refund_without_a_payment_goes_to_the_card_that_is_presented() {
        var refund = new Refund(reference(1), eur(999), null);
        assertThat(approval(terminal.refund(refund)).amount()).isEqualTo(eur(999));
        assertThat(approval(settled(terminal.refundStatus(refund))).amount()).isEqualTo(eur(999));
        assertThat(captured()).isEqualTo(-999);
    }

    @Test
    void the_day_ends_with_what_it_came_to_and_its_end_can_be_asked_for_again() {
        var approval = approval(terminal.pay(reference(1), PRICE));
        approval(terminal.pay(reference(2), eur(400)));
        assertThat(told(terminal.totals())).isEqualTo(eur(1_650));
        terminal.reverse(reference(3), reference(1), approval.poiTransactionId(), PRICE);
        assertThat(told(terminal.totals())).isEqualTo(eur(400));
        assertThat(told(terminal.reconcile())).isEqualTo(eur(400));
        assertThat(told(terminal.lastReconciled())).isEqualTo(eur(400));
        assertThat(told(terminal.totals())).isEqualTo(eur(0));
    }
}
