package com.evertill.rehearsal.bench;

import com.evertill.devices.LaneConfig;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.remote.LaneDoor;
import com.evertill.devices.remote.LaneGate;
import com.evertill.devices.remote.RemoteLane;
import com.evertill.devices.remote.RemoteLaneDevices;
import com.evertill.devices.simulator.SimulatedLane;
import com.evertill.devices.wire.LaneCertificates;
import com.evertill.devices.wire.LaneCertificates.Owner;
import com.evertill.devices.wire.LaneTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;

/** A lane's program as a process of its own, and the door by which it comes in, over mutual TLS on loopback. */
final class AgentProcess implements AutoCloseable {
    private static final String NAME = "lane-1";

    private final RemoteLane lane;
    private final LaneDoor door;
    private final LaneProcess process;
    private final Executor threads;

    /**
     * @param program how the lane's program is started.
     * @param folder empty, for what it is told.
     */
    AgentProcess(List<String> program, Path folder, SimulatedLane simulated, Executor threads) throws IOException {
        this.threads = threads;
        this.lane = new RemoteLane(NAME, LaneConfig.standard(String.valueOf(simulated.number())));
        var authority = new LaneCertificates(folder);
        var box = authority.issue(Owner.BOX, "box", Instant.now());
        var server = LaneTls.of(box.authority(), box.certificate(), box.key())
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var gate = new LaneGate(
                new LaneGate.Box("bench.store.box", 1, UUID.randomUUID().toString()), List.of(lane), threads);
        this.door = LaneDoor.overTheNetwork(server, gate, threads);
        this.process = new LaneProcess(program, folder, NAME, server.getLocalPort(), simulated);
    }

    LaneDevices devices(LaneDevices.Listener listener) {
        return new RemoteLaneDevices(lane, listener, threads);
    }

    ProcessFigures figures() {
        return process.figures();
    }

    @Override
    public void close() {
        door.close();
        process.close();
    }
}
