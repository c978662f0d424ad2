package com.evertill.edge.sync;

import static com.evertill.edge.sync.Box.NODE;
import static com.evertill.edge.sync.Box.NOON;

import com.evertill.commerce.messages.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One box and one cloud, word for word, by one clock. */
abstract class Conversation {
    @TempDir
    Path folder;

    final Keys keys = Keys.make();
    final FakeCloud cloud = new FakeCloud(keys);
    /** By so much the cloud's clock is wrong. */
    Duration cloudAhead = Duration.ZERO;

    Instant now = NOON;
    Box box;

    @BeforeEach
    void open() {
        box = new Box(folder, keys);
    }

    @AfterEach
    void close() {
        box.close();
    }

    SyncStatus status() {
        return box.sync.status();
    }

    void connect() {
        box.sync.connected(now);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Outgoing next() {
        return box.sync.step(now).orElseThrow();
    }

    Outgoing deliver(Outgoing message) {
        box.sync.delivered(message);
        hear(cloud.receive(message.topic(), message.payload(), now.plus(cloudAhead)));
        return message;
    }

    void hear(byte[] confirmed) {
        box.sync.received(Topic.CONFIRMED.of(NODE), confirmed, now);
    }

    /** Everything goes through and is answered. */
    void talk() {
        while (box.sync.step(now).map(this::deliver).isPresent()) {}
    }

    /** Everything is taken by the broker and goes nowhere. */
    List<Outgoing> drain() {
        var messages = new ArrayList<Outgoing>();
        drainInto(messages);
        return messages;
    }

    void drainInto(List<Outgoing> messages) {
        for (var next = box.sync.step(now); next.isPresent(); next = box.sync.step(now)) {
            messages.add(next.get());
            box.sync.delivered(next.get());
        }
    }
}
