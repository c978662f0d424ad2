package com.evertill.cloud.server;

import com.evertill.commerce.codec.Signatures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Keys and secrets that lie in files. */
final class Keys {
    private static final int SECRET_BYTES = 32;

    /** @throws StartFault with the file and what is wrong with it. */
    static PrivateKey ed25519(Path file) {
        try {
            var pem = Files.readString(file, StandardCharsets.US_ASCII);
            var body = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "");
            var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body));
            return KeyFactory.getInstance("Ed25519").generatePrivate(encoded);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new StartFault(file + " is not a readable Ed25519 key in PEM form (PKCS#8)", e);
        }
    }

    /**
     * The public half, made from the private one as a new pair is made from random bytes.
     *
     * @throws StartFault if the platform makes pairs otherwise.
     */
    static PublicKey publicOf(PrivateKey key) {
        try {
            var seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
            var found = generator.generateKeyPair().getPublic();
            if (!Signatures.verify(found, seed, Signatures.sign(key, seed))) {
                throw new StartFault("this platform's Ed25519 makes another key of the same bytes");
            }
            return found;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    /** No dice: always these bytes. */
    private static final class Fixed extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Fixed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    /** Made the first time, the same ever after. */
    static byte[] secret(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new StartFault(file + " can be neither read nor made", e);
        }
    }

    private static void make(Path file) throws IOException {
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, secret);
        } catch (FileAlreadyExistsException another) {
            throw new StartFault(file + " is being made by another process", another);
        }
    }

    private Keys() {}
}
