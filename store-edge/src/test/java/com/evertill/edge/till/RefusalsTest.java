package com.evertill.edge.till;

import static com.evertill.commerce.Refusal.*;
import static com.evertill.edge.Goods.BANANAS;
import static com.evertill.edge.Goods.CHEESE;
import static com.evertill.edge.Goods.LEAFLET;
import static com.evertill.edge.Goods.MILK;
import static com.evertill.edge.Goods.TELEVISION;
import static com.evertill.edge.Goods.UNKNOWN;
import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.Goods.gtin13;
import static com.evertill.edge.TestShop.ANNA;
import static com.evertill.edge.TestShop.BEN;
import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static com.evertill.edge.TestShop.TILL_2;
import static com.evertill.edge.TestShop.scan;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.edge.TestShop;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillAction.*;
import com.evertill.shop.api.TillCommand;
import java.nio.file.Path;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the till can refuse. That a refusal changes nothing is held by {@link TestShop#refuses}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest {
    /** Refused where there is no till to ask ({@code server}, {@code stock}), after a month, where a card payment, a scale, a key switch or a lane's own computer is, where a basket was parked, belongs to another head or is a cart that a customer brought along; these have tests of their own. */
    private static final Set<Refusal> ELSEWHERE = EnumSet.of(
            THERE_IS_NO_SUCH_TILL,
            SCANS_CAME_TOO_LATE,
            THE_COMMAND_IS_TOO_OLD,
            THE_BASKET_IS_NOT_WAITING,
            TOO_MANY_BASKETS_ARE_WAITING,
            A_CART_IS_PAID_AT_A_TILL,
            THERE_IS_NO_SUCH_CART,
            THE_CART_IS_FOR_ANOTHER_STORE,
            THE_CART_IS_AT_A_TILL,
            THE_CART_WAS_HERE_BEFORE,
            THE_CART_CANNOT_BE_HAD,
            THE_ORDER_IS_NOT_CONFIRMED,
            THE_ORDER_IS_CLOSED,
            THE_ORDER_WAS_PAID_BEFOREHAND,
            THE_OUTCOME_OF_A_CARD_PAYMENT_IS_UNKNOWN,
            THE_PAYMENT_IS_ALREADY_SETTLED,
            THE_REFUND_MUST_BE_MORE_THAN_ZERO,
            THE_REFUND_IS_MORE_THAN_IS_LEFT_OF_THE_PAYMENT,
            THE_REFUND_IS_ABOVE_THE_LIMIT,
            THE_SALE_WAS_PAID_AT_ANOTHER_TILL,
            THE_BANK_HAS_NOT_CONFIRMED_THE_PAYMENT_YET,
            A_REFUND_IS_IN_PROGRESS,
            THE_OUTCOME_OF_A_REFUND_IS_UNKNOWN,
            THE_DOCUMENT_WAS_BOOKED_BEFORE,
            THE_COUNT_IS_TOO_OLD,
            THE_KEY_SWITCH_IS_LOCKED,
            THE_SCALE_IS_EMPTY,
            THE_SCALE_IS_IN_MOTION,
            THE_SCALE_IS_OVERLOADED,
            THE_SCALE_MUST_BE_ZEROED,
            THE_SCALE_CANNOT_BE_READ,
            THE_WEIGHT_MUST_COME_FROM_THE_SCALE);

    private final Set<Refusal> seen = EnumSet.noneOf(Refusal.class);
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path folder) {
        shop = TestShop.german(folder);
        shop.opens("100.00");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** A refusal that nobody can provoke is not a refusal, and one that is not provoked here is not tried. */
    @AfterAll
    void every_refusal_was_seen() {
        assertThat(EnumSet.complementOf(EnumSet.copyOf(seen))).isSubsetOf(ELSEWHERE);
    }

    // What was scanned or typed

    @Test
    void a_code_that_lists_no_items_sells_none() {
        expect(THE_CODE_LISTS_NO_ITEMS, new TakeListed());
    }

    @Test
    void rubbish_is_no_code() {
        expect(THE_CODE_IS_NOT_A_CODE, scan("hello"));
        expect(THE_CODE_IS_NOT_A_CODE, scan(""));
        expect(THE_CODE_IS_NOT_A_CODE, scan("9".repeat(100_000)));
    }

    @Test
    void a_payment_card_is_no_code_and_nothing_of_it_is_kept() {
        var swiped = scan("%B4111111111111111^DOE/JOHN^2512101?");
        expect(A_PAYMENT_CARD_IS_NO_CODE, swiped);
        expect(A_PAYMENT_CARD_IS_NO_CODE, scan(";4111111111111111=2512101?"));
        assertThat(shop.database()
                        .<Long>read(tx ->
                                tx.number("SELECT count(*) FROM command WHERE refusal = 'A_PAYMENT_CARD_IS_NO_CODE'")))
                .isZero();
    }

    @Test
    void f28_a_wrong_check_digit_sells_nothing() {
        var wrong = MILK.substring(0, 12) + (MILK.charAt(12) == '0' ? '1' : '0');
        expect(THE_CHECK_DIGIT_IS_WRONG, scan(wrong));
        expect(THE_CHECK_DIGIT_IS_WRONG, scan(gtin13("220404590487")));
    }

    @Test
    void what_is_not_in_the_price_book_is_unknown() {
        expect(THE_ITEM_IS_UNKNOWN, scan(UNKNOWN));
        expect(THE_ITEM_IS_UNKNOWN, scan("4999"));
    }

    @Test
    void weighed_goods_need_a_weight_and_pieces_none() {
        expect(THE_ITEM_NEEDS_A_WEIGHT, scan(BANANAS));
        expect(THE_ITEM_NEEDS_A_WEIGHT, new Scan(BANANAS, null, 3L, null));
        expect(THE_ITEM_NEEDS_A_WEIGHT, new Scan(BANANAS, null, 3L, 500L));
        expect(THE_ITEM_IS_NOT_SOLD_BY_WEIGHT, new Scan(MILK, null, null, 500L));
    }

    @Test
    void an_item_without_tax_cannot_be_sold() {
        // An import would not let such an item in; a book whose tax table lost a class would look like this.
        shop.database().act(tx -> tx.update("UPDATE item SET tax_class = 'gone' WHERE name = 'Wine'"));
        expect(THE_ITEM_HAS_NO_TAX_IN_THIS_STORE, scan(WINE));
    }

    @Test
    void a_label_that_says_what_it_costs_has_no_quantity() {
        var label = gtin13("230404500487");
        expect(THE_PRICE_IN_THE_CODE_DOES_NOT_FIT_A_QUANTITY, new Scan(label, null, 3L, null));
        expect(THE_PRICE_IN_THE_CODE_DOES_NOT_FIT_A_QUANTITY, new Scan(label, null, null, 500L));
        var weighed = gtin13("280404500300");
        expect(THE_PRICE_IN_THE_CODE_DOES_NOT_FIT_A_QUANTITY, new Scan(weighed, null, 2L, null));
        shop.does(new Scan(label, null, 1L, null));
        expect(THE_PRICE_IN_THE_CODE_DOES_NOT_FIT_A_QUANTITY, new ChangeQuantity(1, 2_000));
    }

    // The basket

    @Test
    void quantities_are_positive_plausible_and_whole() {
        for (long pieces : new long[] {0, -1, Long.MIN_VALUE}) {
            expect(THE_QUANTITY_MUST_BE_MORE_THAN_ZERO, new Scan(MILK, null, pieces, null));
        }
        for (long pieces : new long[] {10_000, Long.MAX_VALUE, Long.MAX_VALUE / 1_000}) {
            expect(THE_QUANTITY_IS_TOO_LARGE, new Scan(MILK, null, pieces, null));
        }
        expect(THE_QUANTITY_IS_TOO_LARGE, new Scan(BANANAS, null, null, Long.MAX_VALUE));
        expect(THE_QUANTITY_MUST_BE_MORE_THAN_ZERO, new Scan(BANANAS, null, null, 0L));
        shop.scans(MILK);
        expect(THE_QUANTITY_MUST_BE_WHOLE, new ChangeQuantity(1, 1_500));
        expect(THE_QUANTITY_MUST_BE_MORE_THAN_ZERO, new ChangeQuantity(1, 0));
        expect(THE_QUANTITY_IS_TOO_LARGE, new ChangeQuantity(1, Long.MAX_VALUE));
    }

    @Test
    void a_line_can_cost_too_much() {
        expect(THE_AMOUNT_IS_TOO_LARGE, new Scan(TELEVISION, null, 9_999L, null));
    }

    @Test
    void a_basket_has_an_end() {
        // Through the back door, since a thousand scans one by one would take a while; the till reads it as it stands.
        shop.scans(MILK);
        shop.database().act(tx -> {
            for (int n = 3; n <= 1_001; n++) {
                tx.update(
                        "INSERT INTO basket_event SELECT till, ?, at, replace(CAST(event AS TEXT), '\"line\":1', ?)"
                                + " FROM basket_event WHERE n = 2",
                        n,
                        "\"line\":" + (n - 1));
                tx.update("UPDATE basket_event SET event = CAST(event AS BLOB) WHERE n = ?", n);
            }
        });
        shop.reopen();
        assertThat(shop.lines()).hasSize(1_000);
        expect(THE_BASKET_HAS_TOO_MANY_LINES, scan(MILK));
    }

    @Test
    void what_is_not_there_cannot_be_changed() {
        expect(THERE_IS_NO_OPEN_BASKET, new ChangeQuantity(1, 2_000));
        expect(THERE_IS_NO_OPEN_BASKET, new VoidLine(1));
        expect(THERE_IS_NO_OPEN_BASKET, new VoidBasket());
        expect(THERE_IS_NO_OPEN_BASKET, new PayCash(shop.money("5.00")));
        expect(THERE_IS_NO_OPEN_BASKET, new PayCard(null));
        expect(THERE_IS_NO_OPEN_BASKET, new TakeBackTender(1));
        shop.scans(MILK);
        for (int line : new int[] {0, 2, -1, Integer.MAX_VALUE}) {
            expect(THERE_IS_NO_SUCH_LINE, new ChangeQuantity(line, 2_000));
            expect(THERE_IS_NO_SUCH_LINE, new VoidLine(line));
            expect(THERE_IS_NO_SUCH_PAYMENT, new TakeBackTender(line));
        }
        shop.does(new VoidLine(1));
        expect(THE_LINE_IS_ALREADY_VOID, new VoidLine(1));
        expect(THE_LINE_IS_ALREADY_VOID, new ChangeQuantity(1, 2_000));
    }

    @Test
    void an_empty_basket_is_not_paid() {
        shop.scans(MILK);
        shop.does(new VoidLine(1));
        expect(THE_BASKET_IS_EMPTY, new PayCash(shop.money("5.00")));
        expect(THE_BASKET_IS_EMPTY, new PayCard(shop.money("5.00")));
    }

    @Test
    void a_basket_that_is_being_paid_stays_as_it_is() {
        shop.scans(MILK);
        shop.paysCash("1.00");
        expect(THE_BASKET_IS_BEING_PAID, new VoidLine(1));
        expect(THE_BASKET_IS_BEING_PAID, new ChangeQuantity(1, 2_000));
        expect(PAYMENTS_MUST_BE_TAKEN_BACK_FIRST, new VoidBasket());
        shop.does(new TakeBackTender(1));
        shop.does(new VoidBasket());
    }

    @Test
    void a_command_for_a_basket_that_is_gone_is_not_done_to_the_next() {
        shop.scans(MILK);
        var known = ((com.evertill.commerce.basket.Basket.Known) shop.state().basket())
                .id()
                .value();
        shop.paysCash("5.00");
        expectFor(known, new VoidBasket());
        shop.scans(WINE);
        expectFor(known, new VoidBasket());
        expectFor(known, scan(MILK));
        expectFor("no such basket", new PayCash(shop.money("10.00")));
    }

    private void expectFor(String basket, TillAction action) {
        var before = shop.dump();
        var command = new TillCommand(shop.command(action).id(), basket, action);
        assertThat(shop.till().take(command, ANNA, shop.now).refusal()).isEqualTo(ANOTHER_BASKET_IS_MEANT);
        assertThat(shop.dump()).isEqualTo(before);
        seen.add(ANOTHER_BASKET_IS_MEANT);
    }

    // Payment

    @Test
    void cash_is_more_than_nothing_plausible_and_of_this_country() {
        shop.scans(MILK);
        expect(THE_PAYMENT_MUST_BE_MORE_THAN_ZERO, new PayCash(shop.money("0.00")));
        expect(THE_PAYMENT_MUST_BE_MORE_THAN_ZERO, new PayCash(shop.money("-1.00")));
        expect(THE_PAYMENT_IS_FAR_ABOVE_THE_AMOUNT_DUE, new PayCash(shop.money("5012.90")));
        expect(THE_PAYMENT_IS_FAR_ABOVE_THE_AMOUNT_DUE, new PayCash(minor(Long.MAX_VALUE)));
        expect(THE_CURRENCY_IS_NOT_TAKEN_HERE, new PayCash(new Money(500, Currency.getInstance("USD"))));
    }

    @Test
    void a_card_pays_what_is_due_at_most_and_once_at_a_time() {
        shop.scans(WINE);
        expect(A_CARD_CANNOT_PAY_MORE_THAN_THE_AMOUNT_DUE, new PayCard(shop.money("7.00")));
        expect(THE_PAYMENT_MUST_BE_MORE_THAN_ZERO, new PayCard(shop.money("0.00")));
        expect(THE_CURRENCY_IS_NOT_TAKEN_HERE, new PayCard(new Money(500, Currency.getInstance("USD"))));
        expect(THERE_IS_NO_SUCH_PAYMENT, new CancelCard());
        shop.does(new PayCard(null));
        expect(A_CARD_PAYMENT_IS_IN_PROGRESS, new PayCard(null));
        expect(A_CARD_PAYMENT_IS_IN_PROGRESS, new PayCash(shop.money("10.00")));
        expect(A_CARD_PAYMENT_IS_IN_PROGRESS, new VoidBasket());
        expect(A_CARD_PAYMENT_IS_IN_PROGRESS, new VoidLine(1));
        expect(A_CARD_PAYMENT_IS_IN_PROGRESS, new ChangeQuantity(1, 2_000));
        expect(A_CARD_PAYMENT_IS_IN_PROGRESS, new TakeBackTender(1));
    }

    @Test
    void a_till_without_a_terminal_takes_no_cards() {
        shop.does(TILL_2, BEN, new OpenShift(shop.money("0.00")));
        shop.does(TILL_2, BEN, scan(WINE));
        assertThat(shop.refuses(TILL_2, BEN, new PayCard(null))).isEqualTo(seen(THERE_IS_NO_CARD_TERMINAL));
    }

    @Test
    void nothing_is_charged_for_what_is_free() {
        shop.scans(LEAFLET);
        expect(THE_PAYMENT_MUST_BE_MORE_THAN_ZERO, new PayCard(null));
    }

    // The shift and the people

    @Test
    void nothing_is_sold_without_a_shift() {
        shop.closes("100.00");
        expect(THE_SHIFT_IS_NOT_OPEN, scan(MILK));
        expect(THE_SHIFT_IS_NOT_OPEN, new NoSale(null));
        expect(THE_SHIFT_IS_NOT_OPEN, new CloseShift(shop.money("100.00")));
        assertThat(shop.refuses(TILL_1, MONA, scan(MILK))).isEqualTo(THE_SHIFT_IS_NOT_OPEN);
    }

    @Test
    void a_shift_is_opened_once_and_closed_without_a_basket() {
        expect(THE_SHIFT_IS_ALREADY_OPEN, new OpenShift(shop.money("0.00")));
        assertThat(shop.refuses(TILL_1, MONA, new OpenShift(shop.money("0.00"))))
                .isEqualTo(THE_SHIFT_IS_ALREADY_OPEN);
        shop.scans(MILK);
        expect(A_BASKET_IS_STILL_OPEN, new CloseShift(shop.money("100.00")));
    }

    @Test
    void a_count_is_an_amount_that_a_drawer_holds() {
        expect(THE_COUNT_MUST_NOT_BE_NEGATIVE, new CloseShift(shop.money("-0.01")));
        expect(THE_AMOUNT_IS_TOO_LARGE, new CloseShift(shop.money("1000000.01")));
        expect(THE_CURRENCY_IS_NOT_TAKEN_HERE, new CloseShift(new Money(0, Currency.getInstance("USD"))));
    }

    @Test
    void a_drawer_has_one_owner() {
        for (var action : new TillAction[] {scan(MILK), new NoSale(null), new CloseShift(shop.money("1.00"))}) {
            assertThat(shop.refuses(TILL_1, BEN, action)).isEqualTo(seen(THE_SHIFT_BELONGS_TO_SOMEONE_ELSE));
        }
    }

    @Test
    void what_a_manager_decides_a_cashier_does_not() {
        expect(A_MANAGER_MUST_DO_THIS, new ResolveCard("0010000001", true));
        assertThat(shop.refuses(TILL_1, MONA, new ResolveCard("0010000001", true)))
                .isEqualTo(THERE_IS_NO_SUCH_PAYMENT);
        expect(A_MANAGER_MUST_DO_THIS, new CloseException("1-1-R1", "seen to"));
        assertThat(shop.refuses(TILL_1, MONA, new CloseException("1-1-R1", "seen to")))
                .isEqualTo(seen(THERE_IS_NO_SUCH_EXCEPTION));
    }

    // The command itself

    @Test
    void there_is_no_copy_of_a_receipt_that_never_was() {
        expect(THERE_IS_NO_SUCH_RECEIPT, new PrintReceipt(ReceiptNumber.parse("1-1-99")));
    }

    @Test
    void one_id_stands_for_one_command() {
        var first = new TillCommand("once", null, scan(MILK));
        assertThat(shop.till().take(first, ANNA, shop.now).refusal()).isNull();
        var before = shop.dump();
        for (var other : new TillCommand[] {
            new TillCommand("once", null, scan(WINE)),
            new TillCommand("once", "basket", scan(MILK)),
            new TillCommand("once", null, new VoidBasket())
        }) {
            assertThat(shop.till().take(other, ANNA, shop.now).refusal())
                    .isEqualTo(seen(THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND));
        }
        assertThat(shop.dump()).isEqualTo(before);
        assertThat(shop.till().take(first, ANNA, shop.now).refusal()).isNull();
    }

    @Test
    void cheese_is_not_sold_by_the_name_of_a_price_that_is_finer_than_a_cent() {
        shop.weighs(CHEESE, 1);
        assertThat(shop.lines()).containsExactly("1 0.001 KG Mountain cheese 0.02");
    }

    private void expect(Refusal refusal, TillAction action) {
        assertThat(shop.refuses(action)).as("%s", action).isEqualTo(seen(refusal));
    }

    private Refusal seen(Refusal refusal) {
        seen.add(refusal);
        return refusal;
    }

    private Money minor(long minor) {
        return new Money(minor, shop.store().currency());
    }
}
