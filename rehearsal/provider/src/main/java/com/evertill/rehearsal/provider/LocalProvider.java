package com.evertill.rehearsal.provider;

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
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The stand-in, on loopback. */
public final class LocalProvider implements AutoCloseable {
    private static final int LARGEST_REQUEST = 64 << 10;

    static {
        System.setProperty(
                "sun.net.httpserver.nodelay",
                "true"); // else each answer takes 40 ms, by two sides that wait for each other
    }

    /**
     * How it is.
     *
     * @param port 0 for any that is free.
     * @param key that requests have to show.
     * @param file in which it remembers; absent if it does not.
     * @param faults asked at each request of the API.
     * @param slowness of an answer that is slow.
     */
    public record Config(
            int port,
            String key,
            Optional<Path> file,
            Supplier<Fault> faults,
            Duration slowness,
            InstantSource clock,
            Executor executor) {}

    private final Config config;
    private final HttpServer server;
    private final Account account;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Fault chosen;

    /** @throws UncheckedIOException if the port is taken or the file is no longer readable. */
    public LocalProvider(Config config) {
        this.config = config;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), config.port()), 0);
            account = new Account(book(), address() + "/pay/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(config.executor());
        server.createContext("/v1/", this::api);
        server.createContext("/pay/", this::page);
        server.createContext("/", this::overview);
        server.start();
    }

    private Account.Book book() throws IOException {
        return config.file().isPresent() && Files.exists(config.file().get())
                ? Json.read(Files.readAllBytes(config.file().get()), Account.Book.class)
                : Account.Book.empty();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void api(HttpExchange exchange) throws IOException {
        try (exchange) {
            var fault = nextFault();
            var body = new String(exchange.getRequestBody().readNBytes(LARGEST_REQUEST), StandardCharsets.UTF_8);
            if (fault == Fault.LOST_REQUEST) {
                return;
            }
            var query =
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
            var key = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            var request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    key,
                    Request.parse(query + "&" + body));
            var answer = isAllowed(exchange)
                    ? answer(request, fault)
                    : new Trouble(401, "invalid_request_error", "api_key", "Invalid API key").answer();
            if (fault == Fault.SLOW) {
                wait(config.slowness());
            }
            if (fault == Fault.LOST_REPLY) {
                return;
            }
            if (answer.replayed()) {
                exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
            }
            send(exchange, answer.status(), "application/json", answer.body());
        }
    }

    private boolean isAllowed(HttpExchange exchange) {
        return ("Bearer " + config.key()).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private synchronized Fault nextFault() {
        var next = chosen;
        chosen = null;
        return next == null ? config.faults().get() : next;
    }

    private synchronized void choose(Fault fault) {
        chosen = fault;
    }

    private synchronized Answer answer(Request request, Fault fault) {
        var answer = account.answer(request, fault, config.clock().instant());
        save();
        return answer;
    }

    private void wait(Duration duration) {
        try {
            var _ = closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        try (exchange) {
            var id = exchange.getRequestURI().getPath().substring("/pay/".length());
            var action = exchange.getRequestMethod().equals("POST") ? field(exchange, "action") : "";
            var session = open(id);
            if (session == null) {
                send(exchange, 200, "text/html", PayPage.closed());
                return;
            }
            switch (action) {
                case "pay" -> {
                    pay(id);
                    redirect(exchange, session.back());
                }
                case "leave" -> redirect(exchange, session.back());
                default -> send(exchange, 200, "text/html", PayPage.open(session, action.equals("decline")));
            }
        }
    }

    private void overview(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                choose(Fault.valueOf(field(exchange, "fault")));
            }
            send(exchange, 200, "text/html", overview());
        } catch (IllegalArgumentException e) {
            send(exchange, 400, "text/html", "no such fault");
        }
    }

    private synchronized String overview() {
        return PayPage.overview(account.intents(), config.clock().instant());
    }

    private synchronized @Nullable Session open(String page) {
        return account.page(page, config.clock().instant());
    }

    private static String field(HttpExchange exchange, String name) throws IOException {
        var body = new String(exchange.getRequestBody().readNBytes(LARGEST_REQUEST), StandardCharsets.UTF_8);
        return Request.parse(body).getOrDefault(name, "");
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(303, -1);
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    // --- for whoever plays customer, bank and auditor ---

    /** A customer pays on the page of that id. */
    public synchronized void pay(String session) {
        account.pay(session, config.clock().instant());
        save();
    }

    /** Somebody lets a hold go at the provider, or the bank does. */
    public synchronized void cancelByHand(String hold) {
        account.cancelByHand(hold, config.clock().instant());
        save();
    }

    /** What has happened since the last time, for whoever brings it, when and how often they like. */
    public synchronized List<Told> tell() {
        return account.tell();
    }

    /**
     * Money, as the provider has it.
     *
     * @param payment whose it is, by its metadata.
     * @param held whether it is held and can be captured.
     */
    public record Money(String id, String payment, long amount, boolean held, long captured, long refunded) {}

    /** All that was ever held. */
    public synchronized List<Money> money() {
        var now = config.clock().instant();
        return account.intents().stream()
                .map(it -> new Money(
                        it.id(),
                        it.metadata().getOrDefault("payment", ""),
                        it.amount(),
                        it.isHeld(now),
                        it.captured(),
                        account.refunded(it.id())))
                .toList();
    }

    /** The pages on which a customer can pay now. */
    public synchronized List<String> openPages() {
        var now = config.clock().instant();
        return account.sessions().stream()
                .filter(session -> session.status(now).equals("open"))
                .map(Session::id)
                .toList();
    }

    /** How often money went back under this name. */
    public synchronized long refundsNamed(String hold, String name) {
        return account.refundsNamed(hold, name);
    }

    private void save() {
        config.file().ifPresent(file -> {
            try {
                var written = file.resolveSibling(file.getFileName() + ".new");
                Files.write(written, Json.bytes(account.book()));
                Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
