package com.evertill.rehearsal.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** A head of the shop, as a screen is one: over HTTP, with a session. */
final class Head {
    private static final AtomicLong COMMANDS = new AtomicLong(System.nanoTime());

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private int port;

    void talkTo(int to) {
        this.port = to;
    }

    boolean signIn() throws InterruptedException {
        try {
            return post("/api/session", "application/json", "{\"staff\":\"1\",\"pin\":\"9999\"}") == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    void takeCatalogue(Path csv) throws IOException, InterruptedException {
        expect(post("/api/shop/catalogue", "text/csv", Files.readString(csv)));
    }

    /** The status of a command, or 0 where nobody answers yet. */
    int command(int till, String action) throws InterruptedException {
        try {
            return post(
                    "/api/tills/" + till + "/commands",
                    "application/json",
                    "{\"id\":\"b-" + COMMANDS.incrementAndGet() + "\",\"action\":" + action + "}");
        } catch (IOException notYet) {
            return 0;
        }
    }

    void done(int till, String action) throws InterruptedException {
        expect(command(till, action));
    }

    int scan(int till, String code) throws InterruptedException {
        return command(till, "{\"type\":\"scan\",\"text\":\"" + code + "\"}");
    }

    void payCash(int till, long minor) throws InterruptedException {
        done(till, "{\"type\":\"pay-cash\",\"given\":{\"minor\":" + minor + ",\"currency\":\"EUR\"}}");
    }

    /** Views as they are pushed. */
    WebSocket listen(int till, LinkedBlockingQueue<Long> arrivals) {
        return http.newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + port + "/api/tills/" + till + "/live"),
                        new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                                if (last) {
                                    arrivals.add(System.nanoTime());
                                }
                                socket.request(1);
                                return CompletableFuture.completedFuture(null);
                            }
                        })
                .join();
    }

    private int post(String path, String type, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static void expect(int status) {
        if (status != 200) {
            throw new IllegalStateException("the shop answered " + status);
        }
    }
}
