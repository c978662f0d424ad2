package com.evertill.devices.terminal;

import com.adyen.model.nexo.EventNotification;
import com.adyen.model.nexo.EventToNotifyType;
import com.adyen.model.nexo.MessageCategoryType;
import com.adyen.model.nexo.MessageClassType;
import com.adyen.model.nexo.MessageHeader;
import com.adyen.model.nexo.MessageType;
import com.adyen.model.nexo.SaleToPOIRequest;
import com.adyen.model.nexo.SaleToPOIResponse;
import com.adyen.model.terminal.TerminalAPIRequest;
import com.adyen.model.terminal.TerminalAPIResponse;
import com.adyen.model.terminal.TerminalAPISecuredRequest;
import com.adyen.model.terminal.TerminalAPISecuredResponse;
import com.adyen.model.terminal.security.SecurityKey;
import com.adyen.terminal.security.NexoCrypto;
import com.adyen.terminal.security.exception.NexoCryptoException;
import com.adyen.terminal.serialization.TerminalAPIGsonBuilder;
import com.google.gson.Gson;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A terminal on loopback whose every message is read, written, sealed and opened by the Adyen library's own classes: what our driver and it
 * agree on is not what one of us has made up. It keeps what it took over everything that happens to the till, and the line to it does what a
 * test says.
 */
public final class AdyenTerminal implements AutoCloseable {

    /** What becomes of one message and its answer. */
    public enum Fate {
        PASSES,
        LOSES_REQUEST,
        LOSES_ANSWER,
        /** From the till's sight it is lost; it arrives when the test says so. */
        ARRIVES_LATE,
        /** Twice at the terminal, one straight after the other; the second answer comes back. */
        REPEATED,
        /** It arrives, and the line stays open without a word. */
        HANGS
    }

    /** What the customer and the bank do. */
    public enum Manner {
        APPROVE,
        /** Half of it. */
        APPROVE_LESS,
        DECLINE,
        /** And approve later all the same, when the test says so. */
        DECLINE_FOR_NOW,
        /** Hangs up while the customer takes the time. */
        LINGER
    }

    public volatile Function<String, Fate> line = _ -> Fate.PASSES;
    public volatile Supplier<Manner> manner = () -> Manner.APPROVE;

    private final Gson gson = TerminalAPIGsonBuilder.create();
    private final NexoCrypto crypto;
    private final HttpsServer server;
    private final AdyenBook book = new AdyenBook(() -> manner.get());
    private final List<SaleToPOIRequest> late = new ArrayList<>();
    private final List<HttpExchange> hanging = new ArrayList<>();

    public AdyenTerminal(NexoKey key, SSLContext tls, Executor executor) {
        try {
            crypto = new NexoCrypto(adyen(key));
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            server.setExecutor(executor);
            server.createContext("/nexo", this::exchange);
            server.start();
        } catch (NexoCryptoException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SecurityKey adyen(NexoKey key) {
        var same = new SecurityKey();
        same.setKeyIdentifier(key.identifier());
        same.setKeyVersion(key.version());
        same.setPassphrase(key.passphrase());
        same.setAdyenCryptoVersion(1);
        return same;
    }

    public URI endpoint() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/nexo");
    }

    /** What it took less what it gave back, in minor units of a currency with two of them. */
    public synchronized long captured() {
        return book.captured();
    }

    /** Each that it gave, in the same units; a payment that was taken back is none. */
    public synchronized List<Long> refunds() {
        return book.refunds();
    }

    public synchronized boolean hasTaken(String reference) {
        return book.hasTaken(reference);
    }

    public synchronized int payments() {
        return book.payments();
    }

    /** Whatever was on its way arrives; whoever stands at the terminal pays; what was declined for now is approved. */
    public synchronized void everythingArrives() {
        late.forEach(book::answer);
        late.clear();
        book.everybodyPays();
        hanging.forEach(HttpExchange::close);
        hanging.clear();
    }

    @Override
    public void close() {
        everythingArrives();
        server.stop(0);
    }

    // The line

    private void exchange(HttpExchange exchange) throws IOException {
        var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var request = opened(text);
        if (request == null) {
            send(exchange, gson.toJson(rejection()));
            exchange.close();
            return;
        }
        var fate = line.apply(request.getMessageHeader().getMessageCategory().value());
        var answer = fated(fate, request);
        if (fate == Fate.HANGS) {
            hang(exchange);
            return;
        }
        try (exchange) {
            if (answer != null) {
                send(exchange, sealed(answer));
            }
        }
    }

    private synchronized @Nullable SaleToPOIResponse fated(Fate fate, SaleToPOIRequest request) {
        return switch (fate) {
            case PASSES -> book.answer(request);
            case LOSES_REQUEST -> null;
            case LOSES_ANSWER, HANGS -> {
                book.answer(request);
                yield null;
            }
            case ARRIVES_LATE -> {
                late.add(request);
                yield null;
            }
            case REPEATED -> {
                book.answer(request);
                yield book.answer(request);
            }
        };
    }

    private synchronized void hang(HttpExchange exchange) {
        hanging.add(exchange);
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private @Nullable SaleToPOIRequest opened(String text) {
        var secured = gson.fromJson(text, TerminalAPISecuredRequest.class).getSaleToPOIRequest();
        try {
            return gson.fromJson(crypto.decrypt(secured), TerminalAPIRequest.class)
                    .getSaleToPOIRequest();
        } catch (Exception otherKey) { // the library's own signature
            return null;
        }
    }

    private String sealed(SaleToPOIResponse answer) {
        var clear = new TerminalAPIResponse();
        clear.setSaleToPOIResponse(answer);
        var secured = new TerminalAPISecuredResponse();
        try {
            secured.setSaleToPOIResponse(crypto.encrypt(gson.toJson(clear), answer.getMessageHeader()));
        } catch (Exception e) { // the library's own signature
            throw new IllegalStateException(e);
        }
        return gson.toJson(secured);
    }

    private static TerminalAPIRequest rejection() {
        var event = new EventNotification();
        event.setEventToNotify(EventToNotifyType.REJECT);
        event.setEventDetails("message=Crypto check failed");
        event.setTimeStamp(AdyenBook.now());
        var request = new SaleToPOIRequest();
        var header = new MessageHeader();
        header.setMessageClass(MessageClassType.EVENT);
        header.setMessageCategory(MessageCategoryType.EVENT);
        header.setMessageType(MessageType.NOTIFICATION);
        request.setMessageHeader(header);
        request.setEventNotification(event);
        var message = new TerminalAPIRequest();
        message.setSaleToPOIRequest(request);
        return message;
    }
}
