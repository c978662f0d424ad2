package com.evertill.devices.terminal;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom a till takes for its terminal. Terminals are reached by an address of the shop's own network, which no certificate can name; what they
 * show is a certificate of their maker's own authority, with a name after the terminal, such as
 * {@code V400m-324688179.live.terminal.adyen.com}. So both are configured: that authority and no other, and that name instead of the address.
 */
public final class TerminalTrust {

    private static final int DNS_NAME = 2;

    /**
     * For an {@link java.net.http.HttpClient}.
     *
     * @param authorities of the terminal's maker; no other is trusted.
     * @param name that the terminal's certificate bears, as its common name or as a DNS name among its alternative names.
     */
    public static SSLContext context(Collection<X509Certificate> authorities, String name) {
        if (authorities.isEmpty() || name.isBlank()) {
            throw new IllegalArgumentException("a terminal is known by an authority and a name");
        }
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Named(chainsOf(authorities), name)}, null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("the terminal's authority cannot be used", unusable);
        }
    }

    /** Of a file of PEM blocks, or one of DER. */
    public static List<X509Certificate> authorities(Path file) throws IOException, CertificateException {
        try (var in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }

    private static X509TrustManager chainsOf(Collection<X509Certificate> authorities) throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (var authority : authorities) {
                store.setCertificateEntry("authority-" + number++, authority);
            }
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException impossible) {
            throw new IllegalStateException("nothing is read", impossible);
        }
    }

    /** The chain as ever; of the peer's address nothing is asked, but that the certificate is the terminal's. */
    private static final class Named extends X509ExtendedTrustManager {
        private final X509TrustManager chains;
        private final String name;

        Named(X509TrustManager chains, String name) {
            this.chains = chains;
            this.name = name.toLowerCase(Locale.ROOT);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            chains.checkServerTrusted(chain, authType);
            var names = names(chain[0]);
            if (names.stream().noneMatch(it -> it.toLowerCase(Locale.ROOT).equals(name))) {
                throw new CertificateException("the certificate is that of " + names + ", and not of " + name);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
                throws CertificateException {
            checkServerTrusted(chain, authType);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
                throws CertificateException {
            checkServerTrusted(chain, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("nobody connects to a till by this");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
                throws CertificateException {
            checkClientTrusted(chain, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
                throws CertificateException {
            checkClientTrusted(chain, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return chains.getAcceptedIssuers();
        }
    }

    private static List<String> names(X509Certificate certificate) throws CertificateException {
        return Stream.concat(commonNames(certificate), alternativeNames(certificate))
                .toList();
    }

    private static Stream<String> commonNames(X509Certificate certificate) throws CertificateException {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(Object::toString);
        } catch (InvalidNameException unreadable) {
            throw new CertificateException("the certificate has no name that can be read", unreadable);
        }
    }

    private static Stream<String> alternativeNames(X509Certificate certificate) throws CertificateParsingException {
        var names = certificate.getSubjectAlternativeNames();
        return names == null
                ? Stream.empty()
                : names.stream()
                        .filter(name -> Integer.valueOf(DNS_NAME).equals(name.getFirst()))
                        .map(name -> name.get(1).toString());
    }

    private TerminalTrust() {}
}
