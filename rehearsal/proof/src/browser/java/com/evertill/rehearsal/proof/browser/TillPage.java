package com.evertill.rehearsal.proof.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.evertill.commerce.money.Money;
import com.evertill.rehearsal.demo.DemoStore;
import com.evertill.shop.api.TillAction;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Currency;

/** A till's screen, as its cashier sees and uses it. */
final class TillPage {
    /** Milliseconds between two keys: a person is slower than a scanner, and the screen tells them apart by that. */
    private static final double PERSON = 120;

    private final Page page;

    private TillPage(Page page) {
        this.page = page;
    }

    /** Pairs a fresh browser with the till and signs the cashier in, on the screens that are for that. */
    static TillPage atTill(Whole whole, int till) {
        return signedIn(whole, till, whole.freshBrowser());
    }

    /** Like the others, at a till whose shift is closed, whatever a test before this one left there. */
    static TillPage atClosedTill(Whole whole, int till) {
        return atClosedTill(whole, till, whole.freshBrowser());
    }

    static TillPage atClosedTill(Whole whole, int till, BrowserContext browser) {
        var manager = whole.demo().manager();
        if (manager.till(till).basket() != null) {
            manager.command(till, new TillAction.VoidBasket());
        }
        if (manager.till(till).shift() != null) {
            manager.command(till, new TillAction.CloseShift(Money.zero(Currency.getInstance("EUR"))));
        }
        return signedIn(whole, till, browser);
    }

    private static TillPage signedIn(Whole whole, int till, BrowserContext browser) {
        var page = browser.newPage();
        var code = whole.demo().manager().pairingCode(till).code();
        page.navigate(whole.demo().shop() + "/pair.html?code=" + code);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Pair")).click();
        page.getByText("This browser is now till " + till).waitFor();
        page.navigate(whole.demo().shop().toString());
        page.getByLabel("Staff number").fill(DemoStore.CASHIER.staff());
        page.getByLabel("PIN").fill(DemoStore.CASHIER.pin());
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign in"))
                .click();
        page.locator(".bar-states .state").first().waitFor(); // with the first view: before it, keys have no meaning
        return new TillPage(page);
    }

    /** Digits on the keyboard as a person types them, and Enter. */
    TillPage type(String keys) {
        press(keys);
        page.keyboard().press("Enter");
        return this;
    }

    TillPage press(String keys) {
        page.keyboard().type(keys, new Keyboard.TypeOptions().setDelay(PERSON));
        page.waitForTimeout(PERSON);
        return this;
    }

    TillPage key(String key) {
        page.keyboard().press(key);
        return this;
    }

    /**
     * A keyboard-wedge scanner: a burst of keys and Enter, whatever has the focus. Made inside the page: a busy machine would deliver keys from
     * outside too slowly to be a burst.
     */
    TillPage scan(String code) {
        page.evaluate("""
                code => [...code, 'Enter'].forEach(key => (document.activeElement ?? document.body).dispatchEvent(
                    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })))""", code);
        return this;
    }

    TillPage click(String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button))
                .first()
                .click();
        return this;
    }

    Locator lines() {
        return page.locator(".row");
    }

    TillPage showsTotal(String total) {
        assertThat(page.locator("output.total")).hasText(total);
        return this;
    }

    TillPage says(String text) {
        assertThat(page.getByText(text).first()).isVisible();
        return this;
    }

    TillPage saysNoMore(String text) {
        assertThat(page.getByText(text)).hasCount(0);
        return this;
    }

    Page page() {
        return page;
    }
}
