package com.evertill.rehearsal.proof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.rehearsal.demo.Demo.Member;
import com.evertill.shop.api.ShopApi.StockLevel;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One customer, on the telephone and at the till: the same prices, points, goods and money on every side, whoever is killed in between. */
@ExtendWith(Whole.Shared.class)
class ShopperTest {
    private static final String STORE = "demo.berlin-1";
    /** 1.19 */
    private static final String MILK = "9521274000158";

    private static final Item OAT_DRINK = new Item("Haferdrink Natur 1 l", "gtin:09521685000136");

    private record Item(String name, String id) {}

    @Test
    void a_cart_goes_from_the_telephone_to_the_till_and_an_order_is_paid_at_home_and_fetched(Whole whole) {
        var till = TillPage.atClosedTill(whole, 1);
        till.type("10000").says("Ready for the next customer");
        var phone = PhonePage.inTheShop(whole).signIn("maria+" + UUID.randomUUID() + "@example.com");
        long oat = phone.available(STORE, OAT_DRINK.id);
        assertThat(onHand(whole, OAT_DRINK)).isEqualTo(oat);

        // A cart, paid in two ways at the till
        phone.choose(OAT_DRINK.name, 4).follow("Cart").showsTotal("€5.96").click("Take it to the till");
        till.scan(phone.code()).showsTotal("€5.96");
        till.key("F9").press("100").click("Card €1.00").showsTotal("€4.96");
        till.click("€4.96 exact").says("Paid");
        phone.follow("Account").comesToSay("5 points");

        // An order, paid at home while somebody pulls the cloud's plug, and more of it at the till
        phone.choose(OAT_DRINK.name, 2).follow("Cart").follow("Order for collection");
        phone.check("Now, on the payment page").click("Order now").follow("Pay now");
        phone.click("Pay").says("Confirmed");
        whole.demo().kill(Member.CLOUD);
        whole.demo().start(Member.CLOUD);
        phone.page().reload();
        phone.says("Confirmed");
        till.scan(phone.code()).says("All of it is paid.");
        till.scan(MILK).showsTotal("€1.19");
        till.key("F9").click("€1.19 exact").says("Paid");
        phone.says("Collected");
        phone.follow("Account").comesToSay("9 points");

        // And all sides say the same
        whole.demo().awaitBothSidesEqual(Duration.ofMinutes(1));
        phone.page().waitForCondition(() -> phone.available(STORE, OAT_DRINK.id) == oat - 6);
        assertThat(onHand(whole, OAT_DRINK)).isEqualTo(oat - 6);
        till.click("Menu").click("Close the shift").type("10615").says("The drawer is right to the cent.");
    }

    private static long onHand(Whole whole, Item item) {
        return whole.demo().manager().stock(item.name).stream()
                        .filter(level -> level.itemId().equals(item.id))
                        .map(StockLevel::onHand)
                        .findFirst()
                        .orElseThrow()
                        .thousandths()
                / 1000;
    }
}
