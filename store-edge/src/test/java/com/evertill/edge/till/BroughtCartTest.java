package com.evertill.edge.till;

import static com.evertill.commerce.Refusal.*;
import static com.evertill.edge.Goods.MILK;
import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.ANNA;
import static com.evertill.edge.TestShop.BEN;
import static com.evertill.edge.TestShop.TILL_1;
import static com.evertill.edge.TestShop.TILL_2;
import static com.evertill.edge.TestShop.scan;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketCommand;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketEvent;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.basket.CartCode;
import com.evertill.commerce.basket.Decision;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.messages.Question;
import com.evertill.commerce.messages.Reply;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.CustomerReference;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.pricing.SoldItem;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tender.Tender;
import com.evertill.edge.TestShop;
import com.evertill.shop.api.TillAction.*;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer shows the code of their cart at a till. */
class BroughtCartTest {
    private static final BasketId CART = new BasketId("3f2a-cart");
    private static final CustomerReference MARIA = new CustomerReference("c-5f0c7a1e");
    private static final String CODE =
            new CartCode(CART, List.of(new CartCode.Wanted(MILK, 2), new CartCode.Wanted(WINE, 1))).text();

    private static final Tender ORDERED =
            new Tender.Prepaid(1, new Money(198, Currency.getInstance("EUR")), "K7P2M4X9Q3RT");

    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path folder) {
        shop = TestShop.german(folder);
        shop.does(TILL_1, ANNA, new OpenShift(shop.money("100.00")));
        shop.does(TILL_2, BEN, new OpenShift(shop.money("100.00")));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** As the web shop's service has it: two things whose price was another when Maria chose them. */
    private static List<BasketEntry> cart(Currency currency) {
        var events = new ArrayList<BasketEvent>();
        Basket basket = new Basket.NotOpened();
        var milk =
                new SoldItem("gtin:" + MILK, MILK, "Milk", "Dairy", "food", List.of(new TaxRate("A", "7 %", 70_000)));
        for (var command : List.of(
                new BasketCommand.OpenBasket(
                        new BasketEvent.CartOpened(CART, new HeadId("web"), currency, TaxRules.EUROPEAN)),
                new BasketCommand.NameCustomer(MARIA),
                new BasketCommand.AddItem(milk, new Money(99, currency), Quantity.each(2), null, 3, MILK),
                new BasketCommand.SuspendBasket())) {
            for (var event : ((Decision.Accepted) BasketRules.decide(basket, command)).events()) {
                basket = BasketRules.evolve(basket, event);
                events.add(event);
            }
        }
        return events.stream()
                .map(event -> new BasketEntry(Instant.parse("2026-11-22T09:00:00Z"), event))
                .toList();
    }

    private static List<BasketEntry> cart() {
        return cart(Currency.getInstance("EUR"));
    }

    /** The same as an order, paid in the web shop. */
    private static List<BasketEntry> order() {
        var entries = new ArrayList<>(cart());
        for (var event : List.of(
                new BasketEvent.HandedToHead(new HeadId("web")),
                new BasketEvent.Tendered(ORDERED),
                new BasketEvent.BasketParked())) {
            entries.add(new BasketEntry(Instant.parse("2026-11-22T10:00:00Z"), event));
        }
        return entries;
    }

    private List<Question> open() {
        return shop.database().read(shop.site().wantedCarts()::open);
    }

    private String question() {
        return open().getFirst().id();
    }

    private void replies(String question, Reply.Given given) {
        shop.till(TILL_1).replied(new Reply(question, given), shop.now);
        shop.till(TILL_2).replied(new Reply(question, given), shop.now);
    }

    private Optional<WantedCarts.Wanted> known() {
        return shop.database().read(tx -> shop.site().wantedCarts().find(tx, TILL_1));
    }

    private WantedCarts.Wanted wanted() {
        return known().orElseThrow();
    }

    @Test
    void the_cart_comes_with_its_prices_and_its_customer_and_is_sold_under_its_own_name() {
        shop.scans(CODE);
        assertThat(open()).hasSize(1).allSatisfy(it -> assertThat(it.wanted())
                .isEqualTo(new Question.Cart("3f2a-cart")));
        replies(question(), new Reply.Cart(cart()));
        assertThat(open()).isEmpty();
        assertThat(shop.priced().total()).isEqualTo(shop.money("1.98"));
        shop.scans(WINE);
        shop.paysCash("100.00");
        var sale = shop.sales().getLast();
        assertThat(sale.basket()).isEqualTo(CART);
        assertThat(sale.events()).extracting(BasketEntry::happened).contains(new BasketEvent.CustomerNamed(MARIA));
        assertThat(shop.facts(Payload.BasketReceived.class)).hasSize(1);
    }

    @Test
    void a_question_stays_open_over_a_power_cut_and_a_repeated_or_late_reply_changes_nothing() {
        shop.scans(CODE);
        var question = question();
        shop.reopen();
        assertThat(question()).isEqualTo(question);
        replies(question, new Reply.Cart(cart()));
        var killed = shop.asIfKilledNow();
        assertThat(killed.priced().total()).isEqualTo(shop.money("1.98"));
        killed.close();
        replies(question, new Reply.Cart(cart()));
        replies("1-1-Q99", new Reply.Cart(cart()));
        assertThat(shop.facts(Payload.BasketReceived.class)).hasSize(1);
        assertThat(shop.priced().total()).isEqualTo(shop.money("1.98"));
    }

    @Test
    void a_till_that_is_busy_by_then_finds_it_among_the_baskets_that_wait() {
        shop.does(new WantCart(CODE));
        var question = question();
        shop.scans(WINE);
        replies(question, new Reply.Cart(cart()));
        assertThat(shop.lines()).hasSize(1);
        shop.does(TILL_2, BEN, new RecallBasket("3f2a-cart"));
        assertThat(((Basket.Open) shop.till(TILL_2).state().basket()).id()).isEqualTo(CART);
    }

    @Test
    void a_cart_that_is_in_the_shop_already_needs_no_cloud() {
        shop.scans(CODE);
        replies(question(), new Reply.Cart(cart()));
        shop.does(new SuspendBasket());
        shop.does(TILL_2, BEN, scan(CODE));
        assertThat(open()).isEmpty();
        assertThat(shop.till(TILL_2).state().basket()).isInstanceOf(Basket.Open.class);
    }

    @Test
    void a_cart_that_was_paid_here_is_not_taken_again_whatever_the_cloud_thinks() {
        shop.scans(CODE);
        replies(question(), new Reply.Cart(cart()));
        shop.paysCash("2.00");
        assertThat(shop.refuses(scan(CODE))).isEqualTo(THE_CART_WAS_HERE_BEFORE);
        assertThat(open()).isEmpty();
    }

    @Test
    void of_two_tills_that_asked_for_it_the_first_has_it() {
        shop.scans(CODE);
        shop.does(TILL_2, BEN, scan(CODE));
        var questions = open();
        replies(questions.get(1).id(), new Reply.Cart(cart()));
        replies(questions.get(0).id(), new Reply.Cart(cart()));
        assertThat(shop.facts(Payload.BasketReceived.class)).hasSize(1);
        assertThat(open()).isEmpty();
    }

    @Test
    void what_the_cloud_refuses_is_told_until_the_cashier_has_seen_it() {
        shop.scans(CODE);
        replies(question(), new Reply.Nothing("THE_CART_IS_AT_A_TILL"));
        assertThat(wanted().refusal()).isEqualTo(THE_CART_IS_AT_A_TILL);
        assertThat(open()).as("asked again").isEmpty();
        shop.does(new WantCart(CODE));
        replies(question(), new Reply.Nothing("A_WORD_OF_TOMORROW"));
        assertThat(wanted().refusal()).isEqualTo(THE_CART_CANNOT_BE_HAD);
        shop.does(new LeaveCart());
        assertThat(known()).isEmpty();
    }

    @Test
    void what_cannot_go_on_here_is_not_taken() {
        for (var odd : List.of(
                cart(Currency.getInstance("USD")),
                cart().subList(0, 3),
                cart().subList(1, 4),
                List.<BasketEntry>of())) {
            shop.does(new WantCart(CODE));
            replies(question(), new Reply.Cart(odd));
            assertThat(wanted().refusal()).as("%s", odd).isEqualTo(THE_CART_CANNOT_BE_HAD);
        }
        shop.does(new WantCart(new CartCode(new BasketId("another"), List.of()).text()));
        replies(question(), new Reply.Cart(cart()));
        assertThat(wanted().refusal()).isEqualTo(THE_CART_CANNOT_BE_HAD);
        assertThat(shop.facts(Payload.BasketReceived.class)).isEmpty();
    }

    @Test
    void an_order_that_was_paid_beforehand_is_handed_over_when_the_cashier_says_so() {
        shop.scans(CODE);
        replies(question(), new Reply.Cart(order()));
        assertThat(shop.priced().due()).isEqualTo(shop.money("0.00"));
        assertThat(shop.sales()).as("nobody has looked at the goods yet").isEmpty();
        assertThat(shop.refuses(new TakeBackTender(1))).isEqualTo(THE_ORDER_WAS_PAID_BEFOREHAND);
        shop.does(new HandOver());
        var sale = shop.sales().getLast();
        assertThat(sale.tenders()).containsExactly(ORDERED);
        assertThat(shop.state().basket()).isInstanceOf(Basket.NotOpened.class);
        assertThat(shop.refuses(new HandOver())).isEqualTo(THERE_IS_NO_OPEN_BASKET);
    }

    @Test
    void what_is_added_to_an_order_is_paid_at_the_till() {
        shop.scans(CODE);
        replies(question(), new Reply.Cart(order()));
        assertThat(shop.refuses(new VoidLine(1))).isEqualTo(THE_ORDER_WAS_PAID_BEFOREHAND);
        shop.scans(WINE);
        assertThat(shop.refuses(new HandOver())).isEqualTo(THE_BASKET_IS_BEING_PAID);
        shop.does(new SuspendBasket());
        shop.does(TILL_2, BEN, new RecallBasket("3f2a-cart"));
        shop.does(TILL_2, BEN, new PayCash(shop.money("100.00")));
        assertThat(shop.sales().getLast().tenders()).extracting(Tender::means).containsExactly("prepaid", "cash");
    }

    @Test
    void an_order_that_is_not_wanted_any_more_is_voided_as_it_is() {
        shop.scans(CODE);
        replies(question(), new Reply.Cart(order()));
        shop.does(new VoidBasket());
        assertThat(shop.facts(Payload.SaleVoided.class)).hasSize(1);
        assertThat(shop.refuses(scan(CODE))).isEqualTo(THE_CART_WAS_HERE_BEFORE);
    }

    @Test
    void nothing_but_an_order_is_handed_over_unpaid() {
        assertThat(shop.refuses(new HandOver())).isEqualTo(THERE_IS_NO_OPEN_BASKET);
        shop.scans(MILK);
        assertThat(shop.refuses(new HandOver())).isEqualTo(THE_BASKET_IS_BEING_PAID);
    }

    @Test
    void without_a_cloud_the_same_goods_are_sold_at_the_shops_own_prices() {
        shop.scans(CODE);
        var question = question();
        shop.does(new TakeListed());
        assertThat(shop.lines()).hasSize(2);
        assertThat(open()).isEmpty();
        replies(question, new Reply.Cart(cart()));
        assertThat(shop.lines()).as("late, it changes nothing").hasSize(2);
        assertThat(shop.facts(Payload.BasketReceived.class)).isEmpty();
    }

    @Test
    void a_code_that_lists_nothing_or_something_unknown_sells_nothing() {
        assertThat(shop.refuses(new TakeListed())).isEqualTo(THE_CODE_LISTS_NO_ITEMS);
        shop.scans("EVC1;3f2a-cart");
        assertThat(shop.refuses(new TakeListed())).isEqualTo(THE_CODE_LISTS_NO_ITEMS);
        shop.scans("EVC1;3f2a-cart;" + MILK + "*1;4999999999990*1");
        assertThat(shop.refuses(new TakeListed())).isEqualTo(THE_CHECK_DIGIT_IS_WRONG);
        assertThat(shop.state().basket()).isInstanceOf(Basket.NotOpened.class);
    }

    @Test
    void a_damaged_code_and_an_open_basket_ask_for_nothing() {
        assertThat(shop.refuses(scan("EVC1;"))).isEqualTo(THE_CODE_IS_NOT_A_CODE);
        shop.scans(MILK);
        assertThat(shop.refuses(scan(CODE))).isEqualTo(A_BASKET_IS_STILL_OPEN);
        assertThat(open()).isEmpty();
    }
}
