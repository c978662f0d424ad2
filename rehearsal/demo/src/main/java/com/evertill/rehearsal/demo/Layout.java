package com.evertill.rehearsal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Where everything of one demo is: its files below one folder, its ports from the first one on.
 *
 * @param project the project's own folder, where the built applications are.
 * @param firstPort the shop's; head office, the broker and the lanes follow at fixed distances.
 */
record Layout(Path project, Path folder, int firstPort) {
    static final int TILLS = 2;

    Layout {
        folder = folder.toAbsolutePath().normalize();
    }

    URI shop() {
        return http(firstPort);
    }

    URI headOffice() {
        return http(firstPort + 1);
    }

    int brokerPort() {
        return firstPort + 2;
    }

    /** Health and metrics of the shop; head office's are on the next one. */
    URI shopManagement() {
        return http(firstPort + 3);
    }

    URI headOfficeManagement() {
        return http(firstPort + 4);
    }

    /** The stand-in for a provider of payments. */
    URI provider() {
        return http(firstPort + 5);
    }

    Path providerFolder() {
        return folder.resolve("provider");
    }

    /** The simulators' control API; the devices' own ports follow, see {@link com.evertill.devices.simulator.SimulatedLanes}. */
    int lanesPort() {
        return firstPort + 10;
    }

    URI lanes() {
        return http(lanesPort());
    }

    URI terminal(int lane) {
        return http(lanesPort() + 10 * lane + 3).resolve("/nexo");
    }

    /** Of the same lane, another one. */
    URI zvtTerminal(int lane) {
        return URI.create("zvt://localhost:" + (lanesPort() + 10 * lane + 4));
    }

    /** All that this demo listens on. */
    List<Integer> ports() {
        var lanes = IntStream.rangeClosed(1, TILLS)
                .map(lane -> lanesPort() + 10 * lane)
                .flatMap(lane -> IntStream.rangeClosed(lane + 1, lane + 7));
        return IntStream.concat(
                        IntStream.rangeClosed(firstPort, firstPort + 5),
                        IntStream.concat(IntStream.of(lanesPort()), lanes))
                .boxed()
                .toList();
    }

    /**
     * The same demo on ports that are free at this moment: for tests, which run beside anything. Below the ports that systems give away by
     * themselves, so that nobody is given one of them a moment later.
     */
    Layout onFreePorts() {
        return ThreadLocalRandom.current()
                .ints(100, 10_000, 30_000)
                .mapToObj(port -> new Layout(project, folder, port))
                .filter(layout -> Ports.areFree(layout.ports()))
                .findFirst()
                .orElseThrow(() -> new DemoFault("This machine has no free ports in a row."));
    }

    Path iot() {
        return folder.resolve("iot");
    }

    Path certificates() {
        return iot().resolve("certificates");
    }

    Path keys() {
        return folder.resolve("keys");
    }

    Path lanesFolder() {
        return folder.resolve("lanes");
    }

    Path jposXml() {
        return lanesFolder().resolve("jpos.xml");
    }

    Path cloud() {
        return folder.resolve("cloud");
    }

    Path edge() {
        return folder.resolve("edge");
    }

    /** On the same disk, where a real shop has another. */
    Path backup() {
        return folder.resolve("backup");
    }

    Path storeFile() {
        return folder.resolve("store.json");
    }

    Path log(String part) {
        return folder.resolve("logs").resolve(part + ".log");
    }

    private static URI http(int port) {
        return URI.create("http://localhost:" + port);
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void empty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
