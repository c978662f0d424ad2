package com.evertill.devices.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The key that a till and its terminals share, as it is set up at the payment provider. Its passphrase is in no log.
 *
 * @param identifier names the key.
 * @param version of the key under that name.
 */
public record NexoKey(String identifier, int version, String passphrase) {

    public NexoKey {
        if (identifier.isBlank() || version < 0 || passphrase.isEmpty()) {
            throw new IllegalArgumentException("a key has a name, a version from 0 on, and a passphrase");
        }
    }

    /** @param passphrase the file that holds it, and nothing else but white space around it. */
    public static NexoKey read(String identifier, int version, Path passphrase) throws IOException {
        return new NexoKey(identifier, version, Files.readString(passphrase).strip());
    }

    @Override
    public String toString() {
        return "NexoKey[" + identifier + ", version " + version + "]";
    }
}
