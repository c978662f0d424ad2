package com.evertill.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.messages.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** One shop, one cloud, and between them a network that loses, doubles, delays and reorders; the box is switched off now and then. */
class BadNetworkPropertyTest {

    @Property(tries = 10)
    void f31_everything_arrives_once_and_in_order_whatever_the_network_does(@ForAll long seed) throws IOException {
        var folder = Files.createTempDirectory("network");
        try (var world = new Weather(folder, seed)) {
            for (int tick = 0; tick < 300; tick++) {
                world.tick();
            }
            world.calm();
            assertThat(world.cloud.facts()).isEqualTo(world.box.facts());
            assertThat(world.box.sync.status().waiting()).isZero();
            assertThat(world.box.sync.status().problem()).isNull();
            assertThat(world.cloud.stored.values().stream()
                            .mapToInt(batch -> batch.facts().size())
                            .sum())
                    .as("no two batches hold the same fact")
                    .isEqualTo(world.box.facts().size());
        } finally {
            delete(folder);
        }
    }

    private static final class Weather implements AutoCloseable {
        private final Random random;
        private final Keys keys = Keys.make();
        private final List<Outgoing> up = new ArrayList<>();
        private final List<byte[]> down = new ArrayList<>();
        private boolean online;
        private Instant now = Box.NOON;
        final Box box;
        final FakeCloud cloud = new FakeCloud(keys);

        Weather(Path folder, long seed) {
            random = new Random(seed);
            box = new Box(folder, keys);
        }

        void tick() {
            now = now.plusMillis(random.nextInt(3_000));
            if (random.nextInt(3) == 0) {
                box.sell(1 + random.nextInt(40));
            }
            if (random.nextInt(15) == 0) {
                turn();
            }
            if (random.nextInt(60) == 0) {
                box.restart();
                online = false;
            }
            for (int i = random.nextInt(6); i > 0; i--) {
                box.sync.step(now).ifPresent(this::send);
            }
            arriveSome();
        }

        private void turn() {
            online = !online;
            if (online) {
                box.sync.connected(now);
            } else {
                box.sync.disconnected();
            }
        }

        /** Taken by the broker, or not, or both. */
        private void send(Outgoing message) {
            for (int copies = random.nextInt(3); copies > 0; copies--) {
                up.add(message);
            }
            if (random.nextInt(5) == 0) {
                box.sync.undelivered(message, now);
            } else if (random.nextInt(5) > 0) {
                box.sync.delivered(message);
            }
        }

        private void arriveSome() {
            for (int i = random.nextInt(5); i > 0 && !up.isEmpty(); i--) {
                var message = up.remove(random.nextInt(up.size()));
                var answer = cloud.receive(message.topic(), message.payload(), now);
                for (int copies = random.nextInt(3); copies > 0; copies--) {
                    down.add(answer);
                }
            }
            for (int i = random.nextInt(5); i > 0 && !down.isEmpty(); i--) {
                box.sync.received(Topic.CONFIRMED.of(Box.NODE), down.remove(random.nextInt(down.size())), now);
            }
        }

        /** From now on all goes through, what is still on its way included. */
        void calm() {
            box.sync.connected(now);
            for (int minute = 0; minute < 60; minute++) {
                now = now.plusSeconds(60);
                while (box.sync.step(now).map(this::through).isPresent()) {}
                up.forEach(this::through);
                up.clear();
                down.forEach(answer -> box.sync.received(Topic.CONFIRMED.of(Box.NODE), answer, now));
                down.clear();
            }
        }

        private Outgoing through(Outgoing message) {
            box.sync.delivered(message);
            box.sync.received(
                    Topic.CONFIRMED.of(Box.NODE), cloud.receive(message.topic(), message.payload(), now), now);
            return message;
        }

        @Override
        public void close() {
            box.close();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
