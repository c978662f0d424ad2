package com.evertill.shop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every screen in every state, light and dark, at three sizes; with {@code -Dpictures} there are pictures in {@code target/screens}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensTest {
    /** WCAG 2.2, levels A and AA. */
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static final boolean PICTURES = Boolean.getBoolean("pictures");

    private Gallery gallery;

    @BeforeAll
    void open() {
        gallery = new Gallery();
    }

    @AfterAll
    void close() {
        gallery.close();
    }

    static Stream<Scene> scenes() {
        return Stream.concat(TillScenes.all().stream(), OfficeScenes.all().stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenes")
    void a_screen_can_be_read_by_everybody_and_fits(Scene scene) throws IOException {
        var complaints = new ArrayList<String>();
        try (var server = new FixtureServer();
                var page = gallery.page(1024, 768, ColorScheme.LIGHT, "en-GB")) {
            page.onConsoleMessage(message -> note(complaints, message));
            page.onPageError(complaints::add);
            scene.before().on(server);
            page.navigate(server.address() + scene.address());
            scene.then().on(page, server);
            page.evaluate(SETTLED);
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                fits(page, scene, scheme, complaints);
                if (scene.name().startsWith("till-") && scheme == ColorScheme.LIGHT) {
                    hit(page, complaints);
                }
                readable(page, scheme, complaints);
            }
        }
        assertThat(complaints).isEmpty();
    }

    private static void note(List<String> complaints, ConsoleMessage message) {
        // A fixture's 401 and 422 are part of the scene, and a browser without its server says so.
        boolean expected = message.text().startsWith("Failed to load resource")
                || message.text().startsWith("WebSocket");
        if (List.of("error", "warning").contains(message.type()) && !expected) {
            complaints.add(message.text());
        }
    }

    /** What moves for an instant has arrived; what turns for as long as one waits goes on turning. */
    private static final String SETTLED = """
            () => document.getAnimations()
                    .filter(it => Number.isFinite(it.effect?.getComputedTiming().endTime))
                    .forEach(it => it.finish())""";

    private static void fits(Page page, Scene scene, ColorScheme scheme, List<String> complaints) {
        for (var size : Gallery.SIZES) {
            page.setViewportSize(size[0], size[1]);
            var name = scene.name() + "-" + size[0] + "-" + scheme.name().toLowerCase(Locale.ROOT);
            if (PICTURES) {
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/" + name + ".png")));
            }
            var over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
            if (((Number) over).intValue() > 0) {
                complaints.add(name + " is " + over + " px too wide");
            }
        }
        page.setViewportSize(1024, 768);
    }

    /** A finger hits 64 px without looking; the letters of a keyboard are narrower everywhere, and as wide as WCAG's level AAA asks. */
    private static void hit(Page page, List<String> complaints) {
        var small = (List<?>) page.evaluate("""
                () => [...document.querySelectorAll('button, a.button, .segment')]
                    .map(it => [it, it.getBoundingClientRect()])
                    .filter(([_, box]) => box.width > 0 && (box.height < 63.5 || box.width < 43.5))
                    .map(([it, box]) => `${it.className} '${it.innerText}' is ${box.width} x ${box.height}`)""");
        small.forEach(it -> complaints.add("too small for a finger: " + it));
        var covered = (List<?>) page.evaluate(COVERED);
        covered.forEach(it -> complaints.add("under something else: " + it));
    }

    /** Buttons whose middle is in view, and yet something else is hit there. */
    private static final String COVERED = """
            () => [...(document.querySelector('dialog[open]') ?? document).querySelectorAll('button, a.button')].filter(it => {
                const box = it.getBoundingClientRect();
                const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
                for (let outer = it.parentElement; outer; outer = outer.parentElement) {
                    const seen = outer.getBoundingClientRect();
                    if (getComputedStyle(outer).overflowY !== 'visible' && (y < seen.top || y > seen.bottom)) {
                        return false;
                    }
                }
                const hit = document.elementFromPoint(x, y);
                return hit && !hit.closest('.lost') && !it.contains(hit);
            }).map(it => `${it.className} '${it.innerText}'`)""";

    private static void readable(Page page, ColorScheme scheme, List<String> complaints) {
        // The second theme has other colours and nothing else.
        var axe = scheme == ColorScheme.LIGHT
                ? new AxeBuilder(page).withTags(RULES)
                : new AxeBuilder(page).withRules(List.of("color-contrast"));
        axe.analyze().getViolations().forEach(rule -> rule.getNodes()
                .forEach(node -> complaints.add(
                        scheme + " " + rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary())));
    }
}
