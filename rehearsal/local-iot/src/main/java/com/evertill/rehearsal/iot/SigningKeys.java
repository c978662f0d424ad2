package com.evertill.rehearsal.iot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;

/**
 * A pair of Ed25519 keys (RFC 8032) as two PEM files: for head office, who signs releases, and for the cloud, who countersigns what it has
 * confirmed.
 *
 * @param privateKey PKCS#8, readable only by its owner.
 * @param publicKey X.509 SubjectPublicKeyInfo.
 */
public record SigningKeys(Path privateKey, Path publicKey) {

    /** The pair of that name in the folder; made the first time, the same ever after. */
    public static SigningKeys in(Path folder, String name) {
        PrivateFiles.folder(folder);
        var keys = new SigningKeys(folder.resolve(name + ".key.pem"), folder.resolve(name + ".pub.pem"));
        if (!Files.exists(keys.privateKey) || !Files.exists(keys.publicKey)) {
            keys.make();
        }
        return keys;
    }

    private void make() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            PrivateFiles.write(
                    privateKey,
                    PrivateFiles.pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            PrivateFiles.write(
                    publicKey, PrivateFiles.pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK since 15 has Ed25519", e);
        }
    }
}
