package com.evertill.edge.tender;

import com.evertill.devices.agent.AgentBench;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.edge.TestShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/** A terminal that hangs on a lane's own computer, which the till reaches by mutual TLS; it is our simulator of nexo. */
final class LaneTerminalBench implements TerminalBench {
    private final NexoBench behind;
    private final AgentBench lane;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    LaneTerminalBench(Path folder, Executor threads) {
        behind = new NexoBench(folder, threads);
        lane = new AgentBench(threads);
    }

    /** Box and lane are started anew, both. */
    @Override
    public CardTerminal driver(TestShop shop, Duration patience) {
        return lane.terminal(() -> NexoBench.driver(behind.simulator.port(), client, patience), patience);
    }

    @Override
    public String address() {
        throw new UnsupportedOperationException("a lane of this process");
    }

    @Override
    public void manner(Manner manner) {
        behind.manner(manner);
    }

    @Override
    public void awaitCustomer() throws InterruptedException {
        behind.awaitCustomer();
    }

    @Override
    public long captured() {
        return behind.captured();
    }

    @Override
    public List<Long> refunds() {
        return behind.refunds();
    }

    /** The network between box and lane, for a moment. */
    void cutTheLine() {
        lane.cut();
    }

    @Override
    public void close() {
        try {
            lane.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        behind.close();
        client.close();
    }
}
