package com.evertill.edge.sync;

import static com.evertill.edge.sync.Box.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.facts.Batch.Rejection;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.messages.Topic;
import com.evertill.commerce.sqlite.DatabaseFault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A box that an old copy of its journal was put into. */
class OldCopyTest extends Conversation {

    @Test
    void what_the_cloud_holds_and_an_old_copy_does_not_ends_selling_at_once() {
        connect();
        hear(cloud.confirmation(77, Hash.ZERO, now, null));
        assertNothingIsSold();
    }

    @Test
    void an_old_copy_that_has_sold_past_what_the_cloud_holds_sells_nothing_more_once_the_cloud_has_spoken() {
        box.sell(10);
        connect();
        talk();
        try (var copy = box.backup(folder.resolve("backup"))) {
            box.sell("after the backup");
            talk();
            copy.sell(15);
            copy.sync.connected(now);
            copy.sync.received(Topic.CONFIRMED.of(NODE), cloud.confirm(now, null), now);
            assertThat(copy.sync.status().problem()).isEqualTo(SyncProblem.THE_JOURNALS_HAVE_PARTED);
            assertThat(copy.database.damage()).isPresent();
            copy.sync.received(Topic.CONFIRMED.of(NODE), cloud.confirmation(77, Hash.ZERO, now, null), now);
            assertThat(copy.sync.status().problem()).as("the first").isEqualTo(SyncProblem.THE_JOURNALS_HAVE_PARTED);
        }
    }

    @Test
    void that_this_is_an_old_copy_is_kept_for_the_next_start_before_anybody_can_see_it() {
        connect();
        hear(cloud.confirmation(77, Hash.ZERO, now, null));
        hear(cloud.confirmation(78, Hash.ZERO, now, null));
        assertThat(box.said).containsExactly("it is an old copy: the cloud holds facts that are not in it");
    }

    @Test
    void that_this_is_an_old_copy_is_not_forgotten_over_what_the_cloud_says_next() {
        box.sell(3);
        connect();
        talk();
        hear(cloud.confirmation(77, Hash.ZERO, now, null));
        pass(Duration.ofSeconds(1));
        hear(cloud.confirm(now, null));
        assertThat(status().problem()).isEqualTo(SyncProblem.THE_CLOUD_HOLDS_MORE_THAN_THIS_BOX);
        assertNothingIsSold();
    }

    @Test
    void a_batch_that_was_not_taken_ends_no_selling() {
        box.sell(3);
        connect();
        hear(cloud.confirm(now, Rejection.IT_CONTRADICTS_WHAT_IS_HELD));
        assertThat(status().problem()).isEqualTo(SyncProblem.THE_JOURNALS_HAVE_PARTED);
        hear(new FakeCloud(new Keys(keys.node(), Keys.ed25519())).confirmation(77, Hash.ZERO, now, null));
        assertThat(box.database.damage()).isEmpty();
        box.sell();
    }

    @Test
    void a_confirmation_with_another_hash_than_ours_is_a_loud_fault() {
        box.sell();
        connect();
        hear(cloud.confirmation(1, Hash.ZERO, now, null));
        assertThat(status().confirmed()).isZero();
        assertThat(status().problem()).isEqualTo(SyncProblem.THE_JOURNALS_HAVE_PARTED);
    }

    @Test
    void a_cloud_that_holds_more_than_the_box_is_a_loud_fault() {
        connect();
        hear(cloud.confirmation(77, Hash.ZERO, now, null));
        assertThat(status().problem()).isEqualTo(SyncProblem.THE_CLOUD_HOLDS_MORE_THAN_THIS_BOX);
    }

    @Test
    void a_cloud_that_holds_more_than_the_box_is_told_so_at_once() {
        connect();
        talk();
        assertThat(cloud.hellos).singleElement().satisfies(hello -> assertThat(hello.cloudHolds())
                .isNull());
        hear(cloud.confirmation(77, Hash.ZERO, now, null));
        talk();
        assertThat(cloud.hellos).hasSize(2).last().satisfies(hello -> assertThat(hello.cloudHolds())
                .isEqualTo(77));
    }

    private void assertNothingIsSold() {
        assertThatThrownBy(() -> box.sell())
                .isInstanceOfSatisfying(DatabaseFault.class, fault -> assertThat(fault.kind())
                        .isEqualTo(DatabaseFault.Kind.THE_FILE_IS_DAMAGED));
    }
}
