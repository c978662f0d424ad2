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
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A draft is approved for the newest book and comes upon another. */
class OutlookTest extends ShelfBench {
    private static final Effective AT_ONCE = new Effective.Now();
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final Effective PLANNED = new Effective.At(TOMORROW);

    @Test
    void a_plu_that_is_free_only_tomorrow_is_not_given_today() {
        shelf.release(AT_ONCE, pens("4009"), pencils(null));
        shelf.release(PLANNED, pens("4010"));
        var draft = approved(pencils("4009"));
        assertRefused(release(draft, AT_ONCE), PriceRefusal.AT_THAT_TIME_TWO_ITEMS_WOULD_HAVE_ONE_PLU);
        assertThat(shelf.prices.releases().newest("main"))
                .as("a refusal changes nothing")
                .isEqualTo(2);
        assertThat(drafts.find(draft).orElseThrow().state()).isEqualTo(Draft.State.APPROVED);
        assertThat(taken(release(draft, PLANNED)).number()).isEqualTo(3);
    }

    @Test
    void a_plu_that_a_planned_release_gives_is_not_given_before() {
        shelf.release(AT_ONCE, pens("4009"), pencils(null));
        shelf.release(PLANNED, pens("4010"));
        shelf.release(new Effective.At(TOMORROW.plusSeconds(60)), pens("4011"));
        var draft = approved(pencils("4010"));
        assertRefused(release(draft, AT_ONCE), PriceRefusal.A_PLANNED_RELEASE_WOULD_GIVE_TWO_ITEMS_ONE_PLU);
        assertThat(taken(release(draft, new Effective.At(TOMORROW.plusSeconds(60))))
                        .number())
                .isEqualTo(4);
    }

    @Test
    void a_planned_price_can_be_brought_forward() {
        shelf.release(AT_ONCE, APPLES, PEARS);
        shelf.release(PLANNED, APPLES.withPrice(euro(299)));
        var draft = approved(APPLES.withPrice(euro(299)));
        assertThat(taken(drafts.check(draft, NOW)).changed()).isEqualTo(1);
        assertRefused(release(draft, PLANNED), PriceRefusal.THE_DRAFT_CHANGES_NOTHING);
        assertThat(taken(release(draft, AT_ONCE)).number()).isEqualTo(3);
        shelf.publish();
        assertThat(shelf.read(shelf.manifestOf(3).full())).isEqualTo(Map.of("Apples", 299L, "Pears", 249L));
        assertThat(taken(drafts.check(draft, NOW)).changed())
                .as("what it changed then")
                .isEqualTo(1);
    }

    @Test
    void what_a_planned_release_removes_can_be_changed_and_removed_before() {
        shelf.release(AT_ONCE, APPLES, PEARS);
        var planned = shelf.draft();
        taken(drafts.remove(planned, PEARS.id(), NOW));
        shelf.release(planned, PLANNED);
        var dearer = shelf.draft();
        taken(drafts.changePrice(dearer, PEARS.id(), euro(300), NOW));
        shelf.release(dearer, AT_ONCE);
        var removal = shelf.draft();
        taken(drafts.remove(removal, PEARS.id(), NOW));
        assertThat(taken(drafts.check(removal, NOW)).removed()).isEqualTo(1);
        shelf.release(removal, AT_ONCE);
        assertThat(shelf.read(shelf.manifestOf(5).full())).isEqualTo(Map.of("Apples", 199L));
        assertRefused(drafts.remove(shelf.draft(), "plu:9999", NOW), PriceRefusal.THERE_IS_NO_SUCH_ITEM);
    }

    @Test
    void a_whole_book_for_now_removes_also_what_a_planned_release_removes_later() {
        shelf.release(AT_ONCE, APPLES, PEARS, PLUMS);
        var planned = shelf.draft();
        taken(drafts.remove(planned, PEARS.id(), NOW));
        shelf.release(planned, PLANNED);
        var whole = shelf.draft();
        taken(shelf.importCsv(
                whole,
                "gtin,plu,name,department,price,tax_class,unit\n,4011,Apples,Fruit,1.89,R,EACH\n",
                Prices.Import.WHOLE_BOOK,
                false));
        shelf.release(whole, AT_ONCE);
        assertThat(shelf.read(shelf.manifestOf(3).full())).isEqualTo(Map.of("Apples", 189L));
    }

    @Test
    void what_is_removed_now_does_not_come_back_by_a_planned_price() {
        shelf.release(AT_ONCE, APPLES, PEARS);
        shelf.release(PLANNED, PEARS.withPrice(euro(300)));
        assertRefused(release(removal(), AT_ONCE), PriceRefusal.A_PLANNED_RELEASE_WOULD_BRING_A_REMOVED_ITEM_BACK);
        taken(release(removal(), PLANNED));
        assertThat(taken(release(removal(), AT_ONCE)).comesAt()).isEqualTo(NOW);
        shelf.publish();
        assertThat(shelf.read(shelf.manifestOf(4).full())).isEqualTo(Map.of("Apples", 199L));
    }

    @Test
    void what_is_removed_now_does_not_come_back_by_a_planned_rollback() {
        shelf.release(AT_ONCE, APPLES, PEARS);
        shelf.release(AT_ONCE, APPLES.withPrice(euro(1)));
        taken(shelf.prices.rollbacks().rollBack(new Rollbacks.Rollback("back", "main", 1, PLANNED), "bob", NOW));
        assertRefused(release(removal(), AT_ONCE), PriceRefusal.A_PLANNED_RELEASE_WOULD_BRING_A_REMOVED_ITEM_BACK);
    }

    private String removal() {
        var draft = shelf.draft();
        taken(drafts.remove(draft, PEARS.id(), NOW));
        taken(drafts.approve(draft, "bob", NOW));
        return draft;
    }

    private String approved(Item... items) {
        var draft = shelf.draft(items);
        taken(drafts.approve(draft, "bob", NOW));
        return draft;
    }

    private Answer<Release> release(String draft, Effective effective) {
        return shelf.prices.releases().release(draft, effective, "bob", NOW);
    }

    private static Item pens(@Nullable String plu) {
        return Item.of("04006381333931", plu, "Pens", "Paper", euro(99), "R", Unit.EACH);
    }

    private static Item pencils(@Nullable String plu) {
        return Item.of("05901234123457", plu, "Pencils", "Paper", euro(49), "R", Unit.EACH);
    }
}
