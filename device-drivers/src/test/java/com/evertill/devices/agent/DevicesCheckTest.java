package com.evertill.devices.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.devices.simulator.PrinterSimulator.Fault;
import com.evertill.devices.simulator.ScaleSimulator;
import com.evertill.devices.simulator.SimulatedLane;
import com.evertill.devices.simulator.TerminalSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./evertill devices check} says, for each thing that can be wrong. */
@Tag(LaneProgram.TAG)
class DevicesCheckTest {

    private static final AtomicInteger LANES = new AtomicInteger(5_000);

    /** For a device that is well, and ready as soon as the machine has time for it. */
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofSeconds(20);

    private final Executor executor = Thread::startVirtualThread;
    /** A device that is not well is looked at for all this time. */
    private Duration patience = Duration.ofSeconds(2);

    private SimulatedLane lane;

    @TempDir
    Path folder;

    private record Answer(int status, String text) {}

    @BeforeEach
    void a_lane() {
        var setting = new TerminalSimulator.Setting(null, Duration.ofSeconds(1), InstantSource.system());
        lane = new SimulatedLane(LANES.incrementAndGet(), 0, setting, executor);
    }

    @AfterEach
    void close() {
        lane.close();
    }

    @Test
    void each_device_of_a_lane_that_is_well_is_told_and_the_test_page_is_on_paper() throws Exception {
        patience = AS_LONG_AS_IT_TAKES;
        lane.scale().load("0.453");
        var answer = check(SimulatedLane.jposXml(List.of(lane)));
        assertThat(answer.text().lines())
                .containsExactly(
                        "7 devices are configured.",
                        "ok     " + named("scanner") + ": ready.",
                        "ok     " + named("printer") + ": ready: the test page is on paper.",
                        "ok     " + named("drawer") + ": ready, and closed.",
                        "ok     " + named("tone") + ": ready, and beeps now.",
                        "ok     " + named("keylock") + ": ready, on normal.",
                        "ok     " + named("display") + ": ready, and shows its name now.",
                        "ok     " + named("scale") + ": ready, and reads 0.453 kg.");
        assertThat(answer.status()).isZero();
        assertThat(lane.printer().lines()).contains("ÄÖÜ äöü ß éèêç åøñ ŁłŽž         1.234,56 €");
        assertThat(lane.printer().unknownCommands()).isEmpty();
        // Neither tells when it has done what it was told to.
        await("a beep", () -> lane.printer().beeps() > 0);
        await("its name", () -> lane.display().lines().getLast().strip().equals(named("display")));
    }

    @Test
    void an_open_cover_and_an_empty_roll_are_told_and_nothing_is_printed() throws Exception {
        lane.printer().fault(Fault.COVER_OPEN, true);
        // Whether the printer says so before the page or at its beginning, is a matter of milliseconds.
        assertThat(printer(lane.printer().port()))
                .isIn(
                        "WRONG  p: Close the printer's cover.",
                        "WRONG  p: Nothing was printed. Close the printer's cover.");
        lane.printer().fault(Fault.COVER_OPEN, false);
        lane.printer().fault(Fault.PAPER_OUT, true);
        assertThat(printer(lane.printer().port()))
                .isIn(
                        "WRONG  p: Put in a new roll of paper.",
                        "WRONG  p: Nothing was printed. Put in a new roll of paper.");
        assertThat(lane.printer().lines()).isEmpty();
    }

    @Test
    void paper_that_runs_out_during_the_page_is_told_as_such() throws Exception {
        patience = AS_LONG_AS_IT_TAKES;
        lane.printer().paperLeft(3);
        assertThat(printer(lane.printer().port()))
                .isEqualTo("WRONG  p: It is not known how much of the test page is on paper."
                        + " p: the paper ran out during a print");
    }

    @Test
    void a_host_that_does_not_exist_is_told() throws Exception {
        // Longer than a label of a name may be, so that no server of names is asked, which may be slow to say no.
        var host = "no-such-host-".repeat(5) + ".invalid";
        assertThat(printer(tcp(host, 9100)))
                .isEqualTo("WRONG  p cannot be reached: " + host + ":9100: no host of this name is known.");
    }

    @Test
    void a_port_where_nobody_listens_is_told() throws Exception {
        // Somebody has it and does not listen, so that nobody else can.
        try (var idle = new Socket()) {
            idle.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertThat(printer(idle.getLocalPort()))
                    .isEqualTo(
                            "WRONG  p cannot be reached: 127.0.0.1:" + idle.getLocalPort()
                                    + ": nobody listens there: the port is wrong, or the device is not ready (Connection refused).");
        }
    }

    @Test
    void a_file_that_is_not_there_is_an_unplugged_device() throws Exception {
        var file = folder.resolve("usb-printer");
        assertThat(printer(file(file)))
                .isEqualTo("WRONG  p cannot be reached: " + file
                        + ": there is no such device: it is unplugged, or has another name.");
    }

    @Test
    void a_device_that_this_user_may_not_use_is_told_with_what_gives_the_right() throws Exception {
        // Not even root may write where nothing can be written.
        var file = Path.of("/proc/self/status");
        var forbidden = Files.isWritable(file) ? Path.of("/proc/version") : file;
        if (Files.isWritable(forbidden)) {
            forbidden = Files.createFile(folder.resolve("lp0"));
            Files.setPosixFilePermissions(forbidden, java.util.Set.of());
        }
        org.junit.jupiter.api.Assumptions.assumeFalse(Files.isWritable(forbidden), "root may use everything");
        assertThat(printer(file(forbidden)))
                .isEqualTo("WRONG  p cannot be reached: " + forbidden
                        + ": no right to use it: a udev rule or a group (lp, dialout, input) must give it.");
    }

    @Test
    void what_is_no_keyboard_cannot_be_had_alone_as_one() throws Exception {
        var file = Files.createFile(folder.resolve("event4"));
        assertThat(only(check(entry("k", "Scanner", "com.evertill.devices.jpos.KeyboardScanner", file(file)))))
                .isEqualTo("WRONG  k cannot be reached: " + file + ": it is not a keyboard:"
                        + " those are /dev/input/event…, best by their names in /dev/input/by-id.");
    }

    @Test
    void what_jpos_xml_lacks_is_told() throws Exception {
        assertThat(printer("")).isEqualTo("WRONG  p needs host and port, or tty, or file in jpos.xml: one of them");
        assertThat(printer("<prop name='host' value='127.0.0.1'/>"))
                .isEqualTo("WRONG  p needs a port beside host in jpos.xml");
        var unknown = check(entry("p", "POSPrinter", "com.vendor.Printer", ""));
        assertThat(unknown.text()).contains("WRONG  p names the service com.vendor.Printer, but built in are only");
    }

    @Test
    void a_scale_that_is_empty_or_below_zero_is_told() throws Exception {
        patience = AS_LONG_AS_IT_TAKES;
        assertThat(scale()).isEqualTo("ok     s: ready, and empty.");
        lane.scale().fault(ScaleSimulator.Fault.UNDER_ZERO, true);
        assertThat(scale()).isEqualTo("WRONG  s: below zero: empty it and set it to zero.");
    }

    @Test
    void a_category_that_the_till_has_no_use_for_is_passed_over() throws Exception {
        assertThat(check(entry("k", "PINPad", "com.vendor.PinPad", "")))
                .isEqualTo(new Answer(
                        0,
                        "1 device is configured.\nok     k: not looked at: the till has no use for a device of the"
                                + " category PINPad.\n"));
    }

    @Test
    void a_configuration_that_cannot_be_used_is_told_in_words() throws Exception {
        var file = folder.resolve("lane.json");
        assertThat(run("check", "--config", file.toString()))
                .isEqualTo(new Answer(2, "There is no file " + file + ", the configuration of the lane.\n"));
        Files.writeString(file, "{\"devices\": {}}");
        assertThat(run("check", "--config", file.toString()).text())
                .startsWith("The configuration " + file + " is not a AgentConfig in JSON: ")
                .endsWith("docs/devices.md shows what belongs in it.\n");
        Files.writeString(file, "{\"devices\": \"jpos.xml\"}");
        assertThat(run("check", "--config", file.toString()))
                .isEqualTo(new Answer(
                        2, "There is no file " + folder.resolve("jpos.xml") + ", the list of devices of the lane.\n"));
        Files.writeString(folder.resolve("jpos.xml"), "<JposEntries>\n<JposEntry/></JposEntries>");
        assertThat(run("check", "--config", file.toString()))
                .isEqualTo(new Answer(2, "jpos.xml: <JposEntry> needs the attribute logicalName\n"));
        assertThat(run("check")).extracting(Answer::status).isEqualTo(2);
    }

    private static void await(String what, BooleanSupplier condition) {
        for (int i = 0; i < 20_000 && !condition.getAsBoolean(); i++) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }

    private String named(String kind) {
        return kind + "." + lane.number();
    }

    private String scale() throws IOException {
        var more = "<prop name='host' value='127.0.0.1'/><prop name='port' value='"
                + lane.scale().port() + "'/>";
        return only(check(entry("s", "Scale", "com.evertill.devices.jpos.SerialScale", more)));
    }

    private String printer(int port) throws IOException {
        return printer(tcp("127.0.0.1", port));
    }

    private String printer(String place) throws IOException {
        return only(check(entry("p", "POSPrinter", "com.evertill.devices.jpos.EscPosPrinter", place)));
    }

    private static String only(Answer answer) {
        var lines = answer.text().lines().toList();
        assertThat(lines).hasSize(2).first().isEqualTo("1 device is configured.");
        assertThat(answer.status()).isEqualTo(lines.getLast().startsWith("ok") ? 0 : 1);
        return lines.getLast();
    }

    private static String tcp(String host, int port) {
        return "<prop name='host' value='" + host + "'/><prop name='port' value='" + port + "'/>";
    }

    private static String file(Path path) {
        return "<prop name='file' value='" + path + "'/>";
    }

    private static String entry(String name, String category, String service, String properties) {
        return """
                <JposEntries><JposEntry logicalName="%s">
                <creation factoryClass="com.evertill.devices.jpos.ServiceFactory" serviceClass="%s"/>
                <jpos version="1.15" category="%s"/>%s
                </JposEntry></JposEntries>
                """.formatted(name, service, category, properties);
    }

    private Answer check(String jposXml) throws IOException {
        Files.writeString(folder.resolve("jpos.xml"), jposXml);
        Files.writeString(folder.resolve("lane.json"), "{\"devices\": \"jpos.xml\"}");
        return run("check", "--config", folder.resolve("lane.json").toString());
    }

    private Answer run(String... arguments) throws IOException {
        var program = LaneProgram.given();
        return program.isPresent() ? run(program.get(), arguments) : runHere(arguments);
    }

    private static Answer run(LaneProgram program, String... arguments) throws IOException {
        var process = program.start(arguments);
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.onExit().join().exitValue(), text);
    }

    private Answer runHere(String... arguments) {
        var text = new ByteArrayOutputStream();
        var command = new DevicesCommand(
                new PrintStream(text, true, StandardCharsets.UTF_8),
                executor,
                InstantSource.system(),
                patience,
                (_, _) -> {});
        int status = command.run(List.of(arguments));
        return new Answer(status, text.toString(StandardCharsets.UTF_8));
    }
}
