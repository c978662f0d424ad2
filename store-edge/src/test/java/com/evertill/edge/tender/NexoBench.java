package com.evertill.edge.tender;

import com.evertill.devices.simulator.TerminalSimulator;
import com.evertill.devices.simulator.TerminalSimulator.Mode;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.NexoConfig;
import com.evertill.devices.terminal.NexoTerminal;
import com.evertill.edge.TestShop;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** Our simulator of nexo. */
final class NexoBench implements TerminalBench {
    final TerminalSimulator simulator;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    NexoBench(Path folder, Executor threads) {
        var setting = new TerminalSimulator.Setting(folder, Duration.ofMinutes(1), Instant::now);
        simulator = new TerminalSimulator(0, "terminal", setting, threads);
    }

    @Override
    public CardTerminal driver(TestShop shop, Duration patience) {
        return driver(simulator.port(), client, patience);
    }

    static CardTerminal driver(int port, HttpClient client, Duration patience) {
        var address = URI.create("http://127.0.0.1:" + port + "/nexo");
        var config = new NexoConfig(address, "till-1", "terminal-1", patience, Duration.ofSeconds(5));
        // Names of questions: not those of any driver before it.
        var questions = new AtomicLong(Instant.now().toEpochMilli());
        return new NexoTerminal(
                config, client, Instant::now, () -> "Z" + Long.toString(questions.incrementAndGet(), 36));
    }

    @Override
    public String address() {
        return "nexo " + simulator.port();
    }

    @Override
    public void manner(Manner manner) {
        simulator.mode(
                switch (manner) {
                    case APPROVES -> Mode.APPROVE;
                    case DECLINES -> Mode.DECLINE;
                    case TAKES_TIME -> Mode.SLOW;
                    case LOSES_THE_ANSWER -> Mode.LOSE_ANSWER;
                    case NEVER_ANSWERS -> Mode.NEVER_ANSWER;
                    case ARRIVES_LATE -> Mode.ARRIVES_LATE;
                    case IS_AWAY -> Mode.UNREACHABLE;
                });
    }

    @Override
    public void awaitCustomer() throws InterruptedException {
        simulator.await(it -> !it.display().equals("Welcome"));
    }

    @Override
    public long captured() {
        return simulator.capturedMinor();
    }

    @Override
    public List<Long> refunds() {
        return simulator.refundsMinor();
    }

    @Override
    public void close() {
        simulator.close();
        client.close();
    }
}
