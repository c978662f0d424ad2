package com.evertill.shop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codec.Json;
import com.evertill.shop.api.TillCommand;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What hands, scanners and bad lines do to the cashier's screen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TillKeysTest {
    private static final String COMMANDS = "POST /api/tills/1/commands";
    private static final String DONE = "{\"id\":\"x\",\"version\":1}";

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
        server.answer("GET /api/session", Views.CASHIER)
                .answer("GET /api/tills/1/quick-keys", Views.quickKeys())
                .answer("GET /api/tills/1/items", List.of())
                .answer(COMMANDS, 200, "application/json", DONE)
                .live("/api/tills/1/live", Views.open().withLines(3).view());
        page = gallery.page(1024, 768, ColorScheme.LIGHT, "en-GB");
        page.navigate(server.address() + "/till.html");
        awaitScreen();
    }

    /** Keys mean something from the first view of the till on; its quick keys come by another way. */
    private void awaitScreen() {
        page.locator(".bar-states .state").first().waitFor();
        page.locator(".tile").first().waitFor();
    }

    @AfterEach
    void close() throws IOException {
        page.close();
        server.close();
    }

    @Test
    void a_scan_works_whatever_has_the_focus_and_leaves_nothing_in_it() {
        page.keyboard().press("F2");
        page.locator("ev-search input").waitFor();
        scan("4006381333931");
        await(1);
        assertThat(actions()).containsExactly("{\"type\":\"scan\",\"text\":\"4006381333931\"}");
        assertThat(page.locator("ev-search").count()).isZero();
    }

    @Test
    void f24_what_is_scanned_right_after_a_parked_sale_was_chosen_goes_into_that_sale() throws IOException {
        server.answer("GET /api/tills/1/waiting", TillScenes.parked())
                .live("/api/tills/1/live", Views.open().view());
        page.reload();
        awaitScreen();
        page.keyboard().press("F5");
        page.locator(".found-item").first().waitFor();
        // Between two events a browser does what was promised at once, and none of what it does later: the scan is the
        // very next thing.
        page.evaluate("""
                async () => {
                    document.querySelector('.found-item').click();
                    for (let promise = 0; promise < 50; promise++) {
                        await null;
                    }
                    [...'4006381333931', 'Enter'].forEach(key => document.body.dispatchEvent(
                        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));
                }""");
        await(2);
        assertThat(actions())
                .satisfiesExactly(first -> assertThat(first).contains("recall-basket"), then -> assertThat(then)
                        .contains("4006381333931"));
    }

    @Test
    void what_a_person_types_goes_into_the_field_that_has_the_focus() {
        page.keyboard().press("F2");
        page.locator("ev-search input").waitFor();
        type("milk");
        PlaywrightAssertions.assertThat(page.locator("ev-search input")).hasValue("milk");
        assertThat(server.posted()).isEmpty();
    }

    @Test
    void a_number_before_times_is_how_many_of_the_next() {
        type("12");
        page.locator("[data-key=x]").click();
        type("4011");
        page.keyboard().press("Enter");
        await(1);
        assertThat(actions()).containsExactly("{\"type\":\"scan\",\"text\":\"4011\",\"pieces\":12}");
    }

    @Test
    void an_item_that_needs_a_weight_is_asked_for_it_and_scanned_again() {
        server.answer(
                COMMANDS,
                409,
                "application/problem+json",
                "{\"type\":\"urn:evertill:refusal:THE_ITEM_NEEDS_A_WEIGHT\",\"status\":409,\"detail\":\"Weigh it.\"}");
        scan("4011");
        page.getByText("Weight in kg").waitFor();
        server.answer(COMMANDS, 200, "application/json", DONE);
        type("0.453");
        page.keyboard().press("Enter");
        await(2);
        assertThat(actions().getLast()).isEqualTo("{\"type\":\"scan\",\"text\":\"4011\",\"weight\":453}");
    }

    @Test
    void what_the_scale_could_not_say_may_be_typed() {
        server.answer(
                COMMANDS,
                409,
                "application/problem+json",
                "{\"type\":\"urn:evertill:refusal:THE_SCALE_IS_IN_MOTION\",\"status\":409,\"detail\":\"It moves.\"}");
        scan("4011");
        page.getByText("The scale is in motion.").waitFor();
        server.answer(COMMANDS, 200, "application/json", DONE);
        type("0.453");
        page.keyboard().press("Enter");
        await(2);
        assertThat(actions().getLast()).isEqualTo("{\"type\":\"scan\",\"text\":\"4011\",\"weight\":453}");
    }

    @Test
    void a_refusal_is_said_and_goes_with_the_next_key() {
        server.answer(
                COMMANDS,
                409,
                "application/problem+json",
                "{\"type\":\"urn:evertill:refusal:THE_ITEM_IS_UNKNOWN\",\"status\":409,\"detail\":\"Nobody knows it.\"}");
        scan("4006381333931");
        PlaywrightAssertions.assertThat(page.locator(".refused")).containsText("4006381333931: Nobody knows it.");
        type("1");
        PlaywrightAssertions.assertThat(page.locator(".refused")).hasCount(0);
    }

    @Test
    void f05_a_command_without_an_answer_is_sent_again_with_its_id() {
        server.answer(COMMANDS, 503, "text/plain", "");
        scan("4006381333931");
        await(2);
        PlaywrightAssertions.assertThat(page.locator(".lost")).isVisible();
        server.answer(COMMANDS, 200, "application/json", DONE);
        PlaywrightAssertions.assertThat(page.locator(".lost")).hasCount(0);
        assertThat(server.posted().stream().map(body -> Json.read(
                                body.getBytes(java.nio.charset.StandardCharsets.UTF_8), TillCommand.class)
                        .id()))
                .hasSizeGreaterThanOrEqualTo(2)
                .containsOnly(Json.read(
                                server.posted().getFirst().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                TillCommand.class)
                        .id());
    }

    @Test
    void an_older_view_than_the_one_on_the_screen_is_dropped() throws IOException {
        var newer = Views.open().withLines(2).withLines(5);
        server.live("/api/tills/1/live", newer.view());
        PlaywrightAssertions.assertThat(page.locator(".row")).hasCount(5);
        server.live("/api/tills/1/live", Views.open().withLines(1).view());
        server.live("/api/tills/1/live", newer.withLines(6).view());
        PlaywrightAssertions.assertThat(page.locator(".row")).hasCount(6);
    }

    @Test
    void cash_given_is_one_press() {
        page.keyboard().press("F9");
        page.locator(".quick").nth(1).click();
        await(1);
        assertThat(actions().getFirst())
                .startsWith("{\"type\":\"pay-cash\",\"given\":{\"minor\":500,\"currency\":\"EUR\"}}");
    }

    @Test
    void letters_come_with_a_finger_and_go_with_a_keyboard() {
        search().click();
        page.locator("[data-key=m]").click();
        page.locator("[data-key=i]").click();
        page.locator("[data-key=i]").click();
        page.locator("[data-key=back]").click();
        PlaywrightAssertions.assertThat(page.locator("ev-search input")).hasValue("mi");
        type("l");
        PlaywrightAssertions.assertThat(page.locator("ev-search input")).hasValue("mil");
        PlaywrightAssertions.assertThat(page.locator("ev-letters")).hasCount(0);
        PlaywrightAssertions.assertThat(page.locator("ev-keypad")).isVisible();
    }

    @Test
    void a_search_by_key_leaves_the_keypad_and_its_digits_go_there() {
        page.keyboard().press("F2");
        page.locator("[data-key='4']").click();
        page.locator("[data-key='00']").click();
        PlaywrightAssertions.assertThat(page.locator("ev-search input")).hasValue("400");
        PlaywrightAssertions.assertThat(page.locator("ev-letters")).hasCount(0);
    }

    @Test
    void letters_take_the_keypads_place_and_nothing_else_moves() {
        var keypad = page.locator(".keys").boundingBox();
        var total = page.locator(".sum").boundingBox();
        search().click();
        var letters = page.locator(".letter-keys").boundingBox();
        assertThat(letters.y).isEqualTo(keypad.y);
        assertThat(letters.height).isEqualTo(keypad.height);
        assertThat(page.locator(".sum").boundingBox().y).isEqualTo(total.y);
        page.locator("[data-key=done]").click();
        PlaywrightAssertions.assertThat(page.locator(".keys")).isVisible();
    }

    @Test
    void the_drawer_opens_for_a_reason() {
        page.locator(".bar-menu").click();
        page.locator(".menu .button").nth(1).click();
        assertThat(server.posted()).isEmpty();
        page.locator(".reasons .button").first().click();
        await(1);
        assertThat(actions().getFirst()).startsWith("{\"type\":\"no-sale\",\"reason\":\"CHANGE_GIVEN\"");
        PlaywrightAssertions.assertThat(page.locator(".reasons")).hasCount(0);
    }

    @Test
    void a_sale_is_parked_by_its_key() {
        page.keyboard().press("F4");
        await(1);
        assertThat(server.posted().getFirst()).contains("\"basket\":\"b-3\"").contains("\"type\":\"suspend-basket\"");
    }

    @Test
    void what_is_meant_for_this_basket_names_it() {
        page.locator(".row").first().click();
        page.locator(".task .stop").click();
        await(1);
        assertThat(server.posted().getFirst())
                .contains("\"basket\":\"b-3\"")
                .contains("\"type\":\"void-line\",\"line\":1");
    }

    private Locator search() {
        return page.locator(".functions .key").first();
    }

    /** Keys as a person presses them: never as fast as a scanner. */
    private void type(String keys) {
        page.keyboard().type(keys, new Keyboard.TypeOptions().setDelay(90));
        page.waitForCondition(() -> true);
    }

    /** A burst of keys, made inside the page: a busy machine would deliver keys from outside too slowly to be one. None is left to what has the focus. */
    private void scan(String code) {
        var left = page.evaluate("""
                code => [...code, 'Enter'].filter(key => document.activeElement.dispatchEvent(
                    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })))""", code);
        assertThat((List<?>) left)
                .as("keys that the scanner's listener did not take")
                .isEmpty();
    }

    private void await(int commands) {
        page.waitForCondition(() -> server.posted().size() >= commands);
    }

    /** The actions of the commands that were sent, as JSON. */
    private List<String> actions() {
        return server.posted().stream()
                .map(body -> body.replaceFirst(".*\"action\":", "").replaceFirst("(?:,\"id\":\"[^\"]*\")?}$", ""))
                .toList();
    }
}
