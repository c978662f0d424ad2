package com.evertill.devices.agent;

import static com.evertill.devices.DeviceState.Health.FAULTY;
import static com.evertill.devices.DeviceState.Health.OFFLINE;
import static com.evertill.devices.LaneDevices.Kind.PRINTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.devices.Heard;
import com.evertill.devices.JposLaneDevices;
import com.evertill.devices.LaneConfig;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.remote.LaneDoor;
import com.evertill.devices.wire.LaneCertificates;
import com.evertill.devices.wire.LaneCertificates.Identity;
import com.evertill.devices.wire.LaneCertificates.Owner;
import com.evertill.devices.wire.LaneTls;
import com.evertill.devices.wire.Link;
import com.evertill.devices.wire.Order;
import com.evertill.devices.wire.Report;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who comes in at the box's door for lanes, and whom a lane takes for its box. */
class LaneDoorTest {

    private final Executor executor = Thread::startVirtualThread;
    private final InstantSource clock = InstantSource.system();
    private final Heard heard = new Heard();
    private final AgentBench bench = new AgentBench(executor);
    /** Devices that no jpos.xml names: once the lane is in, they are told as faulty. */
    private final LaneConfig config = LaneConfig.standard("of nobody");

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    private LaneDevices own(LaneConfig devices, LaneDevices.Listener listener) {
        return new JposLaneDevices(devices, listener, executor, clock);
    }

    private static String detail(LaneDevices lane) {
        return Objects.requireNonNull(lane.states().get(PRINTER)).detail();
    }

    @Test
    void nobody_comes_in_with_another_authority_s_certificate_or_with_a_box_s_or_under_another_s_name()
            throws Exception {
        var box = bench.box(config);
        var lane = box.devices(heard);
        var stranger = new LaneCertificates(bench.folder().resolve("stranger"))
                .issue(Owner.LANE, AgentBench.LANE, Instant.now());
        var anotherLane = bench.authority().issue(Owner.LANE, "lane-2", Instant.now());
        var anotherBox = bench.authority().issue(Owner.BOX, "box-2", Instant.now());
        for (var identity : List.of(stranger, anotherLane, anotherBox)) {
            callsTwice(identity, box.port());
        }
        assertThat(detail(lane)).endsWith("it has not called yet.");
        bench.agent(this::own, clock, box.port());
        heard.await(PRINTER, FAULTY);
    }

    @Test
    void a_lane_serves_nobody_who_has_only_a_lane_s_certificate() throws Exception {
        var lanesOwn = bench.laneIdentity();
        var impostor = bench.box(1, config, 0, lanesOwn);
        var lane = impostor.devices(heard);
        callsTwice(lanesOwn, impostor.port());
        assertThat(detail(lane)).endsWith("it has not called yet.");
    }

    private void callsTwice(Identity identity, int port) {
        int before = bench.calls();
        var agent = bench.agent(this::own, NoTerminal::new, clock, identity, port);
        for (int i = 0; i < 20_000 && bench.calls() < before + 3; i++) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(bench.calls()).as("two calls that came to nothing").isGreaterThanOrEqualTo(before + 3);
        agent.close();
    }

    @Test
    void a_lane_s_program_that_is_too_old_is_told_so_and_so_is_whoever_looks_at_its_devices() throws Exception {
        var box = bench.box(config);
        var lane = box.devices(heard);
        var identity = bench.laneIdentity();
        var call = LaneTls.of(identity.authority(), identity.certificate(), identity.key())
                .call(new InetSocketAddress(InetAddress.getLoopbackAddress(), box.port()), Duration.ofSeconds(5));
        var told = new LinkedBlockingQueue<Order>();
        var link = new Link<Order, Report>(call, Order.class);
        link.send(new Report.Hello(1, AgentBench.LANE, "run", "of last year"));
        executor.execute(() -> link.run(told::add, executor));
        var why = "this box speaks version " + Link.VERSION + " and newer, the lane's program 1";
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(new Order.Refused(why));
        assertThat(detail(lane)).endsWith("is not connected: it called, and " + why + ".");
        link.close();
    }

    @Test
    void an_agent_on_the_box_itself_comes_in_by_a_socket_of_its_own() throws Exception {
        var box = bench.box(config);
        var lane = box.devices(heard);
        var path = bench.folder().resolve("lanes.sock");
        try (var door = LaneDoor.onThisBox(path, box.gate, executor)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
            var way = new AgentConfig("jpos.xml", null, AgentBench.LANE, List.of("unix:" + path), null, null, null);
            var agent = bench.agent(this::own, NoTerminal::new, clock, Doors.of(way, bench.folder()));
            heard.await(PRINTER, FAULTY);
            heard.forget();
            agent.close();
            heard.await(PRINTER, OFFLINE);
            assertThat(detail(lane)).contains("is not connected");
            assertThat(door).isNotNull();
        }
    }

    @Test
    void certificates_are_made_once_and_their_keys_are_nobody_else_s() throws Exception {
        var made = bench.authority().issue(Owner.LANE, "lane-9", Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.key())))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> bench.authority().issue(Owner.LANE, "lane-9", Instant.now()))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("is there already: take it away, or choose another name");
        assertThatThrownBy(() -> bench.authority().issue(Owner.LANE, "../lane", Instant.now()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("a name has 1 to 64 letters");
        try (var in = Files.newInputStream(made.certificate())) {
            var certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=lane-9");
            assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
            assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
            assertThat(certificate.getNotBefore().toInstant()).isEqualTo("2026-11-21T10:00:00Z");
            assertThat(certificate.getNotAfter().toInstant()).isEqualTo("2036-11-19T10:00:00Z");
        }
    }
}
