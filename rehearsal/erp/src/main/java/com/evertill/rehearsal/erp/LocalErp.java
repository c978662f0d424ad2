package com.evertill.rehearsal.erp;

import com.evertill.commerce.codec.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The stand-in, on loopback. Messages come to {@code /hooks}. */
public final class LocalErp implements AutoCloseable {
    private static final int LARGEST = 4 << 20;

    static {
        System.setProperty(
                "sun.net.httpserver.nodelay",
                "true"); // else each answer takes 40 ms, by two sides that wait for each other
    }

    /**
     * How it is.
     *
     * @param port 0 for any that is free.
     * @param secrets by which it knows who sends.
     * @param file in which it remembers, a message a line.
     * @param faults asked at each message.
     * @param slowness of an answer that is slow.
     */
    public record Config(
            int port,
            List<String> secrets,
            Path file,
            Supplier<ErpFault> faults,
            Duration slowness,
            InstantSource clock,
            Executor executor) {}

    /**
     * What it has seen.
     *
     * @param requests however they ended.
     * @param forged whose signature was not good.
     * @param kept messages, each once.
     * @param repeated messages that were there already.
     * @param sales different ones, by what was sold.
     * @param sums of all sales by currency, in minor units.
     */
    public record Books(long requests, long forged, long kept, long repeated, long sales, Map<String, Long> sums) {}

    private final Config config;
    private final Verifier verifier;
    private final HttpServer server;
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private long requests;
    private long forged;
    private long repeated;

    /** @throws UncheckedIOException if the port is taken or the file is no longer readable. */
    public LocalErp(Config config) {
        this.config = config;
        this.verifier = new Verifier(config.secrets());
        try {
            if (Files.exists(config.file())) {
                for (var line : Files.readAllLines(config.file())) {
                    var message = Json.read(line.getBytes(StandardCharsets.UTF_8), Kept.class);
                    kept.put(message.id(), message);
                }
            }
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), config.port()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(config.executor());
        server.createContext("/hooks", this::hook);
        server.createContext("/", this::overview);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void hook(HttpExchange exchange) throws IOException {
        try (exchange) {
            var fault = config.faults().get();
            count();
            if (fault == ErpFault.RESET) {
                // What was sent and never read makes the system reset the connection.
                return;
            }
            var body = exchange.getRequestBody().readNBytes(LARGEST);
            if (!isGood(exchange, body)) {
                send(exchange, 401, "no such signature");
                return;
            }
            answer(exchange, fault, body);
        }
    }

    private void answer(HttpExchange exchange, ErpFault fault, byte[] body) throws IOException {
        switch (fault) {
            case ERROR -> send(exchange, 500, "Internal Server Error");
            case LIE -> send(exchange, 200, "thank you");
            case REDIRECT -> {
                exchange.getResponseHeaders().set("Location", address() + "/elsewhere");
                send(exchange, 307, "");
            }
            default -> {
                keep(exchange, body);
                switch (fault) {
                    case SLOW -> {
                        wait(config.slowness());
                        send(exchange, 204, "");
                    }
                    case ERROR_AFTERWARDS -> send(exchange, 500, "Internal Server Error");
                    case RUBBISH -> send(exchange, 200, "<html>\0 Welcome to our guests' network! ".repeat(2000));
                    case RESET_AFTERWARDS -> {}
                    default -> send(exchange, 204, "");
                }
            }
        }
    }

    private boolean isGood(HttpExchange exchange, byte[] body) {
        boolean good = verifier.isGood(
                header(exchange, "webhook-id"),
                header(exchange, "webhook-timestamp"),
                header(exchange, "webhook-signature"),
                body,
                config.clock().instant());
        if (!good) {
            synchronized (this) {
                forged++;
            }
        }
        return good;
    }

    private synchronized void count() {
        requests++;
    }

    private synchronized void keep(HttpExchange exchange, byte[] body) throws IOException {
        var id = header(exchange, "webhook-id");
        if (kept.containsKey(id)) {
            repeated++;
            return;
        }
        var message = Reading.of(id, header(exchange, "Content-Type"), body);
        Files.writeString(
                config.file(), Json.text(message) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        kept.put(id, message);
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private void wait(Duration duration) {
        try {
            var _ = closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void overview(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/")) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                send(exchange, 200, Json.text(books()));
            } else {
                send(exchange, 404, "");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** What an accountant compares. */
    public synchronized Books books() {
        var sales = new HashMap<String, Kept>();
        kept.values().stream()
                .filter(message -> message.what().equals("sale"))
                .forEach(message -> sales.put(String.valueOf(message.transaction()), message));
        var sums = new TreeMap<String, Long>();
        sales.values().forEach(sale -> sums.merge(String.valueOf(sale.currency()), sale.minor(), Math::addExact));
        return new Books(requests, forged, kept.size(), repeated, sales.size(), sums);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
