package com.evertill.cloud.iotchannel;

import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.crt.mqtt5.Mqtt5PublishAcknowledgementControlHandle;
import software.amazon.awssdk.crt.mqtt5.PublishReturn;
import software.amazon.awssdk.crt.mqtt5.QOS;

/**
 * From the broker to the consumer. A message is acknowledged to the broker when the consumer has acknowledged it and not before, and the broker
 * sends no more than so many unacknowledged ones: nothing else is needed against losing messages or drowning in them.
 */
final class Incoming implements IotConnection.Events, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Incoming.class);

    private final Settings settings;
    private final Executor consumers;
    private final UnaryOperator<Message<Envelope>> prepare;
    private final IotConnection connection;
    private final Queue<Message<Envelope>> waiting = new ConcurrentLinkedQueue<>();
    private final UnicastProcessor<Message<Envelope>> messages = UnicastProcessor.create(waiting, null);

    /** Counts connections: what came on an earlier one cannot be acknowledged any more, and comes again. */
    private volatile long epoch;

    private volatile @Nullable String refusal;

    /**
     * @param consumers runs one thing after another, on a thread where the framework is at home; the client's own threads are not.
     * @param prepare called there, with each message before its consumer sees it.
     */
    Incoming(Settings settings, InstantSource clock, Executor consumers, UnaryOperator<Message<Envelope>> prepare) {
        this.settings = settings;
        this.consumers = consumers;
        this.prepare = prepare;
        this.connection = new IotConnection(settings, clock, this);
    }

    /** Connects when somebody subscribes. */
    Flow.Publisher<Message<Envelope>> messages() {
        return messages.onSubscription().invoke(connection::start);
    }

    ChannelState state() {
        return connection.state();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a refusal is dealt with, a success needs nothing
    public void onConnected() {
        connection.subscribe(settings.filter()).whenComplete((_, failure) -> {
            // Any other failure is the connection's own, which ends and begins again with another onConnected.
            if (failure != null && failure.getCause() instanceof ChannelFault refused) {
                deaf(String.valueOf(refused.getMessage()));
            }
        });
    }

    /** Said once, not every few seconds until somebody mends the policy; health goes on saying it. */
    private void deaf(String why) {
        if (!why.equals(refusal)) {
            LOG.errorf("%s It hears nothing until it may subscribe, and goes on trying.", why);
        }
        refusal = why;
        connection.renewLater(why);
    }

    @Override
    public void onDisconnected() {
        @SuppressWarnings("NonAtomicVolatileUpdate") // only the connection's own thread writes
        long next = epoch++;
        LOG.debugf("Channel '%s': connection %d ended.", settings.channel(), next);
        consumers.execute(waiting::clear);
    }

    @Override
    public void onMessage(PublishReturn arrived) {
        var packet = arrived.getPublishPacket();
        // Only here, in the callback, can the acknowledgement be taken out of the client's hands.
        var control = packet.getQOS() == QOS.AT_MOST_ONCE ? null : arrived.acquirePublishAcknowledgementControl();
        var envelope = new Envelope(packet.getTopic(), packet.getPayload());
        long cameOn = epoch;
        consumers.execute(() -> {
            if (cameOn == epoch) {
                messages.onNext(prepare.apply(message(envelope, control, cameOn)));
            }
        });
    }

    private Message<Envelope> message(
            Envelope envelope, @Nullable Mqtt5PublishAcknowledgementControlHandle control, long cameOn) {
        return Message.of(
                envelope, Metadata.empty(), () -> acknowledge(control, cameOn), failure -> refuse(envelope, failure));
    }

    private CompletionStage<@Nullable Void> acknowledge(
            @Nullable Mqtt5PublishAcknowledgementControlHandle control, long cameOn) {
        if (control != null && cameOn == epoch) {
            connection.acknowledge(control);
        }
        return CompletableFuture.completedFuture(null);
    }

    private CompletionStage<@Nullable Void> refuse(Envelope envelope, Throwable failure) {
        LOG.errorf(failure, "Channel '%s': %s was not processed; it will come again.", settings.channel(), envelope);
        connection.renewLater("a message was not processed: " + failure);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        connection.close();
    }
}
