package com.evertill.edge.sync;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** Of the node's certificate, EC P-256, and of the cloud, Ed25519. */
record Keys(KeyPair node, KeyPair cloud) {
    static Keys make() {
        try {
            var ec = KeyPairGenerator.getInstance("EC");
            ec.initialize(256);
            return new Keys(ec.generateKeyPair(), ed25519());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
