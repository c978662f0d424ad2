package com.evertill.cloud.server;

import com.evertill.cloud.ledger.Box;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.messages.Confirmed;
import com.evertill.commerce.messages.Hello;
import com.evertill.commerce.messages.Nudge;
import com.evertill.commerce.messages.Question;
import com.evertill.commerce.messages.Reply;
import com.evertill.commerce.messages.Topic;
import com.evertill.commerce.node.NodeId;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.crt.mqtt5.QOS;
import software.amazon.awssdk.crt.mqtt5.packets.ConnectPacket.ConnectPacketBuilder;
import software.amazon.awssdk.crt.mqtt5.packets.PublishPacket;
import software.amazon.awssdk.crt.mqtt5.packets.SubscribePacket;
import software.amazon.awssdk.iot.AwsIotMqtt5ClientBuilder;

/** A shop at the other end of the line, with the client that shops use. */
final class Shop implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final NodeId node;
    private final Mqtt5Client client;
    private final BlockingQueue<Confirmed> confirmed = new LinkedBlockingQueue<>();
    private final BlockingQueue<Nudge> nudges = new LinkedBlockingQueue<>();
    private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();

    Shop(NodeId node) {
        this.node = node;
        var broker = Surroundings.broker();
        var identity = broker.certificates().node(node);
        try (var builder = AwsIotMqtt5ClientBuilder.newDirectMqttBuilderWithMtlsFromPath(
                "localhost", identity.certificate().toString(), identity.key().toString())) {
            client = builder.withCertificateAuthorityFromPath(
                            null, broker.certificates().ca().toString())
                    .withPort((long) broker.port())
                    .withConnectProperties(new ConnectPacketBuilder().withClientId(node.toString()))
                    .withPublishEvents((_, arrived) -> heard(arrived.getPublishPacket()))
                    .build();
        }
        client.start();
        await(client.subscribe(new SubscribePacket.SubscribePacketBuilder()
                .withSubscription(Topic.CONFIRMED.of(node), QOS.AT_LEAST_ONCE)
                .withSubscription(Topic.NUDGE.of(node), QOS.AT_LEAST_ONCE)
                .withSubscription(Topic.REPLY.of(node), QOS.AT_LEAST_ONCE)
                .build()));
    }

    private void heard(PublishPacket packet) {
        if (packet.getTopic().equals(Topic.CONFIRMED.of(node))) {
            confirmed.add(Json.read(packet.getPayload(), Confirmed.class));
        } else if (packet.getTopic().equals(Topic.REPLY.of(node))) {
            replies.add(Json.read(packet.getPayload(), Reply.class));
        } else {
            nudges.add(Json.read(packet.getPayload(), Nudge.class));
        }
    }

    void send(Box box, long first, long last) {
        sendRaw(Topic.FACTS, box.batch(first, last));
    }

    void say(Hello hello) {
        sendRaw(Topic.HELLO, Json.bytes(hello));
    }

    void sendRaw(Topic topic, byte[] payload) {
        await(client.publish(
                new PublishPacket.PublishPacketBuilder(topic.of(node), QOS.AT_LEAST_ONCE, payload).build()));
    }

    /** The next confirmation of this epoch; those of others are another test's. */
    Confirmed confirmed(int epoch) {
        while (true) {
            var next = next(confirmed, "confirmation");
            if (next.epoch() == epoch) {
                return next;
            }
        }
    }

    Reply asks(Question question) {
        sendRaw(Topic.QUESTION, Json.bytes(question));
        return next(replies, "reply");
    }

    Nudge nudge() {
        return next(nudges, "nudge");
    }

    void forgetNudges() {
        nudges.clear();
    }

    private static <T> T next(BlockingQueue<T> queue, String what) {
        try {
            var next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no " + what + " within " + PATIENCE_SECONDS + " s");
            }
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CompletableFuture<?> future) {
        try {
            future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.stop();
        client.close();
    }
}
