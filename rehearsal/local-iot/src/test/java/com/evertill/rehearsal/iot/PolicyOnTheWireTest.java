package com.evertill.rehearsal.iot;

import static com.evertill.commerce.messages.Topic.CONFIRMED;
import static com.evertill.commerce.messages.Topic.FACTS;
import static com.evertill.commerce.messages.Topic.HELLO;
import static com.evertill.commerce.messages.Topic.NUDGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.node.NodeId;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.crt.mqtt5.packets.ConnAckPacket.ConnectReasonCode;
import software.amazon.awssdk.crt.mqtt5.packets.PubAckPacket.PubAckReasonCode;
import software.amazon.awssdk.crt.mqtt5.packets.SubAckPacket.SubAckReasonCode;

class PolicyOnTheWireTest {
    private static final NodeId BOX = NodeId.parse("demo.store1.box1");
    private static final NodeId OTHER = NodeId.parse("demo.store2.box1");

    @TempDir
    static Path folder;

    private static LocalIot iot;

    @BeforeAll
    static void start() {
        iot = LocalIot.start(LocalIot.Config.inMemory(folder.resolve("iot")));
    }

    @AfterAll
    static void stop() {
        iot.close();
    }

    @Test
    void without_a_certificate_nobody_comes_in() {
        try (var raw = RawClient.withoutCertificate(iot)) {
            assertThat(raw.isTurnedAway()).isTrue();
        }
    }

    @Test
    void a_certificate_of_another_authority_does_not_come_in() {
        var elsewhere = Certificates.in(folder.resolve("elsewhere"), InstantSource.system());
        try (var client = Client.of(iot, elsewhere.node(BOX), Client.as(BOX.toString()))) {
            assertThat(Client.await(client.refused))
                    .as("no CONNACK: TLS refused it")
                    .isNull();
        }
    }

    @Test
    void a_name_without_a_policy_is_refused() {
        try (var client = Client.of(iot, iot.certificates().stranger("somebody"), Client.as("somebody"))) {
            assertThat(Client.await(client.refused).getReasonCode()).isEqualTo(ConnectReasonCode.NOT_AUTHORIZED);
        }
    }

    @Test
    void a_node_cannot_connect_as_another() {
        try (var client = Client.of(iot, iot.certificates().node(BOX), Client.as(OTHER.toString()))) {
            assertThat(Client.await(client.refused).getReasonCode()).isEqualTo(ConnectReasonCode.NOT_AUTHORIZED);
        }
    }

    @Test
    void a_node_publishes_its_own_facts_and_hello_only() {
        try (var cloud = Client.of(iot, iot.certificates().cloud(), Client.as("cloud-publishing"));
                var node = Client.of(iot, iot.certificates().node(BOX), Client.as(BOX.toString()))) {
            cloud.connected();
            cloud.subscribe(FACTS.ofEveryNode(), HELLO.ofEveryNode());
            node.connected();
            assertThat(node.publish(FACTS.of(OTHER), "forged")).isEqualTo(PubAckReasonCode.NOT_AUTHORIZED);
            assertThat(node.publish(CONFIRMED.of(BOX), "forged")).isEqualTo(PubAckReasonCode.NOT_AUTHORIZED);
            assertThat(node.publish(HELLO.of(BOX), "own")).isEqualTo(PubAckReasonCode.SUCCESS);
            assertThat(node.publish(FACTS.of(BOX), "own")).isEqualTo(PubAckReasonCode.SUCCESS);
            // Each filter has a queue of its own: which is emptied first, nobody promises.
            assertThat(List.of(cloud.receive().getTopic(), cloud.receive().getTopic()))
                    .containsExactlyInAnyOrder(HELLO.of(BOX), FACTS.of(BOX));
        }
    }

    @Test
    void each_filter_of_a_subscription_has_its_own_answer() {
        try (var node = Client.of(iot, iot.certificates().node(BOX), Client.as(BOX.toString()));
                var cloud = Client.of(iot, iot.certificates().cloud(), Client.as("cloud-answering"))) {
            node.connected();
            cloud.connected();
            assertThat(node.subscribe(CONFIRMED.of(OTHER), CONFIRMED.of(BOX), "pos/v1/#", NUDGE.of(BOX), FACTS.of(BOX)))
                    .containsExactly(
                            SubAckReasonCode.NOT_AUTHORIZED,
                            SubAckReasonCode.GRANTED_QOS_1,
                            SubAckReasonCode.NOT_AUTHORIZED,
                            SubAckReasonCode.GRANTED_QOS_1,
                            SubAckReasonCode.NOT_AUTHORIZED);
            assertThat(node.subscribe("#")).containsExactly(SubAckReasonCode.NOT_AUTHORIZED);
            assertThat(cloud.publish(CONFIRMED.of(OTHER), "another's")).isEqualTo(PubAckReasonCode.SUCCESS);
            assertThat(cloud.publish(NUDGE.of(BOX), "own")).isEqualTo(PubAckReasonCode.SUCCESS);
            assertThat(node.receive().getTopic()).isEqualTo(NUDGE.of(BOX));
        }
    }

    @Test
    void the_ledgers_share_what_the_nodes_say() {
        try (var one = Client.of(iot, iot.certificates().cloud(), Client.as("cloud-1"));
                var two = Client.of(iot, iot.certificates().cloud(), Client.as("cloud-2"));
                var node = Client.of(iot, iot.certificates().node(BOX), Client.as(BOX.toString()))) {
            one.connected();
            two.connected();
            node.connected();
            one.subscribe("$share/ledger/" + FACTS.ofEveryNode());
            two.subscribe("$share/ledger/" + FACTS.ofEveryNode());
            node.publish(FACTS.of(BOX), "first");
            node.publish(FACTS.of(BOX), "second");
            one.receive();
            two.receive();
            assertThat(one.received).isEmpty();
            assertThat(two.received).isEmpty();
        }
    }

    @Test
    void an_alias_is_no_way_around_the_policy() {
        try (var raw = new RawClient(iot, iot.certificates().node(BOX)).connect(BOX.toString(), MqttVersion.MQTT_5)) {
            raw.read();
            raw.send(RawClient.publish(FACTS.of(BOX), MqttQoS.AT_LEAST_ONCE, 1, new byte[1], alias(3)));
            assertThat(raw.readPubAck()).isZero();
            raw.send(RawClient.publish("", MqttQoS.AT_LEAST_ONCE, 2, new byte[1], alias(3)));
            assertThat(raw.readPubAck()).isZero();
            raw.send(RawClient.publish(FACTS.of(OTHER), MqttQoS.AT_LEAST_ONCE, 3, new byte[1], alias(3)));
            assertThat(raw.readPubAck()).isEqualTo(Reason.NOT_AUTHORIZED.code());
            raw.send(RawClient.publish("", MqttQoS.AT_LEAST_ONCE, 4, new byte[1], alias(3)));
            assertThat(raw.readPubAck()).isEqualTo(Reason.NOT_AUTHORIZED.code());
        }
    }

    @Test
    void without_acknowledgement_a_foreign_topic_ends_the_connection() {
        try (var raw = new RawClient(iot, iot.certificates().node(BOX)).connect(BOX.toString(), MqttVersion.MQTT_5)) {
            raw.read();
            raw.send(RawClient.publish(
                    FACTS.of(OTHER), MqttQoS.AT_MOST_ONCE, 0, new byte[1], MqttProperties.NO_PROPERTIES));
            assertThat(raw.readUntilDisconnected()).isEqualTo(Reason.NOT_AUTHORIZED.code());
        }
    }

    private static MqttProperties alias(int alias) {
        var properties = new MqttProperties();
        properties.add(new IntegerProperty(MqttPropertyType.TOPIC_ALIAS.value(), alias));
        return properties;
    }
}
