package com.evertill.rehearsal.simulation.keys;

import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactorySpi;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureSpi;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys that are names. Installs itself as this process's first security provider; keys of others are left to others. */
public final class SimulatedKeys {
    private static final Provider PROVIDER = new Simulated();

    /** A box's key, of the kind that its certificate has. */
    public static KeyPair ofNode(String name) {
        return pair(new OfNode(name), new Private("EC", name));
    }

    /** Head office's, or the ledger's. */
    public static KeyPair ofHeadOffice(String name) {
        return pair(new OfHeadOffice(name), new Private("Ed25519", name));
    }

    private static KeyPair pair(PublicKey known, PrivateKey secret) {
        Security.insertProviderAt(PROVIDER, 1);
        return new KeyPair(known, secret);
    }

    private SimulatedKeys() {}

    private interface Named extends Key {
        String name();

        String algorithm();

        @Override
        default String getAlgorithm() {
            return algorithm();
        }

        @Override
        default String getFormat() {
            return "simulated";
        }

        @Override
        default byte[] getEncoded() {
            return name().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** On the curve that a box's key has to be on, at a point that nobody looks at. */
    private record OfNode(String name) implements Named, ECPublicKey {
        private static final ECParameterSpec P256 = p256();

        private static ECParameterSpec p256() {
            try {
                var curve = AlgorithmParameters.getInstance("EC");
                curve.init(new ECGenParameterSpec("secp256r1"));
                return curve.getParameterSpec(ECParameterSpec.class);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String algorithm() {
            return "EC";
        }

        @Override
        public ECParameterSpec getParams() {
            return P256;
        }

        @Override
        public ECPoint getW() {
            return P256.getGenerator();
        }
    }

    private record OfHeadOffice(String name) implements Named, PublicKey {
        @Override
        public String algorithm() {
            return "Ed25519";
        }
    }

    private record Private(String algorithm, String name) implements Named, PrivateKey {}

    private static final class Simulated extends Provider {
        private static final long serialVersionUID = 1;

        Simulated() {
            super("EvertillSimulation", "1", "signatures that are hashes");
            putService(new Made("Signature", "SHA256withECDSA", Hashing.class));
            putService(new Made("Signature", "Ed25519", Hashing.class));
            putService(new Made("KeyFactory", "EC", Naming.class));
        }

        private final class Made extends Service {
            private final Class<?> type;

            Made(String kind, String algorithm, Class<?> type) {
                super(Simulated.this, kind, algorithm, type.getName(), List.of(), null);
                this.type = type;
            }

            @Override
            public Object newInstance(@Nullable Object parameter) {
                return type == Naming.class ? new Naming() : new Hashing();
            }

            @Override
            public boolean supportsParameter(@Nullable Object parameter) {
                return parameter == null || parameter instanceof Named;
            }
        }
    }

    private static final class Hashing extends SignatureSpi {
        private final MessageDigest digest = sha256();
        private byte[] name = new byte[0];

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        private void begin(Key key) throws InvalidKeyException {
            if (!(key instanceof Named named)) {
                throw new InvalidKeyException("not a simulated key");
            }
            name = named.getEncoded();
            digest.reset();
            digest.update(name);
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            begin(key);
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            begin(key);
        }

        @Override
        protected void engineUpdate(byte part) {
            digest.update(part);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        protected byte[] engineSign() {
            var signature = digest.digest();
            digest.update(name);
            return signature;
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return MessageDigest.isEqual(engineSign(), signature);
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException(name);
        }
    }

    private static final class Naming extends KeyFactorySpi {
        @Override
        protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
            if (spec instanceof X509EncodedKeySpec encoded) {
                return new OfNode(new String(encoded.getEncoded(), StandardCharsets.UTF_8));
            }
            throw new InvalidKeySpecException("only encoded");
        }

        @Override
        protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
            throw new InvalidKeySpecException("private keys are not read here");
        }

        @Override
        protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> type) throws InvalidKeySpecException {
            throw new InvalidKeySpecException("not needed");
        }

        @Override
        protected Key engineTranslateKey(Key key) {
            return key;
        }
    }
}
