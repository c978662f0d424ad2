package com.evertill.shop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codec.Json;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
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

/** What a manager is told of a till, and settles from the office. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficeTest {
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
        OfficeScenes.manager(server, false);
        server.answer("POST /api/tills/1/commands", 200, "application/json", DONE);
        page = gallery.page(1024, 768, ColorScheme.LIGHT, "en-GB");
        page.navigate(server.address() + "/shop.html#tills");
        page.locator(".till-card").first().waitFor();
    }

    @AfterEach
    void close() throws IOException {
        page.close();
        server.close();
    }

    @Test
    void a_till_that_awaits_a_manager_says_so_and_others_do_not() {
        var waiting = page.locator(".undecided");
        PlaywrightAssertions.assertThat(waiting).hasCount(2);
        PlaywrightAssertions.assertThat(page.locator(".till-card").first().locator(".undecided"))
                .hasCount(2);
        PlaywrightAssertions.assertThat(waiting.first()).containsText("€23.50");
        PlaywrightAssertions.assertThat(waiting.last()).containsText("€12.00");
    }

    @Test
    void what_is_missing_is_told_first_and_the_worst_of_it_on_top() {
        PlaywrightAssertions.assertThat(page.locator(".attention li")).containsText(new String[] {
            "Printer: no paper. Put in a new roll, printed side up.",
            "Terminal: not reached.",
            "2 card payments wait for your decision",
            "The cloud link is unplugged.",
            "900 MB are free; at this pace they last 21 days.",
            "No browser is paired with this till."
        });
        page.locator(".attention").getByText("Devices").click();
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Devices");
    }

    @Test
    void nothing_is_said_where_nothing_is_missing() throws IOException {
        OfficeScenes.manager(server, true);
        PlaywrightAssertions.assertThat(page.locator(".attention")).hasCount(0);
    }

    @Test
    void an_unknown_payment_is_decided_either_way_and_only_when_sure() {
        decide("The card was charged", "Cancel");
        decide("The card was charged", "The card was charged");
        decide("Not charged", "Not charged");
        assertDecided(
                2,
                new TillAction.ResolveCard("1-1-9", true, Views.eur(2_350)),
                new TillAction.ResolveCard("1-1-9", false));
    }

    @Test
    void what_counts_is_the_amount_of_the_terminals_slip_and_never_more_than_was_asked_for() {
        page.locator(".undecided .button", new Page.LocatorOptions().setHasText("The card was charged"))
                .click();
        page.locator("dialog input").fill("23.51");
        page.locator("dialog .button.stop").click();
        PlaywrightAssertions.assertThat(page.locator("dialog[open]")).hasCount(1);
        page.locator("dialog input").fill("11.50");
        page.locator("dialog .button.stop").click();
        assertDecided(1, new TillAction.ResolveCard("1-1-9", true, Views.eur(1_150)));
    }

    @Test
    void money_goes_back_to_a_card_of_a_payment_up_to_what_is_left_and_with_a_reason() {
        page.locator(".till-card").first().getByText("Give back to a card").click();
        var amount = page.locator("dialog [name=amount]");
        PlaywrightAssertions.assertThat(amount).hasValue("19.70");
        PlaywrightAssertions.assertThat(page.locator("dialog option")).hasCount(2);
        page.locator("dialog [name=reason]").fill("Corked");
        amount.fill("19.71");
        page.locator("dialog .button.mark").click();
        PlaywrightAssertions.assertThat(page.locator("dialog[open]")).hasCount(1);
        amount.fill("5");
        page.locator("dialog .button.mark").click();
        assertDecided(1, new TillAction.RefundCard(Views.receipt(17), 1, Views.eur(500), "Corked"));
    }

    @Test
    void money_goes_back_to_whatever_card_without_a_receipt() {
        page.locator(".till-card").first().getByText("Give back to a card").click();
        page.locator("dialog select").selectOption("-1");
        PlaywrightAssertions.assertThat(page.locator("dialog [name=amount]")).hasValue("");
        page.locator("dialog [name=amount]").fill("12.50");
        page.locator("dialog [name=reason]").fill("Receipt lost");
        page.locator("dialog .button.mark").click();
        assertDecided(1, new TillAction.RefundCard(null, null, Views.eur(1_250), "Receipt lost"));
    }

    @Test
    void what_became_of_the_newest_refunds_stands_in_the_tills_card() {
        PlaywrightAssertions.assertThat(page.locator(".refunds li"))
                .containsText(new String[] {"not known yet", "given back", "not given back"});
    }

    @Test
    void what_the_terminal_does_not_give_back_was_given_back_in_another_way() {
        decide("Given back in another way", "Given back in another way");
        assertDecided(1, new TillAction.ResolveCard("1-1-7", false));
    }

    private void decide(String what, String sure) {
        page.locator(".undecided .button", new Page.LocatorOptions().setHasText(what))
                .click();
        page.locator("dialog .button", new Page.LocatorOptions().setHasText(sure))
                .click();
        PlaywrightAssertions.assertThat(page.locator("dialog[open]")).hasCount(0);
    }

    private void assertDecided(int count, TillAction... actions) {
        page.waitForCondition(() -> server.posted().size() >= count);
        var posted = server.posted().stream()
                .map(body -> Json.read(body.getBytes(StandardCharsets.UTF_8), TillCommand.class))
                .toList();
        assertThat(posted).extracting(TillCommand::action).isEqualTo(List.of(actions));
    }
}
