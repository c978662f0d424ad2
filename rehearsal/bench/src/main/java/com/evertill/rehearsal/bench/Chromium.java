package com.evertill.rehearsal.bench;

import com.evertill.commerce.codec.Json;
import com.evertill.rehearsal.demo.Ending;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Chromium of this machine, without a window, over its own DevTools protocol. A library that drives browsers would bring 200 MB for the five
 * commands that are needed here.
 */
final class Chromium implements AutoCloseable, WebSocket.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String ANNOUNCEMENT = "DevTools listening on ";

    private final Process process;
    private final WebSocket socket;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final StringBuilder message = new StringBuilder();

    /** Empty if there is none. */
    static Optional<Path> find() {
        var named = System.getenv("CHROME");
        var names = Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
        return Stream.concat(Stream.ofNullable(named).map(Path::of), names.flatMap(name -> Stream.of(
                                Objects.requireNonNullElse(System.getenv("PATH"), "")
                                        .split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name))))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Chromium(Path program, Path profile) throws IOException {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-size=1366,768",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile.toAbsolutePath(),
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address()), this)
                .join();
    }

    private String address() throws IOException {
        var says = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = says.readLine(); line != null; line = says.readLine()) {
            if (line.startsWith(ANNOUNCEMENT)) {
                Thread.ofVirtual().start(() -> says.lines().forEach(_ -> {})); // or it stops once the pipe is full
                return line.substring(ANNOUNCEMENT.length()).strip();
            }
        }
        throw new IOException("Chromium ended before it began");
    }

    /** A tab of its own. */
    final class Page {
        private final String session;

        private Page(String session) {
            this.session = session;
        }

        void cookie(String url, String name, String value) {
            call(session, "Network.setCookie", Map.of("url", url, "name", name, "value", value));
        }

        /** Before any script of the page itself, on every page that it opens. */
        void runFirst(String script) {
            call(session, "Page.enable", Map.of());
            call(session, "Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
        }

        void open(String url) {
            call(session, "Page.navigate", Map.of("url", url));
        }

        /** What the expression comes to, or what its promise does. */
        JsonNode evaluate(String expression) {
            var outcome = call(
                    session,
                    "Runtime.evaluate",
                    Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
            if (outcome.has("exceptionDetails")) {
                throw new IllegalStateException("the page says " + outcome.get("exceptionDetails"));
            }
            return outcome.at("/result/value");
        }
    }

    Page newPage() {
        var target = call(null, "Target.createTarget", Map.of("url", "about:blank"));
        var attached = call(
                null,
                "Target.attachToTarget",
                Map.of("targetId", target.get("targetId").asText(), "flatten", true));
        return new Page(attached.get("sessionId").asText());
    }

    private JsonNode call(@Nullable String session, String method, Map<String, Object> parameters) {
        long id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(id, answer);
        var call = new LinkedHashMap<String, Object>(Map.of("id", id, "method", method, "params", parameters));
        if (session != null) {
            call.put("sessionId", session);
        }
        socket.sendText(Json.text(call), true).join();
        var said = answer.orTimeout(30, TimeUnit.SECONDS).join();
        if (said.has("error")) {
            throw new IllegalStateException(method + ": " + said.get("error"));
        }
        return said.get("result");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            var said = Json.read(message.toString().getBytes(StandardCharsets.UTF_8), JsonNode.class);
            message.setLength(0);
            var asked = said.has("id") ? waiting.remove(said.get("id").asLong()) : null;
            if (asked != null) {
                asked.complete(said);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
        Ending.of(process, PATIENCE);
    }
}
