package com.evertill.devices.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.devices.simulator.TerminalSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The driver and the simulated terminal, over HTTP, at a standing time. */
public abstract class NexoBench {
    protected static final Money PRICE = eur(1250);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));

    protected final Executor executor = Thread::startVirtualThread;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    protected final AtomicInteger questions = new AtomicInteger();

    @TempDir
    protected Path folder;

    protected TerminalSimulator simulator;
    protected CardTerminal terminal;

    @BeforeEach
    void a_terminal() {
        simulator = simulator(0);
        terminal = terminal(endpoint(), Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        terminal.close();
        simulator.close();
        client.shutdownNow();
        client.close();
    }

    protected final TerminalSimulator simulator(int port) {
        var setting = new TerminalSimulator.Setting(folder, Duration.ofSeconds(30), CLOCK);
        return new TerminalSimulator(port, "terminal", setting, executor);
    }

    protected final URI endpoint() {
        return URI.create("http://127.0.0.1:" + simulator.port() + "/nexo");
    }

    /** @param payment how long the driver waits for one. */
    protected final CardTerminal terminal(URI endpoint, Duration payment) {
        var config = new NexoConfig(endpoint, "till-1", "SIM-1", payment, Duration.ofSeconds(10));
        return new NexoTerminal(config, client, CLOCK, () -> "Q" + questions.incrementAndGet());
    }

    protected static PaymentReference reference(long number) {
        return PaymentReference.of(1, number);
    }

    protected static CardApproval approval(PaymentOutcome outcome) {
        assertThat(outcome).isInstanceOf(PaymentOutcome.Approved.class);
        return ((PaymentOutcome.Approved) outcome).approval();
    }

    protected static PaymentOutcome settled(StatusOutcome<PaymentOutcome> status) {
        assertThat(status).isInstanceOf(StatusOutcome.Settled.class);
        return ((StatusOutcome.Settled<PaymentOutcome>) status).outcome();
    }

    protected static Money eur(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }
}
