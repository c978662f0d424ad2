package com.evertill.rehearsal.iot;

import com.evertill.rehearsal.iot.Certificates.Identity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions;
import software.amazon.awssdk.crt.mqtt5.Mqtt5PublishAcknowledgementControlHandle;
import software.amazon.awssdk.crt.mqtt5.OnAttemptingConnectReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionFailureReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionSuccessReturn;
import software.amazon.awssdk.crt.mqtt5.OnDisconnectionReturn;
import software.amazon.awssdk.crt.mqtt5.OnStoppedReturn;
import software.amazon.awssdk.crt.mqtt5.PublishReturn;
import software.amazon.awssdk.crt.mqtt5.QOS;
import software.amazon.awssdk.crt.mqtt5.packets.ConnAckPacket;
import software.amazon.awssdk.crt.mqtt5.packets.ConnectPacket;
import software.amazon.awssdk.crt.mqtt5.packets.DisconnectPacket;
import software.amazon.awssdk.crt.mqtt5.packets.PubAckPacket.PubAckReasonCode;
import software.amazon.awssdk.crt.mqtt5.packets.PublishPacket;
import software.amazon.awssdk.crt.mqtt5.packets.SubAckPacket;
import software.amazon.awssdk.crt.mqtt5.packets.SubscribePacket;
import software.amazon.awssdk.iot.AwsIotMqtt5ClientBuilder;

/** The client of shop and cloud, as the tests use it: waits for every answer, and hands over what the broker said. */
final class Client implements AutoCloseable, Mqtt5ClientOptions.LifecycleEvents {
    static final int PATIENCE_SECONDS = 20;

    final BlockingQueue<PublishPacket> received = new LinkedBlockingQueue<>();
    final CompletableFuture<ConnAckPacket> connected = new CompletableFuture<>();
    final CompletableFuture<ConnAckPacket> refused = new CompletableFuture<>();
    final CompletableFuture<DisconnectPacket> disconnected = new CompletableFuture<>();
    private final BlockingQueue<Mqtt5PublishAcknowledgementControlHandle> unacknowledged = new LinkedBlockingQueue<>();
    private volatile boolean keeping;
    private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();
    private final Mqtt5Client client;

    private Client(Mqtt5Client client) {
        this.client = client;
    }

    static Client of(LocalIot iot, Identity identity, ConnectPacket.ConnectPacketBuilder connect) {
        return of(iot, identity, connect, _ -> {});
    }

    static Client of(
            LocalIot iot,
            Identity identity,
            ConnectPacket.ConnectPacketBuilder connect,
            Consumer<AwsIotMqtt5ClientBuilder> more) {
        return of(iot.port(), iot.certificates(), identity, connect, more);
    }

    static Client of(
            int port,
            Certificates certificates,
            Identity identity,
            ConnectPacket.ConnectPacketBuilder connect,
            Consumer<AwsIotMqtt5ClientBuilder> more) {
        try (var builder = AwsIotMqtt5ClientBuilder.newDirectMqttBuilderWithMtlsFromPath(
                "localhost", identity.certificate().toString(), identity.key().toString())) {
            var holder = new CompletableFuture<Client>();
            builder.withCertificateAuthorityFromPath(null, certificates.ca().toString())
                    .withPort((long) port)
                    .withConnectProperties(connect)
                    .withLifeCycleEvents(new Forwarding(holder))
                    .withPublishEvents((_, arrived) -> holder.join().onPublish(arrived));
            more.accept(builder);
            var client = new Client(builder.build());
            holder.complete(client);
            client.client.start();
            return client;
        }
    }

    /** A client that keeps none of IoT Core's limits by itself, so that the broker has to. */
    static Client unrestrained(LocalIot iot, Identity identity, ConnectPacket.ConnectPacketBuilder connect) {
        return of(
                iot,
                identity,
                connect,
                builder -> builder.withExtendedValidationAndFlowControlOptions(
                        Mqtt5ClientOptions.ExtendedValidationAndFlowControlOptions.NONE));
    }

    static ConnectPacket.ConnectPacketBuilder as(String clientId) {
        return new ConnectPacket.ConnectPacketBuilder().withClientId(clientId);
    }

    ConnAckPacket connected() {
        return await(connected);
    }

    PubAckReasonCode publish(String topic, String text) {
        return publish(topic, text.getBytes(StandardCharsets.UTF_8));
    }

    PubAckReasonCode publish(String topic, byte[] payload) {
        return await(publishing(topic, payload));
    }

    CompletableFuture<PubAckReasonCode> publishing(String topic, byte[] payload) {
        return client.publish(new PublishPacket.PublishPacketBuilder(topic, QOS.AT_LEAST_ONCE, payload).build())
                .thenApply(result -> result.getResultPubAck().getReasonCode());
    }

    List<SubAckPacket.SubAckReasonCode> subscribe(String... filters) {
        var packet = new SubscribePacket.SubscribePacketBuilder();
        for (var filter : filters) {
            packet.withSubscription(filter, QOS.AT_LEAST_ONCE);
        }
        return await(client.subscribe(packet.build())).getReasonCodes();
    }

    Mqtt5Client raw() {
        return client;
    }

    PublishPacket receive() {
        try {
            var packet = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (packet == null) {
                throw new AssertionError("Nothing came within " + PATIENCE_SECONDS + " s");
            }
            return packet;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on nothing is acknowledged but by {@link #acknowledgeOne}. */
    void keepPubAcks() {
        keeping = true;
    }

    void acknowledgeOne() {
        client.invokePublishAcknowledgement(unacknowledged.remove());
    }

    void onPublish(PublishReturn arrived) {
        if (keeping) {
            unacknowledged.add(arrived.acquirePublishAcknowledgementControl());
        }
        received.add(arrived.getPublishPacket());
    }

    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.stop();
        await(stopped);
        client.close();
    }

    @Override
    public void onAttemptingConnect(Mqtt5Client ignored, OnAttemptingConnectReturn attempt) {}

    @Override
    public void onConnectionSuccess(Mqtt5Client ignored, OnConnectionSuccessReturn success) {
        connected.complete(success.getConnAckPacket());
    }

    @Override
    public void onConnectionFailure(Mqtt5Client ignored, OnConnectionFailureReturn failure) {
        refused.complete(failure.getConnAckPacket());
    }

    @Override
    public void onDisconnection(Mqtt5Client ignored, OnDisconnectionReturn end) {
        disconnected.complete(end.getDisconnectPacket());
    }

    @Override
    public void onStopped(Mqtt5Client ignored, OnStoppedReturn end) {
        stopped.complete(true);
    }

    /** The client must exist before it can be told what happens to it. */
    private record Forwarding(CompletableFuture<Client> to) implements Mqtt5ClientOptions.LifecycleEvents {
        @Override
        public void onAttemptingConnect(Mqtt5Client client, OnAttemptingConnectReturn attempt) {}

        @Override
        public void onConnectionSuccess(Mqtt5Client client, OnConnectionSuccessReturn success) {
            to.join().onConnectionSuccess(client, success);
        }

        @Override
        public void onConnectionFailure(Mqtt5Client client, OnConnectionFailureReturn failure) {
            to.join().onConnectionFailure(client, failure);
        }

        @Override
        public void onDisconnection(Mqtt5Client client, OnDisconnectionReturn end) {
            to.join().onDisconnection(client, end);
        }

        @Override
        public void onStopped(Mqtt5Client client, OnStoppedReturn end) {
            to.join().onStopped(client, end);
        }
    }
}
