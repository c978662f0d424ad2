package com.evertill.rehearsal.proof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.evertill.rehearsal.demo.DemoStore;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every screen of the shop with real content, in light and dark, held against WCAG 2.2 AA by axe-core. */
@ExtendWith(Whole.Shared.class)
class AccessibilityTest {
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void the_shops_screens_keep_nobody_out(ColorScheme scheme, Whole whole) {
        var browser = whole.freshBrowser(scheme);
        var page = browser.newPage();
        page.navigate(whole.demo().shop().toString());
        page.getByLabel("Staff number").fill(DemoStore.MANAGER.staff());
        check(page, "sign-in");
        page.getByLabel("PIN").fill(DemoStore.MANAGER.pin());
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign in"))
                .click();
        page.getByText("Where to?").waitFor();
        check(page, "where to");
        for (var screen :
                List.of("shop.html", "lane.html?lane=1", "pair.html", "till.html?till=1", "customer.html?till=1")) {
            page.navigate(whole.demo().shop() + "/" + screen);
            page.locator("h1, h2").first().waitFor();
            check(page, screen);
        }
        browser.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void a_till_in_the_middle_of_a_sale_keeps_nobody_out(ColorScheme scheme, Whole whole) {
        var till = TillPage.atClosedTill(whole, 1, whole.freshBrowser(scheme));
        check(till.page(), "float");
        till.type("0").says("Ready for the next customer");
        till.scan("9521274000158").showsTotal("€1.19").scan("1").says("not a code");
        check(till.page(), "basket and refusal");
        till.key("Escape").key("F9");
        check(till.page(), "payment");
        till.click("€1.19 exact").says("Paid");
        check(till.page(), "change");
        till.click("Menu").click("Close the shift").type("119").says("right to the cent");
        check(till.page(), "closed");
        till.page().context().close();
    }

    static void check(Page page, String screen) {
        // What is still fading in has no colour of its own yet.
        page.evaluate("""
                () => Promise.all(document.getAnimations()
                    .filter(it => it.effect.getComputedTiming().iterations !== Infinity)
                    .map(it => it.finished.catch(() => "its element went, and the fading with it")))""");
        var violations = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
        assertThat(violations)
                .as(screen)
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream()
                                .map(node -> node.getHtml())
                                .limit(3)
                                .toList())
                .isEmpty();
    }
}
