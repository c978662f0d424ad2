package com.evertill.rehearsal.demo;

import com.evertill.commerce.codec.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What one browser would do: JSON over HTTP, keeping its cookies. */
public final class Http {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Http(URI server) {
        this.server = server;
    }

    <T> T get(String path, Class<T> type) {
        return Json.read(body(request(path).GET()), type);
    }

    JsonNode get(String path) {
        return get(path, JsonNode.class);
    }

    <T> T post(String path, Object body, Class<T> type) {
        return Json.read(post(path, "application/json", Json.bytes(body)), type);
    }

    /** @return the answer's bytes, which may be none. */
    byte[] post(String path, String mediaType, byte[] body) {
        return body(request(path).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(body)));
    }

    <T> T put(String path, Object body, Class<T> type) {
        var json = BodyPublishers.ofByteArray(Json.bytes(body));
        return Json.read(
                body(request(path).header("Content-Type", "application/json").PUT(json)), type);
    }

    /** Whether it answers with a success. */
    boolean answers(String path) {
        try {
            return send(request(path).timeout(Duration.ofSeconds(2)).GET()).statusCode() / 100 == 2;
        } catch (IOException _) {
            return false; // not there yet, which is the question
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Accept-Language", "en");
    }

    private byte[] body(HttpRequest.Builder request) {
        try {
            var response = send(request);
            if (response.statusCode() / 100 != 2) {
                throw new Refused(response);
            }
            return response.body();
        } catch (IOException e) {
            throw new DemoFault(server + " does not answer: " + e, e);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFault("Interrupted.", e);
        }
    }

    /** An answer that is not a success; its problem details (RFC 9457) are the message. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        private Refused(HttpResponse<byte[]> response) {
            super(response.request().method() + " " + response.uri() + " was answered with " + response.statusCode()
                    + ": " + new String(response.body(), StandardCharsets.UTF_8));
            this.status = response.statusCode();
        }

        public int status() {
            return status;
        }
    }
}
