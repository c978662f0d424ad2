package com.evertill.rehearsal.iot;

import com.evertill.commerce.node.NodeId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A folder with a certificate authority of its own and what it has issued: X.509 certificates on EC P-256 keys, all as PEM files. Whatever is
 * asked for is made once and found again at the next start. On AWS the fleet's own authority stands here; nothing of this is shipped.
 */
public final class Certificates {
    /** The common name that the cloud's services connect with. */
    public static final String CLOUD = "cloud";

    private static final Duration VALID = Duration.ofDays(3650);
    /** A clock that is a little behind must not refuse a certificate made a minute ago. */
    private static final Duration BACKDATED = Duration.ofDays(1);

    private final Path folder;
    private final InstantSource clock;

    /**
     * Where a certificate and its key lie.
     *
     * @param certificate X.509, PEM.
     * @param key PKCS#8, PEM, readable only by its owner.
     */
    public record Identity(Path certificate, Path key) {
        boolean exists() {
            return Files.exists(certificate) && Files.exists(key);
        }
    }

    private Certificates(Path folder, InstantSource clock) {
        this.folder = PrivateFiles.folder(folder);
        this.clock = clock;
        if (!authority().exists()) {
            issue(authority(), "Evertill local authority", Purpose.AUTHORITY);
        }
    }

    /** Opens the folder; makes it, and the authority in it, if they are not there. */
    public static Certificates in(Path folder, InstantSource clock) {
        return new Certificates(folder, clock);
    }

    /** What everybody trusts. */
    public Path ca() {
        return authority().certificate();
    }

    /** The box whose name is the certificate's common name. */
    public Identity node(NodeId node) {
        return issued("node-" + node, node.toString(), Purpose.CLIENT);
    }

    public Identity cloud() {
        return issued(CLOUD, CLOUD, Purpose.CLIENT);
    }

    /** For {@code localhost}, 127.0.0.1 and ::1. */
    Identity broker() {
        return issued("broker", "localhost", Purpose.SERVER);
    }

    /** The broker's certificate and key as the property file that Artemis' key store PEMCFG reads. */
    Path brokerKeyStore() {
        var broker = broker();
        var file = folder.resolve("broker.pemcfg");
        PrivateFiles.write(
                file,
                "source.key=" + broker.key().toAbsolutePath() + "\nsource.cert="
                        + broker.certificate().toAbsolutePath() + "\n");
        return file;
    }

    /** For somebody whom no policy knows; tests need one. */
    Identity stranger(String commonName) {
        return issued("stranger-" + commonName, commonName, Purpose.CLIENT);
    }

    private Identity authority() {
        return at("ca");
    }

    private Identity at(String name) {
        return new Identity(folder.resolve(name + ".pem"), folder.resolve(name + ".key.pem"));
    }

    private synchronized Identity issued(String file, String commonName, Purpose purpose) {
        var identity = at(file);
        if (!identity.exists()) {
            issue(identity, commonName, purpose);
        }
        return identity;
    }

    private void issue(Identity identity, String commonName, Purpose purpose) {
        try {
            var pair = newKeys();
            var name = new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
            var certificate = purpose == Purpose.AUTHORITY
                    ? signed(name, name, pair, pair, purpose)
                    : signed(nameOf(authority()), name, pair, keysOf(authority()), purpose);
            PrivateFiles.write(
                    identity.key(),
                    PrivateFiles.pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            PrivateFiles.write(identity.certificate(), PrivateFiles.pem("CERTIFICATE", certificate));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("A certificate for " + commonName + " cannot be issued in " + folder, e);
        }
    }

    private byte[] signed(X500Name issuer, X500Name subject, KeyPair owner, KeyPair signer, Purpose purpose)
            throws OperatorCreationException, IOException {
        var from = clock.instant().minus(BACKDATED);
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(128, new SecureRandom()),
                Date.from(from),
                Date.from(from.plus(VALID)),
                subject,
                owner.getPublic());
        purpose.describe(builder);
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()))
                .getEncoded();
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static KeyPair keysOf(Identity identity) throws GeneralSecurityException {
        var der = PrivateFiles.unpem("PRIVATE KEY", PrivateFiles.read(identity.key()));
        var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        return new KeyPair(certificateOf(identity).getPublicKey(), key);
    }

    private static X500Name nameOf(Identity identity) throws GeneralSecurityException {
        return X500Name.getInstance(
                certificateOf(identity).getSubjectX500Principal().getEncoded());
    }

    private static X509Certificate certificateOf(Identity identity) throws GeneralSecurityException {
        var der = PrivateFiles.unpem("CERTIFICATE", PrivateFiles.read(identity.certificate()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    /** What a certificate may be used for (RFC 5280, 4.2.1). */
    private enum Purpose {
        AUTHORITY,
        SERVER,
        CLIENT;

        void describe(JcaX509v3CertificateBuilder builder) throws IOException {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(this == AUTHORITY));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(this == AUTHORITY ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
            switch (this) {
                case AUTHORITY -> {}
                case CLIENT ->
                    builder.addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
                case SERVER -> {
                    builder.addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
                    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                        new GeneralName(GeneralName.dNSName, "localhost"),
                        new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                        new GeneralName(GeneralName.iPAddress, "::1")
                    }));
                }
            }
        }
    }
}
