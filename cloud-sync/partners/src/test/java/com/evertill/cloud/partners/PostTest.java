package com.evertill.cloud.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.partners.Reach.OutOfReachException;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of an answer is believed. */
class PostTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Reach HERE =
            new Reach(Set.of(), true, _ -> new InetAddress[] {InetAddress.getLoopbackAddress()});

    @TempDir
    Path folder;

    private interface Answering {
        void answer(Socket caller) throws IOException;
    }

    /** Asks somebody who answers once, and gives the status or throws. */
    private static int status(Answering answering) throws IOException, OutOfReachException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answered = CompletableFuture.runAsync(() -> {
                try (var caller = server.accept()) {
                    answering.answer(caller);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            try {
                return new Post(HERE, PATIENCE, (SSLSocketFactory) SSLSocketFactory.getDefault())
                        .send(
                                URI.create("http://localhost:" + server.getLocalPort() + "/a?b=c"),
                                Map.of("x", "y"),
                                BODY);
            } finally {
                answered.exceptionally(_ -> null).join();
            }
        }
    }

    private static Answering saying(String text) {
        return caller -> {
            readRequest(caller.getInputStream());
            caller.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        };
    }

    private static String readRequest(InputStream in) throws IOException {
        var request = new StringBuilder();
        while (!request.toString().endsWith("\r\n\r\n{}")) {
            request.append((char) in.read());
        }
        return request.toString();
    }

    @Test
    void a_request_says_whom_it_is_for_and_how_long_it_is() throws Exception {
        var seen = new CompletableFuture<String>();
        assertThat(status(caller -> {
                    seen.complete(readRequest(caller.getInputStream()));
                    caller.getOutputStream()
                            .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                }))
                .isEqualTo(204);
        assertThat(seen.join())
                .startsWith("POST /a?b=c HTTP/1.1\r\nHost: localhost:")
                .contains("\r\nx: y\r\n", "\r\nContent-Length: 2\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.0 200\r\nA: b\r\n\r\nrubbish",
                "HTTP/1.1 200 \n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"
            })
    void the_status_is_all_that_is_read(String answer) throws Exception {
        assertThat(status(saying(answer))).isEqualTo(200);
    }

    @Test
    void a_redirect_is_a_status_like_others() throws Exception {
        assertThat(status(saying("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\n\r\n")))
                .isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "HTTP/1.1 2", "SSH-2.0-OpenSSH\r\n", "HTTP/2 200\r\n", "\u0000\u0001\n", "HTTP/1.1 999 X\r\n"
            })
    void what_is_no_answer_is_none(String answer) {
        assertThatThrownBy(() -> status(saying(answer))).isInstanceOf(IOException.class);
    }

    @Test
    void whoever_says_nothing_is_not_waited_for() {
        var enough = new CompletableFuture<Void>();
        assertThatThrownBy(() -> {
                    try {
                        status(caller -> {
                            readRequest(caller.getInputStream());
                            // Until the other side has given up.
                            assertThat(caller.getInputStream().read()).isNegative();
                            enough.complete(null);
                        });
                    } finally {
                        enough.join();
                    }
                })
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void whoever_answers_letter_by_letter_is_not_waited_for() {
        assertThatThrownBy(() -> status(caller -> {
                    readRequest(caller.getInputStream());
                    caller.setTcpNoDelay(true);
                    var out = caller.getOutputStream();
                    for (var letter :
                            "HTTP/1.1 200 and a long reason why".repeat(1000).toCharArray()) {
                        out.write(letter);
                    }
                }))
                .isInstanceOf(IOException.class);
    }

    /** TLS is spoken to the address that was looked at, and the certificate is that of the name. */
    @Test
    void a_certificate_has_to_be_that_of_the_host() throws Exception {
        var context = context("erp.example");
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            int port = server.getAddress().getPort();
            var post = new Post(HERE, Duration.ofSeconds(5), context.getSocketFactory());
            assertThat(post.send(URI.create("https://erp.example:" + port + "/"), Map.of(), BODY))
                    .isEqualTo(204);
            assertThatThrownBy(() -> post.send(URI.create("https://other.example:" + port + "/"), Map.of(), BODY))
                    .isInstanceOf(SSLException.class);
            var worlds = new Post(HERE, Duration.ofSeconds(5), (SSLSocketFactory) SSLSocketFactory.getDefault());
            assertThatThrownBy(() -> worlds.send(URI.create("https://erp.example:" + port + "/"), Map.of(), BODY))
                    .isInstanceOf(SSLException.class);
        } finally {
            server.stop(0);
        }
    }

    private SSLContext context(String host) throws IOException, InterruptedException, GeneralSecurityException {
        var file = folder.resolve("keys.p12");
        var password = "rehearsal";
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "erp",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        password)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor())
                .as(Files.readString(folder.resolve("keytool.log")))
                .isZero();
        var keys = KeyStore.getInstance(file.toFile(), password.toCharArray());
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, password.toCharArray());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("erp", keys.getCertificate("erp"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
