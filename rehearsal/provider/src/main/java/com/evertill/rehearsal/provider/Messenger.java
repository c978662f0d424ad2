package com.evertill.rehearsal.provider;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** Brings messages to who wants them, one after another, and each until it is taken or was tried often enough. */
final class Messenger implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofMillis(500);
    private static final int MOST_TRIES = 20;

    private record Waiting(Told told, int tries) {}

    private final LocalProvider provider;
    private final URI to;
    private final String secret;
    private final InstantSource clock;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    Messenger(LocalProvider provider, URI to, String secret, InstantSource clock) {
        this.provider = provider;
        this.to = to;
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                provider.tell().forEach(told -> waiting.add(new Waiting(told, 0)));
                var next = waiting.poll();
                if (next != null && !isTaken(next.told()) && next.tries() < MOST_TRIES) {
                    waiting.add(new Waiting(next.told(), next.tries() + 1));
                }
                Thread.sleep(REST);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isTaken(Told told) throws InterruptedException {
        var request = HttpRequest.newBuilder(to)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Stripe-Signature", Signing.header(secret, told.body(), clock.instant()))
                .POST(BodyPublishers.ofString(told.body()))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        }
    }
}
