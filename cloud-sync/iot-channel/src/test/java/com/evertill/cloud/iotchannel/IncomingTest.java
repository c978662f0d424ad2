package com.evertill.cloud.iotchannel;

import static com.evertill.cloud.iotchannel.Fixtures.SHARED_FACTS;
import static com.evertill.cloud.iotchannel.Shop.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.evertill.commerce.messages.Topic;
import com.evertill.rehearsal.iot.LocalIot;
import io.smallrye.mutiny.Multi;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncomingTest {
    @TempDir
    Path folder;

    private final List<ExecutorService> threads = new ArrayList<>();
    private LocalIot iot;

    @BeforeEach
    void start() {
        iot = LocalIot.start(LocalIot.Config.inMemory(folder));
    }

    @AfterEach
    void stop() {
        iot.close();
        threads.forEach(ExecutorService::close);
    }

    @Test
    void of_a_thousand_messages_none_is_lost_when_the_consumer_dies_in_the_middle() {
        Set<String> stored = ConcurrentHashMap.newKeySet();
        Set<String> second = ConcurrentHashMap.newKeySet();
        try (var shop = new Shop(iot, "demo.store1.box1")) {
            try (var dying = incoming("cloud-ledger", 32)) {
                consume(dying, message -> {
                    if (stored.size() < 252) {
                        stored.add(text(message));
                        acknowledge(message);
                    } // dead from then on: neither stored nor acknowledged
                });
                await().atMost(PATIENCE).until(() -> dying.state().isConnected());
                var published = shop.publishes(1000);
                await().atMost(PATIENCE).until(() -> stored.size() == 252);
                iot.disconnectAll();
                published.join();
            }
            try (var next = incoming("cloud-ledger", 32)) {
                consume(next, message -> {
                    second.add(text(message));
                    acknowledge(message);
                });
                await().atMost(PATIENCE).until(() -> union(stored, second).size() == 1000);
            }
        }
        // What was acknowledged just before the cut may come again: at least once, not exactly once.
        second.retainAll(stored);
        assertThat(second).hasSizeLessThanOrEqualTo(32);
    }

    @Test
    void a_message_is_acknowledged_to_the_broker_after_it_was_processed_and_no_more_than_agreed_are_sent_before()
            throws InterruptedException {
        BlockingQueue<Message<Envelope>> arrived = new LinkedBlockingQueue<>();
        try (var shop = new Shop(iot, "demo.store1.box1");
                var channel = incoming("cloud-slow", 5)) {
            consume(channel, arrived::add);
            await().atMost(PATIENCE).until(() -> channel.state().isConnected());
            shop.publishes(10).join();
            await().atMost(PATIENCE).until(() -> arrived.size() == 5);
            assertThat(poll(arrived, 300)).hasSize(5).allSatisfy(IncomingTest::acknowledge);
            await().atMost(PATIENCE).until(() -> arrived.size() == 5);
        }
    }

    @Test
    void a_message_that_failed_comes_again_and_the_others_with_it() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (var shop = new Shop(iot, "demo.store1.box1");
                var channel = incoming("cloud-failing", 32)) {
            consume(channel, message -> {
                seen.add(text(message));
                if (seen.size() == 2) {
                    refuse(message, new IllegalStateException("the store is away"));
                } else {
                    acknowledge(message);
                }
            });
            await().atMost(PATIENCE).until(() -> channel.state().isConnected());
            shop.publishes(3).join();
            // What was acknowledged just before may come again as well, and first.
            await().atMost(PATIENCE)
                    .until(() -> Set.copyOf(seen).size() == 3 && Collections.frequency(seen, seen.get(1)) == 2);
        }
    }

    @Test
    void after_a_cut_it_comes_back_by_itself_and_nothing_old_is_processed_twice_at_once() {
        BlockingQueue<Message<Envelope>> arrived = new LinkedBlockingQueue<>();
        try (var shop = new Shop(iot, "demo.store1.box1");
                var channel = incoming("cloud-cut", 32)) {
            consume(channel, arrived::add);
            await().atMost(PATIENCE).until(() -> channel.state().isConnected());
            shop.publishes(1).join();
            await().atMost(PATIENCE).until(() -> arrived.size() == 1);
            var old = arrived.remove();
            iot.disconnectAll();
            await().atMost(PATIENCE).until(() -> arrived.size() == 1);
            acknowledge(old);
            acknowledge(arrived.remove());
            shop.publishes(1).join();
            await().atMost(PATIENCE).until(() -> arrived.size() == 1);
            assertThat(channel.state().trouble()).as("what happened is told").isPresent();
        }
    }

    @Test
    void a_filter_that_the_policy_does_not_allow_is_told_and_tried_again() {
        try (var channel = new Incoming(
                Fixtures.cloud(iot, "cloud-curious", Topic.CONFIRMED.ofEveryNode(), 32),
                InstantSource.system(),
                thread(),
                message -> message)) {
            consume(channel, _ -> {});
            await().atMost(PATIENCE)
                    .until(() -> channel.state().trouble().orElse(""), trouble -> trouble.contains("NOT_AUTHORIZED"));
            await().atMost(PATIENCE).until(() -> channel.state().isConnected());
        }
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    private Incoming incoming(String clientId, int inFlight) {
        return new Incoming(
                Fixtures.cloud(iot, clientId, SHARED_FACTS, inFlight),
                InstantSource.system(),
                thread(),
                message -> message);
    }

    /** Stands where the framework's context is in the application: one thing after another. */
    private ExecutorService thread() {
        var thread = Executors.newSingleThreadExecutor();
        threads.add(thread);
        return thread;
    }

    private static void consume(Incoming channel, Consumer<Message<Envelope>> consumer) {
        Multi.createFrom().publisher(channel.messages()).subscribe().with(consumer);
    }

    private static void acknowledge(Message<?> message) {
        message.ack().toCompletableFuture().join();
    }

    private static void refuse(Message<?> message, Throwable why) {
        message.nack(why).toCompletableFuture().join();
    }

    private static String text(Message<Envelope> message) {
        return Fixtures.text(message.getPayload());
    }

    /** What is there, and that nothing more comes for so long. */
    private static List<Message<Envelope>> poll(BlockingQueue<Message<Envelope>> arrived, int millis)
            throws InterruptedException {
        var taken = new ArrayList<Message<Envelope>>();
        for (var next = arrived.poll(millis, TimeUnit.MILLISECONDS);
                next != null;
                next = arrived.poll(millis, TimeUnit.MILLISECONDS)) {
            taken.add(next);
        }
        return taken;
    }
}
