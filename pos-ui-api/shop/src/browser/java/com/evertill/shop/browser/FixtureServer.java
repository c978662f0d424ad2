package com.evertill.shop.browser;

import com.evertill.commerce.codec.Json;
import com.evertill.ui.kit.ScreenHeaders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The screens' files as a server sends them, and answers that a test prepares: enough for a browser to show a screen in any state, also those
 * that a real till is in for a moment only. Not a till: what a command does is the proof's affair, with the real one.
 */
final class FixtureServer implements AutoCloseable {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    private record Answer(int status, String type, String body) {}

    private record Request(String method, String path, Map<String, String> headers, byte[] body) {}

    private final ServerSocket socket;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, List<OutputStream>> listeners = new ConcurrentHashMap<>();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<String> posted = new CopyOnWriteArrayList<>();

    FixtureServer() throws IOException {
        socket = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** @param request such as {@code GET /api/session}; a query counts as part of the path only if it was prepared. */
    FixtureServer answer(String request, Object json) {
        answers.put(request, new Answer(200, "application/json", Json.text(json)));
        return this;
    }

    FixtureServer answer(String request, int status, String type, String body) {
        answers.put(request, new Answer(status, type, body));
        return this;
    }

    /** What a web socket at this path gets on opening, and those that are open get now. */
    FixtureServer live(String path, Object view) throws IOException {
        answer("GET " + path.replaceAll("/live$", ""), view);
        answer("LIVE " + path, view);
        for (var listener : listeners.getOrDefault(path, List.of())) {
            frame(listener, Json.text(view));
        }
        return this;
    }

    /** Bodies of what was posted, in order. */
    List<String> posted() {
        return posted;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var client : clients) {
            client.close();
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new BufferedInputStream(client.getInputStream());
            var request = read(in);
            if (request != null) {
                respond(request, in, client.getOutputStream());
            }
        } catch (IOException _) {
            // The browser went away; a test that cares sees it in the browser.
        }
    }

    private void respond(Request request, InputStream in, OutputStream out) throws IOException {
        var path = request.path.replaceAll("\\?.*", "");
        if (request.headers.containsKey("sec-websocket-key")) {
            upgrade(path, request, in, out);
            return;
        }
        if (request.method.equals("POST") && request.body.length > 0) {
            posted.add(new String(request.body, StandardCharsets.UTF_8));
        }
        var answer = answers.get(request.method + " " + request.path);
        answer = answer == null ? answers.get(request.method + " " + path) : answer;
        if (answer != null) {
            send(out, answer.status, answer.type, answer.body.getBytes(StandardCharsets.UTF_8));
        } else {
            file(path.equals("/") ? "/index.html" : path, out);
        }
    }

    private static void file(String path, OutputStream out) throws IOException {
        try (var file = FixtureServer.class.getResourceAsStream("/META-INF/resources" + path)) {
            if (file == null) {
                var problem = Json.text(Map.of("title", "Not found", "status", 404, "detail", path));
                send(out, 404, "application/problem+json", problem.getBytes(StandardCharsets.UTF_8));
            } else {
                var type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
                send(out, 200, type == null ? "application/octet-stream" : type, file.readAllBytes());
            }
        }
    }

    private static void send(OutputStream out, int status, String type, byte[] body) throws IOException {
        var head = new StringBuilder("HTTP/1.1 " + status + " x\r\nConnection: close\r\nContent-Length: " + body.length
                + "\r\nContent-Type: " + type + "\r\n");
        ScreenHeaders.all().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        out.write(body);
        out.flush();
    }

    /** RFC 6455, the server's side of it that sends and only listens for the end. */
    private void upgrade(String path, Request request, InputStream in, OutputStream out) throws IOException {
        var answer = answers.get("LIVE " + path);
        if (answer == null) {
            send(out, 404, "text/plain", new byte[0]);
            return;
        }
        var key = request.headers.get("sec-websocket-key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        out.write(("HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + sha1(key)
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        var open = listeners.computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>());
        // What is prepared meanwhile comes now or to whoever listens, and not before what was there.
        synchronized (out) {
            open.add(out);
            frame(out, answers.getOrDefault("LIVE " + path, answer).body);
        }
        while (in.read() >= 0) {
            // Whatever a screen says on its socket, nobody listens: commands are posted.
        }
        open.remove(out);
    }

    private static void frame(OutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            out.write(0x81);
            int lengthBytes = bytes.length < 126 ? 0 : bytes.length < 65_536 ? 2 : 8;
            out.write(lengthBytes == 0 ? bytes.length : lengthBytes == 2 ? 126 : 127);
            for (int i = lengthBytes - 1; i >= 0; i--) {
                out.write((int) ((long) bytes.length >>> (8 * i)));
            }
            out.write(bytes);
            out.flush();
        }
    }

    private static String sha1(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @org.jspecify.annotations.Nullable Request read(InputStream in) throws IOException {
        var first = line(in).split(" ");
        if (first.length < 2) {
            return null;
        }
        var headers = new TreeMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(first[0], first[1], headers, in.readNBytes(length));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
