package com.evertill.cloud.prices;

import static com.evertill.cloud.prices.Shelf.APPLES;
import static com.evertill.cloud.prices.Shelf.NOW;
import static com.evertill.cloud.prices.Shelf.PEARS;
import static com.evertill.cloud.prices.Shelf.PLUMS;
import static com.evertill.cloud.prices.Shelf.assertRefused;
import static com.evertill.cloud.prices.Shelf.euro;
import static com.evertill.cloud.prices.Shelf.taken;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.release.ReleaseRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Who changes a price changes nothing but the price, whatever else is planned for the item. */
class PriceChangesTest extends ShelfBench {
    private static final Effective AT_ONCE = new Effective.Now();
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final Effective PLANNED = new Effective.At(TOMORROW);
    private static final Effective LATER = new Effective.At(TOMORROW.plusSeconds(60));

    /** The same item under another name, another PLU and another tax class. */
    private static final Item PENS = Item.of("04006381333931", "4009", "Pens", "Paper", euro(99), "R", Unit.EACH);

    private static final Item BIROS = Item.of("04006381333931", "4010", "Biros", "Office", euro(119), "S", Unit.EACH);

    @Test
    void a_price_for_now_brings_no_planned_name_or_plu_or_tax_class_into_force_early() {
        shelf.release(AT_ONCE, PENS, PLUMS);
        shelf.release(PLANNED, BIROS);
        shelf.release(price(PENS, 109), AT_ONCE);
        assertThat(book(3)).containsExactly(PENS.withPrice(euro(109)), PLUMS);
        assertThat(book(4)).as("the plan stays as it was").containsExactly(BIROS, PLUMS);
    }

    @Test
    void a_planned_price_leaves_a_name_that_is_given_before_as_it_is() {
        shelf.release(AT_ONCE, PENS, PLUMS);
        shelf.release(price(PENS, 109), PLANNED);
        shelf.release(AT_ONCE, BIROS);
        assertThat(book(3)).containsExactly(BIROS, PLUMS);
        assertThat(book(4)).containsExactly(BIROS.withPrice(euro(109)), PLUMS);
        assertThat(shelf.records(Objects.requireNonNull(shelf.manifestOf(4).delta())))
                .containsExactly(new ReleaseRecord.Put(BIROS.withPrice(euro(109))));
    }

    @Test
    void a_price_comes_upon_the_name_that_the_item_has_when_it_comes() {
        shelf.release(AT_ONCE, PENS);
        var dearer = price(PENS, 109);
        shelf.release(PLANNED, BIROS);
        shelf.release(dearer, LATER);
        assertThat(book(3)).containsExactly(BIROS.withPrice(euro(109)));
        assertThat(taken(drafts.changes(dearer, 0, 10, NOW)))
                .as("what it changed")
                .containsExactly(new Change(BIROS, BIROS.withPrice(euro(109))));
    }

    @Test
    void several_planned_prices_and_names_each_come_upon_the_one_before() {
        shelf.release(AT_ONCE, PENS);
        shelf.release(price(PENS, 109), PLANNED);
        shelf.release(price(PENS, 111), LATER);
        shelf.release(PLANNED, BIROS);
        assertThat(book(4)).containsExactly(BIROS);
        assertThat(book(5)).containsExactly(BIROS.withPrice(euro(111)));
        shelf.release(price(PENS, 1), AT_ONCE);
        assertThat(book(6)).containsExactly(PENS.withPrice(euro(1)));
        assertThat(book(8)).containsExactly(BIROS);
        assertThat(book(9)).containsExactly(BIROS.withPrice(euro(111)));
    }

    @Test
    void a_planned_price_survives_that_an_old_book_comes_back() {
        shelf.release(AT_ONCE, PENS);
        shelf.release(AT_ONCE, BIROS);
        shelf.release(price(PENS, 109), PLANNED);
        taken(shelf.prices.rollbacks().rollBack(new Rollbacks.Rollback("back", "main", 1, AT_ONCE), "bob", NOW));
        shelf.publish();
        assertThat(book(5)).containsExactly(PENS.withPrice(euro(109)));
    }

    @Test
    void an_old_book_that_is_planned_to_come_back_is_found_from_the_price_before_it() {
        shelf.release(AT_ONCE, PENS);
        shelf.release(AT_ONCE, BIROS);
        shelf.release(price(PENS, 109), PLANNED);
        taken(shelf.prices.rollbacks().rollBack(new Rollbacks.Rollback("back", "main", 1, LATER), "bob", NOW));
        shelf.release(AT_ONCE, PENS.withPrice(euro(98)), PLUMS);
        assertThat(book(6)).containsExactly(PENS.withPrice(euro(109)), PLUMS);
        assertThat(book(7)).containsExactly(PENS);
    }

    @Test
    void what_is_removed_before_has_no_price_then_and_does_not_come_back() {
        shelf.release(AT_ONCE, APPLES, PEARS);
        shelf.release(price(PEARS, 300), PLANNED);
        var removal = shelf.draft();
        taken(drafts.remove(removal, PEARS.id(), NOW));
        shelf.release(removal, AT_ONCE);
        assertThat(book(4)).containsExactly(APPLES);
        taken(shelf.prices.rollbacks().rollBack(new Rollbacks.Rollback("back", "main", 1, AT_ONCE), "bob", NOW));
        shelf.publish();
        assertThat(book(6)).as("sold again, it has its price").containsExactly(APPLES, PEARS.withPrice(euro(300)));
    }

    @Test
    void an_item_that_is_not_sold_at_that_time_gets_no_price() {
        shelf.release(AT_ONCE, APPLES);
        shelf.release(PLANNED, PEARS);
        var alone = price(PEARS, 300);
        taken(drafts.approve(alone, "bob", NOW));
        assertRefused(
                shelf.prices.releases().release(alone, AT_ONCE, "bob", NOW),
                PriceRefusal.AT_THAT_TIME_AN_ITEM_WITH_A_NEW_PRICE_IS_NOT_SOLD);
        var draft = price(PEARS, 300);
        taken(drafts.changePrice(draft, APPLES.id(), euro(209), NOW));
        taken(drafts.approve(draft, "bob", NOW));
        assertRefused(
                shelf.prices.releases().release(draft, AT_ONCE, "bob", NOW),
                PriceRefusal.AT_THAT_TIME_AN_ITEM_WITH_A_NEW_PRICE_IS_NOT_SOLD);
        assertThat(shelf.prices.releases().newest("main"))
                .as("a refusal changes nothing")
                .isEqualTo(2);
        assertThat(taken(shelf.prices.releases().release(draft, PLANNED, "bob", NOW))
                        .number())
                .isEqualTo(3);
        shelf.publish();
        assertThat(book(3)).containsExactly(APPLES.withPrice(euro(209)), PEARS.withPrice(euro(300)));
    }

    @Test
    void what_was_removed_since_the_price_was_drafted_cannot_be_approved() {
        shelf.release(AT_ONCE, APPLES, PEARS);
        var draft = price(PEARS, 300);
        var removal = shelf.draft();
        taken(drafts.remove(removal, PEARS.id(), NOW));
        shelf.release(removal, AT_ONCE);
        assertRefused(
                drafts.approve(draft, "bob", NOW), PriceRefusal.AT_THAT_TIME_AN_ITEM_WITH_A_NEW_PRICE_IS_NOT_SOLD);
    }

    @Test
    void a_check_compares_prices_with_the_item_as_it_is() {
        shelf.release(AT_ONCE, PENS, Item.of("05901234123457", null, "Pencils", "Paper", euro(49), "R", Unit.EACH));
        var draft = price(PENS, 109);
        shelf.release(AT_ONCE, BIROS.withPrice(euro(109)));
        assertThat(taken(drafts.check(draft, NOW)).same()).isEqualTo(1);
        assertRefused(drafts.approve(draft, "bob", NOW), PriceRefusal.THE_DRAFT_CHANGES_NOTHING);
        taken(drafts.put(draft, Item.of("05901234123457", "4009", "Pencils", "Paper", euro(49), "R", Unit.EACH)));
        assertThat(taken(drafts.check(draft, NOW)).conflicts())
                .as("the pens have it no more")
                .isEmpty();
        taken(drafts.put(draft, Item.of("05901234123457", "4010", "Pencils", "Paper", euro(49), "R", Unit.EACH)));
        assertThat(taken(drafts.check(draft, NOW)).conflicts())
                .containsExactly(new Check.Conflict("4010", PENS.id(), "gtin:05901234123457"));
    }

    @Test
    void the_price_of_an_item_that_the_draft_sets_as_a_whole_is_changed_there() {
        shelf.release(AT_ONCE, PENS);
        var draft = shelf.draft(BIROS, PLUMS);
        taken(drafts.changePrice(draft, BIROS.id(), euro(129), NOW));
        taken(drafts.changePrice(draft, PLUMS.id(), euro(309), NOW));
        shelf.release(draft, AT_ONCE);
        assertThat(shelf.read(shelf.manifestOf(2).full())).isEqualTo(Map.of("Biros", 129L, "Plums", 309L));
    }

    private String price(Item item, long cents) {
        var draft = shelf.draft();
        taken(drafts.changePrice(draft, item.id(), euro(cents), NOW));
        return draft;
    }

    /** All items of the book of a release, as the shops get them. */
    private List<Item> book(long number) {
        return shelf.records(shelf.manifestOf(number).full()).stream()
                .filter(ReleaseRecord.Put.class::isInstance)
                .map(record -> ((ReleaseRecord.Put) record).item())
                .toList();
    }
}
