package com.evertill.cloud.iotchannel;

import static com.evertill.cloud.iotchannel.Shop.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.evertill.commerce.messages.Topic;
import com.evertill.rehearsal.iot.LocalIot;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutgoingTest {
    @TempDir
    Path folder;

    private LocalIot iot;
    private Outgoing channel;
    private UnicastProcessor<Message<Envelope>> producer;

    @BeforeEach
    @SuppressWarnings("unchecked") // a channel takes any message and looks into it
    void start() {
        iot = LocalIot.start(LocalIot.Config.inMemory(folder));
        channel = new Outgoing(Fixtures.cloud(iot, "cloud-answers", "", 4), InstantSource.system());
        producer = UnicastProcessor.create();
        Multi.createFrom().publisher(producer).subscribe((Flow.Subscriber<Message<Envelope>>) channel.messages());
    }

    @AfterEach
    void stop() {
        channel.close();
        iot.close();
    }

    @Test
    void a_producer_hears_of_success_when_the_broker_has_the_message() throws InterruptedException {
        try (var shop = new Shop(iot, "demo.store1.box1")) {
            join(send(Topic.CONFIRMED.of(shop.node()), "up to 7"));
            assertThat(shop.heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("up to 7");
        }
    }

    @Test
    void what_the_policy_does_not_allow_is_refused_and_the_channel_goes_on() {
        try (var shop = new Shop(iot, "demo.store1.box1")) {
            var refused = send(Topic.FACTS.of(shop.node()), "a forged sale");
            assertThat(refused.handle((_, failure) -> failure)
                            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                            .join())
                    .isInstanceOf(CompletionException.class)
                    .hasMessageContaining("NOT_AUTHORIZED");
            join(send(Topic.NUDGE.of(shop.node()), "there is a release"));
        }
    }

    @Test
    void while_the_broker_is_away_messages_wait_and_go_out_when_it_is_back() {
        try (var shop = new Shop(iot, "demo.store1.box1")) {
            await().atMost(PATIENCE).until(() -> channel.state().isConnected());
            iot.refuseConnections(true);
            await().atMost(PATIENCE).until(() -> !channel.state().isConnected());
            var waiting = send(Topic.CONFIRMED.of(shop.node()), "up to 8");
            assertThat(waiting).isNotDone();
            iot.refuseConnections(false);
            join(waiting);
            assertThat(channel.state().isConnected()).isTrue();
        }
    }

    private CompletableFuture<@Nullable Void> send(String topic, String text) {
        var sent = new CompletableFuture<@Nullable Void>();
        producer.onNext(Message.of(
                Fixtures.envelope(topic, text),
                () -> {
                    sent.complete(null);
                    return CompletableFuture.completedFuture(null);
                },
                failure -> {
                    sent.completeExceptionally(failure);
                    return CompletableFuture.completedFuture(null);
                }));
        return sent;
    }

    private static void join(CompletableFuture<@Nullable Void> sent) {
        sent.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
