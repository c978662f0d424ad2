package com.evertill.edge.tender;

import com.evertill.devices.terminal.AdyenTerminal;
import com.evertill.devices.terminal.AdyenTerminal.Fate;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.NexoConfig;
import com.evertill.devices.terminal.NexoKey;
import com.evertill.devices.terminal.NexoTerminal;
import com.evertill.devices.terminal.TerminalTrust;
import com.evertill.devices.terminal.TestAuthority;
import com.evertill.edge.TestShop;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** The terminal of Adyen's own classes, over HTTPS in the sealed envelope. */
final class AdyenBench implements TerminalBench {
    static final NexoKey KEY = new NexoKey("shop-7", 1, "correct horse battery staple");

    final TestAuthority authority = TestAuthority.make();
    final AdyenTerminal terminal;
    private final HttpClient client = trusting(authority.certificate());
    private volatile CountDownLatch asked = new CountDownLatch(1);
    private volatile Fate fate = Fate.PASSES;
    private volatile boolean isAway;

    AdyenBench(Executor threads) {
        terminal = new AdyenTerminal(KEY, authority.terminal(), threads);
        terminal.line = category -> {
            asked.countDown();
            return category.equals("Payment") || category.equals("Reversal") ? fate : Fate.PASSES;
        };
    }

    static HttpClient trusting(X509Certificate certificate) {
        return HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .sslContext(TerminalTrust.context(List.of(certificate), TestAuthority.TERMINAL))
                .build();
    }

    /** Once for good: where nobody is at the time, there is nobody later. */
    @Override
    public CardTerminal driver(TestShop shop, Duration patience) {
        // Port 1 of this machine is nobody's.
        return driver(isAway ? URI.create("https://127.0.0.1:1/nexo") : terminal.endpoint(), client, patience);
    }

    static CardTerminal driver(URI endpoint, HttpClient client, Duration patience) {
        var config =
                new NexoConfig(endpoint, "till-1", "V400m-324688179", patience, Duration.ofSeconds(5)).sealedWith(KEY);
        var questions = new AtomicLong(Instant.now().toEpochMilli());
        return new NexoTerminal(
                config,
                client,
                Instant::now,
                () -> "Z" + Long.toString(questions.incrementAndGet(), 36),
                new SecureRandom());
    }

    @Override
    public String address() {
        return "adyen " + terminal.endpoint() + " " + HexFormat.of().formatHex(encoded(authority.certificate()));
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void manner(Manner manner) {
        asked = new CountDownLatch(1);
        isAway = manner == Manner.IS_AWAY;
        if (fate == Fate.ARRIVES_LATE) {
            terminal.everythingArrives();
        }
        terminal.manner = () -> switch (manner) {
            case DECLINES -> AdyenTerminal.Manner.DECLINE;
            case TAKES_TIME -> AdyenTerminal.Manner.LINGER;
            default -> AdyenTerminal.Manner.APPROVE;
        };
        fate = switch (manner) {
            case LOSES_THE_ANSWER -> Fate.LOSES_ANSWER;
            case NEVER_ANSWERS -> Fate.HANGS;
            case ARRIVES_LATE -> Fate.ARRIVES_LATE;
            default -> Fate.PASSES;
        };
    }

    @Override
    public void awaitCustomer() throws InterruptedException {
        asked.await();
    }

    @Override
    public long captured() {
        return terminal.captured();
    }

    @Override
    public List<Long> refunds() {
        return terminal.refunds();
    }

    @Override
    public void close() {
        terminal.close();
        client.shutdownNow();
        client.close();
    }
}
