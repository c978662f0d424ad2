package com.evertill.commerce.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {
    private static KeyPair onCurve(String name) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(name));
        return generator.generateKeyPair();
    }

    @Test
    void a_nodes_key_is_on_p_256_in_both_its_halves() throws Exception {
        var keys = onCurve("secp256r1");
        assertThat(Signatures.isP256(keys.getPublic())).isTrue();
        assertThat(Signatures.isP256(keys.getPrivate())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp384r1", "secp521r1"})
    void another_curve_is_another_kind(String curve) throws Exception {
        assertThat(Signatures.isP256(onCurve(curve).getPublic())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "Ed25519", "X25519"})
    void another_algorithm_is_another_kind(String algorithm) throws Exception {
        var keys = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        assertThat(Signatures.isP256(keys.getPublic())).isFalse();
        assertThat(Signatures.isP256(keys.getPrivate())).isFalse();
    }
}
