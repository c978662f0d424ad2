package com.evertill.edge.server;

import com.evertill.commerce.codec.Signatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/** Keys in files, RFC 7468. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (?<label>[A-Z0-9 ]+)-----(?<base64>[^-]+)-----END", Pattern.DOTALL);

    /** PKCS#8, EC P-256: the cloud takes no other. */
    static PrivateKey privateKey(Path file) {
        try {
            var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(read(file, "PRIVATE KEY")));
            if (!Signatures.isP256(key)) {
                throw new IllegalArgumentException(file + " holds an EC private key, but not on P-256");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " holds no EC private key", e);
        }
    }

    /** SPKI, Ed25519. */
    static PublicKey publicKey(Path file) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(read(file, "PUBLIC KEY")));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " holds no Ed25519 public key", e);
        }
    }

    private static byte[] read(Path file, String label) {
        try {
            var block = BLOCK.matcher(Files.readString(file));
            while (block.find()) {
                if (block.group("label").equals(label)) {
                    return Base64.getMimeDecoder().decode(block.group("base64"));
                }
            }
            throw new IllegalArgumentException(file + " has no block of -----BEGIN " + label + "-----");
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Pem() {}
}
