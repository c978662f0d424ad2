package com.evertill.edge.stock;

import static com.evertill.commerce.Refusal.*;
import static com.evertill.edge.Goods.BANANAS;
import static com.evertill.edge.Goods.MILK;
import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.MONA;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.edge.Goods;
import com.evertill.edge.TestShop;
import com.evertill.edge.stock.Stockroom.Answer;
import com.evertill.shop.api.GoodsAction;
import com.evertill.shop.api.GoodsAction.AdjustmentReason;
import com.evertill.shop.api.GoodsAction.CountedLine;
import com.evertill.shop.api.GoodsAction.MovedLine;
import com.evertill.shop.api.GoodsApi.GoodsItem;
import com.evertill.shop.api.GoodsCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goods that come and go other than by a sale. */
class StockroomTest {
    private static final String MILK_ID = "gtin:0" + MILK;
    private static final String BANANAS_ID = "plu:" + BANANAS;

    private TestShop shop;
    private int bookings;

    @BeforeEach
    void open(@TempDir Path folder) {
        shop = TestShop.german(folder);
        shop.opens("100.00");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_delivery_is_on_hand_and_a_fact() {
        books(receive("LS-1", milk(24), new MovedLine(BANANAS_ID, 12_500)));
        assertThat(onHand(MILK)).isEqualTo(Quantity.each(24));
        assertThat(onHand(BANANAS)).isEqualTo(new Quantity(12_500, Unit.KG));
        assertThat(newest()).isEqualTo("stock.received LS-1");
        sell(3);
        assertThat(onHand(MILK)).isEqualTo(Quantity.each(21));
    }

    @Test
    void f08_a_booking_that_is_repeated_is_answered_like_the_first_and_books_nothing() {
        var delivery = new GoodsCommand("d-1", receive("LS-1", milk(24)));
        var first = take(delivery);
        assertThat(first).isInstanceOf(Answer.Booked.class);
        assertThat(take(delivery)).isEqualTo(first);
        shop.reopen();
        assertThat(take(delivery)).isEqualTo(first);
        assertThat(onHand(MILK)).isEqualTo(Quantity.each(24));
        assertThat(take(new GoodsCommand("d-1", receive("LS-2", milk(24)))))
                .isEqualTo(new Answer.Refused(THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND));
    }

    @Test
    void a_refusal_is_repeated_as_well_and_leaves_nothing_behind() {
        var wrong = new GoodsCommand("w-1", receive("LS-1", milk(0)));
        assertThat(take(wrong)).isEqualTo(new Answer.Refused(THE_QUANTITY_MUST_BE_MORE_THAN_ZERO));
        assertThat(take(wrong)).isEqualTo(new Answer.Refused(THE_QUANTITY_MUST_BE_MORE_THAN_ZERO));
        books(receive("LS-1", milk(1)));
        assertThat(onHand(MILK)).isEqualTo(Quantity.each(1));
    }

    @Test
    void a_delivery_note_is_booked_once_and_again_in_another_year() {
        books(receive("LS-1", milk(24)));
        refuses(THE_DOCUMENT_WAS_BOOKED_BEFORE, receive("LS-1", milk(12)));
        books(new GoodsAction.Transfer("LS-1", "store-2", List.of(milk(4))));
        assertThat(newest()).isEqualTo("stock.transferred LS-1 store1 store-2");
        refuses(THE_DOCUMENT_WAS_BOOKED_BEFORE, new GoodsAction.Transfer("LS-1", "store-3", List.of(milk(4))));
        shop.pass(Bookings.KEPT.plus(Duration.ofDays(1)));
        books(receive("LS-1", milk(12)));
        assertThat(onHand(MILK)).isEqualTo(Quantity.each(24 - 4 + 12));
    }

    @Test
    void what_is_counted_is_how_it_is() {
        books(receive("LS-1", milk(24)));
        books(new GoodsAction.Count(List.of(new CountedLine(MILK_ID, 22_000, asOf()))));
        assertThat(onHand(MILK)).isEqualTo(Quantity.each(22));
    }

    @Test
    void what_is_sold_between_counting_and_booking_is_taken_off() {
        books(receive("LS-1", milk(24)));
        var counted = asOf();
        sell(3);
        books(receive("LS-2", milk(10)));
        books(new GoodsAction.Count(List.of(new CountedLine(MILK_ID, 23_000, counted))));
        assertThat(onHand(MILK)).isEqualTo(Quantity.each(23 - 3 + 10));
    }

    @Test
    void of_each_line_counts_what_moved_behind_its_own_counting() {
        books(receive("LS-1", milk(24), new MovedLine("gtin:0" + WINE, 6_000)));
        var milkCounted = asOf();
        sell(3);
        var wineCounted = asOf();
        shop.scans(WINE);
        shop.paysCash("20.00");
        books(new GoodsAction.Count(List.of(
                new CountedLine(MILK_ID, 24_000, milkCounted), new CountedLine("gtin:0" + WINE, 6_000, wineCounted))));
        assertThat(onHand(MILK)).isEqualTo(Quantity.each(21));
        assertThat(onHand(WINE)).isEqualTo(Quantity.each(5));
    }

    @Test
    void two_who_count_the_same_shelf_do_not_count_its_loss_twice() {
        books(receive("LS-1", milk(10)));
        var both = asOf();
        books(new GoodsAction.Count(List.of(new CountedLine(MILK_ID, 5_000, both))));
        books(new GoodsAction.Count(List.of(new CountedLine(MILK_ID, 5_000, both))));
        assertThat(onHand(MILK)).isEqualTo(Quantity.each(5));
    }

    @Test
    void a_count_as_of_a_moment_that_this_box_does_not_know_is_refused() {
        for (var asOf : List.of("2-1", "1-9999", "", "x", "1--1", "1-" + "9".repeat(25))) {
            refuses(THE_COUNT_IS_TOO_OLD, new GoodsAction.Count(List.of(new CountedLine(MILK_ID, 5_000, asOf))));
        }
    }

    @Test
    void an_adjustment_has_a_reason_and_goes_either_way() {
        books(new GoodsAction.Adjust(AdjustmentReason.DAMAGED, List.of(new MovedLine(MILK_ID, -2_000))));
        assertThat(newest()).isEqualTo("stock.adjusted DAMAGED");
        assertThat(onHand(MILK)).isEqualTo(Quantity.each(-2));
        books(new GoodsAction.Adjust(AdjustmentReason.FOUND, List.of(milk(5))));
        assertThat(onHand(MILK)).isEqualTo(Quantity.each(3));
    }

    @Test
    void no_item_no_quantity_no_booking() {
        refuses(THE_ITEM_IS_UNKNOWN, receive("LS-1", new MovedLine("gtin:0" + Goods.UNKNOWN, 1_000)));
        refuses(THE_QUANTITY_MUST_BE_WHOLE, receive("LS-1", new MovedLine(MILK_ID, 1_500)));
        refuses(THE_QUANTITY_MUST_BE_MORE_THAN_ZERO, receive("LS-1", milk(-1)));
        refuses(THE_QUANTITY_MUST_BE_MORE_THAN_ZERO, new GoodsAction.Adjust(AdjustmentReason.FOUND, List.of(milk(0))));
        refuses(THE_QUANTITY_IS_TOO_LARGE, receive("LS-1", new MovedLine(BANANAS_ID, 1_000_000_001)));
        refuses(
                THE_COUNT_MUST_NOT_BE_NEGATIVE,
                new GoodsAction.Count(List.of(new CountedLine(MILK_ID, -1_000, asOf()))));
    }

    @Test
    void a_scanned_code_finds_exactly_its_item_and_words_find_what_they_begin() {
        assertThat(found(MILK)).extracting(GoodsItem::name).containsExactly("Milk 1 l");
        assertThat(found("4011")).extracting(GoodsItem::name).containsExactly("Bananas");
        assertThat(found("chee")).extracting(GoodsItem::name).containsExactly("Mountain cheese");
        assertThat(found("nothing of ours")).isEmpty();
    }

    @Test
    void the_largest_booking_fits_into_one_message() {
        var lines = IntStream.range(0, GoodsAction.MOST_LINES)
                .mapToObj(n -> new Payload.StockLine(MILK_ID, Quantity.each(1_000_000)))
                .toList();
        var fact = new Payload.StockReceived("x".repeat(GoodsAction.LONGEST_DOCUMENT), lines, MONA.staff());
        assertThat(Json.bytes(fact)).hasSizeLessThan(64 * 1024);
    }

    private void sell(int pieces) {
        shop.scans(MILK, pieces);
        shop.paysCash("20.00");
    }

    private void books(GoodsAction action) {
        assertThat(take(command(action))).isInstanceOf(Answer.Booked.class);
    }

    private void refuses(Refusal refusal, GoodsAction action) {
        var facts = shop.journal();
        assertThat(take(command(action))).isEqualTo(new Answer.Refused(refusal));
        assertThat(shop.journal()).isEqualTo(facts);
    }

    private GoodsCommand command(GoodsAction action) {
        return new GoodsCommand("b" + ++bookings, action);
    }

    private Answer take(GoodsCommand command) {
        return stockroom().book(shop.database(), command, MONA, shop.now);
    }

    private Stockroom stockroom() {
        var site = shop.site();
        return new Stockroom(site.store().node().store(), site.codes(), site.journal(), site.priceBook());
    }

    private static GoodsAction receive(String document, MovedLine... lines) {
        return new GoodsAction.Receive(document, List.of(lines));
    }

    private static MovedLine milk(int pieces) {
        return new MovedLine(MILK_ID, pieces * 1_000L);
    }

    private String asOf() {
        return shop.database().read(tx -> stockroom().find(tx, MILK)).asOf();
    }

    private List<GoodsItem> found(String text) {
        return shop.database().read(tx -> stockroom().find(tx, text)).items();
    }

    private Quantity onHand(String code) {
        return found(code).getFirst().onHand();
    }

    /** Of the newest fact, its type and what it names. */
    private String newest() {
        var fact = shop.journal().getLast();
        var names =
                switch (FactType.read(fact)) {
                    case Payload.StockReceived received -> received.document();
                    case Payload.StockAdjusted adjusted -> adjusted.reason();
                    case Payload.StockTransferred sent -> sent.document() + " " + sent.from() + " " + sent.to();
                    default -> "";
                };
        return fact.type() + " " + names;
    }
}
