package com.evertill.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.facts.Posting;
import com.evertill.ui.kit.Catalogue;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read is there, in every language. */
class TextsTest {
    private static final String FOLDER = "/META-INF/resources/texts";

    private final List<Catalogue> catalogues = Catalogue.LANGUAGES.stream()
            .map(language -> Catalogue.load(FOLDER, language))
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

    @Test
    void every_refusal_is_told_in_a_sentence() {
        for (var catalogue : catalogues) {
            assertThat(Refusal.values()).allSatisfy(refusal -> assertThat(catalogue.text("refusal." + refusal))
                    .endsWith("."));
        }
    }

    @Test
    void no_text_is_left_of_a_refusal_that_is_no_more() {
        var refusals =
                Arrays.stream(Refusal.values()).map(it -> "refusal." + it).collect(Collectors.toSet());
        var texts = catalogues.getFirst().texts().keySet().stream()
                .filter(key -> key.startsWith("refusal."))
                .collect(Collectors.toSet());
        assertThat(texts).isEqualTo(refusals);
    }

    @Test
    void devices_their_states_and_the_figures_of_reports_have_names() {
        // The devices' own module is not visible from here; a state that is missing here shows its key on the screen
        // and is an error there.
        var devices = Stream.of(
                "SCANNER",
                "PRINTER",
                "DRAWER",
                "DISPLAY",
                "SCALE",
                "TONE",
                "KEYLOCK",
                "TERMINAL",
                "READY",
                "PAPER_NEAR_END",
                "DRAWER_OPEN",
                "DRAWER_LEFT_OPEN",
                "PAPER_OUT",
                "COVER_OPEN",
                "FAULTY",
                "OFFLINE",
                "NOT_CONFIGURED");
        var figures = Arrays.stream(Posting.Figure.values()).map(it -> "figure." + it);
        assertThat(Stream.concat(devices.map(it -> "device." + it), figures))
                .allSatisfy(key -> assertThat(catalogues.getFirst().text(key)).isNotBlank());
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{\\w+}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
