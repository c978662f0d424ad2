package com.evertill.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.messages.Topic;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.LifecycleEvents;
import software.amazon.awssdk.crt.mqtt5.OnAttemptingConnectReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionFailureReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionSuccessReturn;
import software.amazon.awssdk.crt.mqtt5.OnDisconnectionReturn;
import software.amazon.awssdk.crt.mqtt5.OnStoppedReturn;
import software.amazon.awssdk.crt.mqtt5.QOS;
import software.amazon.awssdk.crt.mqtt5.packets.ConnectPacket.ConnectPacketBuilder;
import software.amazon.awssdk.crt.mqtt5.packets.PublishPacket;
import software.amazon.awssdk.crt.mqtt5.packets.PublishPacket.PublishPacketBuilder;
import software.amazon.awssdk.crt.mqtt5.packets.SubscribePacket.SubscribePacketBuilder;
import software.amazon.awssdk.iot.AwsIotMqtt5ClientBuilder;

/** The cloud's end of the broker. */
final class CloudPeer implements AutoCloseable {
    private final BlockingQueue<PublishPacket> received = new LinkedBlockingQueue<>();
    private final Mqtt5Client client;
    private volatile CompletableFuture<Boolean> subscribed = new CompletableFuture<>();

    CloudPeer(Broker iot) {
        var identity = iot.certificates().cloud();
        try (var builder = AwsIotMqtt5ClientBuilder.newDirectMqttBuilderWithMtlsFromPath(
                "localhost", identity.certificate().toString(), identity.key().toString())) {
            client = builder.withCertificateAuthorityFromPath(
                            null, iot.certificates().ca().toString())
                    .withPort((long) iot.port())
                    .withConnectProperties(new ConnectPacketBuilder().withClientId("cloud"))
                    .withLifeCycleEvents(new Resubscribing())
                    .withPublishEvents((_, arrived) -> received.add(arrived.getPublishPacket()))
                    .build();
        }
        client.start();
        subscribed.join();
    }

    void receivedOn(String topic, String text) {
        assertThat(next()).satisfies(packet -> {
            assertThat(packet.getTopic()).isEqualTo(topic);
            assertThat(new String(packet.getPayload(), StandardCharsets.UTF_8)).isEqualTo(text);
        });
    }

    @Nullable
    PublishPacket next() {
        try {
            return received.poll(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void publish(String topic, String text) {
        publish(topic, text.getBytes(StandardCharsets.UTF_8));
    }

    void publish(String topic, byte[] payload) {
        subscribed.join();
        client.publish(new PublishPacketBuilder(topic, QOS.AT_LEAST_ONCE, payload).build())
                .join();
    }

    @Override
    public void close() {
        client.stop();
        client.close();
    }

    private final class Resubscribing implements LifecycleEvents {
        @Override
        public void onAttemptingConnect(Mqtt5Client ours, OnAttemptingConnectReturn attempt) {}

        @Override
        @SuppressWarnings("FutureReturnValueIgnored")
        public void onConnectionSuccess(Mqtt5Client ours, OnConnectionSuccessReturn success) {
            var packet = new SubscribePacketBuilder();
            packet.withSubscription(Topic.FACTS.ofEveryNode(), QOS.AT_LEAST_ONCE);
            packet.withSubscription(Topic.HELLO.ofEveryNode(), QOS.AT_LEAST_ONCE);
            ours.subscribe(packet.build()).thenAccept(_ -> subscribed.complete(true));
        }

        @Override
        public void onConnectionFailure(Mqtt5Client ours, OnConnectionFailureReturn failure) {}

        @Override
        public void onDisconnection(Mqtt5Client ours, OnDisconnectionReturn end) {
            subscribed = new CompletableFuture<>();
        }

        @Override
        public void onStopped(Mqtt5Client ours, OnStoppedReturn end) {}
    }
}
