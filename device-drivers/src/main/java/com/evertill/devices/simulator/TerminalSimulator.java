package com.evertill.devices.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A card terminal that speaks the nexo Sale to POI protocol 3.x as JSON at {@code /nexo}, over HTTP, or over HTTPS in the sealed envelope of
 * local terminals: Payment (also as a refund), TransactionStatus, Abort, Reversal, GetTotals, Reconciliation, Diagnosis. What it has charged it remembers, on disk if it is given a folder, and the same ServiceID never charges twice.
 */
public final class TerminalSimulator implements AutoCloseable {

    private static final ObjectMapper JSON = NexoJson.MAPPER;
    private static final int LARGEST_REQUEST = 64 * 1024;

    private final Setting setting;
    private final Executor executor;
    private final TerminalBook book;
    private final @Nullable Sealing sealing;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<JsonNode> late = new ArrayList<>();
    private final int port;
    private @Nullable HttpServer server;
    private Mode mode = Mode.APPROVE;
    private boolean closed;

    /** What happens to the next payments. */
    public enum Mode {
        APPROVE,
        /** Half of it. */
        APPROVE_LESS,
        /** The customer adds a tenth for the staff. */
        TIP,
        /** The customer takes a tenth more, in cash. */
        CASH_BACK,
        /** The customer must sign the shop's copy. */
        SIGNATURE,
        /**
         * Without asking the bank, which is not to be reached. It is again in any mode behind this one, and hears of what was approved without it: it
         * confirms that, or declines it in {@link #DECLINE}.
         */
        OFFLINE,
        /** In the card's own currency, at the customer's choice. */
        CONVERTED,
        DECLINE,
        /** Approves after the time that the setting says, unless it is aborted. */
        SLOW,
        /** Charges, then hangs up without an answer. */
        LOSE_ANSWER,
        /** Charges, then keeps the connection and says nothing. */
        NEVER_ANSWER,
        /** Hangs up at once; the request has been on its way, and charges when the mode is changed again. */
        ARRIVES_LATE,
        /** Nobody listens. */
        UNREACHABLE
    }

    /**
     * @param folder where it remembers its transactions over its own end; {@code null} for not at all.
     * @param slow how long a payment takes in mode {@link Mode#SLOW}.
     * @param zone of the shop, which clocks of terminals go by that write local time.
     * @param security {@code null} for HTTP in the clear.
     */
    public record Setting(
            @Nullable Path folder,
            Duration slow,
            InstantSource clock,
            ZoneId zone,
            @Nullable Security security) {
        /** In the clear, and nobody minds the zone. */
        public Setting(@Nullable Path folder, Duration slow, InstantSource clock) {
            this(folder, slow, clock, ZoneOffset.UTC, null);
        }
    }

    /**
     * What a till must know to speak with this terminal.
     *
     * @param tls with the terminal's key and certificate.
     * @param nonces for what is sealed.
     */
    public record Security(
            SSLContext tls, String keyIdentifier, int keyVersion, String passphrase, SecureRandom nonces) {
        @Override
        public String toString() {
            return "Security[" + keyIdentifier + "]";
        }
    }

    /**
     * @param port on loopback; 0 for any that is free.
     * @param name of its file in the folder.
     */
    public TerminalSimulator(int port, String name, Setting setting, Executor executor) {
        this.setting = setting;
        this.executor = executor;
        this.sealing = setting.security() == null ? null : new Sealing(setting.security());
        var listening = listen(port);
        this.port = listening.getAddress().getPort();
        this.book = TerminalBook.open(setting.folder(), name);
        server = listening;
    }

    public int port() {
        return port;
    }

    public Mode mode() {
        lock.lock();
        try {
            return mode;
        } finally {
            lock.unlock();
        }
    }

    public void mode(Mode now) {
        lock.lock();
        try {
            mode = now;
            late.forEach(this::arrive);
            late.clear();
            if (now != Mode.OFFLINE && now != Mode.UNREACHABLE) {
                book.forward(now != Mode.DECLINE);
            }
            if (now == Mode.UNREACHABLE) {
                stopListening();
            } else if (server == null) {
                server = listen(port);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void arrive(JsonNode request) {
        var at = setting.clock().instant();
        if (request.has("ReversalRequest")) {
            book.reverse(request, true, at);
        } else {
            book.settle(book.begin(request), true, at);
        }
    }

    /** Newest first, at most fifty. */
    public List<TerminalTransaction> transactions() {
        lock.lock();
        try {
            return book.newest();
        } finally {
            lock.unlock();
        }
    }

    /** What was charged minus what was reversed, in minor units, over all currencies. */
    public long capturedMinor() {
        lock.lock();
        try {
            return book.capturedMinor();
        } finally {
            lock.unlock();
        }
    }

    /** Each that was given, in minor units; a payment that was taken back is none. */
    public List<Long> refundsMinor() {
        lock.lock();
        try {
            return book.refundsMinor();
        } finally {
            lock.unlock();
        }
    }

    /** What the customer reads. */
    public String display() {
        lock.lock();
        try {
            return book.inProgress() == null ? "Welcome" : "Please present your card";
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the terminal is as {@code condition} says, or closed. */
    public void await(Predicate<TerminalSimulator> condition) throws InterruptedException {
        lock.lock();
        try {
            while (!condition.test(this) && !closed) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            stopListening();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private HttpServer listen(int wanted) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted);
            var listening = sealing == null ? HttpServer.create(address, 0) : secured(address, sealing);
            listening.setExecutor(executor);
            listening.createContext("/nexo", this::exchange);
            listening.start();
            return listening;
        } catch (IOException taken) {
            throw new Loopback.PortTaken(wanted, taken);
        }
    }

    private static HttpServer secured(InetSocketAddress address, Sealing sealing) throws IOException {
        var secured = HttpsServer.create(address, 0);
        secured.setHttpsConfigurator(new HttpsConfigurator(sealing.tls()));
        return secured;
    }

    private void stopListening() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            var bytes = exchange.getRequestBody().readNBytes(LARGEST_REQUEST);
            JsonNode message;
            try {
                message = sealing == null ? JSON.readTree(bytes) : sealing.open(JSON.readTree(bytes));
            } catch (JsonProcessingException broken) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            if (message == null) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            var answer = answer(message.path("SaleToPOIRequest"));
            if (answer != null) {
                var body = JSON.writeValueAsString(sealing == null || answer.isEmpty() ? answer : sealing.seal(answer))
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return {@code null} to hang up. */
    private @Nullable JsonNode answer(JsonNode request) throws InterruptedException {
        lock.lock();
        try {
            return switch (request.path("MessageHeader").path("MessageCategory").asText()) {
                case "Payment" -> pay(request);
                case "TransactionStatus" -> book.status(request, setting.clock().instant());
                case "Abort" -> {
                    book.abort(request, setting.clock().instant());
                    changed.signalAll();
                    yield JSON.createObjectNode();
                }
                case "Reversal" -> reverse(request);
                case "GetTotals" -> book.totals(request);
                case "Reconciliation" -> book.reconcile(request);
                case "Diagnosis" -> NexoJson.diagnosis(request);
                default -> NexoJson.reject(request, setting.clock().instant());
            };
        } finally {
            lock.unlock();
        }
    }

    /** Of a refund becomes what becomes of a payment; a taking back is heard, done and answered. */
    private @Nullable JsonNode reverse(JsonNode request) throws InterruptedException {
        if (!TerminalBook.isReturn(request)) {
            return book.reverse(request, true, setting.clock().instant());
        }
        if (mode == Mode.ARRIVES_LATE) {
            late.add(request);
            return null;
        }
        var answer = book.reverse(request, mode != Mode.DECLINE, setting.clock().instant());
        while (mode == Mode.NEVER_ANSWER && !closed) {
            changed.await();
        }
        return mode == Mode.LOSE_ANSWER ? null : answer;
    }

    private @Nullable JsonNode pay(JsonNode request) throws InterruptedException {
        if (book.knows(request) || book.inProgress() != null) {
            return NexoJson.refused(
                    request,
                    book.knows(request) ? "NotAllowed" : "Busy",
                    setting.clock().instant());
        }
        if (mode == Mode.ARRIVES_LATE) {
            late.add(request);
            return null;
        }
        var transaction = book.begin(request);
        changed.signalAll();
        switch (mode) {
            case SLOW -> awaitEnd(transaction);
            case DECLINE -> book.settle(transaction, false, setting.clock().instant());
            default -> book.approve(transaction, mode, setting.clock().instant());
        }
        changed.signalAll();
        if (mode == Mode.LOSE_ANSWER) {
            return null;
        }
        while (mode == Mode.NEVER_ANSWER && !closed) {
            changed.await();
        }
        return book.answerTo(transaction);
    }

    /** The customer takes the time, or the cashier aborts. */
    private void awaitEnd(String transaction) throws InterruptedException {
        long left = setting.slow().toNanos();
        while (left > 0 && book.isInProgress(transaction) && !closed && mode == Mode.SLOW) {
            left = changed.awaitNanos(left);
        }
        if (book.isInProgress(transaction)) {
            book.settle(transaction, mode != Mode.DECLINE, setting.clock().instant());
        }
    }
}
