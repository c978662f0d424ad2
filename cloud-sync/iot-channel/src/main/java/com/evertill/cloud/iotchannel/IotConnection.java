package com.evertill.cloud.iotchannel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.ClientSessionBehavior;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.LifecycleEvents;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.PublishEvents;
import software.amazon.awssdk.crt.mqtt5.Mqtt5PublishAcknowledgementControlHandle;
import software.amazon.awssdk.crt.mqtt5.OnAttemptingConnectReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionFailureReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionSuccessReturn;
import software.amazon.awssdk.crt.mqtt5.OnDisconnectionReturn;
import software.amazon.awssdk.crt.mqtt5.OnStoppedReturn;
import software.amazon.awssdk.crt.mqtt5.PublishReturn;
import software.amazon.awssdk.crt.mqtt5.QOS;
import software.amazon.awssdk.crt.mqtt5.packets.ConnectPacket.ConnectPacketBuilder;
import software.amazon.awssdk.crt.mqtt5.packets.PubAckPacket;
import software.amazon.awssdk.crt.mqtt5.packets.PublishPacket.PublishPacketBuilder;
import software.amazon.awssdk.crt.mqtt5.packets.SubAckPacket;
import software.amazon.awssdk.crt.mqtt5.packets.SubscribePacket.SubscribePacketBuilder;
import software.amazon.awssdk.iot.AwsIotMqtt5ClientBuilder;

/** One MQTT 5 connection with a client certificate. It comes back by itself, to the session that it left. */
final class IotConnection implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(IotConnection.class);

    /** IoT Core takes one CONNECT a second from a client id. */
    private static final long SHORTEST_PAUSE_MS = 1000;

    private static final long LONGEST_PAUSE_MS = 30_000;
    /** A line that held for so long is tried again at once when it breaks, however often it broke before. */
    private static final long LINE_THAT_HOLDS_MS = 3_000;
    /** The shortest at IoT Core: a line that went dead without a word is found out within this and the time for the answer. */
    private static final long KEEP_ALIVE_SECONDS = 30;

    private static final long PING_ANSWER_MS = 10_000;
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final Settings settings;
    private final InstantSource clock;
    private final Events events;
    private final AtomicBoolean renewing = new AtomicBoolean();
    private final CompletableFuture<@Nullable Void> stopped = new CompletableFuture<>();
    private final Mqtt5Client client;
    private volatile ChannelState state;
    private volatile boolean closing;

    /** What a channel wants to know. All of it is told on a thread of the client, which must not be held up. */
    interface Events {
        default void onConnected() {}

        default void onDisconnected() {}

        default void onMessage(PublishReturn message) {}
    }

    /** Does nothing before {@link #start}. */
    IotConnection(Settings settings, InstantSource clock, Events events) {
        this.settings = settings;
        this.clock = clock;
        this.events = events;
        this.state = ChannelState.unconnected(settings.channel());
        this.client = client();
    }

    private Mqtt5Client client() {
        var connect = new ConnectPacketBuilder()
                .withClientId(settings.clientId())
                .withKeepAliveIntervalSeconds(KEEP_ALIVE_SECONDS)
                .withReceiveMaximum((long) settings.inFlight())
                .withSessionExpiryIntervalSeconds(settings.sessionExpiry().toSeconds());
        PublishEvents messages = (_, message) -> events.onMessage(message);
        try (var builder = AwsIotMqtt5ClientBuilder.newDirectMqttBuilderWithMtlsFromPath(
                settings.host(),
                settings.certificate().toString(),
                settings.key().toString())) {
            return builder.withCertificateAuthorityFromPath(null, settings.ca().toString())
                    .withPort((long) settings.port())
                    .withConnectProperties(connect)
                    .withSessionBehavior(ClientSessionBehavior.REJOIN_ALWAYS)
                    .withMinReconnectDelayMs(SHORTEST_PAUSE_MS)
                    .withMaxReconnectDelayMs(LONGEST_PAUSE_MS)
                    .withMinConnectedTimeToResetReconnectDelayMs(LINE_THAT_HOLDS_MS)
                    .withPingTimeoutMs(PING_ANSWER_MS)
                    .withLifeCycleEvents(new Lifecycle())
                    .withPublishEvents(messages)
                    .build();
        }
    }

    void start() {
        client.start();
    }

    ChannelState state() {
        return state;
    }

    /** Completes when the broker has granted the filter; exceptionally, with a sentence, when it has not. */
    CompletableFuture<@Nullable Void> subscribe(String filter) {
        var packet = new SubscribePacketBuilder().withSubscription(filter, QOS.AT_LEAST_ONCE);
        return client.subscribe(packet.build()).thenAccept(answer -> {
            var code = answer.getReasonCodes().getFirst();
            if (code != SubAckPacket.SubAckReasonCode.GRANTED_QOS_1) {
                throw new ChannelFault(
                        settings.channel(), "the broker refused the filter " + filter + ": " + code + ".");
            }
        });
    }

    /** Completes when the broker has it (PUBACK); exceptionally, with a sentence, when it is not known to have it. */
    CompletableFuture<@Nullable Void> publish(Envelope envelope) {
        var packet = new PublishPacketBuilder(envelope.topic(), QOS.AT_LEAST_ONCE, envelope.payload());
        return client.publish(packet.build())
                .orTimeout(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        new ChannelFault(settings.channel(), "no PUBACK for " + envelope + ".", failure)))
                .thenAccept(result -> {
                    var code = result.getResultPubAck().getReasonCode();
                    // Nobody listening is no failure: MQTT is not the record.
                    if (code != PubAckPacket.PubAckReasonCode.SUCCESS
                            && code != PubAckPacket.PubAckReasonCode.NO_MATCHING_SUBSCRIBERS) {
                        throw new ChannelFault(
                                settings.channel(), "the broker refused " + envelope + ": " + code + ".");
                    }
                });
    }

    void acknowledge(Mqtt5PublishAcknowledgementControlHandle message) {
        client.invokePublishAcknowledgement(message);
    }

    /**
     * Leaves and comes back after the configured pause: MQTT sends a message that was not acknowledged again on a new connection only (MQTT 5,
     * section 4.4).
     */
    void renewLater(String why) {
        trouble(why);
        if (renewing.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(settings.redeliverAfter().toMillis(), TimeUnit.MILLISECONDS)
                    .execute(this::leave);
        }
    }

    private void leave() {
        if (!closing) {
            client.stop();
        }
    }

    private void trouble(String why) {
        change(now -> now.troubled(why));
    }

    private synchronized void change(UnaryOperator<ChannelState> change) {
        state = change.apply(state);
    }

    @Override
    public void close() {
        closing = true;
        client.stop();
        try {
            stopped.orTimeout(STOPPING.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
            LOG.warnf("Channel '%s': the client did not stop within %s.", settings.channel(), STOPPING);
        }
        client.close();
    }

    private final class Lifecycle implements LifecycleEvents {
        @Override
        public void onAttemptingConnect(Mqtt5Client ignored, OnAttemptingConnectReturn attempt) {}

        @Override
        public void onConnectionSuccess(Mqtt5Client ignored, OnConnectionSuccessReturn success) {
            LOG.infof("Channel '%s': connected to %s:%d.", settings.channel(), settings.host(), settings.port());
            change(now -> now.connected(clock.instant()));
            events.onConnected();
        }

        @Override
        public void onConnectionFailure(Mqtt5Client ignored, OnConnectionFailureReturn failure) {
            var answer = failure.getConnAckPacket();
            var why = answer == null ? CRT.awsErrorString(failure.getErrorCode()) : answer.getReasonCode() + "";
            var sentence = "no connection to " + settings.host() + ":" + settings.port() + " (" + why + ").";
            // Said once, not at every attempt of a long night.
            if (!state.disconnected(sentence).equals(state)) {
                LOG.warnf("Channel '%s': %s", settings.channel(), sentence);
            }
            change(now -> now.disconnected(sentence));
        }

        @Override
        public void onDisconnection(Mqtt5Client ignored, OnDisconnectionReturn end) {
            var goodbye = end.getDisconnectPacket();
            var why = goodbye == null ? CRT.awsErrorString(end.getErrorCode()) : goodbye.getReasonCode() + "";
            LOG.infof("Channel '%s': disconnected (%s).", settings.channel(), why);
            change(now -> now.disconnected("disconnected (" + why + ")."));
            events.onDisconnected();
        }

        @Override
        public void onStopped(Mqtt5Client ignored, OnStoppedReturn end) {
            if (closing) {
                stopped.complete(null);
            } else if (renewing.compareAndSet(true, false)) {
                client.start();
            }
        }
    }
}
