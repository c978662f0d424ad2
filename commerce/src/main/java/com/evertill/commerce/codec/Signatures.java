package com.evertill.commerce.codec;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;

/**
 * Signatures by the two kinds of key in use: a node signs with the EC P-256 key of its certificate (ECDSA with SHA-256, FIPS 186-5), head office
 * and the ledger with Ed25519 (RFC 8032).
 */
public final class Signatures {

    public static byte[] sign(PrivateKey key, byte[] message) {
        try {
            var signature = Signature.getInstance(algorithm(key));
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with this " + key.getAlgorithm() + " key", e);
        }
    }

    /** False for a signature of any other key or message, and for bytes that are no signature at all. */
    public static boolean verify(PublicKey key, byte[] message, byte[] signed) {
        try {
            var signature = Signature.getInstance(algorithm(key));
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot verify with this " + key.getAlgorithm() + " key", e);
        }
    }

    /** Whether it is of the kind that a node's certificate must have. Another curve would be no weaker, but nobody here is tried on it. */
    public static boolean isP256(Key key) {
        return key instanceof ECKey ec && isP256(ec.getParams());
    }

    private static boolean isP256(ECParameterSpec params) {
        try {
            var curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            var p256 = curve.getParameterSpec(ECParameterSpec.class);
            return params.getCurve().equals(p256.getCurve())
                    && params.getGenerator().equals(p256.getGenerator())
                    && params.getOrder().equals(p256.getOrder())
                    && params.getCofactor() == p256.getCofactor();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private static String algorithm(Key key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "Ed25519", "EdDSA" -> "Ed25519";
            default -> throw new IllegalArgumentException("nobody here signs with " + key.getAlgorithm());
        };
    }

    private Signatures() {}
}
