package com.evertill.devices.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The authority of one shop, and what it issues to its box and its lanes: X.509 certificates on EC P-256 keys (RFC 5280), each file PEM. A shop
 * that has an authority of its own uses that instead; nothing here depends on who signed.
 */
public final class LaneCertificates {

    private static final String AUTHORITY = "authority";
    private static final Duration AUTHORITY_VALID = Duration.ofDays(20 * 365);
    private static final Duration VALID = Duration.ofDays(10 * 365);
    /** A clock that is a little behind must not refuse a certificate made a minute ago. */
    private static final Duration BACKDATED = Duration.ofDays(1);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int SERIAL_BYTES = 16;

    private final Path folder;

    /** Whose certificate it is. */
    public enum Owner {
        BOX,
        LANE
    }

    /** Where the parts lie, all PEM; the key, PKCS#8, is readable by its owner alone. */
    public record Identity(Path authority, Path certificate, Path key) {}

    /** @param folder of the authority, whose key must be nowhere else. */
    public LaneCertificates(Path folder) {
        this.folder = folder;
    }

    /**
     * Issues a certificate; makes the authority first if the folder has none.
     *
     * @throws IOException if the folder cannot be written, or has a certificate of that name already.
     */
    public Identity issue(Owner owner, String name, Instant now) throws IOException {
        if (!NAME.matcher(name).matches() || name.equals(AUTHORITY)) {
            throw new IOException(
                    "a name has 1 to 64 letters, digits, dots, hyphens or underscores, and this is " + name);
        }
        try {
            Files.createDirectories(folder);
            if (!Files.exists(key(AUTHORITY))) {
                makeAuthority(now);
            }
            var issuer = authority().getSubjectX500Principal().getEncoded();
            var signer = LaneTls.privateKey(key(AUTHORITY));
            make(name, keys(), issuer, signer, now, VALID, owner == Owner.BOX ? Der.Use.BOX : Der.Use.LANE);
            return new Identity(certificate(AUTHORITY), certificate(name), key(name));
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificate can be made here: " + e.getMessage(), e);
        }
    }

    private void makeAuthority(Instant now) throws GeneralSecurityException, IOException {
        var keys = keys();
        var self = Der.name(
                "Evertill lanes of this shop " + serial(keys.getPublic()).toString(36));
        make(AUTHORITY, keys, self, keys.getPrivate(), now, AUTHORITY_VALID, Der.Use.AUTHORITY);
    }

    private void make(
            String name, KeyPair keys, byte[] issuer, PrivateKey signer, Instant now, Duration valid, Der.Use use)
            throws GeneralSecurityException, IOException {
        var subject = use == Der.Use.AUTHORITY ? issuer : Der.name(name);
        var from = now.minus(BACKDATED);
        var unsigned = Der.unsigned(
                serial(keys.getPublic()),
                issuer,
                from,
                now.plus(valid),
                subject,
                keys.getPublic().getEncoded(),
                use);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer);
        signature.update(unsigned);
        // Readable by nobody else from its first byte on.
        write(key(name), "PRIVATE KEY", keys.getPrivate().getEncoded(), "rw-------");
        write(certificate(name), "CERTIFICATE", Der.certificate(unsigned, signature.sign()), "rw-r--r--");
    }

    private static KeyPair keys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /** As good as random, since the key is. */
    private static BigInteger serial(PublicKey key) throws GeneralSecurityException {
        var hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        return new BigInteger(1, Arrays.copyOf(hash, SERIAL_BYTES));
    }

    private X509Certificate authority() throws GeneralSecurityException, IOException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate(AUTHORITY))));
    }

    private Path certificate(String name) {
        return folder.resolve(name + ".pem");
    }

    private Path key(String name) {
        return folder.resolve(name + ".key.pem");
    }

    private static void write(Path file, String label, byte[] der, String rights) throws IOException {
        var text = "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
        var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
        Set<StandardOpenOption> fresh = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, fresh, permissions)) {
            channel.write(java.nio.ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException there) {
            throw new IOException(file + " is there already: take it away, or choose another name", there);
        }
    }
}
