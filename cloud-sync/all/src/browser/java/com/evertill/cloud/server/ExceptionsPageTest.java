package com.evertill.cloud.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.evertill.cloud.headoffice.Incident;
import com.evertill.cloud.headoffice.api.ExceptionsApi.Kind;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody at head office who sees to what went wrong; with {@code -Dpictures} there are pictures in {@code target/exceptions}. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // the framework sets what is injected
@QuarkusTestResource(Surroundings.class)
class ExceptionsPageTest {
    /** Telephone, tablet, desk. */
    private static final List<int[]> SIZES =
            List.of(new int[] {390, 844}, new int[] {820, 1180}, new int[] {1440, 900});

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final boolean PICTURES = Boolean.getBoolean("pictures");

    @TestHTTPResource("/")
    URI base;

    @Inject
    Cloud cloud;

    private final List<String> complaints = new ArrayList<>();
    private Playwright playwright;
    private com.microsoft.playwright.Browser browser;
    private Page page;

    @BeforeEach
    void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("browser.chromium", "/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")));
    }

    private void signsIn(String language, String name, String password) {
        page = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(1440, 900)
                        .setTimezoneId("Europe/Berlin")
                        .setLocale(language))
                .newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(said -> {
            if (said.text().startsWith("no text for")) {
                complaints.add(said.text());
            }
        });
        page.navigate(base.toString());
        page.locator("[autocomplete=username]").fill(name);
        page.locator("[type=password]").fill(password);
        page.locator("form .button").click();
        page.locator("nav a[href='#exceptions']").click();
    }

    private Locator of(String order) {
        return page.locator(".incident").filter(new Locator.FilterOptions().setHasText(order));
    }

    @AfterEach
    void close() {
        browser.close();
        playwright.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void somebody_says_what_was_done_and_it_waits_for_nobody_any_more() {
        var order = new Mishaps(cloud, "page").soldUnpaid();
        signsIn("en-GB", "ada", Surroundings.APPROVER);
        assertThat(page.locator("h1")).hasText("Exceptions");
        assertThat(of(order)).containsText("Goods were handed over and not paid");
        assertThat(of(order)).containsText("1-1-1043");
        assertThat(of(order)).containsText("48.50");
        assertThat(of(order)).containsText("Ask the customer for the amount");
        of(order).locator("button").click();
        page.locator("dialog textarea").fill("The customer pays tomorrow.");
        look("dialog");
        page.locator("dialog .button.go").click();
        assertThat(of(order)).hasCount(0);
        page.locator(".segment").last().click();
        assertThat(of(order)).containsText("ada has seen to it");
        assertThat(of(order)).containsText("The customer pays tomorrow.");
        assertThat(of(order).locator("button")).hasCount(0);
    }

    @Test
    void whoever_may_only_look_is_offered_nothing_to_do() {
        var order = new Mishaps(cloud, "viewer").holdLost();
        signsIn("en-GB", "vic", Surroundings.VIEWER);
        assertThat(of(order)).containsText("not held any more");
        assertThat(of(order).locator("button")).hasCount(0);
    }

    @Test
    void all_of_it_fits_any_screen_light_and_dark_in_both_languages() {
        var mishaps = new Mishaps(cloud, "look");
        mishaps.soldUnpaid();
        mishaps.troubled();
        mishaps.holdLost();
        cloud.office()
                .incidents()
                .note(Incident.ofLetters(
                        Kind.NOT_DELIVERED,
                        "sales-of-all-stores",
                        Instant.now(),
                        "it was not reached: Connection refused"));
        signsIn("en-GB", "ada", Surroundings.APPROVER);
        assertThat(of("look-3")).isVisible();
        assertThat(of("look-1")).isVisible();
        look("en");
        signsIn("de-DE", "ada", Surroundings.APPROVER);
        assertThat(page.locator("h1")).hasText("Ausnahmen");
        assertThat(of("look-1")).containsText("Ware wurde übergeben und nicht bezahlt");
        look("de");
    }

    /** Light and dark, at each size: nothing is too wide or hard to read. */
    private void look(String name) {
        page.evaluate("() => document.fonts.ready");
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (var size : SIZES) {
                page.setViewportSize(size[0], size[1]);
                var picture = name + "-" + size[0] + "-" + scheme.name().toLowerCase(Locale.ROOT);
                if (PICTURES) {
                    page.screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of("target/exceptions/" + picture + ".png")));
                }
                var over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
                if (((Number) over).intValue() > 0) {
                    complaints.add(picture + " is " + over + " px too wide");
                }
            }
            new AxeBuilder(page).withTags(RULES).analyze().getViolations().forEach(rule -> rule.getNodes()
                    .forEach(node -> complaints.add(name + " " + scheme + " " + rule.getId() + ": " + node.getHtml()
                            + node.getFailureSummary())));
        }
    }
}
