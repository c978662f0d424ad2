package com.evertill.cloud.ledger;

import static com.evertill.cloud.ledger.FactArchive.Kept.CONTRADICTS;
import static com.evertill.cloud.ledger.FactArchive.Kept.STORED;
import static com.evertill.cloud.ledger.FactArchive.Kept.WAS_THERE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link FactArchive} must do. A subclass says how one is opened. */
public abstract class FactArchiveContract {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private FactArchive archive;
    private Box box;

    /** Opens the archive under test; a second call sees what the first one's kept. */
    protected abstract FactArchive open();

    @BeforeEach
    void begin() {
        archive = open();
        box = selling("acme.1.a");
    }

    @AfterEach
    void end() {
        archive.close();
    }

    @Test
    void what_is_kept_is_found_as_it_came() {
        assertThat(archive.keep(batch(1, 3))).isEqualTo(STORED);
        var found = archive.find(stream(), 1).orElseThrow();
        assertThat(found.saysTheSameAs(batch(1, 3))).isTrue();
        assertThat(found.receivedAt()).isEqualTo(NOW);
        assertThat(found.open().facts()).isEqualTo(box.journal().subList(0, 3));
    }

    @Test
    void f01_what_is_kept_survives_closing_and_opening() {
        archive.keep(batch(1, 3));
        archive.close();
        archive = open();
        assertThat(archive.find(stream(), 1)).isPresent();
        assertThat(archive.keep(batch(1, 3))).isEqualTo(WAS_THERE);
    }

    @Test
    void f09_keeping_again_is_a_normal_outcome() {
        archive.keep(batch(1, 3));
        assertThat(archive.keep(batch(1, 3))).isEqualTo(WAS_THERE);
    }

    @Test
    void the_same_facts_under_another_signature_are_the_same() {
        archive.keep(batch(1, 3));
        var signedAgain = batch(1, 3);
        assertThat(signedAgain.wire())
                .isNotEqualTo(archive.find(stream(), 1).orElseThrow().wire());
        assertThat(archive.keep(signedAgain)).isEqualTo(WAS_THERE);
    }

    @Test
    void a_batch_is_kept_while_earlier_ones_are_missing() {
        assertThat(archive.keep(batch(4, 5))).isEqualTo(STORED);
        assertThat(archive.keep(batch(1, 3))).isEqualTo(STORED);
        assertThat(archive.find(stream(), 4)).isPresent();
    }

    @Test
    void f03_other_facts_under_the_same_sequences_change_nothing() {
        archive.keep(batch(1, 3));
        var other = new Box(box.node(), box.epoch(), box.keys());
        for (int i = 0; i < 3; i++) {
            other.happened(NOW, LocalDate.of(2026, 11, 22), Sales.ofApples(i + 1, 9));
        }
        assertThat(archive.keep(archived(other, 1, 3))).isEqualTo(CONTRADICTS);
        assertThat(archive.find(stream(), 1).orElseThrow().saysTheSameAs(batch(1, 3)))
                .isTrue();
    }

    @Test
    void boundaries_cut_anew_are_refused_wherever_they_overlap() {
        archive.keep(batch(3, 5));
        assertThat(archive.keep(batch(3, 4))).isEqualTo(CONTRADICTS);
        assertThat(archive.keep(batch(3, 6))).isEqualTo(CONTRADICTS);
        assertThat(archive.keep(batch(1, 3))).isEqualTo(CONTRADICTS);
        assertThat(archive.keep(batch(5, 7))).isEqualTo(CONTRADICTS);
        assertThat(archive.keep(batch(4, 4))).isEqualTo(CONTRADICTS);
        assertThat(archive.keep(batch(1, 7))).isEqualTo(CONTRADICTS);
        assertThat(archive.keep(batch(1, 2))).isEqualTo(STORED);
        assertThat(archive.keep(batch(6, 7))).isEqualTo(STORED);
    }

    @Test
    void only_a_batchs_first_sequence_finds_it() {
        archive.keep(batch(1, 3));
        assertThat(archive.find(stream(), 2)).isEmpty();
        assertThat(archive.find(stream(), 4)).isEmpty();
    }

    @Test
    void streams_are_apart_by_node_and_by_epoch() {
        var later = box.replacement();
        later.happened(NOW, LocalDate.of(2026, 11, 22), Sales.ofApples(1, 1));
        var other = selling("acme.1.b");
        archive.keep(archived(later, 1, 1));
        archive.keep(archived(other, 1, 3));
        archive.keep(batch(1, 2));
        assertThat(archive.streams())
                .containsExactly(stream(), new FactStream(box.node(), 2), new FactStream(other.node(), 1));
        assertThat(archive.find(new FactStream(box.node(), 2), 1)
                        .orElseThrow()
                        .open()
                        .epoch())
                .isEqualTo(2);
    }

    private FactStream stream() {
        return new FactStream(box.node(), box.epoch());
    }

    private ArchivedBatch batch(long first, long last) {
        return archived(box, first, last);
    }

    private static ArchivedBatch archived(Box box, long first, long last) {
        return ArchivedBatch.of(
                box.cut(first, last), box.batch(first, last), box.keys().getPublic(), NOW);
    }

    private static Box selling(String node) {
        var box = new Box(node);
        for (int i = 1; i <= 7; i++) {
            box.happened(NOW, LocalDate.of(2026, 11, 22), Sales.ofApples(i, i));
        }
        return box;
    }
}
