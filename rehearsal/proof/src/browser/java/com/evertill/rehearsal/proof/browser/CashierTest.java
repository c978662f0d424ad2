package com.evertill.rehearsal.proof.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.evertill.commerce.money.Money;
import com.evertill.rehearsal.demo.DemoStore;
import java.util.Currency;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What cashiers do all day. Prices are those of the demo catalogue. */
@ExtendWith(Whole.Shared.class)
class CashierTest {
    /** 1.19 */
    private static final String MILK = "9521274000158";
    /** 1.49 */
    private static final String OAT_DRINK = "9521685000136";
    /** 1.99 */
    private static final String BARISTA = "9521685000228";

    @Test
    void a_shift_from_float_to_count(Whole whole) {
        var till = TillPage.atClosedTill(whole, 1);
        till.type("10000").says("Ready for the next customer");

        till.scan(MILK).showsTotal("€1.19");
        till.press("3*").scan(OAT_DRINK).showsTotal("€5.66");
        till.lines().last().click();
        till.click("Void line").showsTotal("€1.19");
        till.type("4011").says("There is nothing on the scale").type("1.234").showsTotal("€3.40");

        till.key("F9").type("500").says("€1.60");
        till.click("Menu")
                .click("X report")
                .says("Expected in the drawer")
                .says("€103.40")
                .key("Escape");
        till.click("Menu").click("Close the shift").type("10340").says("The drawer is right to the cent.");
    }

    @Test
    void a_payment_split_between_card_and_cash(Whole whole) {
        var till = TillPage.atClosedTill(whole, 2);
        till.type("5000").says("Ready for the next customer");
        till.scan(BARISTA).showsTotal("€1.99");
        till.key("F9").press("100").click("Card €1.00").showsTotal("€0.99");
        till.click("€0.99 exact").says("Paid");
        closeShift(till, "5099");
    }

    @Test
    void f24_a_sale_is_parked_at_one_till_and_goes_on_at_another(Whole whole) {
        var first = TillPage.atClosedTill(whole, 1);
        first.type("0").says("Ready for the next customer");
        first.scan(MILK).scan(BARISTA).showsTotal("€3.18");
        first.key("F4").says("Ready for the next customer");
        var second = TillPage.atClosedTill(whole, 2);
        second.type("0").says("Ready for the next customer");
        second.key("F5").says("Parked sales").says("Till 1").says("€3.18");
        second.click("€3.18").scan(OAT_DRINK).showsTotal("€4.67");
        first.key("F5").says("No sale is parked.").key("Escape");
        second.key("F9").click("€4.67 exact").says("Paid");
        closeShift(second, "467");
        closeShift(first, "0");
    }

    @Test
    void f28_an_unknown_code_is_loud_and_adds_nothing(Whole whole) {
        var till = TillPage.atClosedTill(whole, 2);
        till.type("0").says("Ready for the next customer");
        till.scan(MILK).showsTotal("€1.19");
        till.scan("9521274000159").says("The check digit does not fit");
        till.scan("4006381333931").says("This item is not in the price book");
        assertThat(till.lines()).hasCount(1);
        till.key("F9").click("€1.19 exact").says("Paid");
        closeShift(till, "119");
    }

    @Test
    void the_cloud_goes_away_and_comes_back(Whole whole) {
        var manager = whole.demo().manager();
        var till = TillPage.atClosedTill(whole, 2);
        till.type("0").says("Ready for the next customer").says("Online");
        manager.plug(false);
        try {
            till.says("Offline");
            till.scan(MILK)
                    .showsTotal("€1.19")
                    .key("F9")
                    .click("€1.19 exact")
                    .says("Paid")
                    .says("to sync");
        } finally {
            manager.plug(true);
        }
        till.says("Online").saysNoMore("to sync");
        closeShift(till, "119");
    }

    @Test
    void f18_the_next_scan_has_the_new_price_and_the_line_before_keeps_its_own(Whole whole) {
        var till = TillPage.atClosedTill(whole, 2);
        till.type("0").says("Ready for the next customer");
        till.scan(BARISTA).showsTotal("€1.99");
        var manager = whole.demo().manager();
        long before = manager.view().priceBook().active();
        var basket = Objects.requireNonNull(manager.till(2).basket());
        var item = basket.priced().lines().getFirst();
        var dearer = new Money(229, Currency.getInstance("EUR"));
        whole.demo().headOffice().changePrice(DemoStore.PRICE_ZONE, "barista", item.itemId(), dearer);
        till.page().waitForCondition(() -> manager.view().priceBook().active() > before);
        till.scan(BARISTA).showsTotal("€4.28");
        assertThat(till.lines().first()).containsText("1.99");
        till.key("F9").click("€4.28 exact").says("Paid");
        whole.demo().headOffice().changePrice(DemoStore.PRICE_ZONE, "barista-back", item.itemId(), item.unitPrice());
        till.page().waitForCondition(() -> manager.view().priceBook().active() > before + 1);
        closeShift(till, "428");
    }

    @Test
    void f02_a_browser_that_forgets_everything_loses_nothing(Whole whole) {
        var till = TillPage.atClosedTill(whole, 2);
        till.type("0").says("Ready for the next customer");
        till.scan(MILK).scan(OAT_DRINK).showsTotal("€2.68");
        till.page().context().close();

        var another = TillPage.atTill(whole, 2);
        another.showsTotal("€2.68").key("F9").click("€2.68 exact").says("Paid");
        closeShift(another, "268");
    }

    private static void closeShift(TillPage till, String counted) {
        till.click("Menu").click("Close the shift").type(counted).says("The drawer is right to the cent.");
    }
}
