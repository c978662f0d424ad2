package com.evertill.cloud.prices;

import static com.evertill.cloud.prices.Shelf.APPLES;
import static com.evertill.cloud.prices.Shelf.NOW;
import static com.evertill.cloud.prices.Shelf.PEARS;
import static com.evertill.cloud.prices.Shelf.PLUMS;
import static com.evertill.cloud.prices.Shelf.assertRefused;
import static com.evertill.cloud.prices.Shelf.euro;
import static com.evertill.cloud.prices.Shelf.item;
import static com.evertill.cloud.prices.Shelf.taken;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.prices.Change.Suspicion;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.release.Effective;
import java.util.Currency;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DraftsTest extends ShelfBench {
    private static final String HEADER = "gtin,plu,name,department,price,tax_class,unit\n";

    @Test
    void a_check_counts_what_a_draft_would_do() {
        shelf.release(new Effective.Now(), APPLES, PEARS, PLUMS);
        var draft = shelf.draft(APPLES.withPrice(euro(219)), PEARS, item("4225", "Avocado", 149));
        taken(drafts.remove(draft, PLUMS.id(), NOW));
        var check = taken(drafts.check(draft, NOW));
        assertThat(check.added()).isEqualTo(1);
        assertThat(check.changed()).isEqualTo(1);
        assertThat(check.dearer()).isEqualTo(1);
        assertThat(check.removed()).isEqualTo(1);
        assertThat(check.same()).isEqualTo(1);
        assertThat(check.suspicious()).isEmpty();
    }

    @Test
    void slips_of_the_finger_are_pointed_out() {
        shelf.release(new Effective.Now(), APPLES, PEARS, PLUMS);
        var kilo = Item.of(null, "4042", "Plums", "Fruit", euro(299), "S", Unit.KG);
        var draft = shelf.draft(APPLES.withPrice(euro(1990)), PEARS.withPrice(euro(0)), kilo);
        assertThat(taken(drafts.check(draft, NOW)).suspicious())
                .extracting(Change::suspicions)
                .containsExactly(
                        java.util.List.of(Suspicion.THE_PRICE_CHANGES_BY_MORE_THAN_HALF),
                        java.util.List.of(Suspicion.THE_PRICE_IS_ZERO, Suspicion.THE_PRICE_CHANGES_BY_MORE_THAN_HALF),
                        java.util.List.of(Suspicion.THE_UNIT_CHANGES, Suspicion.THE_TAX_CLASS_CHANGES));
    }

    @Test
    void half_of_the_price_is_not_yet_suspicious() {
        assertThat(new Change(APPLES.withPrice(euro(200)), APPLES.withPrice(euro(300))).suspicions())
                .isEmpty();
        assertThat(new Change(APPLES.withPrice(euro(200)), APPLES.withPrice(euro(301))).suspicions())
                .hasSize(1);
        assertThat(new Change(APPLES.withPrice(euro(200)), APPLES.withPrice(euro(99))).suspicions())
                .hasSize(1);
    }

    @Test
    void two_items_with_one_plu_are_a_conflict_that_stops_the_approval() {
        shelf.release(new Effective.Now(), APPLES);
        var other = Item.of("04006381333931", "4011", "Pens", "Paper", euro(99), "R", Unit.EACH);
        var draft = shelf.draft(other);
        assertThat(taken(drafts.check(draft, NOW)).conflicts())
                .containsExactly(new Check.Conflict("4011", other.id(), APPLES.id()));
        assertRefused(drafts.approve(draft, "bob", NOW), PriceRefusal.THE_DRAFT_HAS_CONFLICTS);
        taken(drafts.remove(draft, APPLES.id(), NOW));
        assertThat(taken(drafts.approve(draft, "bob", NOW)).approvedBy()).isEqualTo("bob");
    }

    @Test
    void a_change_takes_the_approval_back_and_a_refused_one_does_not() {
        var draft = shelf.draft(APPLES);
        taken(drafts.approve(draft, "bob", NOW));
        assertRefused(drafts.put(draft, APPLES.withPrice(euro(100_000_000))), PriceRefusal.THE_PRICE_IS_TOO_HIGH);
        assertThat(drafts.find(draft).orElseThrow().state()).isEqualTo(Draft.State.APPROVED);
        taken(drafts.put(draft, APPLES.withPrice(euro(209))));
        assertThat(drafts.find(draft).orElseThrow().state()).isEqualTo(Draft.State.OPEN);
        assertRefused(
                shelf.prices.releases().release(draft, new Effective.Now(), "bob", NOW),
                PriceRefusal.THE_DRAFT_IS_NOT_APPROVED);
    }

    @Test
    void what_cannot_be_is_refused_by_name() {
        var draft = shelf.draft(APPLES);
        assertRefused(drafts.changePrice(draft, "plu:9999", euro(1), NOW), PriceRefusal.THERE_IS_NO_SUCH_ITEM);
        shelf.release(draft, new Effective.Now());
        var next = shelf.draft();
        assertRefused(
                drafts.changePrice(next, APPLES.id(), euro(-1), NOW), PriceRefusal.THE_PRICE_MUST_NOT_BE_NEGATIVE);
        assertRefused(
                drafts.changePrice(next, APPLES.id(), new Money(1, Currency.getInstance("USD")), NOW),
                PriceRefusal.THE_CURRENCY_IS_NOT_THAT_OF_THE_ZONE);
        var odd = Item.of(null, "4099", "Odd", "", euro(1), "X", Unit.EACH);
        assertRefused(drafts.put(next, odd), PriceRefusal.THE_TAX_CLASS_IS_NOT_KNOWN_IN_THE_ZONE);
        assertRefused(drafts.put(draft, PEARS), PriceRefusal.THE_DRAFT_IS_ALREADY_RELEASED);
        assertRefused(drafts.put("nobody", PEARS), PriceRefusal.THERE_IS_NO_SUCH_DRAFT);
        assertRefused(drafts.begin("x", "mars", "", "ann", NOW), PriceRefusal.THERE_IS_NO_SUCH_ZONE);
        taken(drafts.discard(next));
        assertRefused(drafts.put(next, PEARS), PriceRefusal.THE_DRAFT_WAS_DISCARDED);
    }

    @Test
    void a_draft_that_says_what_the_book_says_cannot_be_approved() {
        shelf.release(new Effective.Now(), APPLES);
        assertRefused(drafts.approve(shelf.draft(APPLES), "bob", NOW), PriceRefusal.THE_DRAFT_CHANGES_NOTHING);
    }

    @Test
    void beginning_a_draft_again_is_a_normal_outcome() {
        var draft = shelf.draft(APPLES);
        assertThat(taken(drafts.begin(draft, "main", "other", "eve", NOW)))
                .isEqualTo(drafts.find(draft).orElseThrow());
    }

    @Test
    void a_file_goes_in_whole() {
        var draft = shelf.draft();
        var imported = taken(shelf.importCsv(
                draft,
                HEADER + ",4011,Apples,Fruit,1.99,R,EACH\n,4012,Pears,Fruit,2.49,R,EACH\n",
                Prices.Import.CHANGES,
                false));
        assertThat(imported.taken()).isEqualTo(2);
        assertThat(drafts.find(draft).orElseThrow().lines()).isEqualTo(2);
    }

    @Test
    void a_file_with_a_bad_line_changes_nothing_and_every_bad_line_is_named() {
        var draft = shelf.draft(PLUMS);
        var csv = HEADER + ",4011,Apples,Fruit,1.99,R,EACH\n,4012,Pears,Fruit,cheap,R,EACH\n,,Nothing,,1,R,EACH\n";
        var imported = taken(shelf.importCsv(draft, csv, Prices.Import.CHANGES, false));
        assertThat(imported.bad()).extracting(bad -> bad.number()).containsExactly(3L, 4L);
        assertThat(imported.draft()).isEmpty();
        assertThat(drafts.find(draft).orElseThrow().lines()).isEqualTo(1);
        var good = taken(shelf.importCsv(draft, csv, Prices.Import.CHANGES, true));
        assertThat(good.taken()).isEqualTo(1);
        assertThat(good.bad()).hasSize(2);
        assertThat(drafts.find(draft).orElseThrow().lines()).isEqualTo(2);
    }

    @Test
    void a_whole_book_removes_what_it_does_not_name_and_takes_no_bad_line() {
        shelf.release(new Effective.Now(), APPLES, PEARS);
        var draft = shelf.draft();
        var half = HEADER + ",4011,Apples,Fruit,1.99,R,EACH\n,4012,Pears,Fruit,oops,R,EACH\n";
        assertThat(taken(shelf.importCsv(draft, half, Prices.Import.WHOLE_BOOK, true))
                        .draft())
                .isEmpty();
        taken(shelf.importCsv(draft, HEADER + ",4011,Apples,Fruit,1.99,R,EACH\n", Prices.Import.WHOLE_BOOK, false));
        var check = taken(drafts.check(draft, NOW));
        assertThat(check.removed()).isEqualTo(1);
        assertThat(check.same()).isEqualTo(1);
    }

    @Test
    void half_a_file_is_never_taken_for_a_whole_one() {
        var rows = IntStream.range(4000, 4300)
                .mapToObj(plu -> "," + plu + ",Item " + plu + ",Fruit,1.00,R,EACH\n")
                .collect(Collectors.joining());
        var whole = HEADER + rows;
        for (int end : new int[] {whole.length() / 2, whole.length() - 8, 10}) {
            var imported = taken(shelf.importCsv(shelf.draft(), whole.substring(0, end), Prices.Import.CHANGES, false));
            assertThat(imported.draft()).isEmpty();
        }
    }
}
