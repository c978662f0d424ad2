package com.evertill.commerce.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.facts.Movements.StockMovement;
import com.evertill.commerce.facts.Payload.SaleCompleted;
import com.evertill.commerce.facts.Posting.Figure;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a fact adds to reports and moves in the stock, the same in the shop and in the cloud. */
class MovementsTest {

    /** Four milk, apples, a labelled cheese, a voided soap and two that stay: 13.35, of which the card paid 8.35; 6.00 given, 1.00 back. */
    private static final SaleCompleted SALE = (SaleCompleted) SampleFacts.of(FactType.SALE_COMPLETED);

    @Test
    void a_sale_takes_out_of_stock_what_was_not_voided() {
        assertThat(Movements.ofStock(SALE))
                .containsExactly(
                        new StockMovement("gtin:04012345678901", Quantity.each(-4)),
                        new StockMovement("plu:4129", new Quantity(-453, Unit.KG)),
                        new StockMovement("gtin:02099990000004", new Quantity(-248, Unit.KG)),
                        new StockMovement("gtin:04005556667779", Quantity.each(-2)));
    }

    @Test
    void goods_that_leave_for_another_store_are_gone_from_this_one() {
        assertThat(Movements.ofStock(SampleFacts.of(FactType.STOCK_TRANSFERRED)))
                .containsExactly(
                        new StockMovement("gtin:04012345678901", Quantity.each(-6)),
                        new StockMovement("plu:4129", new Quantity(-2_000, Unit.KG)));
    }

    @Test
    void a_sale_posts_as_its_receipt_reads() {
        assertThat(Movements.postings(SampleFacts.DAY, SALE))
                .extracting(posting -> posting.figure() + " " + posting.name() + " " + posting.count() + " x "
                        + posting.minor() + " " + posting.currency())
                .containsExactly(
                        "SALES  1 x 1335 EUR",
                        "ITEMS  8 x 0 EUR",
                        "NET  1 x 1230 EUR",
                        "TAX A 1 x 75 EUR",
                        "TAX B 1 x 30 EUR",
                        "TENDER card 1 x 835 EUR",
                        "TENDER cash 1 x 600 EUR",
                        "TENDER cash 0 x -100 EUR");
    }

    @Test
    void what_a_sale_posts_adds_up() {
        var postings = Movements.postings(SampleFacts.DAY, SALE);
        long sales = sum(postings, Figure.SALES);
        assertThat(sum(postings, Figure.NET) + sum(postings, Figure.TAX)).isEqualTo(sales);
        assertThat(sum(postings, Figure.TENDER)).isEqualTo(sales);
        assertThat(postings).allSatisfy(posting -> {
            assertThat(posting.businessDay()).isEqualTo(SampleFacts.DAY);
            assertThat(posting.shift()).isEqualTo(SALE.shift());
            assertThat(posting.till()).isEqualTo(SALE.till());
        });
    }

    /** Every other fact that moves stock or posts is named here; the rest does neither. */
    @ParameterizedTest
    @EnumSource
    void only_these_facts_move_stock_or_post(FactType type) {
        var moving = EnumSet.of(
                FactType.SALE_COMPLETED,
                FactType.RETURN_COMPLETED,
                FactType.STOCK_RECEIVED,
                FactType.STOCK_ADJUSTED,
                FactType.STOCK_TRANSFERRED);
        var posting = EnumSet.of(
                FactType.SALE_COMPLETED,
                FactType.SALE_VOIDED,
                FactType.NO_SALE,
                FactType.SHIFT_OPENED,
                FactType.SHIFT_CLOSED,
                FactType.CASH_MOVED,
                FactType.CARD_REFUNDED);
        var payload = SampleFacts.of(type);
        // The sample of a return is of goods that went to waste.
        boolean moves = moving.contains(type) && type != FactType.RETURN_COMPLETED;
        assertThat(Movements.ofStock(payload).isEmpty()).isEqualTo(!moves);
        assertThat(Movements.postings(SampleFacts.DAY, payload).isEmpty()).isEqualTo(!posting.contains(type));
    }

    @Test
    void a_payment_and_its_whole_refund_are_zero_as_a_tender() {
        var postings = Movements.postings(SampleFacts.DAY, SampleFacts.of(FactType.CARD_REFUNDED));
        assertThat(sum(postings, Figure.REFUNDED)).isEqualTo(129);
        assertThat(postings)
                .filteredOn(it -> it.figure() == Figure.TENDER)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.name()).isEqualTo("card");
                    assertThat(it.minor()).isEqualTo(-129);
                    assertThat(it.count()).isZero();
                });
    }

    @Test
    void cash_in_a_drawer_is_float_plus_tendered_cash_plus_what_was_moved() {
        var figures = Set.of(Figure.OPENING_FLOAT, Figure.CASH_MOVED, Figure.COUNTED);
        var postings = List.of(FactType.SHIFT_OPENED, FactType.CASH_MOVED, FactType.SHIFT_CLOSED).stream()
                .flatMap(type -> Movements.postings(SampleFacts.DAY, SampleFacts.of(type)).stream())
                .collect(Collectors.toMap(Posting::figure, Posting::minor));
        assertThat(postings.keySet()).isEqualTo(figures);
        assertThat(postings)
                .containsEntry(Figure.OPENING_FLOAT, 15_000L)
                .containsEntry(Figure.CASH_MOVED, -20_000L)
                .containsEntry(Figure.COUNTED, 48_210L);
    }

    private static long sum(List<Posting> postings, Figure figure) {
        return postings.stream()
                .filter(posting -> posting.figure() == figure)
                .mapToLong(Posting::minor)
                .sum();
    }
}
