package com.evertill.edge.tender;

import com.evertill.devices.CatTerminal;
import com.evertill.devices.jpos.DriverContext;
import com.evertill.devices.jpos.JposServiceManager;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.edge.TestShop;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;

/** A vendor's UnifiedPOS service, for which ours stands in: behind it our simulator of nexo, which the till does not see. */
final class CatBench implements TerminalBench {
    private final NexoBench behind;
    private final String name = "CAT-" + UUID.randomUUID();

    CatBench(Path folder, Executor threads) {
        behind = new NexoBench(folder, threads);
        var xml = """
                <JposEntries>
                  <JposEntry logicalName="%s">
                    <creation factoryClass="com.evertill.devices.jpos.ServiceFactory" serviceClass="com.evertill.devices.jpos.TerminalCat"/>
                    <vendor name="Evertill" url="https://evertill.com"/>
                    <jpos version="1.15" category="CAT"/>
                    <product name="Simulated terminal" description="A simulated terminal" url="https://evertill.com"/>
                    <prop name="endpoint" value="http://127.0.0.1:%d/nexo"/>
                    <prop name="saleId" value="till-1"/>
                    <prop name="poiId" value="terminal-1"/>
                    <prop name="currency" value="EUR"/>
                    <prop name="logFile" value="%s"/>
                  </JposEntry>
                </JposEntries>
                """.formatted(name, behind.simulator.port(), folder.resolve("cat.log"));
        JposServiceManager.installed()
                .load(
                        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
                        new DriverContext(threads, InstantSource.system(), SecureRandom::new));
    }

    @Override
    public CardTerminal driver(TestShop shop, Duration patience) {
        return new CatTerminal(name, Math.toIntExact(patience.toMillis()));
    }

    @Override
    public String address() {
        throw new UnsupportedOperationException("a service of this process");
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

    @Override
    public void close() {
        behind.close();
    }
}
