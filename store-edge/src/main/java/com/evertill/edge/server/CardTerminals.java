package com.evertill.edge.server;

import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.NexoConfig;
import com.evertill.devices.terminal.NexoKey;
import com.evertill.devices.terminal.NexoTerminal;
import com.evertill.devices.terminal.TerminalTrust;
import com.evertill.edge.store.StoreConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The card terminals of {@code store.json}. */
final class CardTerminals {
    private static final Duration QUERY = Duration.ofSeconds(10);
    private static final Duration CONNECTING = Duration.ofSeconds(3);

    private final StoreConfig store;
    private final HttpClient plain;
    private final Duration timeout;

    /** @param timeout after which a terminal itself gives a payment up. */
    CardTerminals(StoreConfig store, HttpClient plain, Duration timeout) {
        this.store = store;
        this.plain = plain;
        this.timeout = timeout;
    }

    /**
     * @param questions names for what it is asked beside payments.
     * @throws IllegalArgumentException if the settings do not fit together, or name files that cannot be read.
     */
    CardTerminal connect(StoreConfig.Till till, URI address, Supplier<String> questions) {
        var secured = till.nexo();
        boolean isHttps = "https".equals(address.getScheme());
        if (isHttps != (secured != null)) {
            throw new IllegalArgumentException("the terminal of till " + till.number()
                    + " needs both or neither: an address with https, and \"nexo\" with its authority, name and key");
        }
        var saleId = store.node() + "/" + till.number();
        if (secured == null) {
            var config = new NexoConfig(address, saleId, "terminal-" + till.number(), timeout, QUERY);
            return new NexoTerminal(config, plain, Instant::now, questions);
        }
        var config = new NexoConfig(address, saleId, secured.poi(), timeout, QUERY).sealedWith(key(till, secured));
        return new NexoTerminal(config, trusting(till, secured), Instant::now, questions, new SecureRandom());
    }

    private static NexoKey key(StoreConfig.Till till, StoreConfig.Nexo secured) {
        try {
            return NexoKey.read(secured.keyIdentifier(), secured.keyVersion(), Path.of(secured.passphraseFile()));
        } catch (IOException e) {
            throw unreadable(till, secured.passphraseFile(), e);
        }
    }

    private static HttpClient trusting(StoreConfig.Till till, StoreConfig.Nexo secured) {
        try {
            var authorities = TerminalTrust.authorities(Path.of(secured.authorityFile()));
            return HttpClient.newBuilder()
                    .connectTimeout(CONNECTING)
                    .sslContext(TerminalTrust.context(authorities, secured.certificateName()))
                    .build();
        } catch (IOException | CertificateException e) {
            throw unreadable(till, secured.authorityFile(), e);
        }
    }

    private static IllegalArgumentException unreadable(StoreConfig.Till till, String file, Exception cause) {
        return new IllegalArgumentException(
                file + ", for the terminal of till " + till.number() + ", cannot be used: " + cause.getMessage(),
                cause);
    }
}
