package com.evertill.rehearsal.iot;

import static com.evertill.commerce.messages.Topic.CONFIRMED;
import static com.evertill.commerce.messages.Topic.FACTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.node.NodeId;
import com.evertill.rehearsal.iot.LocalIot.Config;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.ClientSessionBehavior;
import software.amazon.awssdk.crt.mqtt5.packets.PubAckPacket.PubAckReasonCode;
import software.amazon.awssdk.crt.mqtt5.packets.PublishPacket;

/** What survives a cut, a refusal and a restart. */
class SessionsTest {
    private static final NodeId BOX = NodeId.parse("demo.store1.box1");

    @TempDir
    Path folder;

    @Test
    void what_was_not_acknowledged_comes_again_after_a_cut() {
        try (var iot = LocalIot.start(Config.inMemory(folder));
                var cloud = persistent(iot);
                var node = Client.of(iot, iot.certificates().node(BOX), Client.as(BOX.toString()))) {
            cloud.connected();
            cloud.keepPubAcks();
            cloud.subscribe("$share/ledger/" + FACTS.ofEveryNode());
            node.connected();
            node.publish(FACTS.of(BOX), "a sale");
            assertThat(text(cloud.receive())).isEqualTo("a sale");
            iot.disconnectAll();
            assertThat(text(cloud.receive()))
                    .as("again, after it has reconnected")
                    .isEqualTo("a sale");
        }
    }

    @Test
    void subscribing_again_in_a_resumed_session_changes_nothing() {
        var shared = "$share/ledger/" + FACTS.ofEveryNode();
        try (var iot = LocalIot.start(Config.inMemory(folder));
                var node = Client.of(iot, iot.certificates().node(BOX), Client.as(BOX.toString()))) {
            node.connected();
            try (var cloud = persistent(iot)) {
                cloud.connected();
                cloud.subscribe(shared);
                cloud.keepPubAcks();
                node.publish(FACTS.of(BOX), "a sale");
                cloud.receive();
            }
            try (var cloud = persistent(iot)) {
                assertThat(cloud.connected().getSessionPresent()).isTrue();
                assertThat(text(cloud.receive())).isEqualTo("a sale");
                cloud.subscribe(shared);
                node.publish(FACTS.of(BOX), "another sale");
                assertThat(text(cloud.receive()))
                        .as("the first is not sent twice")
                        .isEqualTo("another sale");
            }
        }
    }

    @Test
    void while_connections_are_refused_nobody_gets_in_and_afterwards_clients_come_back_by_themselves() {
        try (var iot = LocalIot.start(Config.inMemory(folder));
                var node = Client.of(iot, iot.certificates().node(BOX), Client.as(BOX.toString()))) {
            node.connected();
            iot.refuseConnections(true);
            Client.await(node.disconnected);
            assertThat(Client.await(node.refused)).as("no CONNACK").isNull();
            iot.refuseConnections(false);
            var answer = node.publish(FACTS.of(BOX), "said while unplugged or after");
            assertThat(answer).isEqualTo(PubAckReasonCode.SUCCESS);
        }
    }

    @Test
    void with_a_data_folder_messages_and_sessions_survive_a_restart_on_the_same_port() {
        var certificates = Certificates.in(folder.resolve("certificates"), InstantSource.system());
        var config = new Config(0, certificates, Optional.of(folder.resolve("data")));
        try (var iot = LocalIot.start(config);
                var cloud = Client.of(iot, certificates.cloud(), Client.as("cloud"))) {
            config = config.onPort(iot.port());
            try (var node = sleeping(iot)) {
                node.connected();
                node.subscribe(CONFIRMED.of(BOX));
            }
            cloud.connected();
            assertThat(cloud.publish(CONFIRMED.of(BOX), "up to 7")).isEqualTo(PubAckReasonCode.SUCCESS);
        }
        try (var iot = LocalIot.start(config);
                var node = sleeping(iot)) {
            assertThat(node.connected().getSessionPresent()).isTrue();
            assertThat(text(node.receive())).isEqualTo("up to 7");
        }
    }

    @Test
    void certificates_are_made_once() {
        var first = Certificates.in(folder, InstantSource.system());
        var node = PrivateFiles.read(first.node(BOX).certificate());
        var again = Certificates.in(folder, InstantSource.system());
        assertThat(PrivateFiles.read(again.node(BOX).certificate())).isEqualTo(node);
        assertThat(first.node(BOX).key()).isEqualTo(again.node(BOX).key());
    }

    private static Client persistent(LocalIot iot) {
        return Client.of(
                iot,
                iot.certificates().cloud(),
                Client.as("cloud").withSessionExpiryIntervalSeconds(3600L),
                builder -> builder.withSessionBehavior(ClientSessionBehavior.REJOIN_ALWAYS)
                        .withMinReconnectDelayMs(50L));
    }

    private static Client sleeping(LocalIot iot) {
        return Client.of(
                iot,
                iot.certificates().node(BOX),
                Client.as(BOX.toString()).withSessionExpiryIntervalSeconds(3600L),
                builder -> builder.withSessionBehavior(ClientSessionBehavior.REJOIN_ALWAYS));
    }

    private static String text(PublishPacket packet) {
        return new String(packet.getPayload(), StandardCharsets.UTF_8);
    }
}
