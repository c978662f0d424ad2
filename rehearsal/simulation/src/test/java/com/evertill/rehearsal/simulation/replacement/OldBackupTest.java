package com.evertill.rehearsal.simulation.replacement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.ledger.FactStream;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.sqlite.DatabaseFault;
import com.evertill.edge.rescue.Rescue;
import com.evertill.edge.sync.SyncProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody puts an old backup in the journal's place. */
class OldBackupTest {
    @TempDir
    Path folder;

    private TheCloud cloud;
    private Path home;
    private long held;

    @BeforeEach
    void a_shop_that_has_sold_ten_more_since_its_backup() throws IOException {
        cloud = new TheCloud(folder);
        var before = Files.createDirectories(folder.resolve("before"));
        home = Files.createDirectories(folder.resolve("home"));
        try (var box = new ABox(cloud, before)) {
            box.asks();
            assertThat(box.fetchesAll()).isTrue();
            box.opensShop();
            box.opens();
            box.sells(20);
            box.sends();
            box.database.copyTo(home.resolve("edge.db"));
            box.sells(10);
            box.sends();
            held = box.facts().getLast().key().sequence();
        }
    }

    @AfterEach
    void end() {
        cloud.close();
    }

    @Test
    void it_sells_nothing_more_once_the_cloud_has_spoken_and_goes_on_under_numbers_of_its_own() throws IOException {
        try (var old = new ABox(cloud, home)) {
            old.opensShop();
            old.sends();
            assertSellsNothing(old, SyncProblem.THE_CLOUD_HOLDS_MORE_THAN_THIS_BOX);
        }
        assertItsSuccessorSells();
    }

    @Test
    void the_same_where_it_has_sold_past_what_the_cloud_holds_before_it_heard_of_it() throws IOException {
        try (var old = new ABox(cloud, home)) {
            old.opensShop();
            old.sells(15);
            assertThat(old.facts().getLast().key().sequence()).isGreaterThan(held);
            old.sends();
            assertSellsNothing(old, SyncProblem.THE_JOURNALS_HAVE_PARTED);
        }
        assertItsSuccessorSells();
    }

    private static void assertSellsNothing(ABox old, SyncProblem why) {
        assertThat(old.sync().status().problem()).isEqualTo(why);
        assertThatThrownBy(() -> old.sells(1))
                .isInstanceOfSatisfying(DatabaseFault.class, fault -> assertThat(fault.kind())
                        .isEqualTo(DatabaseFault.Kind.THE_FILE_IS_DAMAGED));
    }

    private void assertItsSuccessorSells() throws IOException {
        var rescue = new Rescue(home);
        assertThat(rescue.isDue()).as("noted when it was heard").isTrue();
        rescue.run(ABox.NODE, List.of());
        try (var next = new ABox(cloud, home)) {
            next.asks();
            var asking = cloud.ledger.places().asking().getFirst();
            cloud.ledger.places().approve(asking.node(), asking.nonce(), "ada", cloud.now);
            cloud.pass(Duration.ofSeconds(10));
            next.asks();
            assertThat(next.fetchesAll()).isTrue();
            next.opensShop();
            assertThat(next.facts(Payload.EpochBegan.class))
                    .containsExactly(new Payload.EpochBegan(2, "test", new Payload.Replaced(1, held)));
            next.sells(1);
            next.sends();
            assertThat(next.facts(Payload.SaleCompleted.class))
                    .extracting(sale -> sale.receipt().toString())
                    .containsExactly("1-2-1");
            assertThat(next.sync().status().waiting()).isZero();
            assertThat(cloud.ledger.streams().of(new FactStream(ABox.NODE, 1)).sequence())
                    .isEqualTo(held);
            assertThat(next.wrong()).isEmpty();
        }
    }
}
