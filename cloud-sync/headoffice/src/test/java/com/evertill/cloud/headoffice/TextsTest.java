package com.evertill.cloud.headoffice;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.headoffice.api.ExceptionsApi.Kind;
import com.evertill.cloud.headoffice.api.SessionApi.Role;
import com.evertill.cloud.ledger.Alarm;
import com.evertill.cloud.prices.Change;
import com.evertill.cloud.prices.Draft;
import com.evertill.cloud.prices.PriceRefusal;
import com.evertill.commerce.facts.Batch.Rejection;
import com.evertill.commerce.release.Acknowledgement;
import com.evertill.ui.kit.Catalogue;
import com.evertill.ui.kit.ScreenHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read is there, in every language. */
class TextsTest {
    private static final Path SCREENS = Path.of("src/main/resources/META-INF/resources");
    private static final Pattern ASKED = Pattern.compile("\\b(t|counted)\\('([\\w.]+)'");

    private final List<Catalogue> catalogues = catalogues("/META-INF/resources/texts");

    @Test
    void every_language_has_the_same_texts_with_the_same_places_to_fill() {
        var english = catalogues.getFirst();
        for (var other : catalogues) {
            assertThat(other.texts().keySet())
                    .as(other.language())
                    .isEqualTo(english.texts().keySet());
            assertThat(english.texts().keySet())
                    .allSatisfy(key -> assertThat(places(other.text(key))).isEqualTo(places(english.text(key))));
        }
    }

    @Test
    void every_refusal_is_told_in_a_sentence_and_no_other() {
        for (var catalogue : catalogues) {
            assertThat(refusals())
                    .allSatisfy(refusal -> assertThat(catalogue.text(refusal)).endsWith("."));
        }
        var told = catalogues.getFirst().texts().keySet().stream()
                .filter(key -> key.startsWith("refusal."))
                .collect(Collectors.toSet());
        assertThat(told).isEqualTo(refusals());
    }

    private static Set<String> refusals() {
        return Stream.concat(named("refusal", PriceRefusal.values()), named("refusal", IncidentRefusal.values()))
                .collect(Collectors.toSet());
    }

    @Test
    void every_name_that_the_screens_put_into_words_has_words() {
        var keys = Stream.of(
                        named("alarm", Alarm.Kind.values()),
                        named("rejection", Rejection.values()),
                        named("deed", Audit.Deed.values()),
                        named("incident", Kind.values()),
                        named("incident.next", Kind.values()),
                        named("role", Role.values()),
                        named("draft", Draft.State.values()),
                        named("change", Change.Kind.values()),
                        named("suspicion", Change.Suspicion.values()),
                        named("step", Acknowledgement.values()))
                .flatMap(names -> names);
        assertThat(keys)
                .allSatisfy(key -> assertThat(catalogues.getFirst().text(key)).isNotBlank());
    }

    @Test
    void every_text_that_a_screen_asks_for_is_there() {
        var known = new TreeSet<>(catalogues.getFirst().texts().keySet());
        known.addAll(
                catalogues("/META-INF/resources/kit/texts").getFirst().texts().keySet());
        assertThat(asked()).hasSizeGreaterThan(100).isSubsetOf(known);
    }

    @Test
    void the_page_has_the_import_map_that_the_security_policy_allows() throws IOException {
        assertThat(Files.readString(SCREENS.resolve("index.html")))
                .contains("<script type=\"importmap\">" + ScreenHeaders.importMap() + "</script>");
    }

    private static Set<String> asked() {
        try (var files = Files.list(SCREENS.resolve("app"))) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .flatMap(file -> ASKED.matcher(read(file)).results().flatMap(TextsTest::keys))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> keys(MatchResult asked) {
        var key = asked.group(2);
        return asked.group(1).equals("t") ? Stream.of(key) : Stream.of(key + ".one", key + ".other");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> named(String group, Enum<?>[] names) {
        return Stream.of(names).map(name -> group + "." + name.name());
    }

    private static List<Catalogue> catalogues(String folder) {
        return Catalogue.LANGUAGES.stream()
                .map(language -> Catalogue.load(folder, language))
                .toList();
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{\\w+}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
