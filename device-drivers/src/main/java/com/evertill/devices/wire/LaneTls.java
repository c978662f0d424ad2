package com.evertill.devices.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Mutual TLS 1.3 between a shop's box and its lanes. Both sides have a certificate of the shop's own authority, and trust no other; what the
 * certificate may be used for (extended key usage, RFC 5280, 4.2.1.12) says whether it is a box's or a lane's, so that no lane can play the box.
 * Addresses are not looked at: they change, and the authority issues for one shop only.
 */
public final class LaneTls {

    private static final String[] PROTOCOLS = {"TLSv1.3"};
    private static final Pattern KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
    private static final char[] UNUSED = "unused".toCharArray();

    private final SSLContext context;

    private LaneTls(SSLContext context) {
        this.context = context;
    }

    /**
     * @param authority certificate, PEM.
     * @param certificate of this side, PEM, with what leads to the authority if that is not its issuer.
     * @param key of it, EC, PKCS#8 in PEM.
     * @throws IllegalArgumentException if one of them cannot be read or they do not belong together; says which and why.
     */
    public static LaneTls of(Path authority, Path certificate, Path key) {
        try {
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            var authorities = certificates(authority);
            for (int i = 0; i < authorities.size(); i++) {
                trusted.setCertificateEntry("authority-" + i, authorities.get(i));
            }
            var trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            var own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry(
                    "own", privateKey(key), UNUSED, certificates(certificate).toArray(Certificate[]::new));
            var keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(own, UNUSED);
            var context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return new LaneTls(context);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "The certificates " + authority + ", " + certificate + " and its key cannot be used: "
                            + e.getMessage(),
                    e);
        }
    }

    private static List<? extends Certificate> certificates(Path file) throws CertificateException {
        try (var in = Files.newInputStream(file)) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new CertificateException(file + " holds no certificate");
            }
            return List.copyOf(found);
        } catch (IOException e) {
            throw new CertificateException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException if the file holds none. */
    public static PrivateKey privateKey(Path file) {
        try {
            var block = KEY.matcher(Files.readString(file));
            if (!block.find()) {
                throw new IllegalArgumentException(file + " has no block of -----BEGIN PRIVATE KEY-----");
            }
            var der = Base64.getMimeDecoder().decode(block.group(1));
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    file + " holds no EC private key that can be read: " + e.getMessage(), e);
        }
    }

    /** The box's side: whoever comes in has shown a certificate of a lane when the handshake is over. */
    public SSLServerSocket listen(InetSocketAddress address) throws IOException {
        var server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
        try {
            server.setEnabledProtocols(PROTOCOLS);
            server.setNeedClientAuth(true);
            server.setReuseAddress(true);
            server.bind(address);
            return server;
        } catch (IOException taken) {
            server.close();
            throw taken;
        }
    }

    /**
     * The lane's side.
     *
     * @throws IOException if nobody is there, or nobody who can show a certificate of the shop's box.
     */
    public Line call(InetSocketAddress address, Duration atMost) throws IOException {
        var plain = new Socket();
        try {
            plain.connect(address, Math.toIntExact(atMost.toMillis()));
            var socket = (SSLSocket)
                    context.getSocketFactory().createSocket(plain, address.getHostString(), address.getPort(), true);
            socket.setEnabledProtocols(PROTOCOLS);
            shakeHands(socket, atMost);
            return Line.of(socket);
        } catch (IOException refused) {
            plain.close();
            throw refused;
        }
    }

    /** @throws IOException if the other side is not who it must be, or too slow. */
    public static void shakeHands(SSLSocket socket, Duration atMost) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(atMost.toMillis()));
        socket.startHandshake();
        socket.setSoTimeout(0);
    }

    /** The common name in the other side's certificate, after the handshake. */
    public static String peer(SSLSocket socket) throws SSLPeerUnverifiedException {
        var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> part.getValue().toString())
                            .findFirst()
                            .orElseThrow(() -> new SSLPeerUnverifiedException("the certificate has no common name"));
        } catch (InvalidNameException unreadable) {
            throw new SSLPeerUnverifiedException("the certificate's name cannot be read");
        }
    }
}
