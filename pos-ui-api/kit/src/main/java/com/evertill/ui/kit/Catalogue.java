package com.evertill.ui.kit;

import com.evertill.commerce.codec.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one language: the very file that the browser reads, so that a refusal is told in the same words by the screen and the server.
 *
 * @param language ISO 639-1.
 */
public record Catalogue(String language, Map<String, String> texts) {
    /** English first: what is spoken to somebody whose language is not among these. */
    public static final List<String> LANGUAGES = List.of("en", "de");

    private static final int LONGEST_HEADER = 256;
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    public Catalogue {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /**
     * @param folder on the class path, such as {@code /META-INF/resources/texts}.
     * @throws IllegalArgumentException if there is no such catalogue.
     */
    public static Catalogue load(String folder, String language) {
        var path = folder + "/" + language + ".json";
        try (var file = Catalogue.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalArgumentException("no catalogue " + path + " on the class path");
            }
            var texts = new TreeMap<String, String>();
            Json.read(file.readAllBytes(), JsonNode.class)
                    .properties()
                    .forEach(entry -> texts.put(entry.getKey(), entry.getValue().textValue()));
            return new Catalogue(language, texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first of {@link #LANGUAGES} that somebody wants, in the order of their wishes (RFC 9110, Accept-Language). */
    public static String languageFor(List<Locale> wishes) {
        return wishes.stream()
                .map(Locale::getLanguage)
                .filter(LANGUAGES::contains)
                .findFirst()
                .orElse(LANGUAGES.getFirst());
    }

    /**
     * The same for a browser.
     *
     * @param acceptLanguage the header as it came; one that is absent, nonsense or beyond all measure wishes for nothing.
     */
    public static String languageFor(@Nullable String acceptLanguage) {
        return languageFor(wishes(acceptLanguage));
    }

    private static List<Locale> wishes(@Nullable String header) {
        if (header == null || header.length() > LONGEST_HEADER) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .toList();
        } catch (IllegalArgumentException nonsense) {
            return List.of();
        }
    }

    /** @throws IllegalArgumentException if the catalogue has no such key: a test holds that it has all that are asked for. */
    public String text(String key) {
        var text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for '" + key + "' in '" + language + "'");
        }
        return text;
    }

    /** The text with its {@code {names}} filled in; a name without a value stays as it is. */
    public String text(String key, Map<String, ?> values) {
        return PLACE.matcher(text(key)).replaceAll(place -> {
            var name = place.group(1);
            return Matcher.quoteReplacement(
                    values.containsKey(name) ? String.valueOf(values.get(name)) : place.group());
        });
    }
}
