package com.evertill.cloud.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.codec.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a gateway that believes only whoever has its secret, and takes each message once. */
class CodeGatewayTest extends CodeCourierContract {
    private static final byte[] SECRET = "between us".getBytes(StandardCharsets.UTF_8);

    private final Map<String, CodeMessage> messages = new ConcurrentHashMap<>();
    private HttpServer server;
    private int answer = 202;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/codes", this::take);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders();
        var signed = headers.getFirst("Evertill-Time") + "." + new String(body, StandardCharsets.UTF_8);
        boolean isOurs = headers.getFirst("Evertill-Signature").equals(hmac(signed));
        if (isOurs && answer == 202) {
            messages.put(headers.getFirst("Idempotency-Key"), Json.read(body, CodeMessage.class));
        }
        exchange.sendResponseHeaders(isOurs ? answer : 403, -1);
        exchange.close();
    }

    private static String hmac(String text) throws IOException {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private CodeCourier courier(byte[] secret) {
        var port = server.getAddress().getPort();
        return new CodeGateway(URI.create("http://127.0.0.1:" + port + "/codes"), secret);
    }

    @Override
    CodeCourier courier() {
        return courier(SECRET);
    }

    @Override
    List<CodeMessage> arrived() {
        return List.copyOf(messages.values());
    }

    @Override
    void breakDown() {
        answer = 500;
    }

    @Test
    void a_gateway_that_is_away_is_a_fault() {
        server.stop(0);
        assertThatThrownBy(() -> courier().take(FIRST, NOW))
                .isInstanceOf(CodeCourier.CourierFault.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void nobody_else_is_believed() {
        assertThatThrownBy(() ->
                        courier("guessed".getBytes(StandardCharsets.UTF_8)).take(FIRST, NOW))
                .hasMessageContaining("403");
        assertThat(arrived()).isEmpty();
    }
}
