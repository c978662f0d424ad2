package com.evertill.shop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codec.Json;
import com.evertill.shop.api.GoodsAction;
import com.evertill.shop.api.GoodsAction.AdjustmentReason;
import com.evertill.shop.api.GoodsAction.CountedLine;
import com.evertill.shop.api.GoodsAction.MovedLine;
import com.evertill.shop.api.GoodsApi;
import com.evertill.shop.api.GoodsCommand;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a manager writes down of goods that come and go, and what of it the shop is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoodsTest {
    private static final String MILK = "gtin:04006145800010";
    private static final String BANANAS = "plu:4011";
    private static final String DONE = "{\"id\":\"x\",\"sequence\":420}";
    private static final String REFUSED =
            "{\"status\":409,\"refusal\":\"THE_DOCUMENT_WAS_BOOKED_BEFORE\",\"detail\":\"Booked before.\"}";

    private Gallery gallery;
    private FixtureServer server;
    private Page page;

    @BeforeAll
    void openGallery() {
        gallery = new Gallery();
    }

    @AfterAll
    void closeGallery() {
        gallery.close();
    }

    @BeforeEach
    void open() throws IOException {
        server = new FixtureServer();
        OfficeScenes.manager(server, true);
        server.answer("POST /api/shop/goods/bookings", 200, "application/json", DONE);
        page = gallery.page(1024, 768, ColorScheme.LIGHT, "en-GB");
        show();
    }

    @AfterEach
    void close() throws IOException {
        page.close();
        server.close();
    }

    @Test
    void a_delivery_is_scanned_line_by_line_and_booked_in_one_go() {
        begin("Delivery");
        PlaywrightAssertions.assertThat(book()).isDisabled();
        page.locator("[name=document]").fill(" LS-1 ");
        add("milch", 0);
        add("milch", 0);
        add("banane", 1);
        PlaywrightAssertions.assertThat(book()).isDisabled();
        quantity("Bananen").fill("12,5");
        bookIt();
        assertBooked(
                new GoodsAction.Receive("LS-1", List.of(new MovedLine(BANANAS, 12_500), new MovedLine(MILK, 2_000))));
        PlaywrightAssertions.assertThat(page.locator(".goods-kind")).hasCount(4);
    }

    @Test
    void a_code_that_is_one_items_needs_no_choice() throws IOException {
        server.answer(
                "GET /api/shop/goods/items",
                new GoodsApi.FoundGoods("1-419", OfficeScenes.GOODS.items().subList(0, 1)));
        begin("Adjustment");
        page.keyboard().type("4006145800010");
        page.keyboard().press("Enter");
        page.locator("[name=reason]").selectOption("EXPIRED");
        quantity("Vollmilch").fill("3");
        bookIt();
        assertBooked(new GoodsAction.Adjust(AdjustmentReason.EXPIRED, List.of(new MovedLine(MILK, -3_000))));
    }

    @Test
    void who_counts_is_told_what_should_be_there_only_afterwards() {
        begin("Count");
        add("milch", 0);
        assertThat(page.locator(".goods-lines").textContent()).doesNotContain("24");
        quantity("Vollmilch").fill("0");
        book().click();
        PlaywrightAssertions.assertThat(page.locator("dialog tbody tr"))
                .hasText(new String[] {"Vollmilch 3,5 % 1 l 24 0"});
        page.locator("dialog .button.go").click();
        assertBooked(new GoodsAction.Count(List.of(new CountedLine(MILK, 0, "1-419"))));
    }

    @Test
    void what_is_no_quantity_is_not_booked() {
        begin("Transfer");
        page.locator("[name=document]").fill("U-1");
        page.locator("[name=to]").fill("store-002");
        add("milch", 0);
        PlaywrightAssertions.assertThat(book()).isEnabled();
        for (var wrong : List.of("", "0", "-1", "1.5", "x", "1234567")) {
            quantity("Vollmilch").fill(wrong);
            PlaywrightAssertions.assertThat(book()).isDisabled();
        }
    }

    @Test
    void what_was_written_down_outlives_the_page() {
        begin("Delivery");
        page.locator("[name=document]").fill("LS-2");
        add("milch", 0);
        show();
        bookIt();
        assertBooked(new GoodsAction.Receive("LS-2", List.of(new MovedLine(MILK, 1_000))));
    }

    @Test
    void f08_what_was_sent_and_not_answered_is_sent_again_under_the_same_id() throws IOException {
        server.answer("POST /api/shop/goods/bookings", 503, "text/plain", "");
        begin("Delivery");
        page.locator("[name=document]").fill("LS-3");
        add("milch", 0);
        bookIt();
        page.waitForCondition(() -> !server.posted().isEmpty());
        show();
        server.answer("POST /api/shop/goods/bookings", 200, "application/json", DONE);
        PlaywrightAssertions.assertThat(page.locator(".goods-kind")).hasCount(4);
        assertThat(commands()).hasSizeGreaterThan(1);
        assertThat(commands())
                .extracting(GoodsCommand::id)
                .containsOnly(commands().getFirst().id());
    }

    @Test
    void what_is_refused_is_mended_and_is_another_booking() throws IOException {
        server.answer("POST /api/shop/goods/bookings", 409, "application/problem+json", REFUSED);
        begin("Delivery");
        page.locator("[name=document]").fill("LS-4");
        add("milch", 0);
        bookIt();
        PlaywrightAssertions.assertThat(page.locator(".problem")).containsText("Booked before.");
        server.answer("POST /api/shop/goods/bookings", 200, "application/json", DONE);
        page.locator("[name=document]").fill("LS-4a");
        bookIt();
        PlaywrightAssertions.assertThat(page.locator(".goods-kind")).hasCount(4);
        assertThat(commands()).extracting(GoodsCommand::id).doesNotHaveDuplicates();
    }

    private void show() {
        page.navigate(server.address() + "/shop.html#goods");
        page.reload();
        page.locator("ev-goods > *").first().waitFor();
    }

    private void begin(String kind) {
        page.locator(".goods-kind", new Page.LocatorOptions().setHasText(kind)).click();
    }

    private void add(String text, int choice) {
        OfficeScenes.find(page, text);
        page.locator(".goods-found .button").nth(choice).click();
    }

    private Locator quantity(String item) {
        return page.locator(".goods-lines tr", new Page.LocatorOptions().setHasText(item))
                .locator("input");
    }

    private Locator book() {
        return page.locator("ev-goods .actions .button.go");
    }

    private void bookIt() {
        book().click();
        page.locator("dialog .button.go").click();
    }

    private void assertBooked(GoodsAction action) {
        page.waitForCondition(() -> !server.posted().isEmpty());
        assertThat(commands()).extracting(GoodsCommand::action).isEqualTo(List.of(action));
    }

    private List<GoodsCommand> commands() {
        return server.posted().stream()
                .map(body -> Json.read(body.getBytes(StandardCharsets.UTF_8), GoodsCommand.class))
                .toList();
    }
}
