package com.evertill.devices.agent;

import com.evertill.commerce.codec.Json;
import com.evertill.devices.JposLaneDevices;
import com.evertill.devices.LaneConfig;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.remote.LaneDoor;
import com.evertill.devices.remote.LaneGate;
import com.evertill.devices.remote.LaneGate.Box;
import com.evertill.devices.remote.RemoteLane;
import com.evertill.devices.remote.RemoteLaneDevices;
import com.evertill.devices.remote.RemoteTerminal;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.wire.LaneCertificates;
import com.evertill.devices.wire.LaneCertificates.Identity;
import com.evertill.devices.wire.LaneCertificates.Owner;
import com.evertill.devices.wire.LaneTls;
import com.evertill.devices.wire.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/** A box of the shop and a lane of its own computer, over real sockets and mutual TLS, in one process. */
public final class AgentBench implements AutoCloseable {

    public static final String LANE = "lane-1";

    /** Short, so that a dead line is noticed within a test's patience; long enough for a busy machine. */
    static final Duration BEAT = Duration.ofMillis(500);

    static final Duration BACK_WITHIN = Duration.ofSeconds(10);

    private final Path folder;
    private final Executor executor;
    private final Duration beat;
    private final LaneCertificates authority;
    private final Identity boxIdentity;
    private final Identity laneIdentity;
    private final AtomicInteger runs = new AtomicInteger();
    private @Nullable RunningBox running;
    private final AtomicInteger calls = new AtomicInteger();
    private final List<Runnable> ends = new ArrayList<>();

    /** A box's service, from its start to its end. */
    public final class RunningBox implements AutoCloseable {
        final RemoteLane remote;
        final LaneGate gate;
        private final SSLServerSocket server;
        private @Nullable LaneDoor door;

        RunningBox(Box box, RemoteLane lane, int port, Identity identity) {
            remote = lane;
            gate = new LaneGate(box, List.of(remote), executor, beat);
            try {
                var tls = LaneTls.of(identity.authority(), identity.certificate(), identity.key());
                server = listen(tls, port);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Of a machine on which many tests run at once, the port that was free a moment ago is now and then somebody else's for a moment. */
        private static SSLServerSocket listen(LaneTls tls, int port) throws IOException {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            for (int tries = 1; ; tries++) {
                try {
                    return tls.listen(address);
                } catch (BindException taken) {
                    if (tries == 1_000) {
                        throw taken;
                    }
                    LockSupport.parkNanos(10_000_000);
                }
            }
        }

        public int port() {
            return server.getLocalPort();
        }

        public LaneDevices devices(LaneDevices.Listener listener) {
            var devices = new RemoteLaneDevices(remote, listener, executor, BACK_WITHIN);
            open();
            return devices;
        }

        /** Lanes that knocked before have waited: one that came in before anybody listened would never be heard of. */
        void open() {
            door = LaneDoor.overTheNetwork(server, gate, executor);
        }

        /** As a power cut ends it: nobody is told. */
        @Override
        public void close() {
            try {
                if (door == null) {
                    server.close();
                } else {
                    door.close();
                }
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
            remote.cut();
        }
    }

    public AgentBench(Executor executor) {
        this(executor, BEAT);
    }

    /** @param beat as the lane's program has it. */
    public AgentBench(Executor executor, Duration beat) {
        this.executor = executor;
        this.beat = beat;
        try {
            folder = Files.createTempDirectory("lane");
            authority = new LaneCertificates(folder.resolve("authority"));
            boxIdentity = authority.issue(Owner.BOX, "box-1", Instant.now());
            laneIdentity = authority.issue(Owner.LANE, LANE, Instant.now());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    LaneCertificates authority() {
        return authority;
    }

    Identity laneIdentity() {
        return laneIdentity;
    }

    /** How often a lane has knocked. */
    int calls() {
        return calls.get();
    }

    /** The first box of the shop. */
    public RunningBox box(LaneConfig devices) {
        return box(1, devices, 0);
    }

    /** @param port 0 for any that is free. */
    RunningBox box(int epoch, LaneConfig devices, int port) {
        return box(epoch, devices, port, boxIdentity);
    }

    RunningBox box(int epoch, LaneConfig devices, int port, Identity identity) {
        return box(epoch, new RemoteLane(LANE, devices, new Order.Cat("cat.1", 5)), port, identity);
    }

    /** The same box after it ended, at the port that its lane knows. */
    public RunningBox boxAgain(LaneConfig devices, RunningBox before) {
        before.close();
        return box(1, devices, before.port());
    }

    /** The first box, whose store.json names no card terminal at the lane. */
    RunningBox boxWithoutTerminal(LaneConfig devices, int port) {
        return box(1, new RemoteLane(LANE, devices), port, boxIdentity);
    }

    private RunningBox box(int epoch, RemoteLane lane, int port, Identity identity) {
        var box = new RunningBox(
                new Box("acme.berlin-1.box-1", epoch, "run-" + runs.incrementAndGet()), lane, port, identity);
        ends.add(box::close);
        return box;
    }

    /** A lane's program that serves boxes at these ports. */
    public void serve(
            BiFunction<LaneConfig, LaneDevices.Listener, LaneDevices> devices, InstantSource clock, int... ports) {
        var unused = agent(devices, clock, ports);
    }

    /** The lane's program as a process of its own. */
    public void serve(LaneProgram program, String jposXml, int port) {
        try {
            Files.writeString(folder.resolve("jpos.xml"), jposXml);
            var config = folder.resolve("lane.json");
            Files.write(
                    config,
                    Json.bytes(new AgentConfig(
                            "jpos.xml",
                            null,
                            LANE,
                            List.of("localhost:" + port),
                            laneIdentity.authority().toString(),
                            laneIdentity.certificate().toString(),
                            laneIdentity.key().toString())));
            var process = program.start("--config", config.toString());
            ends.add(process::destroy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LaneAgent agent(
            BiFunction<LaneConfig, LaneDevices.Listener, LaneDevices> devices, InstantSource clock, int... ports) {
        return agent(devices, NoTerminal::new, clock, laneIdentity, ports);
    }

    LaneAgent agent(
            BiFunction<LaneConfig, LaneDevices.Listener, LaneDevices> devices,
            Supplier<CardTerminal> terminal,
            InstantSource clock,
            Identity identity,
            int... ports) {
        var tls = LaneTls.of(identity.authority(), identity.certificate(), identity.key());
        var doors = new ArrayList<LaneAgent.Door>();
        for (int port : ports) {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            doors.add(() -> {
                calls.incrementAndGet();
                return tls.call(address, Duration.ofSeconds(5));
            });
        }
        return agent(devices, terminal, clock, doors);
    }

    LaneAgent agent(
            BiFunction<LaneConfig, LaneDevices.Listener, LaneDevices> devices,
            Supplier<CardTerminal> terminal,
            InstantSource clock,
            List<LaneAgent.Door> doors) {
        var opening = new LaneAtWork.Opening() {
            @Override
            public LaneDevices devices(LaneConfig config, LaneDevices.Listener listener) {
                return devices.apply(config, listener);
            }

            @Override
            public CardTerminal terminal(Order.Welcome till) {
                return terminal.get();
            }
        };
        var self = new LaneAgent.Self(LANE, "agent-" + runs.incrementAndGet(), "test", beat);
        var agent = new LaneAgent(
                self,
                doors,
                new LastServed(folder.resolve("served.json")),
                new LaneAtWork(opening, new Outbox(clock), executor),
                executor);
        executor.execute(agent::run);
        ends.add(agent::close);
        return agent;
    }

    /** A till's terminal that hangs on the lane, after box and lane were started anew. */
    public CardTerminal terminal(Supplier<CardTerminal> atLane, Duration timeout) {
        ends.reversed().forEach(Runnable::run);
        ends.clear();
        var started = box(1, LaneConfig.none("1"), 0);
        running = started;
        started.open();
        var unused = agent(
                (config, listener) -> new JposLaneDevices(config, listener, executor, Instant::now),
                atLane,
                Instant::now,
                laneIdentity,
                started.port());
        var terminal = new RemoteTerminal(started.remote, timeout);
        for (int i = 0; i < 2_000 && terminal.check().detail().contains("is not connected"); i++) {
            LockSupport.parkNanos(10_000_000);
        }
        return terminal;
    }

    /** The line between the newest box and its lane breaks; the lane calls again. */
    public void cut() {
        Objects.requireNonNull(running, "no box").remote.cut();
    }

    @Override
    public void close() throws IOException {
        ends.reversed().forEach(Runnable::run);
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
