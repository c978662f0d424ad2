package com.evertill.rehearsal.demo;

import com.evertill.devices.simulator.PrinterSimulator.Fault;
import com.evertill.devices.simulator.SimulatedLane;
import com.evertill.devices.simulator.SimulatedLanes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code devices check} of the very program that the shop runs says of a lane: each device opens, prints, shows and weighs, and what is wrong is said
 * in words. The simulators stand in this process and understand every byte.
 */
final class CheckedDevices {
    /** All that a simulated lane and its box have. */
    private static final int DEVICES = 8;

    private final Layout layout;
    private final DemoOptions options;
    private final Path folder;

    private CheckedDevices(Layout layout, DemoOptions options) {
        this.layout = layout;
        this.options = options;
        this.folder = layout.folder().resolve("checked");
    }

    /** @throws DemoFault if a device does not do what it should, or trouble with one is not told. */
    static void require(Layout layout, DemoOptions options, Progress progress) {
        try {
            new CheckedDevices(layout, options).check();
            progress.say(
                    "  ok  the program opens every device, prints in every script, shows, weighs, beeps, and says in words"
                            + " what is wrong");
        } catch (IOException e) {
            throw new DemoFault("The devices cannot be checked: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFault("Interrupted.", e);
        }
    }

    private void check() throws IOException, InterruptedException {
        try (var lanes = new SimulatedLanes(
                1, 0, folder, InstantSource.system(), ZoneId.of(DemoStore.ZONE), task -> Thread.ofVirtual()
                        .start(task))) {
            var lane = lanes.lanes().getFirst();
            lane.scale().load("0.453");
            var said = said(0);
            holds(said.lines().filter(line -> line.startsWith("ok ")).count() == DEVICES, said);
            holds(said.contains("scale.1: ready, and reads 0.453 kg."), said);
            holdsWhatWasDone(lane);
            holdsTrouble(lane);
        }
    }

    private static void holdsWhatWasDone(SimulatedLane lane) {
        holds(
                lane.printer().unknownCommands().isEmpty(),
                "the printer does not know " + lane.printer().unknownCommands());
        var paper = lane.printer().lines();
        holds(
                paper.stream().anyMatch(line -> line.contains("ŁłŽž"))
                        && paper.stream().anyMatch(line -> line.contains("АБВ"))
                        && paper.contains("[barcode 4006381333931]")
                        && paper.contains("[QR https://evertill.com/]")
                        && paper.contains("[cut]"),
                "the test page was " + paper);
        holds(lane.printer().beeps() > 0, "nothing beeped");
        var shown = lane.display().lines();
        holds(shown.getLast().startsWith("display.1"), "the display shows " + shown);
    }

    private void holdsTrouble(SimulatedLane lane) throws IOException, InterruptedException {
        lane.printer().fault(Fault.COVER_OPEN, true);
        lane.display().unplugged(true);
        var jposXml = folder.resolve("jpos.xml");
        var entries = Files.readString(jposXml);
        int scale = entries.indexOf("127.0.0.1", entries.indexOf("scale.1"));
        Files.writeString(jposXml, entries.substring(0, scale) + "no-such-host.invalid" + entries.substring(scale + 9));
        var said = said(1);
        for (var trouble : List.of(
                "WRONG  printer.1: Close the printer's cover.",
                "WRONG  display.1 cannot be reached: 127.0.0.1:",
                "WRONG  scale.1 cannot be reached: no-such-host.invalid:")) {
            holds(said.contains(trouble), "it did not say \"" + trouble + "\" but\n" + said);
        }
    }

    private String said(int expected) throws IOException, InterruptedException {
        var config = folder.resolve("lane.json");
        Files.writeString(config, "{\"devices\": \"jpos.xml\"}");
        var command = new ArrayList<>(Lineup.shopProgram(layout, options, List.of(), Rig.NONE));
        command.addAll(List.of("devices", "check", "--config", config.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        holds(status == expected, "it ended with " + status + ":\n" + said);
        return said;
    }

    private static void holds(boolean isSo, String what) {
        if (!isSo) {
            throw new DemoFault("The check of the devices did not go as it should: " + what);
        }
    }
}
