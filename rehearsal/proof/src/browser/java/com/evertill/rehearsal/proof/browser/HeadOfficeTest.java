package com.evertill.rehearsal.proof.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.evertill.rehearsal.demo.DemoOffice;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Head office at its screens. */
@ExtendWith(Whole.Shared.class)
class HeadOfficeTest {
    /** A shop, or a password that is slow to check on purpose, on a busy machine. */
    private static final double PATIENCE = 60_000;

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void its_screens_keep_nobody_out(ColorScheme scheme, Whole whole) {
        try (var browser = whole.freshBrowser(scheme)) {
            var page = signedIn(whole, browser);
            for (var place : List.of(
                    "stores",
                    "sales",
                    "reports",
                    "alarms",
                    "audit",
                    "prices/book",
                    "prices/drafts",
                    "prices/releases")) {
                page.navigate(whole.demo().office() + "/#" + place);
                page.locator("h1").waitFor();
                AccessibilityTest.check(page, place);
            }
        }
    }

    @Test
    void a_wrong_password_is_told_and_lets_nobody_in(Whole whole) {
        try (var browser = whole.freshBrowser()) {
            var page = browser.newPage();
            page.navigate(whole.demo().office().toString());
            signIn(page, "not the password");
            assertThat(page.getByRole(AriaRole.ALERT))
                    .containsText("Name or password is wrong.", new ContainsTextOptions().setTimeout(PATIENCE));
        }
    }

    @Test
    void a_price_changed_here_is_in_force_in_the_shop(Whole whole) {
        try (var browser = whole.freshBrowser()) {
            var page = signedIn(whole, browser);
            page.navigate(whole.demo().office() + "/#prices/book");
            page.getByPlaceholder("Name, GTIN or PLU").fill("4011");
            button(page, "Change: Bananen").click();
            page.getByLabel("New price in EUR").fill("1,85");
            button(page, "Into the draft").click();
            page.getByText("To the draft").first().click();
            button(page, "Approve").click();
            button(page, "Release").click();
            assertThat(page.locator("ho-releases tbody tr").first())
                    .containsText("1 of 1", new ContainsTextOptions().setTimeout(PATIENCE));
            page.navigate(whole.demo().office() + "/#prices/book");
            page.getByPlaceholder("Name, GTIN or PLU").fill("4011");
            assertThat(page.locator("ho-prices tbody tr").first()).containsText("€1.85");
            goesBack(whole, page);
        }
    }

    private static void goesBack(Whole whole, Page page) {
        page.navigate(whole.demo().office() + "/#prices/releases");
        page.locator("ho-releases tbody tr")
                .nth(1)
                .getByRole(AriaRole.BUTTON)
                .first()
                .click();
        button(page, "Go back to these prices").click();
        AccessibilityTest.check(page, "going back");
        button(page, "Go back").click();
        var newest = page.locator("ho-releases tbody tr").first();
        assertThat(newest).containsText("Back to release", new ContainsTextOptions().setTimeout(PATIENCE));
        assertThat(newest).containsText("1 of 1", new ContainsTextOptions().setTimeout(PATIENCE));
    }

    @Test
    void what_is_taken_without_the_bank_is_set_here_and_released_at_once(Whole whole) {
        try (var browser = whole.freshBrowser()) {
            var page = signedIn(whole, browser);
            page.navigate(whole.demo().office() + "/#prices/releases");
            button(page, "Change the limits").click();
            page.getByLabel("At most, each payment (EUR)").fill("20,00");
            page.getByLabel("At most, payments that the bank does not know yet").fill("5");
            AccessibilityTest.check(page, "limits");
            button(page, "Set and release").click();
            assertThat(page.locator("ho-prices")).containsText("Each till takes up to €20.00 at a time, 5 payments");
            var newest = page.locator("ho-releases tbody tr").first();
            assertThat(newest)
                    .containsText("Limits of offline approvals", new ContainsTextOptions().setTimeout(PATIENCE));
            assertThat(newest).containsText("1 of 1", new ContainsTextOptions().setTimeout(PATIENCE));
        }
    }

    private static Page signedIn(Whole whole, BrowserContext browser) {
        var page = browser.newPage();
        page.navigate(whole.demo().office().toString());
        page.getByLabel("Name").waitFor();
        AccessibilityTest.check(page, "sign-in");
        signIn(page, DemoOffice.PASSWORD);
        page.locator("ho-stores article").first().waitFor();
        return page;
    }

    private static void signIn(Page page, String password) {
        page.getByLabel("Name").fill(DemoOffice.USER);
        page.getByLabel("Password").fill(password);
        button(page, "Sign in").click();
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
