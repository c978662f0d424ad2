package com.evertill.edge.sync;

import java.util.concurrent.CompletableFuture;

/** A connection to the cloud's broker that comes and goes by itself. */
public interface CloudLink extends AutoCloseable {

    /** What happens on the link. Never called on a thread of the network's, so it may do work. */
    interface Listener {
        /** There is a connection, and the answers of the cloud are subscribed to. */
        void connected();

        /** There is none, for the moment. */
        void disconnected(String why);

        void received(String topic, byte[] payload);
    }

    /** Connects, and connects again whenever the connection is lost. May be called again after {@link #stop}. */
    void start(Listener listener);

    /** Disconnects and stays so. Returns at once. */
    void stop();

    /**
     * Publishes with QoS 1. Completes when the broker has taken it, which confirms nothing; fails if it was not taken or that is not known, and at
     * once while there is no connection: nothing is kept for later.
     */
    CompletableFuture<Void> publish(String topic, byte[] payload);

    /** Does not wait for the network for longer than half a second. */
    @Override
    void close();
}
