package com.evertill.rehearsal.simulation.replacement;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.ledger.Alarm;
import com.evertill.cloud.ledger.FactStream;
import com.evertill.cloud.ledger.Places;
import com.evertill.commerce.Refusal;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.facts.Posting;
import com.evertill.commerce.facts.Posting.Figure;
import com.evertill.commerce.messages.Place;
import com.evertill.edge.enrolment.Stage;
import com.evertill.edge.receipt.Receipts;
import com.evertill.edge.sync.SyncProblem;
import com.evertill.rehearsal.simulation.keys.SimulatedKeys;
import com.evertill.shop.api.TillAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacedBoxTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @TempDir
    Path folder;

    private TheCloud cloud;
    private ABox first;

    @BeforeEach
    void a_shop_in_the_middle_of_its_day() throws IOException {
        cloud = new TheCloud(folder);
        first = box("first");
        first.asks();
        assertThat(first.fetchesAll()).as("a node's first box waits for nobody").isTrue();
        first.opensShop();
        first.opens();
        first.sells(5);
        first.sends();
    }

    @AfterEach
    void end() {
        first.close();
        cloud.close();
    }

    private ABox box(String name) throws IOException {
        return new ABox(cloud, Files.createDirectories(folder.resolve(name)));
    }

    /** Head office approves the newest that asks. */
    private Places.Granted approve(ABox box) {
        var asking = cloud.ledger.places().asking().stream()
                .filter(it -> Place.code(it.nonce()).equals(box.code()))
                .findFirst()
                .orElseThrow();
        return cloud.ledger
                .places()
                .approve(asking.node(), asking.nonce(), "ada", cloud.now)
                .orElseThrow();
    }

    private ABox replaced(String name) throws IOException {
        var box = box(name);
        box.asks();
        approve(box);
        cloud.pass(Duration.ofSeconds(10));
        box.asks();
        assertThat(box.fetchesAll()).isTrue();
        box.opensShop();
        return box;
    }

    private static long expectedCash(List<Posting> postings) {
        return com.evertill.edge.journal.Totals.expectedCash(postings);
    }

    private List<Posting> ofDay(ABox box) {
        return box.database.read(tx -> box.shop().site().totals().ofDay(tx, DAY));
    }

    private static long sales(List<Posting> postings) {
        return postings.stream()
                .filter(it -> it.figure() == Figure.SALES)
                .mapToLong(Posting::count)
                .sum();
    }

    @Test
    void the_first_box_begins_epoch_1_and_says_that_it_replaces_none() {
        assertThat(first.facts(Payload.EpochBegan.class)).containsExactly(new Payload.EpochBegan(1, "test", null));
        assertThat(cloud.ledger.places().asking()).isEmpty();
        assertThat(cloud.ledger.alarms().all()).isEmpty();
    }

    @Test
    void f12_a_box_with_an_empty_folder_does_not_begin_before_head_office_has_approved() throws IOException {
        try (var second = box("second")) {
            for (int i = 0; i < 5; i++) {
                second.asks();
                cloud.pass(Duration.ofSeconds(10));
                assertThat(second.fetchesAll()).isFalse();
            }
            assertThat(second.standing().stage()).isEqualTo(Stage.HEAD_OFFICE_HAS_TO_APPROVE);
            assertThat(cloud.ledger.places().asking()).singleElement().satisfies(it -> {
                assertThat(it.node()).isEqualTo(ABox.NODE);
                assertThat(Place.code(it.nonce())).isEqualTo(second.code());
            });
        }
    }

    @Test
    void the_facts_of_earlier_epochs_go_first_when_they_are_old_and_the_sums_stay() throws IOException {
        try (var second = replaced("second")) {
            second.sells(2);
            second.sends();
            cloud.pass(Duration.ofSeconds(2)); // until the position is on the disk
            second.sends();
            var sums = ofDay(second);
            var journal = second.shop().site().journal();
            for (int step = 0; step < 40; step++) {
                second.database.write(tx -> journal.pruning().step(tx, cloud.now.plus(Duration.ofDays(1))));
                assertThat(second.wrong()).isEmpty();
                assertThat(ofDay(second)).isEqualTo(sums);
            }
            assertThat(second.database.<Long>read(journal.past()::count)).isZero();
            assertThat(second.facts()).hasSize(1);
            second.database.act(journal::rebuildFolds);
            assertThat(ofDay(second)).as("made again").isEqualTo(sums);
            second.sells(1);
            assertThat(second.wrong()).isEmpty();
        }
    }

    @Test
    void a_replaced_box_goes_on_where_the_cloud_knows_that_its_predecessor_was() throws IOException {
        long confirmed = first.facts().getLast().key().sequence();
        first.sells(2); // nobody but the first box ever knows of these
        try (var second = replaced("second")) {
            assertThat(second.facts(Payload.EpochBegan.class))
                    .containsExactly(new Payload.EpochBegan(2, "test", new Payload.Replaced(1, confirmed)));
            assertThat(sales(ofDay(second))).isEqualTo(5);
            assertThat(Objects.requireNonNull(second.till().state().shift()).number())
                    .as("the drawer is still open")
                    .hasToString("1-1-1");

            second.sells(3);
            assertThat(second.facts(Payload.SaleCompleted.class))
                    .extracting(sale -> sale.receipt().toString())
                    .containsExactly("1-2-1", "1-2-2", "1-2-3");
            second.does(new TillAction.CloseShift(ABox.money(10_000 + 8 * 129)));
            assertThat(second.facts(Payload.ShiftClosed.class))
                    .singleElement()
                    .satisfies(closed -> assertThat(closed.expected()).isEqualTo(closed.counted()));
            second.opens();
            assertThat(Objects.requireNonNull(second.till().state().shift()).number())
                    .hasToString("1-2-1");

            second.sends();
            cloud.read();
            assertThat(cloud.readers.reports().of("acme.berlin-1", DAY))
                    .containsExactlyInAnyOrderElementsOf(ofDay(second));
            assertThat(second.wrong()).isEmpty();
            assertThat(second.sync().status().problem()).isNull();
        }
    }

    @Test
    void a_receipt_of_the_box_before_can_be_printed_again() throws IOException {
        var receipt = first.facts(Payload.SaleCompleted.class).getFirst().receipt();
        try (var second = replaced("second")) {
            assertThat(second.database
                            .read(tx -> second.shop()
                                    .site()
                                    .receipts()
                                    .find(tx, second.shop().site().journal(), receipt))
                            .orElseThrow()
                            .sale()
                            .receipt())
                    .isEqualTo(receipt);
            second.does(new TillAction.PrintReceipt(receipt));
            assertThat(second.facts(Payload.ReceiptCopied.class)).hasSize(1);
            second.sells(1);
            List<Receipts.Sale> newest = second.database.read(tx -> second.shop()
                    .site()
                    .receipts()
                    .newest(tx, second.shop().site().journal(), ABox.TILL, 10));
            assertThat(newest)
                    .extracting(sale -> sale.sale().receipt().toString())
                    .containsExactly("1-2-1", "1-1-5", "1-1-4", "1-1-3", "1-1-2", "1-1-1");
        }
    }

    @Test
    void f08_what_was_asked_of_the_box_before_is_not_done_again_by_the_next() throws IOException {
        var paid = first.command(new TillAction.OpenShift(ABox.money(1)));
        try (var second = replaced("second")) {
            assertThat(second.take(paid)).isEqualTo(Refusal.THE_COMMAND_IS_TOO_OLD);
            second.sells(1);
        }
    }

    @Test
    void what_head_office_is_told_of_a_lost_tail_is_as_much_as_can_be_known() throws IOException {
        long confirmed = first.facts().getLast().key().sequence();
        first.sells(2);
        // A greeting gets through, and no facts do.
        first.sync().connected(cloud.now);
        cloud.hear(
                "pos/v1/" + ABox.NODE + "/hello",
                first.sync().step(cloud.now).orElseThrow().payload());
        try (var second = box("second")) {
            second.asks();
            var granted = approve(second);
            assertThat(granted.replaced()).isEqualTo(new Places.Replaced(1, confirmed, confirmed + 2));
            assertThat(granted.by()).isEqualTo("ada");
            assertThat(cloud.ledger.alarms().all()).extracting(Alarm::kind).containsExactly(Alarm.Kind.A_TAIL_IS_LOST);
            assertThat(cloud.ledger.places().asking()).isEmpty();
            assertThat(cloud.ledger.places().holders()).containsExactly(granted);
        }
    }

    @Test
    void an_approval_is_for_one_box() throws IOException {
        try (var second = box("second");
                var third = box("third")) {
            second.asks();
            third.asks();
            approve(third);
            cloud.pass(Duration.ofSeconds(10));
            second.asks();
            third.asks();
            assertThat(second.fetchesAll()).isFalse();
            assertThat(second.standing().stage()).isEqualTo(Stage.HEAD_OFFICE_HAS_TO_APPROVE);
            assertThat(third.fetchesAll()).isTrue();

            approve(second);
            cloud.pass(Duration.ofSeconds(10));
            second.asks();
            assertThat(second.fetchesAll()).isTrue();
            second.opensShop();
            assertThat(second.shop().site().journal().epoch()).isEqualTo(3);
        }
    }

    @Test
    void an_approval_that_another_overtook_is_of_no_use() throws IOException {
        try (var second = box("second");
                var third = box("third")) {
            second.asks();
            third.asks();
            approve(second);
            approve(third);
            cloud.pass(Duration.ofSeconds(10));
            var code = second.code();
            second.asks();
            assertThat(second.fetchesAll()).isFalse();
            assertThat(second.code()).as("it asks under another name").isNotEqualTo(code);
            cloud.pass(Duration.ofSeconds(10));
            second.asks();
            assertThat(second.standing().stage()).isEqualTo(Stage.HEAD_OFFICE_HAS_TO_APPROVE);
        }
    }

    @Test
    void an_approval_that_another_overtook_while_the_box_was_off_is_of_no_use_either() throws IOException {
        try (var second = box("second");
                var third = box("third")) {
            second.asks();
            third.asks();
            approve(second);
            cloud.pass(Duration.ofSeconds(10));
            second.asks();
            second.fetches();
            approve(third);
            second.restarts();
            assertThat(second.fetchesAll()).isFalse();
            second.asks();
            assertThat(second.fetchesAll()).isFalse();
            assertThat(second.standing().stage()).isEqualTo(Stage.IT_CALLS_THE_CLOUD);
        }
    }

    @Test
    void the_word_of_another_cloud_gives_no_place() throws IOException {
        try (var elsewhere = new TheCloud(Files.createDirectories(folder.resolve("elsewhere")));
                var second = box("second")) {
            elsewhere.knows(ABox.NODE, SimulatedKeys.ofNode("nobody").getPublic());
            second.hears(elsewhere);
            assertThat(second.standing().stage()).isEqualTo(Stage.THE_CLOUDS_SIGNATURE_IS_WRONG);
            assertThat(second.fetchesAll()).isFalse();
        }
    }

    @Test
    void a_box_that_is_replaced_before_it_ever_sold_leaves_no_hole() throws IOException {
        long confirmed = first.facts().getLast().key().sequence();
        replaced("second").close();
        try (var third = replaced("third")) {
            assertThat(third.facts(Payload.EpochBegan.class))
                    .containsExactly(new Payload.EpochBegan(3, "test", new Payload.Replaced(1, confirmed)));
            third.sells(1);
            assertThat(third.facts(Payload.SaleCompleted.class))
                    .extracting(sale -> sale.receipt().toString())
                    .containsExactly("1-3-1");
            assertThat(third.wrong()).isEmpty();
        }
    }

    @Test
    void a_shop_that_was_replaced_twice_has_all_three_epochs() throws IOException {
        try (var second = replaced("second")) {
            second.sells(4);
            second.sends();
        }
        try (var third = replaced("third")) {
            third.sells(1);
            third.sends();
            cloud.read();
            assertThat(sales(ofDay(third))).isEqualTo(10);
            assertThat(cloud.readers.reports().of("acme.berlin-1", DAY))
                    .containsExactlyInAnyOrderElementsOf(ofDay(third));
            assertThat(third.wrong()).isEmpty();
            assertThat(third.facts(Payload.EpochBegan.class).getFirst().replaces())
                    .extracting(Payload.Replaced::epoch)
                    .isEqualTo(2);
        }
    }

    @Test
    void the_old_box_is_told_and_what_it_still_has_is_taken() throws IOException {
        first.sells(2);
        try (var second = replaced("second")) {
            second.sells(1);
            second.sends();
            first.isKnownAgain();
            first.sends();
            second.isKnownAgain();
            assertThat(first.sync().status().problem()).isEqualTo(SyncProblem.ANOTHER_BOX_HAS_THIS_BOXS_PLACE);
            assertThat(first.sync().status().waiting()).isZero();
            assertThat(cloud.ledger.streams().of(new FactStream(ABox.NODE, 1)).sequence())
                    .isEqualTo(first.facts().size());
            assertThat(cloud.ledger.alarms().all())
                    .extracting(Alarm::kind)
                    .contains(Alarm.Kind.A_REPLACED_BOX_STILL_SPEAKS);
            assertThat(cloud.ledger.states().all()).singleElement().satisfies(state -> assertThat(state.epoch())
                    .isEqualTo(2));
            assertThat(second.sync().status().problem()).isNull();

            // What came late is counted at head office; the shop goes on from what its box began with, in one line.
            cloud.read();
            assertThat(sales(cloud.readers.reports().of("acme.berlin-1", DAY))).isEqualTo(8);
            assertThat(sales(ofDay(second))).isEqualTo(6);
            try (var third = replaced("third")) {
                assertThat(sales(ofDay(third))).isEqualTo(6);
                assertThat(third.wrong()).isEmpty();
            }
        }
    }

    @Test
    void somebody_who_took_a_fact_out_of_the_past_is_found_out() throws IOException {
        try (var second = replaced("second")) {
            second.database.act(tx -> {
                tx.update("DROP TRIGGER past_fact_is_never_deleted");
                tx.update("DELETE FROM past_fact WHERE sequence = 4");
            });
            assertThat(second.wrong()).anyMatch(it -> it.equals("chain: fact 4 is missing"));
        }
        try (var third = replaced("third")) {
            third.database.act(tx -> {
                tx.update("DROP TRIGGER past_fact_is_never_deleted");
                tx.update("DELETE FROM past_fact WHERE sequence = (SELECT max(sequence) FROM past_fact)");
            });
            assertThat(third.wrong()).anyMatch(it -> it.contains("that the cloud confirmed, but with"));
        }
    }

    @Test
    void the_drawer_is_expected_to_hold_what_both_boxes_put_in() throws IOException {
        try (var second = replaced("second")) {
            second.sells(2);
            var shift = Objects.requireNonNull(second.till().state().shift()).number();
            assertThat(expectedCash(second.database.read(
                            tx -> second.shop().site().totals().ofShift(tx, shift))))
                    .isEqualTo(10_000 + 7 * 129);
        }
    }
}
