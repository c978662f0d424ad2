package com.evertill.rehearsal.iot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.rehearsal.iot.Certificates.Identity;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.crt.mqtt5.QOS;
import software.amazon.awssdk.crt.mqtt5.packets.ConnAckPacket.ConnectReasonCode;
import software.amazon.awssdk.crt.mqtt5.packets.DisconnectPacket.DisconnectReasonCode;
import software.amazon.awssdk.crt.mqtt5.packets.PubAckPacket.PubAckReasonCode;
import software.amazon.awssdk.crt.mqtt5.packets.PublishPacket;
import software.amazon.awssdk.crt.mqtt5.packets.SubAckPacket.SubAckReasonCode;

/** Every limit with a policy that allows everything, so that it is the limit which refuses. */
class LimitsTest {
    private static final IotPolicy EVERYTHING = IotPolicy.parse("""
            {"Statement": {"Effect": "Allow", "Action": "iot:*", "Resource": "*"}}""");

    @TempDir
    static Path folder;

    private static LocalIot iot;
    private static Identity identity;

    @BeforeAll
    static void start() {
        iot = LocalIot.start(LocalIot.Config.inMemory(folder), new Attachments(EVERYTHING, EVERYTHING));
        identity = iot.certificates().cloud();
    }

    @AfterAll
    static void stop() {
        iot.close();
    }

    @Test
    void a_payload_has_at_most_128_kilobytes() {
        try (var receiver = connected("payload-receiver");
                var sender = connected("payload-sender")) {
            receiver.subscribe("payload");
            assertThat(sender.publish("payload", new byte[128 * 1024 + 1])).isEqualTo(PubAckReasonCode.QUOTA_EXCEEDED);
            assertThat(sender.publish("payload", new byte[128 * 1024])).isEqualTo(PubAckReasonCode.SUCCESS);
            assertThat(receiver.receive().getPayload()).hasSize(128 * 1024);
        }
    }

    @Test
    void a_packet_has_at_most_146_kilobytes() {
        try (var client = connected("packet")) {
            assertThat(client.connected().getMaximumPacketSize()).isEqualTo(146 * 1024);
            assertThatThrownBy(() -> client.publish("packet", new byte[147 * 1024]))
                    .as("the client keeps what was announced")
                    .hasMessageContaining("AWS_ERROR_MQTT5_PACKET_VALIDATION");
        }
        try (var raw = rawConnected("packet-raw")) {
            raw.sendBeginning(publish("packet", 1, 147 * 1024));
            assertThat(raw.readUntilDisconnected()).isEqualTo(Reason.PACKET_TOO_LARGE.code());
        }
    }

    @Test
    void there_is_no_qos_2() {
        try (var client = connected("qos")) {
            assertThat(client.connected().getMaximumQOS()).isEqualTo(QOS.AT_LEAST_ONCE);
        }
        try (var raw = rawConnected("qos-publishing")) {
            raw.send(RawClient.publish("qos", MqttQoS.EXACTLY_ONCE, 1, new byte[1], MqttProperties.NO_PROPERTIES));
            assertThat(raw.readUntilDisconnected()).isEqualTo(Reason.QOS_NOT_SUPPORTED.code());
        }
        try (var raw = rawConnected("qos-subscribing")) {
            raw.send(MqttMessageBuilders.subscribe()
                    .messageId(1)
                    .addSubscription(MqttQoS.EXACTLY_ONCE, "qos")
                    .build());
            assertThat(raw.readUntilDisconnected()).isEqualTo(Reason.QOS_NOT_SUPPORTED.code());
        }
    }

    @Test
    void at_most_100_messages_from_a_client_wait_for_their_acknowledgement() {
        try (var client = connected("in-flight")) {
            assertThat(client.connected().getReceiveMaximum()).isEqualTo(100);
        }
        try (var raw = rawConnected("in-flight-raw")) {
            raw.send(IntStream.rangeClosed(1, 101)
                    .mapToObj(packetId -> publish("in/flight", packetId, 1))
                    .toArray(MqttMessage[]::new));
            assertThat(raw.readUntilDisconnected()).isEqualTo(Reason.RECEIVE_MAXIMUM_EXCEEDED.code());
        }
    }

    @Test
    void at_most_100_messages_to_a_client_wait_for_its_acknowledgement() throws InterruptedException {
        try (var receiver = connected("outbound-receiver");
                var sender = connected("outbound-sender")) {
            receiver.keepPubAcks();
            receiver.subscribe("outbound");
            var answers = IntStream.range(0, 110)
                    .mapToObj(_ -> sender.publishing("outbound", new byte[1]))
                    .toList();
            answers.forEach(Client::await);
            for (int i = 0; i < 100; i++) {
                receiver.receive();
            }
            assertThat(receiver.received.poll(300, TimeUnit.MILLISECONDS)).isNull();
            receiver.acknowledgeOne();
            receiver.receive();
        }
    }

    @Test
    void a_topic_has_at_most_8_levels_and_256_bytes() {
        try (var client = unrestrained("topics")) {
            assertThat(client.publish("1/2/3/4/5/6/7/8", "deep")).isEqualTo(PubAckReasonCode.SUCCESS);
            assertThat(client.publish("1/2/3/4/5/6/7/8/9", "deeper")).isEqualTo(PubAckReasonCode.TOPIC_NAME_INVALID);
            assertThat(client.publish("t".repeat(256), "long")).isEqualTo(PubAckReasonCode.SUCCESS);
            assertThat(client.publish("ü".repeat(129), "longer")).isEqualTo(PubAckReasonCode.TOPIC_NAME_INVALID);
            assertThat(client.subscribe(
                            "1/2/3/4/5/6/7/8", "1/2/3/4/5/6/7/8/9", "t".repeat(257), "$share/g/1/2/3/4/5/6/7/8"))
                    .containsExactly(
                            SubAckReasonCode.GRANTED_QOS_1,
                            SubAckReasonCode.TOPIC_FILTER_INVALID,
                            SubAckReasonCode.TOPIC_FILTER_INVALID,
                            SubAckReasonCode.GRANTED_QOS_1);
        }
    }

    @Test
    void a_client_id_has_at_most_128_bytes() {
        try (var client = unrestrained("c".repeat(128))) {
            client.connected();
        }
        try (var client = Client.unrestrained(iot, identity, Client.as("c".repeat(129)))) {
            assertThat(Client.await(client.refused).getReasonCode())
                    .isEqualTo(ConnectReasonCode.CLIENT_IDENTIFIER_NOT_VALID);
        }
    }

    @Test
    void more_than_100_messages_a_second_are_refused() {
        try (var client = unrestrained("rate")) {
            long start = System.nanoTime();
            var answers = IntStream.range(0, 1000)
                    .mapToObj(_ -> client.publishing("rate", new byte[1]))
                    .toList();
            var accepted = answers.stream()
                    .map(Client::await)
                    .filter(answer -> answer == PubAckReasonCode.SUCCESS)
                    .count();
            var seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000 + 1;
            assertThat(accepted).isBetween(100L, Limits.PUBLISHES_AT_ONCE + seconds * Limits.PUBLISHES_PER_SECOND);
            assertThat(answers).extracting(CompletableFuture::join).contains(PubAckReasonCode.QUOTA_EXCEEDED);
        }
    }

    @Test
    void a_client_that_keeps_the_rate_is_never_refused() {
        try (var client = connected("well-behaved")) {
            var answers = IntStream.range(0, 250)
                    .mapToObj(_ -> client.publishing("well/behaved", new byte[1]))
                    .toList();
            assertThat(answers).extracting(Client::await).containsOnly(PubAckReasonCode.SUCCESS);
        }
    }

    @Test
    void what_exceeds_512_kilobytes_a_second_is_delayed() {
        try (var client = unrestrained("throughput")) {
            long start = System.nanoTime();
            var answers = IntStream.range(0, 15)
                    .mapToObj(_ -> client.publishing("throughput", new byte[100 * 1024]))
                    .toList();
            assertThat(answers).extracting(Client::await).containsOnly(PubAckReasonCode.SUCCESS);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("1500 KB, of which 512 are free")
                    .isGreaterThan(Duration.ofMillis(1800));
        }
    }

    @Test
    void one_subscribe_has_at_most_8_filters() {
        try (var client = unrestrained("nine")) {
            assertThat(client.subscribe(filters("nine", 9))).hasSize(9).containsOnly(SubAckReasonCode.QUOTA_EXCEEDED);
            assertThat(client.subscribe(filters("nine", 8))).hasSize(8).containsOnly(SubAckReasonCode.GRANTED_QOS_1);
        }
    }

    @Test
    void a_connection_has_at_most_50_subscriptions() {
        try (var client = unrestrained("fifty")) {
            for (int i = 0; i < 50; i++) {
                assertThat(client.subscribe("fifty/" + i)).containsExactly(SubAckReasonCode.GRANTED_QOS_1);
            }
            assertThat(client.subscribe("fifty/50")).containsExactly(SubAckReasonCode.QUOTA_EXCEEDED);
            assertThat(client.subscribe("fifty/7")).containsExactly(SubAckReasonCode.GRANTED_QOS_1);
        }
    }

    @Test
    void a_session_is_kept_for_an_hour_at_most() {
        try (var client =
                Client.of(iot, identity, Client.as("expiry").withSessionExpiryIntervalSeconds(7 * 24 * 3600L))) {
            assertThat(client.connected().getSessionExpiryIntervalSeconds()).isEqualTo(3600);
        }
        try (var client =
                Client.of(iot, identity, Client.as("for-ever").withSessionExpiryIntervalSeconds(0xFFFFFFFFL))) {
            assertThat(client.connected().getSessionExpiryIntervalSeconds()).isEqualTo(3600);
        }
    }

    @Test
    void a_keep_alive_is_30_seconds_at_least_and_20_minutes_at_most() {
        try (var client = Client.of(iot, identity, Client.as("alive").withKeepAliveIntervalSeconds(31L))) {
            assertThat(client.connected().getServerKeepAliveSeconds()).isNull();
        }
        try (var client = Client.of(iot, identity, Client.as("alive").withKeepAliveIntervalSeconds(2000L))) {
            assertThat(client.connected().getServerKeepAliveSeconds()).isEqualTo(1200);
        }
    }

    @Test
    void a_client_id_belongs_to_the_newest_connection() {
        try (var older = connected("twin");
                var newer = Client.of(iot, identity, Client.as("twin"))) {
            newer.connected();
            assertThat(Client.await(older.disconnected).getReasonCode())
                    .isEqualTo(DisconnectReasonCode.SESSION_TAKEN_OVER);
        }
    }

    @Test
    void a_retained_message_comes_to_the_exact_topic_only() throws InterruptedException {
        try (var client = connected("retained")) {
            Client.await(client.raw()
                    .publish(new PublishPacket.PublishPacketBuilder("kept/a", QOS.AT_LEAST_ONCE, new byte[1])
                            .withRetain(true)
                            .build()));
            client.subscribe("kept/+", "kept/#", "$share/g/kept/a");
            assertThat(client.received.poll(300, TimeUnit.MILLISECONDS)).isNull();
            client.subscribe("kept/a");
            assertThat(client.receive().getTopic()).isEqualTo("kept/a");
        }
    }

    @Test
    void a_hash_does_not_match_the_level_above_it() {
        try (var client = connected("hash")) {
            client.subscribe("hash/#");
            client.publish("hash", "above");
            client.publish("hash/a", "below");
            client.publish("hash/a/b", "further below");
            assertThat(client.receive().getTopic()).isEqualTo("hash/a");
            assertThat(client.receive().getTopic()).isEqualTo("hash/a/b");
        }
    }

    @Test
    void a_topic_alias_is_8_at_most() {
        try (var raw = rawConnected("alias")) {
            var properties = new MqttProperties();
            properties.add(new IntegerProperty(MqttPropertyType.TOPIC_ALIAS.value(), 9));
            raw.send(RawClient.publish("alias", MqttQoS.AT_LEAST_ONCE, 1, new byte[1], properties));
            assertThat(raw.readUntilDisconnected()).isEqualTo(Reason.TOPIC_ALIAS_INVALID.code());
        }
    }

    @Test
    void there_are_no_subscription_identifiers() {
        try (var client = connected("identifiers")) {
            assertThat(client.connected().getSubscriptionIdentifiersAvailable()).isFalse();
        }
        try (var raw = rawConnected("identifiers-raw")) {
            var properties = new MqttProperties();
            properties.add(new IntegerProperty(MqttPropertyType.SUBSCRIPTION_IDENTIFIER.value(), 1));
            raw.send(MqttMessageBuilders.subscribe()
                    .messageId(1)
                    .properties(properties)
                    .addSubscription(MqttQoS.AT_LEAST_ONCE, "identifiers")
                    .build());
            assertThat(raw.readUntilDisconnected()).isEqualTo(Reason.SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED.code());
        }
    }

    @Test
    void mqtt_3_is_not_spoken_here() {
        try (var raw = new RawClient(iot, identity).connect("three", MqttVersion.MQTT_3_1_1)) {
            assertThat(raw.read()).isInstanceOfSatisfying(MqttConnAckMessage.class, answer -> assertThat(
                            answer.variableHeader().connectReturnCode())
                    .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_UNSUPPORTED_PROTOCOL_VERSION));
        }
    }

    private static Client connected(String clientId) {
        var client = Client.of(iot, identity, Client.as(clientId));
        client.connected();
        return client;
    }

    private static Client unrestrained(String clientId) {
        var client = Client.unrestrained(iot, identity, Client.as(clientId));
        client.connected();
        return client;
    }

    private static RawClient rawConnected(String clientId) {
        var raw = new RawClient(iot, identity).connect(clientId, MqttVersion.MQTT_5);
        assertThat(raw.read()).isInstanceOf(MqttConnAckMessage.class);
        return raw;
    }

    private static MqttMessage publish(String topic, int packetId, int size) {
        return RawClient.publish(topic, MqttQoS.AT_LEAST_ONCE, packetId, new byte[size], MqttProperties.NO_PROPERTIES);
    }

    private static String[] filters(String prefix, int count) {
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> prefix + "/" + i)
                .toArray(String[]::new);
    }
}
