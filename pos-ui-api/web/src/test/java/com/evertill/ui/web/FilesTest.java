package com.evertill.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.ui.kit.Catalogue;
import com.evertill.ui.kit.ScreenHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the pages name is there. */
class FilesTest {
    private static final Path WEB = Path.of("src/main/resources/META-INF/resources/web");

    private final List<Catalogue> catalogues = Catalogue.LANGUAGES.stream()
            .map(language -> Catalogue.load("/META-INF/resources/web/texts", language))
            .toList();

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

    private static Set<String> places(String text) {
        return Pattern.compile("\\{\\w+}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    /** Those that are put together from a name begin as they are written; nothing else is in the catalogue. */
    @Test
    void every_text_that_a_script_asks_for_is_there_and_none_is_there_for_nothing() throws IOException {
        var known = new TreeSet<>(catalogues.getFirst().texts().keySet());
        var asked = asked("'(web\\.[\\w.]+)'");
        var begun = asked("`(web\\.[\\w.]+\\.)\\$");
        assertThat(asked).allSatisfy(key -> assertThat(known.contains(key) || known.contains(key + ".one"))
                .as(key)
                .isTrue());
        assertThat(begun).allSatisfy(key -> assertThat(known).anyMatch(it -> it.startsWith(key)));
        known.removeIf(key -> asked.contains(key)
                || asked.contains(key.replaceAll("\\.(one|other)$", ""))
                || begun.stream().anyMatch(key::startsWith));
        assertThat(known).isEmpty();
    }

    private static Set<String> asked(String pattern) throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.walk(WEB)) {
            for (var file : files.filter(it -> it.toString().endsWith(".js")).toList()) {
                Pattern.compile(pattern)
                        .matcher(Files.readString(file))
                        .results()
                        .map(it -> it.group(1))
                        .forEach(found::add);
            }
        }
        return found;
    }

    @Test
    void the_page_has_the_import_map_that_the_security_policy_allows() throws IOException {
        var page = Files.readString(WEB.resolve("index.html"));
        assertThat(page).contains("<script type=\"importmap\">" + ScreenHeaders.importMap() + "</script>");
        assertThat(page).doesNotContain("style=", "onclick");
    }
}
