package com.evertill.cloud.partners;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** All partners, {@code {"partners":[{"name","sha256","rights","grants","zones"}]}}. Whoever is taken out of it is told nothing from then on. */
public record Partners(List<Partner> partners) {
    public static final Partners NONE = new Partners(List.of());

    public Partners {
        partners = List.copyOf(partners);
        if (partners.stream().map(Partner::name).distinct().count() < partners.size()) {
            throw new IllegalArgumentException("two partners have one name");
        }
    }

    /** Whose key that is. */
    public Optional<Partner> byKey(String key) {
        var hash = bytes(sha256(key));
        return partners.stream()
                .filter(partner -> MessageDigest.isEqual(bytes(partner.sha256()), hash))
                .findFirst();
    }

    Optional<Partner> named(String name) {
        return partners.stream().filter(partner -> partner.name().equals(name)).findFirst();
    }

    /** As the operator writes it into the file. */
    public static String sha256(String key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(key)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
