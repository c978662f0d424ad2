package com.evertill.cloud.server;

import static com.evertill.cloud.server.Browser.eventually;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody at head office who reads reports; with {@code -Dpictures} there are pictures in {@code target/reports}. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // the framework sets the addresses
@QuarkusTestResource(Surroundings.class)
class ReportsPageTest {
    /** Telephone, tablet, desk. */
    private static final List<int[]> SIZES =
            List.of(new int[] {390, 844}, new int[] {820, 1180}, new int[] {1440, 900});

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final boolean PICTURES = Boolean.getBoolean("pictures");
    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
    private static final int DAYS = 13;

    private static boolean isTold;

    @TestHTTPResource("/")
    URI base;

    private final List<String> complaints = new ArrayList<>();
    private Playwright playwright;
    private com.microsoft.playwright.Browser browser;
    private Page page;

    @BeforeEach
    void open() {
        tell();
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("browser.chromium", "/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")));
    }

    private void tell() {
        if (isTold) {
            return;
        }
        isTold = true;
        Trade.ofTwoShops(today, DAYS, 30);
        var vic = new Browser(base).signedIn("vic", Surroundings.VIEWER);
        eventually(() -> compared(vic) == 2 * (DAYS + 1));
        eventually(() -> differing(vic) < DAYS);
        eventually(() -> differing(vic) == 0);
    }

    private int compared(Browser vic) {
        return agreement(vic).get("compared").asInt();
    }

    private int differing(Browser vic) {
        return agreement(vic).get("differing").asInt();
    }

    private JsonNode agreement(Browser vic) {
        return vic.get("/api/reports/sales?from=" + today.minusDays(DAYS) + "&to=" + today)
                .get("agreement");
    }

    private void signsIn(String language) {
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
        page.locator("[autocomplete=username]").fill("vic");
        page.locator("[type=password]").fill(Surroundings.VIEWER);
        page.locator("form .button").click();
        page.locator("nav a[href='#reports']").click();
        assertThat(page.locator(".report").last()).isVisible();
        assertThat(page.locator("ho-chart svg").last()).isVisible();
    }

    @AfterEach
    void close() {
        browser.close();
        playwright.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void somebody_looks_at_all_of_it_on_any_screen_light_and_dark_in_english() {
        signsIn("en-GB");
        assertThat(page.locator("h1")).hasText("Reports");
        assertThat(page.locator(".chip.good")).containsText("agree on 28 days of stores");
        assertThat(page.locator(".report")).hasCount(7);
        look("en");
    }

    @Test
    void and_in_german() {
        signsIn("de-DE");
        assertThat(page.locator("h1")).hasText("Berichte");
        assertThat(page.locator(".chip.good")).containsText("28 Filialtagen");
        look("de");
    }

    @Test
    void every_picture_can_be_read_by_the_arrow_keys_and_says_what_the_table_beside_it_says() {
        signsIn("en-GB");
        var report = page.locator(".report").first();
        report.locator(".chart-area").focus();
        page.keyboard().press("End");
        var newest = report.locator("tbody tr").first().locator("td").last().innerText();
        assertThat(report.locator(".chart-said")).containsText("until now: " + newest);
        page.keyboard().press("ArrowLeft");
        var before = report.locator("tbody tr").nth(1).locator("td").last().innerText();
        assertThat(report.locator(".chart-said")).containsText(before);
        assertThat(report.locator("[data-point]")).hasCount(DAYS + 1);
    }

    @Test
    void days_and_stores_are_chosen_and_stay_in_the_address() {
        signsIn("en-GB");
        assertThat(page.locator(".report")).hasCount(7);
        page.locator(".stores-choice summary").click();
        page.getByLabel("acme.south").check();
        assertThat(page.locator(".report")).hasCount(6);
        assertThat(page).hasURL(Pattern.compile("#reports/.*/acme\\.south$"));
        page.locator(".segment").first().click();
        assertThat(page.locator(".report").first().locator("[data-point]")).hasCount(7);
        var address = page.url();
        page.navigate("about:blank");
        page.navigate(address);
        assertThat(page.locator(".report").first().locator("[data-point]")).hasCount(7);
        assertThat(page.locator(".report")).hasCount(6);
        var givenBack = page.locator(".segments .button").getByText("Given back");
        givenBack.click();
        assertThat(givenBack).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("ho-reports")).containsText("Given back per thousand sales");
    }

    /** Light and dark, at each size: nothing is too wide or hard to read. */
    private void look(String name) {
        page.evaluate("() => document.fonts.ready");
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (var size : SIZES) {
                page.setViewportSize(size[0], size[1]);
                var picture = name + "-" + size[0] + "-" + scheme.name().toLowerCase(Locale.ROOT);
                drawn(size[0]);
                if (PICTURES) {
                    page.screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of("target/reports/" + picture + ".png")));
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

    /** A picture is as wide as its room, once that is known. */
    private void drawn(int width) {
        page.waitForFunction("""
                width => window.innerWidth === width && [...document.querySelectorAll('ho-chart')].every(it =>
                    Math.abs(it.querySelector('svg').width.baseVal.value - it.clientWidth) < 2)""", width);
        assertThat(page.locator("ho-chart svg").first()).isVisible();
    }
}
