package com.evertill.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** Headers that a server sends with every page, script and picture of the screens. */
public final class ScreenHeaders {
    private static final String IMPORT_MAP = readImportMap();

    /** The text between the tags of every page's import map, to the letter. */
    public static String importMap() {
        return IMPORT_MAP;
    }

    /**
     * Content Security Policy Level 3: everything from here, nothing inline but the import map, no frames around it. Besides: no sniffing of
     * types, no addresses told to others, and the screens' own files asked for again each time, since a new box answers with new ones.
     */
    public static Map<String, String> all() {
        return Map.of(
                "Content-Security-Policy", contentSecurityPolicy(),
                "X-Content-Type-Options", "nosniff",
                "Referrer-Policy", "no-referrer",
                "Cache-Control", "no-cache");
    }

    public static String contentSecurityPolicy() {
        return "default-src 'none'; script-src 'self' 'sha256-" + hash(IMPORT_MAP)
                + "'; style-src 'self'; font-src 'self'; "
                + "img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String readImportMap() {
        try (var file = ScreenHeaders.class.getResourceAsStream("/META-INF/resources/kit/importmap.json")) {
            if (file == null) {
                throw new IllegalStateException("kit/importmap.json is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ScreenHeaders() {}
}
