package com.evertill.rehearsal.proof.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.evertill.commerce.codec.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** The web shop on somebody's telephone. */
final class PhonePage {
    private final Whole whole;
    private final Page page;

    private PhonePage(Whole whole, Page page) {
        this.whole = whole;
        this.page = page;
    }

    static PhonePage inTheShop(Whole whole) {
        var page = whole.freshBrowser().newPage();
        page.setViewportSize(390, 844);
        page.navigate(whole.demo().office() + "/web/");
        page.getByText("Evertill Markt Berlin").first().click();
        page.locator(".product").first().waitFor();
        return new PhonePage(whole, page);
    }

    /** With the code that would come by mail. */
    PhonePage signIn(String address) {
        var before = mails();
        link("Sign in").click();
        page.getByLabel("E-mail address or phone number").fill(address);
        click("Send me a code");
        page.getByLabel("The code").waitFor();
        page.waitForCondition(() -> mails().size() > before.size());
        var mail =
                mails().stream().filter(it -> !before.contains(it)).findFirst().orElseThrow();
        page.getByLabel("The code").fill(read(mail).get("code").asText());
        click("Sign in");
        page.locator("figure.code").waitFor();
        return this;
    }

    private List<Path> mails() {
        var codes = whole.demo().cloudFolder().resolve("codes");
        if (!Files.isDirectory(codes)) {
            return List.of();
        }
        try (var files = Files.list(codes)) {
            return files.filter(it -> it.toString().endsWith(".json")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return Json.read(Files.readAllBytes(file), JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Searches for it and puts so many into the cart. */
    PhonePage choose(String item, int pieces) {
        page.navigate(whole.demo().office() + "/web/#/");
        page.getByRole(AriaRole.SEARCHBOX).fill(item);
        var found = page.locator(".product");
        assertThat(found).hasCount(1);
        for (int i = 0; i < pieces; i++) {
            click("Add " + item + " to the cart");
        }
        return this;
    }

    PhonePage follow(String link) {
        link(link).click();
        return this;
    }

    PhonePage click(String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button))
                .first()
                .click();
        return this;
    }

    PhonePage check(String option) {
        page.getByLabel(option).check();
        return this;
    }

    PhonePage showsTotal(String total) {
        assertThat(page.locator("dd.total").first()).hasText(total);
        return this;
    }

    PhonePage says(String text) {
        assertThat(page.getByText(text).first()).isVisible();
        return this;
    }

    /** What comes a moment after the sale: somebody looks again until it is there. */
    PhonePage comesToSay(String text) {
        page.waitForCondition(() -> {
            page.reload();
            page.locator("h1").first().waitFor();
            return page.getByText(text).count() > 0;
        });
        return this;
    }

    /** What a scanner reads off the screen. */
    String code() {
        var figure = page.locator("figure.code");
        assertThat(figure).isVisible();
        try {
            var image = ImageIO.read(new ByteArrayInputStream(figure.screenshot()));
            int width = image.getWidth();
            int height = image.getHeight();
            var pixels = image.getRGB(0, 0, width, height, null, 0, width);
            var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
            return new QRCodeMultiReader().decodeMultiple(bitmap)[0].getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NotFoundException e) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/no-code.png")));
            throw new AssertionError("there is no code to be read on this screen", e);
        }
    }

    /** What the web shop may promise of an item, in pieces. */
    long available(String store, String product) {
        var answer = ask(
                "query($store: ID!, $id: ID!) { product(store: $store, id: $id) { availability { available { thousandths } } } }",
                Map.of("store", store, "id", product));
        return answer.at("/data/product/availability/available/thousandths").asLong() / 1000;
    }

    private JsonNode ask(String query, Map<String, String> variables) {
        var request = Json.text(Map.of("query", query, "variables", variables));
        var answer = page.evaluate("""
                async body => (await fetch('/graphql', { method: 'POST', body, headers:
                    { 'Content-Type': 'application/json', 'Evertill-Visitor': 'a-visitor-who-only-looks-around-here' } })).text()""", request);
        return Json.read(answer.toString().getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name))
                .first();
    }

    Page page() {
        return page;
    }
}
