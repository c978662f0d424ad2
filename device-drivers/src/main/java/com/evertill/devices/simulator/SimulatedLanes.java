package com.evertill.devices.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/**
 * The devices of several lanes in one process, on loopback, with the control API.
 *
 * <p>Arguments: number of lanes, first port, folder, and the zone of the shop, which its terminals' clocks go by; without one, the machine's. The first port is that of the control API; lane {@code n} has its scanner at
 * {@code first + 10n + 1}, its printer at {@code + 2}, its terminal at {@code + 3}, one that speaks ZVT at {@code + 4}, its scale at
 * {@code + 5}, its display at {@code + 6}, its key switch at {@code + 7}. The folder keeps what the terminals remember and gets a {@code jpos.xml} for the edge, with devices
 * named {@code scanner.n}, {@code printer.n}, {@code drawer.n}, {@code display.n} and {@code scale.n}, and the box's
 * {@code hardtotals}. Prints one line when ready, and
 * ends on SIGTERM.
 */
public final class SimulatedLanes implements AutoCloseable {

    private static final Duration SLOW_PAYMENT = Duration.ofSeconds(15);

    private final List<SimulatedLane> lanes = new ArrayList<>();
    private final LaneControl control;

    /** @param firstPort 0 for any ports that are free. */
    public SimulatedLanes(int count, int firstPort, Path folder, InstantSource clock, ZoneId zone, Executor executor) {
        var setting = new TerminalSimulator.Setting(folder, SLOW_PAYMENT, clock, zone, null);
        try {
            Files.createDirectories(folder);
            for (int n = 1; n <= count; n++) {
                lanes.add(new SimulatedLane(n, firstPort == 0 ? 0 : firstPort + 10 * n + 1, setting, executor));
            }
            var hardTotals = new MediumSimulator(folder.resolve("hard-totals"));
            control = new LaneControl(firstPort, lanes, hardTotals, executor);
            var written = folder.resolve("jpos.xml.new");
            Files.writeString(written, SimulatedLane.jposXml(lanes, hardTotals));
            Files.move(written, folder.resolve("jpos.xml"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unusable) {
            lanes.forEach(SimulatedLane::close);
            throw new UncheckedIOException("The simulated lanes cannot use the folder " + folder, unusable);
        } catch (UncheckedIOException taken) {
            lanes.forEach(SimulatedLane::close);
            throw taken;
        }
    }

    /** Of the control API. */
    public int port() {
        return control.port();
    }

    public List<SimulatedLane> lanes() {
        return List.copyOf(lanes);
    }

    @Override
    public void close() {
        control.close();
        lanes.forEach(SimulatedLane::close);
    }

    public static void main(String... args) throws InterruptedException {
        if (args.length < 3 || args.length > 4 || !args[0].matches("[1-9]\\d{0,2}") || !args[1].matches("\\d{1,5}")) {
            System.err.println("Usage: SimulatedLanes NUMBER_OF_LANES FIRST_PORT FOLDER [ZONE]");
            System.exit(2);
        }
        try (var simulated = new SimulatedLanes(
                Integer.parseInt(args[0]),
                Integer.parseInt(args[1]),
                Path.of(args[2]),
                InstantSource.system(),
                args.length == 4 ? ZoneId.of(args[3]) : ZoneId.systemDefault(),
                task -> Thread.ofVirtual().start(task))) {
            var stop = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(stop::countDown));
            System.out.println(
                    "Simulated lanes ready: " + args[0] + ", control at http://127.0.0.1:" + simulated.port());
            stop.await();
        } catch (UncheckedIOException unusable) {
            System.err.println(unusable.getMessage());
            System.exit(1);
        }
    }
}
