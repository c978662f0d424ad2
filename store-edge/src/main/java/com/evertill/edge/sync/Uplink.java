package com.evertill.edge.sync;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.messages.Topic;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.DatabaseFault;
import java.time.Instant;
import java.util.function.Supplier;

/** Takes {@link Sync} and a {@link CloudLink} together. Whoever drives it asks for what is due after everything that happened, and once a second. */
public final class Uplink implements CloudLink.Listener, AutoCloseable {
    private final NodeId node;
    private final Sync sync;
    private final Questions questions;
    private final CloudLink link;
    private final Supplier<Instant> clock;
    private final Listener listener;

    /** For whoever drives and shows it. */
    public interface Listener {
        /** There may be something to publish, and something new to show. */
        void changed();

        void connected();

        void disconnected(String why);

        void undelivered(Throwable why);

        /** There may be something to publish, and nothing new to show. */
        void linkIsFree();

        /** The box's disk did not take something; it is tried again in a second, and nothing else waits for it. */
        void unwritten(DatabaseFault why);
    }

    /** @param clock the box's, uncorrected. */
    public Uplink(
            NodeId node, Sync sync, Questions questions, CloudLink link, Supplier<Instant> clock, Listener listener) {
        this.node = node;
        this.sync = sync;
        this.questions = questions;
        this.link = link;
        this.clock = clock;
        this.listener = listener;
    }

    /** Connects, unless a person has switched the link off. */
    public void start() {
        if (sync.status().plugged()) {
            link.start(this);
        }
    }

    /** Switches the link on or off, over restarts. */
    public void plug(boolean plugged) {
        if (plugged) {
            sync.plug();
            link.start(this);
        } else {
            sync.unplug();
            link.stop();
        }
        listener.changed();
    }

    /** Greets the cloud anew, because something it said has expired. */
    public void greet() {
        sync.sayHello(clock.get());
        listener.changed();
    }

    public void publishWhatIsDue() {
        for (var due = sync.step(clock.get()); due.isPresent(); due = sync.step(clock.get())) {
            publish(due.get());
        }
        sync.takeFault().ifPresent(listener::unwritten);
        for (var due = questions.step(clock.get()); due.isPresent(); due = questions.step(clock.get())) {
            ask(due.get());
        }
    }

    /** Whether it arrives or not, it is said again until there is a reply. */
    private void ask(Outgoing question) {
        var unused = link.publish(question.topic().of(node), question.payload()).whenComplete((_, failed) -> {
            if (failed != null) {
                listener.undelivered(failed);
            }
        });
    }

    private void publish(Outgoing message) {
        var unused = link.publish(message.topic().of(node), message.payload()).whenComplete((_, failed) -> {
            if (failed == null) {
                sync.delivered(message);
            } else {
                listener.undelivered(failed);
                sync.undelivered(message, clock.get());
            }
            listener.linkIsFree();
        });
    }

    @Override
    public void connected() {
        sync.connected(clock.get());
        questions.connected();
        listener.connected();
        listener.changed();
    }

    @Override
    public void disconnected(String why) {
        sync.disconnected();
        questions.disconnected();
        listener.disconnected(why);
        listener.changed();
    }

    @Override
    public void received(String topic, byte[] payload) {
        if (topic.equals(Topic.REPLY.of(node))) {
            replied(payload);
        } else {
            sync.received(topic, payload, clock.get());
        }
        listener.changed();
    }

    private void replied(byte[] payload) {
        try {
            questions.received(payload);
        } catch (Json.MalformedException e) {
            sync.cannotRead();
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
