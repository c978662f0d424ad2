package com.evertill.cloud.iotchannel;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.providers.helpers.MultiUtils;
import io.smallrye.reactive.messaging.providers.helpers.SenderProcessor;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * To the broker. A message is acknowledged to its producer with the broker's PUBACK, and refused when there is none in time. So many are on their way
 * at once; while there is no connection, they wait and hold the others back.
 */
final class Outgoing implements IotConnection.Events, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Outgoing.class);

    private final Settings settings;
    private final IotConnection connection;

    Outgoing(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.connection = new IotConnection(settings, clock, this);
    }

    Flow.Subscriber<? extends Message<?>> messages() {
        connection.start();
        var sender = new SenderProcessor(
                settings.inFlight(), true, message -> Uni.createFrom().completionStage(() -> send(message)));
        return MultiUtils.via(sender, sent -> sent.onFailure()
                .invoke(failure -> LOG.errorf(failure, "Channel '%s' has ended.", settings.channel())));
    }

    ChannelState state() {
        return connection.state();
    }

    private CompletableFuture<@Nullable Void> send(Message<?> message) {
        if (!(message.getPayload() instanceof Envelope envelope)) {
            throw new IllegalArgumentException("Channel '" + settings.channel() + "' carries envelopes, not "
                    + message.getPayload().getClass().getName());
        }
        return connection
                .publish(envelope)
                .handle((_, failure) -> failure)
                .thenCompose(failure -> failure == null ? message.ack() : message.nack(failure))
                // What a producer does about it is the producer's affair and must not end the channel for the others.
                .exceptionally(failure -> {
                    LOG.errorf(failure, "Channel '%s': %s was not sent.", settings.channel(), envelope);
                    return null;
                });
    }

    @Override
    public void close() {
        connection.close();
    }
}
