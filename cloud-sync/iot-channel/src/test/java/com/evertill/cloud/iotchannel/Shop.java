package com.evertill.cloud.iotchannel;

import com.evertill.commerce.messages.Topic;
import com.evertill.commerce.node.NodeId;
import com.evertill.rehearsal.iot.LocalIot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.crt.mqtt5.PublishReturn;

/** A box in a shop, as far as the cloud's channels notice it: it publishes facts and hears what is confirmed. */
final class Shop implements IotConnection.Events, AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(40);

    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> listening = new CompletableFuture<>();
    private final NodeId node;
    private final IotConnection connection;

    Shop(LocalIot iot, String name) {
        node = NodeId.parse(name);
        var identity = iot.certificates().node(node);
        connection = new IotConnection(
                Fixtures.settings(iot, identity, name, Topic.CONFIRMED.of(node), 100), InstantSource.system(), this);
        connection.start();
        listening.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    NodeId node() {
        return node;
    }

    /** The numbers from 0 on, each as a message; complete when the broker has them all. */
    CompletableFuture<@Nullable Void> publishes(int count) {
        return CompletableFuture.allOf(IntStream.range(0, count)
                .mapToObj(i -> connection.publish(Fixtures.envelope(Topic.FACTS.of(node), String.valueOf(i))))
                .toArray(CompletableFuture<?>[]::new));
    }

    CompletableFuture<@Nullable Void> greets(String text) {
        return connection.publish(Fixtures.envelope(Topic.HELLO.of(node), text));
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // whoever waits for listening sees it
    public void onConnected() {
        connection.subscribe(Topic.CONFIRMED.of(node)).thenRun(() -> listening.complete(true));
    }

    @Override
    public void onMessage(PublishReturn message) {
        heard.add(new String(message.getPublishPacket().getPayload(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        connection.close();
    }
}
