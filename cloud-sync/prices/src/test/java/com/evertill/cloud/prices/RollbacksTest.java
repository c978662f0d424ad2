package com.evertill.cloud.prices;

import static com.evertill.cloud.prices.Shelf.APPLES;
import static com.evertill.cloud.prices.Shelf.NOW;
import static com.evertill.cloud.prices.Shelf.PEARS;
import static com.evertill.cloud.prices.Shelf.PLUMS;
import static com.evertill.cloud.prices.Shelf.assertRefused;
import static com.evertill.cloud.prices.Shelf.euro;
import static com.evertill.cloud.prices.Shelf.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.prices.Rollbacks.Rollback;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.release.ReleaseRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RollbacksTest extends ShelfBench {
    private static final Effective AT_ONCE = new Effective.Now();
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    private int rollbacks;

    @Test
    void the_book_of_an_earlier_release_comes_back_whole_under_the_next_number() {
        shelf.release(AT_ONCE, APPLES, PEARS);
        var wrong = shelf.draft(APPLES.withPrice(euro(1)), PLUMS);
        taken(shelf.prices.drafts().remove(wrong, PEARS.id(), NOW));
        shelf.release(wrong, AT_ONCE);
        var rollback = rolledBack(1, AT_ONCE);
        assertThat(rollback.number()).isEqualTo(3);
        assertThat(rollback.base()).isEqualTo(2);
        var manifest = shelf.manifestOf(3);
        assertThat(manifest.rollbackTo()).isEqualTo(1);
        assertThat(shelf.read(manifest.full())).isEqualTo(Map.of("Apples", 199L, "Pears", 249L));
        assertThat(shelf.records(Objects.requireNonNull(manifest.delta())))
                .containsExactly(
                        new ReleaseRecord.Put(APPLES),
                        new ReleaseRecord.Put(PEARS),
                        new ReleaseRecord.Remove(PLUMS.id()));
        assertThat(shelf.prices.releases().inForce("main", NOW)).isEqualTo(3);
    }

    @Test
    void its_file_is_the_very_file_of_the_release_that_comes_back() {
        shelf.release(AT_ONCE, APPLES, PEARS);
        var before = shelf.manifestOf(1).full();
        shelf.release(AT_ONCE, APPLES.withPrice(euro(1)));
        rolledBack(1, AT_ONCE);
        assertThat(shelf.manifestOf(3).full()).isEqualTo(before);
    }

    @Test
    void the_same_command_again_answers_the_same() {
        shelf.release(AT_ONCE, APPLES);
        shelf.release(AT_ONCE, APPLES.withPrice(euro(1)));
        var rollback = new Rollback("once", "main", 1, AT_ONCE);
        var first = taken(shelf.prices.rollbacks().rollBack(rollback, "bob", NOW));
        var again = taken(shelf.prices.rollbacks().rollBack(rollback, "bob", NOW.plusSeconds(60)));
        assertThat(again).isEqualTo(first);
        assertThat(shelf.prices.releases().newest("main")).isEqualTo(3);
        assertRefused(
                shelf.prices.rollbacks().rollBack(new Rollback("once", "main", 2, AT_ONCE), "bob", NOW),
                PriceRefusal.THE_ID_WAS_USED_FOR_ANOTHER_ROLLBACK);
    }

    @Test
    void what_is_planned_stays_planned_upon_the_book_that_came_back() {
        shelf.release(AT_ONCE, APPLES, PEARS);
        shelf.release(AT_ONCE, APPLES.withPrice(euro(1)));
        shelf.release(new Effective.At(TOMORROW), PEARS.withPrice(euro(300)));
        assertThat(rolledBack(1, AT_ONCE).number()).isEqualTo(4);
        assertThat(shelf.prices.releases().find("main", 3).orElseThrow().supersededBy())
                .isEqualTo(5);
        var planned = shelf.manifestOf(5);
        assertThat(planned.rollbackTo()).isNull();
        assertThat(planned.base()).isEqualTo(4);
        assertThat(shelf.read(planned.full())).isEqualTo(Map.of("Apples", 199L, "Pears", 300L));
    }

    @Test
    void a_planned_release_is_taken_back_for_the_time_at_which_it_comes() {
        shelf.release(AT_ONCE, APPLES);
        shelf.release(new Effective.At(TOMORROW), APPLES.withPrice(euro(1)));
        assertThat(rolledBack(1, new Effective.At(TOMORROW)).number()).isEqualTo(3);
        assertThat(shelf.prices.releases().inForce("main", TOMORROW)).isEqualTo(3);
        assertThat(shelf.read(shelf.manifestOf(3).full())).isEqualTo(Map.of("Apples", 199L));
    }

    @Test
    void a_planned_rollback_that_is_overtaken_brings_the_same_book_all_the_same() {
        shelf.release(AT_ONCE, APPLES, PEARS);
        shelf.release(AT_ONCE, APPLES.withPrice(euro(1)));
        var rollback = new Rollback("planned", "main", 1, new Effective.At(TOMORROW));
        taken(shelf.prices.rollbacks().rollBack(rollback, "bob", NOW));
        shelf.release(AT_ONCE, PEARS.withPrice(euro(2)), PLUMS);
        var again = taken(shelf.prices.rollbacks().rollBack(rollback, "bob", NOW));
        assertThat(again.number()).isEqualTo(5);
        assertThat(again.rollbackTo()).isEqualTo(1);
        var manifest = shelf.manifestOf(5);
        assertThat(manifest.rollbackTo()).isEqualTo(1);
        assertThat(shelf.read(manifest.full())).isEqualTo(Map.of("Apples", 199L, "Pears", 249L));
        assertThat(shelf.records(Objects.requireNonNull(manifest.delta()))).hasSize(3);
    }

    @Test
    void the_way_back_of_a_planned_rollback_leads_from_the_book_that_is_there_when_it_comes() {
        shelf.release(AT_ONCE, APPLES);
        shelf.release(AT_ONCE, APPLES.withPrice(euro(1)));
        rolledBack(1, new Effective.At(TOMORROW));
        shelf.release(new Effective.At(TOMORROW.plusSeconds(60)), APPLES.withPrice(euro(1)));
        rolledBack(1, new Effective.At(TOMORROW.plusSeconds(120)));
        shelf.release(AT_ONCE, PEARS);
        assertThat(shelf.read(shelf.manifestOf(7).full())).isEqualTo(Map.of("Apples", 199L));
        assertThat(shelf.read(shelf.manifestOf(8).full())).isEqualTo(Map.of("Apples", 1L));
        assertThat(shelf.read(shelf.manifestOf(9).full())).isEqualTo(Map.of("Apples", 199L));
    }

    @Test
    void a_rollback_can_be_taken_back() {
        shelf.release(AT_ONCE, APPLES);
        shelf.release(AT_ONCE, APPLES.withPrice(euro(1)), PLUMS);
        rolledBack(1, AT_ONCE);
        rolledBack(2, AT_ONCE);
        assertThat(shelf.read(shelf.manifestOf(4).full())).isEqualTo(Map.of("Apples", 1L, "Plums", 299L));
        rolledBack(3, AT_ONCE);
        assertThat(shelf.read(shelf.manifestOf(5).full())).isEqualTo(Map.of("Apples", 199L));
    }

    @Test
    void there_must_be_something_to_go_back_to() {
        shelf.release(AT_ONCE, APPLES);
        shelf.release(AT_ONCE, PEARS);
        shelf.release(new Effective.At(TOMORROW), PLUMS);
        assertRefused(rollBack(9, AT_ONCE), PriceRefusal.THERE_IS_NO_SUCH_RELEASE);
        assertRefused(rollBack(3, AT_ONCE), PriceRefusal.THE_RELEASE_WAS_NEVER_IN_FORCE);
        assertRefused(rollBack(2, AT_ONCE), PriceRefusal.THE_ROLLBACK_CHANGES_NOTHING);
        assertRefused(rollBack(1, new Effective.At(NOW.minusSeconds(3_600))), PriceRefusal.THE_TIME_IS_PAST);
        assertRefused(
                shelf.prices.rollbacks().rollBack(new Rollback("x", "mars", 1, AT_ONCE), "bob", NOW),
                PriceRefusal.THERE_IS_NO_SUCH_ZONE);
        assertThatThrownBy(() -> new Rollback(" ", "main", 1, AT_ONCE)).isInstanceOf(IllegalArgumentException.class);
        assertThat(shelf.prices.releases().newest("main"))
                .as("a refusal changes nothing")
                .isEqualTo(3);
    }

    @Test
    void taxes_do_not_come_back() {
        shelf.release(AT_ONCE, APPLES);
        shelf.release(AT_ONCE, PEARS);
        shelf.taxesChange();
        assertRefused(rollBack(1, AT_ONCE), PriceRefusal.THE_TAXES_HAVE_CHANGED_SINCE_THAT_RELEASE);
    }

    @Test
    void a_planned_rollback_that_is_overtaken_by_a_change_of_taxes_brings_the_prices_with_the_new_ones() {
        shelf.release(AT_ONCE, APPLES);
        shelf.release(AT_ONCE, APPLES.withPrice(euro(1)));
        rolledBack(1, new Effective.At(TOMORROW));
        shelf.taxesChange();
        shelf.release(AT_ONCE, PEARS);
        var manifest = shelf.manifestOf(5);
        assertThat(manifest.rollbackTo()).as("no book that a shop has").isNull();
        assertThat(shelf.records(manifest.full()))
                .containsExactly(new ReleaseRecord.Taxes(Shelf.OTHER_TAXES), new ReleaseRecord.Put(APPLES));
    }

    @Test
    void a_planned_release_that_would_give_a_plu_twice_stands_in_the_way() {
        var oldApples = coded("04006381333931", "4011", "Old apples");
        var newApples = coded("05901234123457", null, "New apples");
        shelf.release(AT_ONCE, oldApples, newApples);
        shelf.release(AT_ONCE, coded("04006381333931", null, "Old apples"));
        shelf.release(new Effective.At(TOMORROW), coded("05901234123457", "4011", "New apples"));
        assertRefused(rollBack(1, AT_ONCE), PriceRefusal.A_PLANNED_RELEASE_WOULD_GIVE_TWO_ITEMS_ONE_PLU);
        assertThat(rolledBack(1, new Effective.At(TOMORROW)).number()).isEqualTo(4);
    }

    private static Item coded(String gtin, @Nullable String plu, String name) {
        return Item.of(gtin, plu, name, "Fruit", euro(199), "R", Unit.EACH);
    }

    private Release rolledBack(long to, Effective effective) {
        var release = taken(rollBack(to, effective));
        shelf.publish();
        return release;
    }

    private Answer<Release> rollBack(long to, Effective effective) {
        var rollback = new Rollback("rollback-" + ++rollbacks, "main", to, effective);
        return shelf.prices.rollbacks().rollBack(rollback, "bob", NOW);
    }
}
