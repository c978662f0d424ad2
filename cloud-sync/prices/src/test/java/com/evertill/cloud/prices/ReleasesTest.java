package com.evertill.cloud.prices;

import static com.evertill.cloud.prices.Shelf.APPLES;
import static com.evertill.cloud.prices.Shelf.MAIN;
import static com.evertill.cloud.prices.Shelf.NOW;
import static com.evertill.cloud.prices.Shelf.PEARS;
import static com.evertill.cloud.prices.Shelf.PLUMS;
import static com.evertill.cloud.prices.Shelf.assertRefused;
import static com.evertill.cloud.prices.Shelf.euro;
import static com.evertill.cloud.prices.Shelf.taken;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.prices.PriceBook.Query;
import com.evertill.commerce.messages.Capability;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.release.ReleaseRecord;
import com.evertill.commerce.release.SignedManifest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReleasesTest extends ShelfBench {
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    @Test
    void numbers_grow_by_one_and_each_release_holds_the_whole_book() {
        assertThat(shelf.release(new Effective.Now(), APPLES, PEARS).number()).isEqualTo(1);
        assertThat(shelf.release(new Effective.Now(), APPLES.withPrice(euro(219)))
                        .number())
                .isEqualTo(2);
        var manifest = shelf.manifestOf(2);
        assertThat(manifest.items()).isEqualTo(2);
        assertThat(shelf.read(manifest.full())).isEqualTo(Map.of("Apples", 219L, "Pears", 249L));
    }

    @Test
    void a_delta_leads_from_the_release_before_to_this_one() {
        shelf.release(new Effective.Now(), APPLES, PEARS);
        var draft = shelf.draft(APPLES.withPrice(euro(219)), PLUMS);
        taken(shelf.prices.drafts().remove(draft, PEARS.id(), NOW));
        shelf.release(draft, new Effective.Now());
        var manifest = shelf.manifestOf(2);
        assertThat(manifest.base()).isEqualTo(1);
        assertThat(shelf.records(java.util.Objects.requireNonNull(manifest.delta())))
                .containsExactly(
                        new ReleaseRecord.Put(APPLES.withPrice(euro(219))),
                        new ReleaseRecord.Remove(PEARS.id()),
                        new ReleaseRecord.Put(PLUMS));
        assertThat(shelf.records(manifest.full())).hasSize(3).first().isEqualTo(new ReleaseRecord.Taxes(MAIN.taxes()));
    }

    @Test
    void a_manifest_is_signed_by_head_office() {
        shelf.release(new Effective.Now(), APPLES);
        var nudge = shelf.nudge(0, NOW).orElseThrow();
        var signed = new SignedManifest(nudge.manifest(), nudge.signature());
        assertThat(signed.open(shelf.keys.getPublic()).number()).isEqualTo(1);
    }

    @Test
    void a_node_is_nudged_only_for_what_it_does_not_hold_and_understands() {
        shelf.release(new Effective.Now(), APPLES);
        assertThat(shelf.nudge(0, NOW)).isPresent();
        assertThat(shelf.nudge(1, NOW)).isEmpty();
        assertThat(shelf.prices.nudgeFor("main", 0, List.of(), NOW)).isEmpty();
        assertThat(shelf.prices.nudgeFor("mars", 0, List.of(Capability.PRICES_V1), NOW))
                .isEmpty();
    }

    @Test
    void nobody_is_nudged_before_the_files_are_there() {
        var draft = shelf.draft(APPLES);
        taken(shelf.prices.drafts().approve(draft, "bob", NOW));
        taken(shelf.prices.releases().release(draft, new Effective.Now(), "bob", NOW));
        assertThat(shelf.nudge(0, NOW)).isEmpty();
        shelf.publish();
        assertThat(shelf.nudge(0, NOW)).isPresent();
    }

    @Test
    void releasing_again_is_a_normal_outcome() {
        var draft = shelf.draft(APPLES);
        var first = shelf.release(draft, new Effective.Now());
        var again = taken(shelf.prices.releases().release(draft, new Effective.Now(), "bob", NOW));
        assertThat(again.number()).isEqualTo(first.number());
        assertThat(shelf.prices.releases().of("main", 10)).hasSize(1);
    }

    @Test
    void an_approval_is_for_the_book_it_was_given_for() {
        var draft = shelf.draft(APPLES);
        taken(shelf.prices.drafts().approve(draft, "bob", NOW));
        shelf.release(new Effective.Now(), PEARS);
        assertRefused(
                shelf.prices.releases().release(draft, new Effective.Now(), "bob", NOW),
                PriceRefusal.THE_BOOK_HAS_CHANGED_SINCE_THE_APPROVAL);
    }

    @Test
    void a_planned_release_is_in_force_when_its_time_has_come() {
        shelf.release(new Effective.Now(), APPLES);
        shelf.release(new Effective.StoreTime(LocalDateTime.parse("2026-11-23T06:00")), APPLES.withPrice(euro(219)));
        assertThat(shelf.prices.releases().inForce("main", NOW)).isEqualTo(1);
        assertThat(shelf.prices.releases().inForce("main", Instant.parse("2026-11-23T05:00:00Z")))
                .isEqualTo(2);
        assertThat(shelf.prices.book().search(MAIN, new Query("apples", 0, 10), 2, 1))
                .extracting(entry -> entry.item().price(), PriceBook.Entry::inForce)
                .containsExactly(org.assertj.core.api.Assertions.tuple(euro(219), euro(199)));
    }

    @Test
    void a_time_that_is_past_or_absurdly_far_is_refused() {
        for (var at : List.of(NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofDays(800)))) {
            var draft = shelf.draft(APPLES);
            taken(shelf.prices.drafts().approve(draft, "bob", NOW));
            assertThat(shelf.prices.releases().release(draft, new Effective.At(at), "bob", NOW))
                    .isInstanceOf(Answer.Refused.class);
        }
    }

    @Test
    void a_release_for_now_overtakes_a_planned_one_which_is_issued_again_on_top_of_it() {
        shelf.release(new Effective.Now(), APPLES, PEARS);
        var planned = shelf.release(new Effective.At(TOMORROW), APPLES.withPrice(euro(999)));
        var urgent = shelf.release(new Effective.Now(), PEARS.withPrice(euro(1)));
        assertThat(planned.number()).isEqualTo(2);
        assertThat(urgent.number()).isEqualTo(3);
        assertThat(urgent.base()).isEqualTo(1);
        var again = shelf.prices.releases().find("main", 4).orElseThrow();
        assertThat(again.base()).isEqualTo(3);
        assertThat(again.comesAt()).isEqualTo(TOMORROW);
        assertThat(shelf.prices.releases().find("main", 2).orElseThrow().supersededBy())
                .isEqualTo(4);

        assertThat(shelf.read(shelf.manifestOf(3).full())).isEqualTo(Map.of("Apples", 199L, "Pears", 1L));
        var offeredNext = shelf.nudge(3, NOW).orElseThrow();
        var manifest = new SignedManifest(offeredNext.manifest(), offeredNext.signature()).open(shelf.keys.getPublic());
        assertThat(manifest.number()).isEqualTo(4);
        assertThat(shelf.read(manifest.full())).isEqualTo(Map.of("Apples", 999L, "Pears", 1L));
    }

    @Test
    void a_correction_for_a_time_that_has_just_passed_comes_upon_what_is_in_force() {
        shelf.release(new Effective.Now(), APPLES, PEARS);
        shelf.release(new Effective.Now(), APPLES.withPrice(euro(500)));
        var correction = shelf.release(new Effective.At(NOW.minus(Duration.ofMinutes(2))), APPLES.withPrice(euro(450)));
        assertThat(correction.comesAt()).isEqualTo(NOW);
        assertThat(correction.base()).isEqualTo(2);
        assertThat(shelf.prices.releases().inForce("main", NOW)).isEqualTo(3);
        assertThat(shelf.read(shelf.manifestOf(3).full())).isEqualTo(Map.of("Apples", 450L, "Pears", 249L));
    }

    @Test
    void a_shop_that_comes_back_gets_what_is_in_force_first_and_then_what_is_planned() {
        shelf.release(new Effective.Now(), APPLES);
        shelf.release(new Effective.Now(), PEARS);
        shelf.release(new Effective.At(TOMORROW), PLUMS);
        assertThat(offered(0, NOW)).isEqualTo(2);
        assertThat(offered(2, NOW)).isEqualTo(3);
        assertThat(offered(0, TOMORROW)).isEqualTo(3);
    }

    @Test
    void a_crash_between_number_and_files_is_finished_by_the_next_step() {
        var draft = shelf.draft(APPLES);
        taken(shelf.prices.drafts().approve(draft, "bob", NOW));
        taken(shelf.prices.releases().release(draft, new Effective.Now(), "bob", NOW));
        shelf.close();
        shelf = new Shelf(folder);
        shelf.publish();
        assertThat(offered(0, NOW)).isEqualTo(1);
    }

    private long offered(long staged, Instant now) {
        var nudge = shelf.nudge(staged, now).orElseThrow();
        return new SignedManifest(nudge.manifest(), nudge.signature())
                .open(shelf.keys.getPublic())
                .number();
    }
}
