package com.evertill.devices.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.evertill.commerce.money.Money;
import com.evertill.devices.OnJvm;
import com.evertill.devices.simulator.zvt.ZvtMode;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.devices.terminal.zvt.NotesInMemory;
import com.evertill.devices.terminal.zvt.TcpLine;
import com.evertill.devices.terminal.zvt.ZvtConfig;
import com.evertill.devices.terminal.zvt.ZvtTerminal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnJvm("What the simulators keep on disk are records that no executable of ours writes.")
class SimulatedLanesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private SimulatedLanes lanes;

    @BeforeEach
    void two_lanes() {
        lanes = new SimulatedLanes(2, 0, folder, InstantSource.system(), TOKYO, Thread::startVirtualThread);
    }

    @AfterEach
    void close() {
        lanes.close();
        client.shutdownNow();
        client.close();
    }

    @Test
    void the_edge_is_told_where_the_devices_are() throws Exception {
        assertThat(Files.readString(folder.resolve("jpos.xml")))
                .contains(
                        "logicalName=\"scanner.1\"",
                        "logicalName=\"printer.2\"",
                        "logicalName=\"drawer.2\"",
                        "value=\"" + lanes.lanes().getLast().printer().port() + "\"");
    }

    @Test
    void a_lane_shows_what_it_is_like() throws Exception {
        assertThat(get("/lanes").toString()).isEqualTo("{\"lanes\":[1,2]}");
        var lane = get("/lanes/2");
        assertThat(lane.path("lane").asInt()).isEqualTo(2);
        assertThat(lane.path("scanner").path("connected").asBoolean()).isFalse();
        assertThat(lane.path("drawer").path("open").asBoolean()).isFalse();
        assertThat(lane.path("terminal").path("mode").asText()).isEqualTo("APPROVE");
        assertThat(lane.path("printer").path("paper").isArray()).isTrue();
    }

    @Test
    void paper_is_a_document_and_text() throws Exception {
        var simulated = lanes.lanes().getFirst().printer();
        try (var host = new Socket(InetAddress.getLoopbackAddress(), simulated.port())) {
            host.getOutputStream()
                    .write("\u001B@\u001Bt\u0013K\u0084se 2,50 \u00D5\n".getBytes(StandardCharsets.ISO_8859_1));
            assertThat(simulated.await(
                            Duration.ofSeconds(10), printer -> !printer.lines().isEmpty()))
                    .isTrue();
        }
        var printer = get("/lanes/1").path("printer");
        assertThat(printer.path("lines").path(0).asText()).isEqualTo("Käse 2,50 €");
        var element = printer.path("paper").path(0).path("elements").path(0);
        assertThat(element.path("kind").asText()).isEqualTo("text");
        assertThat(element.path("text").asText()).isEqualTo("Käse 2,50 €");
        post("/lanes/1/paper", "{\"tornOff\": true}", 200);
        assertThat(get("/lanes/1").path("printer").path("lines")).isEmpty();
    }

    @Test
    void faults_are_put_on_and_taken_off() throws Exception {
        var on = post("/lanes/1/fault", "{\"device\":\"printer\",\"fault\":\"COVER_OPEN\",\"on\":true}", 200);
        assertThat(on.path("printer").path("faults").toString()).isEqualTo("[\"COVER_OPEN\"]");
        var off = post("/lanes/1/fault", "{\"device\":\"printer\",\"fault\":\"COVER_OPEN\",\"on\":false}", 200);
        assertThat(off.path("printer").path("faults")).isEmpty();
        assertThat(post("/lanes/1/drawer", "{\"open\":true}", 200)
                        .path("drawer")
                        .path("open")
                        .asBoolean())
                .isTrue();
        assertThat(post("/lanes/1/terminal", "{\"mode\":\"DECLINE\"}", 200)
                        .path("terminal")
                        .path("mode")
                        .asText())
                .isEqualTo("DECLINE");
    }

    @Test
    void a_scan_reaches_the_host_or_is_refused() throws Exception {
        var code = "{\"symbology\":\"EAN_13\",\"text\":\"4006381333931\"}";
        assertThat(post("/lanes/1/scan", code, 409).path("error").asText()).contains("No host");
        try (var host = new Socket(
                InetAddress.getLoopbackAddress(),
                lanes.lanes().getFirst().scanner().port())) {
            host.setSoTimeout(10_000);
            post("/lanes/1/scan", code, 200);
            var line = host.getInputStream().readNBytes(17);
            assertThat(new String(line, StandardCharsets.US_ASCII)).isEqualTo("]E04006381333931\r");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/lanes/9/scan|{}|404",
                "/elsewhere|{}|404",
                "/lanes/1/dance|{}|404",
                "/lanes/1|{}|405",
                "/lanes/1/scan|not json|400",
                "/lanes/1/scan|{\"symbology\":\"EAN_99\",\"text\":\"1\"}|400",
                "/lanes/1/scan|{\"symbology\":\"EAN_13\",\"text\":\"\"}|400",
                "/lanes/1/fault|{\"device\":\"printer\",\"fault\":\"COVER_OPEN\",\"on\":\"yes\"}|400",
                "/lanes/1/fault|{\"device\":\"toaster\",\"fault\":\"COVER_OPEN\",\"on\":true}|400",
                "/lanes/1/terminal|{\"mode\":\"GENEROUS\"}|400",
                "/lanes/1/drawer|{}|400"
            })
    void a_wrong_request_is_answered_with_a_sentence(String path, String body, int status) throws Exception {
        assertThat(post(path, body, status).path("error").asText()).endsWith(".");
    }

    @Test
    void a_port_that_is_taken_is_named() throws Exception {
        // Whose ports may be those of the next lanes.
        lanes.close();
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = other.getLocalPort();
            assertThatThrownBy(() -> new SimulatedLanes(
                            1, taken, folder, InstantSource.system(), TOKYO, Thread::startVirtualThread))
                    // One of those behind it may be taken as well, and is bound first.
                    .hasMessageMatching("Port \\d+ on loopback is taken by another program.*");
        }
    }

    /** Of a terminal that is new, the first entry is known by its time alone. */
    @Test
    void f20_the_first_payment_ever_at_a_zvt_terminal_whose_answer_is_lost_is_known_by_the_time_of_the_shop() {
        var zvt = lanes.lanes().getFirst().zvt();
        var address = URI.create("zvt://127.0.0.1:" + zvt.port());
        var config = ZvtConfig.of(address, Currency.getInstance("JPY"), TOKYO, Duration.ofSeconds(20));
        zvt.mode(ZvtMode.LOSE_ANSWER);
        try (var terminal = new ZvtTerminal(
                config,
                TcpLine.to(config, Thread::startVirtualThread),
                new NotesInMemory(_ -> {}),
                InstantSource.system(),
                Thread::startVirtualThread)) {
            var reference = PaymentReference.of(1, 1);
            assertThat(terminal.pay(reference, new Money(500, config.currency())))
                    .isInstanceOf(PaymentOutcome.Unknown.class);
            assertThat(terminal.status(reference, new Money(500, config.currency())))
                    .isInstanceOfSatisfying(StatusOutcome.Settled.class, it -> assertThat(it.outcome())
                            .isInstanceOf(PaymentOutcome.Approved.class));
        }
    }

    @Test
    void as_a_program_it_says_when_it_is_ready_and_ends_when_asked() throws Exception {
        assumeTrue(System.getProperty("java.home") != null, "A PROGRAM ON A JVM IS SKIPPED: these tests are compiled");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatedLanes.class.getName(),
                        "1",
                        "0",
                        folder.resolve("program").toString(),
                        TOKYO.getId())
                .redirectErrorStream(true)
                .start();
        try (var output = process.inputReader(Charset.defaultCharset())) {
            assertThat(output.readLine()).startsWith("Simulated lanes ready: 1, control at http://127.0.0.1:");
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private JsonNode get(String path) throws Exception {
        var request = HttpRequest.newBuilder(uri(path)).GET().build();
        return JSON.readTree(
                client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private JsonNode post(String path, String body, int status) throws Exception {
        var request = HttpRequest.newBuilder(uri(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(status);
        return JSON.readTree(response.body());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + lanes.port() + path);
    }
}
