package com.evertill.devices.agent;

import com.evertill.devices.ConfiguredDevice;
import com.evertill.devices.JposLaneDevices;
import com.evertill.devices.MalformedJposXml;
import com.evertill.devices.wire.LaneCertificates;
import com.evertill.devices.wire.LaneCertificates.Owner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** {@code evertill devices}: the devices of a lane as a program of their own, what is wrong with them, and the certificates that it needs. */
public final class DevicesCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String USAGE = """
            devices --config lane.json          serves the devices of a lane to the shop's box
            devices check --config lane.json    opens each device that jpos.xml names, prints a test page, reads the scale, and says in words
                                                what is wrong
            devices issue box NAME FOLDER       makes a certificate for a box of the shop, and at first the shop's authority, in that folder
            devices issue lane NAME FOLDER      makes one for a lane""";

    private final PrintStream out;
    private final Executor executor;
    private final InstantSource clock;
    private final Duration patience;
    private final Agent agent;

    /** Serves until it is stopped. */
    interface Agent {
        void serve(AgentConfig config, Path folder);
    }

    /** @param run new whenever the program is started. */
    public DevicesCommand(PrintStream out, Executor executor, InstantSource clock, String software, String run) {
        this(
                out,
                executor,
                clock,
                PATIENCE,
                (config, folder) -> AgentProgram.serve(config, folder, out, executor, clock, software, run));
    }

    /** @param patience for a device that is not ready at once. */
    DevicesCommand(PrintStream out, Executor executor, InstantSource clock, Duration patience, Agent agent) {
        this.out = out;
        this.executor = executor;
        this.clock = clock;
        this.patience = patience;
        this.agent = agent;
    }

    /**
     * @param arguments after {@code devices}.
     * @return 0 if everything is well, 1 if something is wrong with a device, 2 if the program cannot work as it was set up.
     */
    public int run(List<String> arguments) {
        try {
            return switch (arguments) {
                case List<String> it
                when it.size() == 2 && it.getFirst().equals("--config") -> serve(file(it.getLast()));
                case List<String> it
                when it.size() == 3 && it.subList(0, 2).equals(List.of("check", "--config")) ->
                    check(file(it.getLast()));
                case List<String> it when it.size() == 4 && it.getFirst().equals("issue") -> issue(it);
                default -> {
                    out.println(USAGE);
                    yield 2;
                }
            };
        } catch (AgentFault | MalformedJposXml unusable) {
            out.println(unusable.getMessage());
            return 2;
        }
    }

    private static Path file(String name) {
        return Path.of(name).toAbsolutePath().normalize();
    }

    private int serve(Path file) {
        var config = AgentConfig.read(file);
        devices(config, file).forEach(it -> out.println(it.logicalName() + " (" + it.category() + ")"));
        agent.serve(config, file.resolveSibling("."));
        return 0;
    }

    private int check(Path file) {
        var devices = devices(AgentConfig.read(file), file);
        var checks = devices.stream()
                .map(device -> CompletableFuture.supplyAsync(
                        () -> DeviceCheck.of(device, patience, executor, clock), executor))
                .toList();
        boolean fine = true;
        for (var check : checks) {
            var finding = check.join();
            out.println(finding.line());
            fine &= finding.fine();
        }
        return fine ? 0 : 1;
    }

    private List<ConfiguredDevice> devices(AgentConfig config, Path file) {
        var jposXml = AgentConfig.bytes(file.resolveSibling(config.devices()), "list of devices");
        var drivers = config.drivers() == null ? null : Drivers.in(file.resolveSibling(config.drivers()));
        var devices = JposLaneDevices.configure(new ByteArrayInputStream(jposXml), executor, drivers);
        out.println(devices.size() == 1 ? "1 device is configured." : devices.size() + " devices are configured.");
        return devices;
    }

    private int issue(List<String> arguments) {
        var owner = arguments.get(1).equals("box") ? Owner.BOX : Owner.LANE;
        if (owner == Owner.LANE && !arguments.get(1).equals("lane")) {
            throw new AgentFault(USAGE, null);
        }
        try {
            var made = new LaneCertificates(file(arguments.getLast())).issue(owner, arguments.get(2), clock.instant());
            out.println("Made " + made.certificate() + " and " + made.key() + "; they go to the "
                    + owner.name().toLowerCase(java.util.Locale.ROOT) + ", with " + made.authority()
                    + ". The authority's own key stays here.");
            return 0;
        } catch (IOException unusable) {
            throw new AgentFault("No certificate was made: " + unusable.getMessage(), unusable);
        }
    }
}
