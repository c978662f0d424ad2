package com.evertill.cloud.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.ledger.readers.FactEvents;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactType;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody with a telephone, in the web shop on the running services; with {@code -Dpictures} there are pictures in {@code target/web}. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // the framework sets the addresses
@QuarkusTestResource(Surroundings.class)
class WebShopTest {
    /** Telephone, tablet, desk. */
    private static final List<int[]> SIZES =
            List.of(new int[] {390, 844}, new int[] {820, 1180}, new int[] {1366, 768});

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
        Shelves.fill(base);
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("browser.chromium", "/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")));
        page = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setLocale("en-GB"))
                .newPage();
        page.onPageError(complaints::add);
        page.navigate(base + "web/");
    }

    @AfterEach
    void close() {
        browser.close();
        playwright.close();
        assertThat(complaints).isEmpty();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private void choosesTheStore() {
        look("stores");
        link("north").click();
        assertThat(page.locator(".product")).hasCount(4);
    }

    private void searches(String words) {
        page.getByRole(AriaRole.SEARCHBOX).fill(words);
        assertThat(page.locator(".product")).hasCount(1);
    }

    @Test
    void somebody_searches_orders_and_sees_what_becomes_of_the_order() throws IOException {
        choosesTheStore();
        look("search");
        searches("app");
        button("Add Apples to the cart").click();
        assertThat(page.locator(".count")).hasText("1");
        link("Apples Fruit").click();
        assertThat(page.locator(".one-product h1")).hasText("Apples");
        button("More").click();
        look("product");
        button("Add").click();
        assertThat(page.locator(".count")).hasText("3");
        link("Cart").click();
        assertThat(page.locator(".cart-line")).hasCount(2);
        page.locator(".cart-line").nth(1).getByLabel("Remove Apples").click();
        assertThat(page.locator(".cart-line")).hasCount(1);
        assertThat(page.locator("dd.total")).hasText("€1.99");
        look("cart");
        link("Order for collection").click();
        look("checkout");
        button("Order now").click();
        assertThat(page.locator("h2").first()).hasText("Confirmed");
        look("order");
        button("Call the order off").click();
        page.locator("dialog")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Call the order off"))
                .click();
        assertThat(page.locator("h2").first()).hasText("Cancelled");
        link("Orders").click();
        assertThat(page.locator(".order")).hasCount(1);
        look("orders");
        link("Cart").click();
        assertThat(page.locator(".empty")).isVisible();
    }

    @Test
    void what_others_buy_with_it_is_a_touch_away_and_says_no_more_once_it_is_in_the_cart() throws NotTaken {
        othersBuyMilkWithApples();
        choosesTheStore();
        searches("app");
        link("Apples Fruit").click();
        assertThat(page.locator(".offer")).containsText("Whole milk 1 l");
        assertThat(page.locator(".offer")).containsText("goes with Apples");
        look("product-offer");
        button("Add").first().click();
        assertThat(page.locator(".count")).hasText("1");
        link("Cart").click();
        assertThat(page.locator(".offers h2")).hasText("Goes well with your cart");
        look("cart-offer");
        button("Add Whole milk 1 l to the cart").click();
        assertThat(page.locator(".cart-line")).hasCount(2);
        assertThat(page.locator(".offer")).hasCount(0);
    }

    /** As many shops' facts would tell it. */
    private void othersBuyMilkWithApples() throws NotTaken {
        var offers = cloud.insight().offers();
        for (int sale = 1; sale <= 60; sale++) {
            var items = sale % 4 == 0 ? List.of(Shelves.APPLES, Shelves.MILK) : List.of("plu:4711");
            offers.hear(sold(sale, items), Instant.now());
        }
        while (offers.step(Instant.now().plus(Duration.ofHours(7)))) {}
    }

    private static CloudEvent sold(int sale, List<String> items) {
        var node = "acme.west.a";
        var lines = items.stream()
                .map(item -> Map.of("itemId", item, "voided", false))
                .toList();
        var payload = Map.of("events", List.of(), "priced", Map.of("lines", lines));
        var data = Map.of("node", node, "epoch", 1, "sequence", sale, "at", Instant.now(), "payload", payload);
        var type = FactEvents.type(FactType.SALE_COMPLETED);
        return CloudEvent.of(FactEvents.SOURCE, node + "/1/" + sale, type, node, Instant.now(), data);
    }

    @Test
    void a_cart_goes_to_the_till_as_a_code_that_a_scanner_reads() throws Exception {
        choosesTheStore();
        searches("app");
        button("Add Apples to the cart").click();
        assertThat(page.locator(".count")).hasText("1");
        link("Cart").click();
        button("Take it to the till").click();
        var code = page.locator("figure.code");
        assertThat(code).isVisible();
        assertThat(scanned(code.screenshot())).matches("EVC1;[A-Za-z0-9.-]+;4011\\*1");
        look("code");
        button("Change the cart again").click();
        assertThat(button("Take it to the till")).isVisible();
    }

    @Test
    void who_signs_in_with_a_code_keeps_the_cart_and_can_be_forgotten() throws IOException {
        choosesTheStore();
        searches("app");
        button("Add Apples to the cart").click();
        assertThat(page.locator(".count")).hasText("1");
        link("Sign in").click();
        look("sign-in");
        page.getByLabel("E-mail address or phone number").fill("maria@example.com");
        button("Send me a code").click();
        assertThat(page.getByLabel("The code")).isVisible();
        look("sign-in-code");
        page.getByLabel("The code").fill(code());
        button("Sign in").click();
        assertThat(page.locator("figure.code")).isVisible();
        assertThat(page.locator(".count")).hasText("1");
        page.getByLabel("Recommend things by what I bought").check();
        page.getByLabel("What shall we call you?").fill("Maria");
        button("Save").click();
        assertThat(page.locator(".toast").filter(new Locator.FilterOptions().setHasText("Saved")))
                .isVisible();
        look("account");
        page.reload();
        assertThat(page.locator("h1")).hasText("Maria");
        assertThat(page.getByLabel("Recommend things by what I bought")).isChecked();
        button("Forget me").click();
        page.locator("dialog")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Forget me"))
                .click();
        assertThat(page.getByLabel("E-mail address or phone number")).isVisible();
        assertThat(page.locator(".count")).hasCount(0);
    }

    /** As it would be in a mail. */
    private String code() throws IOException {
        Browser.eventually(() -> mail().isPresent());
        return Json.read(Files.readAllBytes(mail().orElseThrow()), JsonNode.class)
                .get("code")
                .asText();
    }

    private Optional<Path> mail() {
        try (var files = Files.list(cloud.settings().data().resolve("codes"))) {
            return files.filter(it -> it.toString().endsWith(".json")).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String scanned(byte[] picture) throws IOException, NotFoundException {
        var image = ImageIO.read(new ByteArrayInputStream(picture));
        int width = image.getWidth();
        int height = image.getHeight();
        var pixels = image.getRGB(0, 0, width, height, null, 0, width);
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return new QRCodeMultiReader().decodeMultiple(bitmap)[0].getText();
    }

    @Test
    void on_a_line_that_loses_requests_and_answers_nothing_is_lost_and_nothing_is_doubled() {
        choosesTheStore();
        searches("app");
        var requests = new AtomicInteger();
        page.route(Pattern.compile(".*/graphql"), route -> flaky(route, requests.incrementAndGet()));
        for (int i = 0; i < 4; i++) {
            button("Add Apples to the cart").click();
        }
        assertThat(page.locator(".count")).hasText("4");
        page.unroute(Pattern.compile(".*/graphql"));
        page.reload();
        assertThat(page.locator(".count")).hasText("4");
        link("Cart").click();
        assertThat(page.locator(".cart-line")).hasCount(4);
    }

    /** One of three is not heard, one is heard and its answer is lost. */
    private static void flaky(Route route, int number) {
        switch (number % 3) {
            case 0 -> route.abort();
            case 1 -> {
                route.fetch();
                route.abort();
            }
            default -> route.resume();
        }
    }

    @Test
    void what_was_done_without_a_line_is_done_when_there_is_one_also_by_another_page() throws IOException {
        choosesTheStore();
        searches("app");
        page.route(Pattern.compile(".*/graphql"), Route::abort);
        button("Add Apples to the cart").click();
        assertThat(page.locator(".web-line")).containsText("There is no connection");
        look("offline");
        page.unroute(Pattern.compile(".*/graphql"));
        page.reload();
        assertThat(page.locator(".count")).hasText("1");
    }

    /** Light and dark, at each size: nothing is too wide, too small to hit or hard to read. */
    private void look(String name) {
        page.evaluate("() => document.fonts.ready");
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (var size : SIZES) {
                page.setViewportSize(size[0], size[1]);
                var picture = name + "-" + size[0] + "-" + scheme.name().toLowerCase(Locale.ROOT);
                if (PICTURES) {
                    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/web/" + picture + ".png")));
                }
                var over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
                if (((Number) over).intValue() > 0) {
                    complaints.add(picture + " is " + over + " px too wide");
                }
                ((List<?>) page.evaluate(SMALL)).forEach(it -> complaints.add(picture + ": too small: " + it));
            }
            page.setViewportSize(390, 844);
            new AxeBuilder(page).withTags(RULES).analyze().getViolations().forEach(rule -> rule.getNodes()
                    .forEach(node -> complaints.add(name + " " + scheme + " " + rule.getId() + ": " + node.getHtml()
                            + node.getFailureSummary())));
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static final String SMALL = """
            () => [...document.querySelectorAll('button, a, select, input:not([type=radio], [type=checkbox]), .segment span, .option')]
                .filter(it => !it.matches('.skip'))
                .map(it => [it, it.getBoundingClientRect()])
                .filter(([_, box]) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
                .map(([it, box]) => `${it.className} '${it.innerText}' is ${box.width} x ${box.height}`)""";
}
