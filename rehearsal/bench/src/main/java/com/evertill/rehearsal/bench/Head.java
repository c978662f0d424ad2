package com.evertill.rehearsal.bench;

import com.evertill.commerce.codec.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A head of the shop, as a screen is one: a connection that is kept, and cookies. Written by hand over a blocking socket, so that the time of the
 * service is measured and not that of a client's threads.
 */
final class Head implements AutoCloseable {
    private static final AtomicLong COMMANDS = new AtomicLong(System.nanoTime());

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private int port;
    private @Nullable Socket socket;

    record Answer(int status, byte[] body) {
        JsonNode json() {
            return Json.read(body, JsonNode.class);
        }
    }

    void talkTo(int to) throws IOException {
        close();
        port = to;
    }

    Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    // What a screen asks

    boolean signIn(String staff, String pin) {
        try {
            return post("/api/session", "{\"staff\":\"%s\",\"pin\":\"%s\"}".formatted(staff, pin)).status == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String pairingCode(int till) throws IOException {
        return done(post("/api/shop/pairing-codes", "{\"till\":" + till + "}"))
                .json()
                .get("code")
                .asText();
    }

    void pair(String code) throws IOException {
        done(post("/api/pairing", "{\"code\":\"" + code + "\"}"));
    }

    void takeCatalogue(byte[] csv) throws IOException {
        done(send("POST", "/api/shop/catalogue", "text/csv", csv));
    }

    /** The status of a scan, or 0 where nobody answers yet. */
    int tryScan(int till, String code) {
        try {
            return command(till, "{\"type\":\"scan\",\"text\":\"" + code + "\"}").status;
        } catch (IOException notYet) {
            return 0;
        }
    }

    JsonNode view(int till) throws IOException {
        return done(send("GET", "/api/tills/" + till, "application/json", new byte[0]))
                .json();
    }

    void scan(int till, String code) throws IOException {
        done(command(till, "{\"type\":\"scan\",\"text\":\"" + code + "\"}"));
    }

    void payCash(int till, long minor) throws IOException {
        done(command(till, "{\"type\":\"pay-cash\",\"given\":{\"minor\":" + minor + ",\"currency\":\"EUR\"}}"));
    }

    void openShift(int till) throws IOException {
        done(command(till, "{\"type\":\"open-shift\",\"openingFloat\":{\"minor\":0,\"currency\":\"EUR\"}}"));
    }

    Answer command(int till, String action) throws IOException {
        return post(
                "/api/tills/" + till + "/commands",
                "{\"id\":\"b-" + COMMANDS.incrementAndGet() + "\",\"action\":" + action + "}");
    }

    /** Views as they are pushed. */
    WebSocket listen(int till, LinkedBlockingQueue<Long> arrivals) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", cookie())
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + port + "/api/tills/" + till + "/live"),
                        new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                                if (last) {
                                    arrivals.add(System.nanoTime());
                                }
                                from.request(1);
                                return CompletableFuture.completedFuture(null);
                            }
                        })
                .join();
    }

    // HTTP/1.1, RFC 9112

    private Answer post(String path, String json) throws IOException {
        return send("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private Answer send(String method, String path, String type, byte[] body) throws IOException {
        try {
            var to = connected();
            var message = new ByteArrayOutputStream(body.length + 512);
            message.writeBytes("""
                    %s %s HTTP/1.1\r
                    Host: 127.0.0.1:%d\r
                    Accept: application/json\r
                    Content-Type: %s\r
                    Content-Length: %d\r
                    Cookie: %s\r
                    \r
                    """.formatted(method, path, port, type, body.length, cookie())
                    .getBytes(StandardCharsets.US_ASCII));
            message.writeBytes(body);
            to.getOutputStream().write(message.toByteArray());
            return answer(new BufferedInputStream(to.getInputStream()));
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Socket connected() throws IOException {
        var known = socket;
        if (known == null) {
            known = new Socket(InetAddress.getLoopbackAddress(), port);
            known.setTcpNoDelay(true);
            known.setSoTimeout(60_000);
            socket = known;
        }
        return known;
    }

    private String cookie() {
        return cookies.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
    }

    private Answer answer(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        int length = 0;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
            var value = header.substring(header.indexOf(':') + 1).strip();
            if (name.equals("content-length")) {
                length = Integer.parseInt(value);
            } else if (name.equals("set-cookie")) {
                var pair = value.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
        }
        return new Answer(status, in.readNBytes(length));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the shop hung up");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static Answer done(Answer answer) {
        if (answer.status != 200) {
            throw new IllegalStateException(
                    "the shop answered " + answer.status + " " + new String(answer.body, StandardCharsets.UTF_8));
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        var open = socket;
        socket = null;
        if (open != null) {
            open.close();
        }
    }
}
