package com.evertill.devices.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The authority of a maker of terminals, and a terminal with a certificate of it. Made by the JDK's own keytool, for as long as a test lives. */
public final class TestAuthority {

    /** As terminals have it that were made before each had a name of its own. */
    public static final String TERMINAL = "legacy-terminal-certificate.test.terminal.adyen.com";

    private static final String PASSWORD = "changeit";

    private final KeyStore store;

    private TestAuthority(KeyStore store) {
        this.store = store;
    }

    public static TestAuthority make() {
        try {
            var folder = Files.createTempDirectory("authority");
            var file = folder.resolve("keys.p12");
            try {
                keys(file, "ca", "CN=Maker of terminals", "-ext", "bc:critical=ca:true");
                keys(file, "terminal", "CN=" + TERMINAL, "-signer", "ca", "-ext", "eku=serverAuth");
                try (var in = Files.newInputStream(file)) {
                    var store = KeyStore.getInstance("PKCS12");
                    store.load(in, PASSWORD.toCharArray());
                    return new TestAuthority(store);
                }
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keys(Path file, String alias, String name, String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-alias", alias, "-dname", name, "-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(List.of("-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("keytool failed: " + command);
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("keytool was interrupted", stopped);
        }
    }

    /** What a till is given to know its terminal by. */
    public X509Certificate certificate() {
        try {
            return (X509Certificate) store.getCertificate("ca");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The side of a client that asks for no more than a certificate of this authority. */
    public SSLContext trusting() {
        try {
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", certificate());
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The terminal's side of TLS. */
    public SSLContext terminal() {
        try {
            var own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry(
                    "terminal",
                    store.getKey("terminal", PASSWORD.toCharArray()),
                    PASSWORD.toCharArray(),
                    store.getCertificateChain("terminal"));
            var keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(own, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
