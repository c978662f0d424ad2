package com.evertill.edge.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.edge.catalog.ReleaseSource.AddressExpiredException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpReleaseSourceTest {
    private HttpServer server;
    private final HttpReleaseSource source = new HttpReleaseSource(HttpClient.newHttpClient());

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ranged", exchange -> {
            var range = exchange.getRequestHeaders().getFirst("Range");
            answer(exchange, 206, "0123456789".substring(Integer.parseInt(range.replaceAll("\\D", ""))));
        });
        server.createContext("/whole", exchange -> answer(exchange, 200, "0123456789"));
        server.createContext("/expired", exchange -> answer(exchange, 403, "signature expired"));
        server.createContext("/broken", exchange -> answer(exchange, 503, "later"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void it_reads_from_any_place_on() throws IOException {
        assertThat(read("/ranged", 0)).isEqualTo("0123456789");
        assertThat(read("/ranged", 7)).isEqualTo("789");
    }

    @Test
    void a_server_that_knows_no_ranges_is_read_to_that_place() throws IOException {
        assertThat(read("/whole", 7)).isEqualTo("789");
    }

    @Test
    void an_expired_address_is_told_apart_from_a_server_in_trouble() {
        assertThatThrownBy(() -> read("/expired", 0)).isInstanceOf(AddressExpiredException.class);
        assertThatThrownBy(() -> read("/broken", 0))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("HTTP 503");
    }

    @Test
    void what_is_no_address_is_a_fault_and_not_a_bug() {
        assertThatThrownBy(() -> source.read("file name", 0)).isInstanceOf(IOException.class);
    }

    private String read(String path, long from) throws IOException {
        var address = "http://localhost:" + server.getAddress().getPort() + path;
        try (var in = source.read(address, from)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, text.length());
            exchange.getResponseBody().write(text.getBytes(UTF_8));
        }
    }
}
