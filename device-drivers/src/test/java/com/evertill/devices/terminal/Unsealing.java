package com.evertill.devices.terminal;

import com.evertill.devices.simulator.TerminalSimulator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.List;

/** A terminal that answers in the clear what was asked under seal. */
final class Unsealing implements AutoCloseable {

    private final HttpsServer server;
    private final HttpClient client;
    private final URI terminal;
    private final NexoEnvelope envelope;

    Unsealing(TerminalSimulator simulator, TestAuthority authority, NexoKey key) throws IOException {
        terminal = URI.create("https://127.0.0.1:" + simulator.port() + "/nexo");
        envelope = new NexoEnvelope(key, new SecureRandom());
        client = HttpClient.newBuilder()
                .sslContext(TerminalTrust.context(List.of(authority.certificate()), TestAuthority.TERMINAL))
                .build();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.terminal()));
        server.createContext("/nexo", this::pass);
        server.start();
    }

    URI endpoint() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/nexo");
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = HttpRequest.newBuilder(terminal)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                            exchange.getRequestBody().readAllBytes()))
                    .build();
            var answer = client.send(asked, HttpResponse.BodyHandlers.ofByteArray());
            var clear = new ObjectMapper().writeValueAsBytes(envelope.open(new ObjectMapper().readTree(answer.body())));
            exchange.sendResponseHeaders(200, clear.length);
            exchange.getResponseBody().write(clear);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (NexoEnvelope.NotOurSeal e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
