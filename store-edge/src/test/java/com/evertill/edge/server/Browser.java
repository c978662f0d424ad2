package com.evertill.edge.server;

import com.evertill.commerce.codec.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody in front of a screen: cookies, and what was answered last. */
final class Browser {
    private static final AtomicInteger COMMANDS = new AtomicInteger();

    private final String base;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // as every browser does without TLS
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** What came back. */
    record Answer(int status, String type, String body, HttpResponse<byte[]> whole) {
        JsonNode json() {
            return Json.read(body.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        }

        /** The last word of a problem's type: the refusal or the fault. */
        String problem() {
            var type = json().get("type").asText();
            return type.substring(type.lastIndexOf(':') + 1);
        }
    }

    Browser(String base) {
        this.base = base;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String json) {
        return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    Answer post(String path, String type, byte[] body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    Answer put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer signIn(String staff, String pin) {
        return post("/api/session", "{\"staff\": \"%s\", \"pin\": \"%s\"}".formatted(staff, pin));
    }

    /** A command with an id of its own. */
    Answer act(int till, String action) {
        return act(till, "test-" + COMMANDS.incrementAndGet(), action);
    }

    Answer act(int till, String id, String action) {
        return post("/api/tills/" + till + "/commands", "{\"id\": \"%s\", \"action\": %s}".formatted(id, action));
    }

    java.util.concurrent.CompletableFuture<java.net.http.WebSocket> webSocket(
            URI address, java.net.http.WebSocket.Listener listener) {
        return http.newWebSocketBuilder().buildAsync(address, listener);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    new String(answer.body(), StandardCharsets.UTF_8),
                    answer);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
