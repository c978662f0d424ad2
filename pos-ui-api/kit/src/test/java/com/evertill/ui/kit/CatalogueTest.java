package com.evertill.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    @Test
    void every_language_has_the_same_texts() {
        var english = Catalogue.load("/META-INF/resources/kit/texts", "en");
        for (var language : Catalogue.LANGUAGES) {
            var other = Catalogue.load("/META-INF/resources/kit/texts", language);
            assertThat(other.texts().keySet())
                    .as(language)
                    .isEqualTo(english.texts().keySet());
        }
    }

    @Test
    void names_in_braces_are_filled_in() {
        var catalogue = new Catalogue("en", Map.of("of", "{part} of {whole}, $1"));
        assertThat(catalogue.text("of", Map.of("part", 3, "whole", "a $"))).isEqualTo("3 of a $, $1");
        assertThat(catalogue.text("of", Map.of("part", 3))).isEqualTo("3 of {whole}, $1");
    }

    @Test
    void a_key_without_a_text_is_a_bug_and_loud() {
        var catalogue = new Catalogue("en", Map.of());
        assertThatThrownBy(() -> catalogue.text("no.such")).hasMessageContaining("no.such");
    }

    @Test
    void the_first_language_that_is_spoken_here_is_spoken() {
        assertThat(Catalogue.languageFor(List.of(Locale.FRENCH, Locale.GERMANY, Locale.ENGLISH)))
                .isEqualTo("de");
        assertThat(Catalogue.languageFor(List.of(Locale.FRENCH))).isEqualTo("en");
    }

    @Test
    void a_browser_is_spoken_to_as_it_asks_and_nonsense_asks_for_nothing() {
        assertThat(Catalogue.languageFor("fr, de-AT;q=0.9, en;q=0.5")).isEqualTo("de");
        assertThat(Catalogue.languageFor((String) null)).isEqualTo("en");
        assertThat(Catalogue.languageFor(";;q=x")).isEqualTo("en");
        assertThat(Catalogue.languageFor("de, ".repeat(100) + "de")).isEqualTo("en");
    }
}
