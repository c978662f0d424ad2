package com.evertill.edge.tender;

import com.evertill.commerce.node.TillId;
import com.evertill.devices.simulator.zvt.ZvtEntry;
import com.evertill.devices.simulator.zvt.ZvtMachine;
import com.evertill.devices.simulator.zvt.ZvtMode;
import com.evertill.devices.simulator.zvt.ZvtSimulator;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.zvt.TcpLine;
import com.evertill.devices.terminal.zvt.ZvtConfig;
import com.evertill.devices.terminal.zvt.ZvtTerminal;
import com.evertill.edge.TestShop;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Executor;

/** Our simulator of ZVT. */
final class ZvtBench implements TerminalBench {
    final ZvtSimulator simulator;
    private final Executor threads;

    ZvtBench(Path folder, InstantSource clock, Executor threads) {
        this.simulator =
                new ZvtSimulator(0, new ZvtMachine(folder.resolve("terminal.json"), clock, ZoneOffset.UTC), threads);
        this.threads = threads;
    }

    @Override
    public CardTerminal driver(TestShop shop, Duration patience) {
        return driver(shop, TestShop.TILL_1, patience);
    }

    CardTerminal driver(TestShop shop, TillId till, Duration patience) {
        return driver(simulator.port(), shop, till, () -> shop.now, patience, threads);
    }

    static CardTerminal driver(int port, TestShop shop, InstantSource clock, Duration patience, Executor threads) {
        return driver(port, shop, TestShop.TILL_1, clock, patience, threads);
    }

    private static CardTerminal driver(
            int port, TestShop shop, TillId till, InstantSource clock, Duration patience, Executor threads) {
        var config = ZvtConfig.of(
                        URI.create("zvt://127.0.0.1:" + port), Currency.getInstance("EUR"), ZoneOffset.UTC, patience)
                .answeredWithin(Duration.ofSeconds(2));
        return new ZvtTerminal(
                config, TcpLine.to(config, threads), new TerminalNotes(shop.database(), till), clock, threads);
    }

    @Override
    public String address() {
        return "zvt " + simulator.port();
    }

    @Override
    public void manner(Manner manner) {
        simulator.reachable(manner != Manner.IS_AWAY);
        simulator.mode(
                switch (manner) {
                    case APPROVES, IS_AWAY -> ZvtMode.APPROVE;
                    case DECLINES -> ZvtMode.DECLINE;
                    case TAKES_TIME -> ZvtMode.SLOW;
                    case LOSES_THE_ANSWER -> ZvtMode.LOSE_ANSWER;
                    case NEVER_ANSWERS -> ZvtMode.NEVER_ANSWER;
                    case ARRIVES_LATE -> ZvtMode.ARRIVES_LATE;
                });
    }

    @Override
    public void awaitCustomer() throws InterruptedException {
        simulator.await(ZvtMachine::isWithACustomer);
    }

    @Override
    public long captured() {
        return simulator.capturedMinor();
    }

    @Override
    public List<Long> refunds() {
        return simulator.entries().stream()
                .filter(it -> it.kind() == ZvtEntry.Kind.REFUND)
                .map(ZvtEntry::minor)
                .toList();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
