package com.evertill.rehearsal.bench;

import com.evertill.commerce.codec.Json;
import com.evertill.devices.simulator.SimulatedLane;
import com.evertill.devices.wire.LaneCertificates;
import com.evertill.devices.wire.LaneCertificates.Owner;
import com.evertill.rehearsal.demo.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A lane's program as a process of its own, which calls its box. */
final class LaneProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;

    /**
     * @param program how the lane's program is started.
     * @param folder that of the shop's certificates; what the program is told is beside them, under its name.
     * @param port of the box, on this machine.
     */
    LaneProcess(List<String> program, Path folder, String name, int port, SimulatedLane simulated) throws IOException {
        var own = new LaneCertificates(folder).issue(Owner.LANE, name, Instant.now());
        Files.writeString(folder.resolve(name + ".xml"), SimulatedLane.jposXml(List.of(simulated)));
        var config = folder.resolve(name + ".json");
        Files.write(
                config,
                Json.bytes(Map.of(
                        "lane", name,
                        "devices", name + ".xml",
                        "boxes", List.of("localhost:" + port),
                        "authority", own.authority().getFileName().toString(),
                        "certificate", own.certificate().getFileName().toString(),
                        "key", own.key().getFileName().toString())));
        var command = new ArrayList<>(program);
        command.addAll(List.of("--config", config.toAbsolutePath().toString()));
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
    }

    ProcessFigures figures() {
        return new ProcessFigures(process.pid());
    }

    @Override
    public void close() {
        Ending.of(process, PATIENCE);
    }
}
