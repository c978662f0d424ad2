package com.evertill.cloud.iotchannel;

import static io.smallrye.reactive.messaging.annotations.ConnectorAttribute.Direction.INCOMING;
import static io.smallrye.reactive.messaging.annotations.ConnectorAttribute.Direction.INCOMING_AND_OUTGOING;
import static io.smallrye.reactive.messaging.annotations.ConnectorAttribute.Direction.OUTGOING;

import io.smallrye.reactive.messaging.annotations.ConnectorAttribute;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;
import io.smallrye.reactive.messaging.providers.connectors.ExecutionHolder;
import io.smallrye.reactive.messaging.providers.locals.ContextAwareMessage;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/** {@code connector=iot-mqtt5}: channels of {@link Envelope}s over MQTT 5 to AWS IoT Core, or to whatever stands in for it. */
@ApplicationScoped
@Connector(IotConnector.NAME)
@ConnectorAttribute(
        name = "host",
        type = "string",
        direction = INCOMING_AND_OUTGOING,
        mandatory = true,
        description = "Name of the broker, as in its certificate")
@ConnectorAttribute(
        name = "port",
        type = "int",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "8883",
        description = "Port of the broker")
@ConnectorAttribute(
        name = "ca",
        type = "string",
        direction = INCOMING_AND_OUTGOING,
        mandatory = true,
        description = "PEM file of the authority that the broker's certificate is of")
@ConnectorAttribute(
        name = "cert",
        type = "string",
        direction = INCOMING_AND_OUTGOING,
        mandatory = true,
        description = "PEM file of the client's certificate")
@ConnectorAttribute(
        name = "key",
        type = "string",
        direction = INCOMING_AND_OUTGOING,
        mandatory = true,
        description = "PEM file of the client's key, PKCS#8")
@ConnectorAttribute(
        name = "client-id",
        type = "string",
        direction = INCOMING_AND_OUTGOING,
        mandatory = true,
        description = "Client id, one for each channel of each instance: a second connection with it ends the first")
@ConnectorAttribute(
        name = "topic",
        type = "string",
        direction = INCOMING,
        mandatory = true,
        description = "Topic filter, or $share/group/filter")
@ConnectorAttribute(
        name = "receive-maximum",
        type = "int",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "32",
        description = "Messages that may be unacknowledged at once; IoT Core grants 100 at most")
@ConnectorAttribute(
        name = "session-expiry-seconds",
        type = "int",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "3600",
        description = "How long the broker keeps the session of a client that is away")
@ConnectorAttribute(
        name = "redeliver-after-ms",
        type = "int",
        direction = INCOMING,
        defaultValue = "5000",
        description = "Pause after a message that could not be processed, before the broker is asked to send it again")
@ConnectorAttribute(
        name = "answer-within-ms",
        type = "int",
        direction = OUTGOING,
        defaultValue = "30000",
        description = "How long to wait for a PUBACK, also while there is no connection")
public class IotConnector implements InboundConnector, OutboundConnector, HealthReporter {
    public static final String NAME = "iot-mqtt5";

    private final ExecutionHolder execution;
    private final InstantSource clock = InstantSource.system();
    private final List<Incoming> incoming = new CopyOnWriteArrayList<>();
    private final List<Outgoing> outgoing = new CopyOnWriteArrayList<>();

    IotConnector(ExecutionHolder execution) {
        this.execution = execution;
    }

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
        // One context for the channel, so that things run one after another, and of that one of its own for each
        // message, for whatever its
        // consumer keeps there; consumers that block are taken off it by the framework.
        var context = execution.vertx().getDelegate().getOrCreateContext();
        var channel = new Incoming(
                Settings.incoming(config),
                clock,
                command -> context.runOnContext(_ -> command.run()),
                ContextAwareMessage::withContextMetadata);
        incoming.add(channel);
        return channel.messages();
    }

    @Override
    public Flow.Subscriber<? extends Message<?>> getSubscriber(Config config) {
        var channel = new Outgoing(Settings.outgoing(config), clock);
        outgoing.add(channel);
        return channel.messages();
    }

    /** How every channel is, in no particular order. */
    public List<ChannelState> channels() {
        return Stream.concat(
                        incoming.stream().map(Incoming::state),
                        outgoing.stream().map(Outgoing::state))
                .toList();
    }

    /** A channel without a connection is not ready; it is alive, since it mends itself. */
    @Override
    public HealthReport getReadiness() {
        var report = HealthReport.builder();
        for (var state : channels()) {
            report.add(state.channel(), state.isConnected(), message(state));
        }
        return report.build();
    }

    @Override
    public HealthReport getLiveness() {
        var report = HealthReport.builder();
        channels().forEach(state -> report.add(state.channel(), true));
        return report.build();
    }

    private static String message(ChannelState state) {
        return state.connectedSince()
                .map(since -> "connected since " + since)
                .or(state::trouble)
                .orElse("connecting");
    }

    @PreDestroy
    void close() {
        incoming.forEach(Incoming::close);
        outgoing.forEach(Outgoing::close);
    }
}
