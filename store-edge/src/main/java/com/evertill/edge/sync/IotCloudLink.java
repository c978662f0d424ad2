package com.evertill.edge.sync;

import com.evertill.commerce.messages.Topic;
import com.evertill.commerce.node.NodeId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.crt.CrtRuntimeException;
import software.amazon.awssdk.crt.io.EventLoopGroup;
import software.amazon.awssdk.crt.io.ExponentialBackoffRetryOptions.JitterMode;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.ClientOfflineQueueBehavior;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.ClientSessionBehavior;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.ExtendedValidationAndFlowControlOptions;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.LifecycleEvents;
import software.amazon.awssdk.crt.mqtt5.OnAttemptingConnectReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionFailureReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionSuccessReturn;
import software.amazon.awssdk.crt.mqtt5.OnDisconnectionReturn;
import software.amazon.awssdk.crt.mqtt5.OnStoppedReturn;
import software.amazon.awssdk.crt.mqtt5.PublishResult;
import software.amazon.awssdk.crt.mqtt5.QOS;
import software.amazon.awssdk.crt.mqtt5.packets.ConnectPacket.ConnectPacketBuilder;
import software.amazon.awssdk.crt.mqtt5.packets.PubAckPacket.PubAckReasonCode;
import software.amazon.awssdk.crt.mqtt5.packets.PublishPacket.PublishPacketBuilder;
import software.amazon.awssdk.crt.mqtt5.packets.SubAckPacket;
import software.amazon.awssdk.crt.mqtt5.packets.SubscribePacket.SubscribePacketBuilder;
import software.amazon.awssdk.iot.AwsIotMqtt5ClientBuilder;

/**
 * The link over MQTT 5 with mutual TLS, to AWS IoT Core or the local stand-in.
 *
 * <p>Every connection begins a clean session: what a broker kept while we were away would come at ten a second and be stale; hello asks for all of
 * it anew. Nothing is queued in the client either, since it forgets its queue when the process ends: what was under way when the connection broke
 * fails, and the journal still has it.
 */
public final class IotCloudLink implements CloudLink {
    /** The shortest at IoT Core: a line that went dead without a word is found out within this and the time for the answer. */
    private static final long KEEP_ALIVE_SECONDS = 30;

    private static final long MILLIS_TO_ANSWER_A_PING = 10_000;
    /** A line that held for so long is tried again at once when it breaks, however often it broke before. */
    private static final long MILLIS_OF_A_LINE_THAT_HOLDS = 3_000;

    private static final long MILLIS_TO_CLOSE = 500;
    /** How many of the subscriptions, the first. */
    private static final int NEEDED = 2;

    private final Endpoint endpoint;
    /** The client's own threads belong to the network: whoever works on one holds up all the others. */
    private final Executor executor;

    private @Nullable Connection current;

    /**
     * Where to, and as whom.
     *
     * @param authority who signed the broker's certificate, PEM; absent for the authorities that the machine trusts.
     * @param certificate of the node, PEM; its common name is the node's.
     * @param key of the certificate, PKCS#8, PEM.
     */
    public record Endpoint(String host, int port, @Nullable Path authority, Path certificate, Path key, NodeId node) {}

    /** @param executor runs the listener, one call after another. */
    public IotCloudLink(Endpoint endpoint, Executor executor) {
        this.endpoint = endpoint;
        this.executor = new InOrder(executor);
    }

    /**
     * Loads the native client the first time.
     *
     * @throws IllegalStateException if certificate or key cannot be used.
     */
    @Override
    public synchronized void start(Listener listener) {
        stop();
        current = new Connection(listener);
        current.start();
    }

    @Override
    public synchronized void stop() {
        var ended = current;
        current = null;
        if (ended != null) {
            ended.end();
        }
    }

    @Override
    public CompletableFuture<Void> publish(String topic, byte[] payload) {
        Connection ours;
        synchronized (this) {
            ours = current;
        }
        return ours == null || !ours.subscribed
                ? CompletableFuture.failedFuture(new IOException("there is no connection"))
                : ours.publish(topic, payload);
    }

    /** Says goodbye to the broker if that is quick, and leaves the rest to the end of the process. */
    @Override
    public void close() {
        Connection last;
        synchronized (this) {
            last = current;
            stop();
        }
        if (last != null) {
            last.awaitEnd();
        }
    }

    private synchronized boolean isCurrent(Connection connection) {
        return current == connection;
    }

    /** Anything but a clear yes is a no: a reason code that the client does not know arrives as an exception of any kind. */
    private static void complete(
            CompletableFuture<Void> outcome, @Nullable PublishResult result, @Nullable Throwable failure) {
        if (failure != null) {
            outcome.completeExceptionally(failure);
            return;
        }
        var reason = result == null || result.getResultPubAck() == null
                ? null
                : result.getResultPubAck().getReasonCode();
        if (reason == PubAckReasonCode.SUCCESS || reason == PubAckReasonCode.NO_MATCHING_SUBSCRIBERS) {
            outcome.complete(null);
        } else {
            outcome.completeExceptionally(new IOException("the broker did not take it: " + reason));
        }
    }

    /** Of what a box cannot be without. A broker whose policy is older than the replies to questions still takes facts and brings prices. */
    private static boolean isGranted(SubAckPacket answer) {
        return answer.getReasonCodes().stream()
                .limit(NEEDED)
                .allMatch(code -> code.getValue() <= QOS.AT_LEAST_ONCE.getValue());
    }

    private AwsIotMqtt5ClientBuilder builder() {
        // One connection needs no thread per processor.
        EventLoopGroup.setStaticDefaultNumThreads(1);
        var builder = AwsIotMqtt5ClientBuilder.newDirectMqttBuilderWithMtlsFromPath(
                endpoint.host, endpoint.certificate.toString(), endpoint.key.toString());
        if (endpoint.authority != null) {
            builder.withCertificateAuthorityFromPath(null, endpoint.authority.toString());
        }
        return builder.withPort((long) endpoint.port)
                .withConnectProperties(new ConnectPacketBuilder()
                        .withClientId(endpoint.node.toString())
                        .withKeepAliveIntervalSeconds(KEEP_ALIVE_SECONDS)
                        .withSessionExpiryIntervalSeconds(0L))
                .withSessionBehavior(ClientSessionBehavior.CLEAN)
                .withOfflineQueueBehavior(ClientOfflineQueueBehavior.FAIL_ALL_ON_DISCONNECT)
                .withExtendedValidationAndFlowControlOptions(
                        ExtendedValidationAndFlowControlOptions.AWS_IOT_CORE_DEFAULTS)
                .withRetryJitterMode(JitterMode.Full)
                .withMinReconnectDelayMs(1_000L)
                .withMaxReconnectDelayMs(60_000L)
                .withMinConnectedTimeToResetReconnectDelayMs(MILLIS_OF_A_LINE_THAT_HOLDS)
                .withPingTimeoutMs(MILLIS_TO_ANSWER_A_PING)
                .withAckTimeoutSeconds(30L);
    }

    private interface News {
        void to(Listener listener);
    }

    /** A client of its own from each start to the next stop, so that what an earlier one still says is nobody's news. */
    private final class Connection implements LifecycleEvents {
        private final Listener listener;
        private final Mqtt5Client client;
        private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        private volatile boolean subscribed;

        Connection(Listener listener) {
            this.listener = listener;
            try (var builder = builder()) {
                client = builder.withLifeCycleEvents(this)
                        .withPublishEvents((_, arrived) -> {
                            var packet = arrived.getPublishPacket();
                            tell(to -> to.received(packet.getTopic(), packet.getPayload()));
                        })
                        .build();
            } catch (CrtRuntimeException e) {
                throw new IllegalStateException(
                        "the node's certificate or key cannot be used: " + endpoint.certificate + ", " + endpoint.key,
                        e);
            }
        }

        void start() {
            client.start();
        }

        CompletableFuture<Void> publish(String topic, byte[] payload) {
            var packet = new PublishPacketBuilder(topic, QOS.AT_LEAST_ONCE, payload).build();
            var outcome = new CompletableFuture<Void>();
            try {
                var unused = client.publish(packet)
                        .whenCompleteAsync((result, failure) -> complete(outcome, result, failure), executor);
            } catch (CrtRuntimeException | IllegalStateException ended) {
                outcome.completeExceptionally(ended);
            }
            return outcome;
        }

        void end() {
            subscribed = false;
            client.stop();
            var unused = stopped.thenRunAsync(client::close, executor);
        }

        void awaitEnd() {
            try {
                stopped.get(MILLIS_TO_CLOSE, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException slow) {
                // The broker notices by itself.
            }
        }

        /** Hops off the client's thread at once. */
        private void tell(News news) {
            executor.execute(() -> {
                if (isCurrent(this)) {
                    news.to(listener);
                }
            });
        }

        private void lost(String why) {
            subscribed = false;
            tell(to -> to.disconnected(why));
        }

        @Override
        public void onAttemptingConnect(Mqtt5Client ours, OnAttemptingConnectReturn attempt) {}

        @Override
        public void onConnectionSuccess(Mqtt5Client ours, OnConnectionSuccessReturn success) {
            var packet = new SubscribePacketBuilder();
            packet.withSubscription(Topic.CONFIRMED.of(endpoint.node), QOS.AT_LEAST_ONCE);
            packet.withSubscription(Topic.NUDGE.of(endpoint.node), QOS.AT_LEAST_ONCE);
            packet.withSubscription(Topic.REPLY.of(endpoint.node), QOS.AT_LEAST_ONCE);
            var unused = ours.subscribe(packet.build()).whenComplete((answer, failure) -> {
                if (failure != null) {
                    lost(failure.toString());
                } else if (isGranted(answer)) {
                    subscribed = true;
                    tell(Listener::connected);
                } else {
                    lost("the broker does not let this box hear its own topics");
                }
            });
        }

        @Override
        public void onConnectionFailure(Mqtt5Client ours, OnConnectionFailureReturn failure) {
            lost(CRT.awsErrorString(failure.getErrorCode()));
        }

        @Override
        public void onDisconnection(Mqtt5Client ours, OnDisconnectionReturn end) {
            lost(CRT.awsErrorString(end.getErrorCode()));
        }

        @Override
        public void onStopped(Mqtt5Client ours, OnStoppedReturn end) {
            stopped.complete(true);
        }
    }
}
