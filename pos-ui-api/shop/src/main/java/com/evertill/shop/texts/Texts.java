package com.evertill.shop.texts;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.codec.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The catalogue of one language. A missing text is shown as its key: ugly, seen at once, and never in the way of a sale. */
public final class Texts {
    /** The first is for whoever asks for none of them. */
    public static final List<String> LANGUAGES = List.of("en", "de");

    private static final Map<String, Texts> LOADED = new ConcurrentHashMap<>();

    private final Locale locale;
    private final Map<String, String> byKey;

    private Texts(Locale locale, Map<String, String> byKey) {
        this.locale = locale;
        this.byKey = byKey;
    }

    /** @param language BCP 47, such as {@code de} or {@code de-AT}; null or unknown for the first of {@link #LANGUAGES}. */
    public static Texts in(@Nullable String language) {
        var primary = language == null ? "" : Locale.forLanguageTag(language).getLanguage();
        var known = LANGUAGES.contains(primary) ? primary : LANGUAGES.getFirst();
        return LOADED.computeIfAbsent(known, Texts::load);
    }

    public Locale locale() {
        return locale;
    }

    public String of(String key) {
        return byKey.getOrDefault(key, key);
    }

    public String of(Refusal refusal) {
        return of("refusal." + refusal);
    }

    private static Texts load(String language) {
        try (var in = Texts.class.getResourceAsStream("/META-INF/resources/texts/" + language + ".json")) {
            if (in == null) {
                throw new IllegalStateException("texts/" + language + ".json is not in this build");
            }
            return new Texts(Locale.forLanguageTag(language), catalogue(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JSON object of texts, all at one level. */
    private static Map<String, String> catalogue(byte[] json) {
        var texts = new HashMap<String, String>();
        for (var entry : ((Map<?, ?>) Json.read(json, Map.class)).entrySet()) {
            texts.put((String) entry.getKey(), (String) entry.getValue());
        }
        return texts;
    }
}
