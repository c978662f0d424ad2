package com.evertill.cloud.prices;

import static com.evertill.cloud.prices.Shelf.APPLES;
import static com.evertill.cloud.prices.Shelf.NOW;
import static com.evertill.cloud.prices.Shelf.PEARS;
import static com.evertill.cloud.prices.Shelf.assertRefused;
import static com.evertill.cloud.prices.Shelf.euro;
import static com.evertill.cloud.prices.Shelf.taken;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.prices.Rollbacks.Rollback;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.tender.OfflineLimits;
import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What shops take that the bank was not asked about comes to them with releases. */
class OfflineSettingsTest extends ShelfBench {
    private static final Effective AT_ONCE = new Effective.Now();
    private static final OfflineLimits LIMITS = new OfflineLimits(euro(20_00), 5, euro(60_00), 12);
    private static final OfflineLimits TIGHTER = new OfflineLimits(euro(10_00), 1, euro(10_00), 1);

    private Optional<Release> set(OfflineLimits limits) {
        var release = taken(shelf.prices.offline().set("main", limits, "bob", NOW));
        shelf.publish();
        return release;
    }

    @Test
    void where_nobody_set_any_a_release_says_nothing_of_them() {
        shelf.release(AT_ONCE, APPLES);
        assertThat(shelf.prices.offline().of("main")).isEmpty();
        assertThat(shelf.manifestOf(1).offline()).isNull();
    }

    @Test
    void the_first_release_brings_what_was_set_before_it() {
        assertThat(set(LIMITS)).isEmpty();
        shelf.release(AT_ONCE, APPLES);
        assertThat(shelf.manifestOf(1).offline()).isEqualTo(LIMITS);
    }

    @Test
    void what_is_set_later_is_a_release_that_changes_no_price_and_for_which_no_shop_fetches_anything() {
        shelf.release(AT_ONCE, APPLES, PEARS);
        var release = set(LIMITS).orElseThrow();
        assertThat(release.number()).isEqualTo(2);
        var manifest = shelf.manifestOf(2);
        assertThat(manifest.offline()).isEqualTo(LIMITS);
        assertThat(manifest.rollbackTo())
                .as("the book in force, which every shop has")
                .isEqualTo(1);
        assertThat(manifest.full()).isEqualTo(manifestOfFirst().full());
        assertThat(shelf.records(Objects.requireNonNull(manifest.delta()))).isEmpty();
        assertThat(shelf.prices.releases().inForce("main", NOW)).isEqualTo(2);
    }

    private com.evertill.commerce.release.ReleaseManifest manifestOfFirst() {
        // Offered to nobody any more: as it was before.
        try (var before = new Shelf(folder.resolve("before"))) {
            before.release(AT_ONCE, APPLES, PEARS);
            return before.manifestOf(1);
        }
    }

    @Test
    void set_again_the_same_changes_nothing() {
        shelf.release(AT_ONCE, APPLES);
        set(LIMITS);
        assertThat(set(LIMITS)).isEmpty();
        assertThat(shelf.prices.releases().newest("main")).isEqualTo(2);
    }

    @Test
    void what_is_planned_says_it_too() {
        shelf.release(AT_ONCE, APPLES);
        var tomorrow = new Effective.At(NOW.plus(Duration.ofDays(1)));
        shelf.release(tomorrow, APPLES.withPrice(euro(300)));
        assertThat(set(LIMITS).orElseThrow().number()).isEqualTo(3);
        var planned = shelf.manifestOf(4);
        assertThat(planned.offline()).isEqualTo(LIMITS);
        assertThat(planned.base()).isEqualTo(3);
        assertThat(shelf.read(planned.full())).isEqualTo(Map.of("Apples", 300L));
    }

    @Test
    void what_is_planned_as_the_first_of_all_says_it_too() {
        var tomorrow = new Effective.At(NOW.plus(Duration.ofDays(1)));
        shelf.release(tomorrow, APPLES);
        assertThat(set(LIMITS)).isEmpty();
        var planned = shelf.manifestOf(2);
        assertThat(planned.offline()).isEqualTo(LIMITS);
        assertThat(shelf.read(planned.full())).isEqualTo(Map.of("Apples", 199L));
    }

    @Test
    void they_do_not_go_back_with_the_prices() {
        shelf.release(AT_ONCE, APPLES);
        set(LIMITS);
        shelf.release(AT_ONCE, APPLES.withPrice(euro(1)));
        set(TIGHTER);
        taken(shelf.prices.rollbacks().rollBack(new Rollback("back", "main", 1, AT_ONCE), "bob", NOW));
        shelf.publish();
        var manifest = shelf.manifestOf(5);
        assertThat(manifest.offline()).isEqualTo(TIGHTER);
        assertThat(shelf.read(manifest.full())).isEqualTo(Map.of("Apples", 199L));
    }

    @Test
    void a_zone_has_one_currency_and_must_be_there() {
        var dollars = new Money(10_00, Currency.getInstance("USD"));
        assertRefused(
                shelf.prices.offline().set("main", new OfflineLimits(dollars, 1, dollars, 1), "bob", NOW),
                PriceRefusal.THE_CURRENCY_IS_NOT_THAT_OF_THE_ZONE);
        assertRefused(shelf.prices.offline().set("mars", LIMITS, "bob", NOW), PriceRefusal.THERE_IS_NO_SUCH_ZONE);
    }
}
