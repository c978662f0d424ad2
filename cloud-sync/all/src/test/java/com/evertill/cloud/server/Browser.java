package com.evertill.cloud.server;

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
import java.util.function.Supplier;

/** Somebody at head office's screen, or any other client. */
final class Browser {
    private static final int PATIENCE = 300;

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    Browser(URI base) {
        this.base = base;
    }

    Browser signedIn(String name, String password) {
        var answer = send("POST", "/api/session", "application/json", signIn(name, password));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return this;
    }

    static String signIn(String name, String password) {
        return "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}";
    }

    JsonNode get(String path) {
        return good(send("GET", path, "", ""));
    }

    JsonNode put(String path, String json) {
        return good(send("PUT", path, "application/json", json));
    }

    JsonNode post(String path, String json) {
        return good(send("POST", path, "application/json", json));
    }

    JsonNode postCsv(String path, String csv) {
        return good(send("POST", path, "text/csv", csv));
    }

    private static JsonNode good(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    HttpResponse<String> send(String method, String path, String type, String body, String... headers) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<byte[]> bytes(URI address, String... headers) {
        var request = HttpRequest.newBuilder(address);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks again until the answer is as it should be. */
    static void eventually(Supplier<Boolean> condition) {
        for (int i = 0; i < PATIENCE; i++) {
            if (condition.get()) {
                return;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError("it did not come to that");
    }
}
