package com.evertill.rehearsal.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Files with what the stand-in and its client both know; made the first time, the same ever after. */
public record LocalSecrets(Path apiKey, Path webhookSecret) {
    private static final int BYTES = 24;

    public static LocalSecrets in(Path folder) {
        try {
            Files.createDirectories(folder);
            return new LocalSecrets(
                    made(folder.resolve("api.key"), "sk_test_"), made(folder.resolve("webhook.secret"), "whsec_"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path made(Path file, String prefix) throws IOException {
        if (!Files.exists(file)) {
            var random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            Files.writeString(file, prefix + HexFormat.of().formatHex(random));
        }
        return file;
    }
}
