package com.evertill.devices.jpos;

import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.NexoConfig;
import com.evertill.devices.terminal.NexoKey;
import com.evertill.devices.terminal.NexoTerminal;
import com.evertill.devices.terminal.TerminalTrust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Currency;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import jpos.JposConst;
import jpos.JposException;
import jpos.config.JposEntry;

/** The terminal behind an entry of {@code jpos.xml}. */
final class CatTerminals {

    private static final Duration CONNECTING = Duration.ofSeconds(3);
    private static final Duration QUERY = Duration.ofSeconds(10);

    /** @throws JposException if the entry does not say enough, or if the program that opens it gave no clock. */
    static CardTerminal connect(JposEntry entry, DriverContext context) throws JposException {
        var world = context.world();
        if (world == null) {
            throw Jpos.error(JposConst.JPOS_E_NOSERVICE, "this program offers no card terminals as JavaPOS services");
        }
        var endpoint = needed(entry, "endpoint");
        var config = new NexoConfig(
                URI.create(endpoint),
                needed(entry, "saleId"),
                needed(entry, "poiId"),
                Duration.ofSeconds(LinkSettings.number(entry, "paymentSeconds", 150)),
                QUERY);
        var http = HttpClient.newBuilder().connectTimeout(CONNECTING);
        if (endpoint.startsWith("https:")) {
            http.sslContext(trust(entry));
            config = config.sealedWith(key(entry));
        }
        return new NexoTerminal(
                config,
                http.build(),
                world.clock(),
                questions(world.clock()),
                world.dice().get());
    }

    static Currency currency(JposEntry entry) throws JposException {
        var name = LinkSettings.text(entry, "currency", "EUR");
        try {
            return Currency.getInstance(name);
        } catch (IllegalArgumentException noCurrency) {
            throw Jpos.error(JposConst.JPOS_E_NOSERVICE, name + ", in jpos.xml, is no currency", noCurrency);
        }
    }

    private static NexoKey key(JposEntry entry) throws JposException {
        var file = Path.of(needed(entry, "passphraseFile"));
        try {
            return NexoKey.read(needed(entry, "keyIdentifier"), LinkSettings.number(entry, "keyVersion", 0), file);
        } catch (IOException | IllegalArgumentException unusable) {
            throw Jpos.error(JposConst.JPOS_E_NOSERVICE, "the passphrase in " + file + " cannot be used", unusable);
        }
    }

    private static SSLContext trust(JposEntry entry) throws JposException {
        var file = Path.of(needed(entry, "caFile"));
        try {
            return TerminalTrust.context(TerminalTrust.authorities(file), needed(entry, "certificateName"));
        } catch (IOException | CertificateException unusable) {
            throw Jpos.error(JposConst.JPOS_E_NOSERVICE, "there is no certificate in " + file, unusable);
        }
    }

    private static String needed(JposEntry entry, String name) throws JposException {
        var value = LinkSettings.text(entry, name, "");
        if (value.isBlank()) {
            throw Jpos.error(JposConst.JPOS_E_NOSERVICE, entry.getLogicalName() + " needs " + name + " in jpos.xml");
        }
        return value;
    }

    /** Names of questions: not those of payments, which begin with a nought, and again only after years. */
    private static Supplier<String> questions(InstantSource clock) {
        var next = new AtomicLong(clock.millis());
        return () -> "Z" + Long.toString(next.getAndIncrement(), 36).toUpperCase(Locale.ROOT);
    }

    private CatTerminals() {}
}
