package com.evertill.edge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.tender.ShiftNumber;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<Fold> FOLDS = List.of(new Totals());

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void a_journal_of_three_shifts() {
        database = Schema.open("jdbc:sqlite:" + folder.resolve("edge.db"));
        database.act(tx -> {
            var node = NodeId.parse("demo.berlin-1.box-1");
            var journal = Journal.open(tx, node, ZoneOffset.UTC, "test", FOLDS, NOON);
            for (int shift = 1; shift <= 3; shift++) {
                journal.append(tx, opened(shift), NOON);
            }
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_journal_that_nobody_touched_is_believed() {
        assertThat(wrong()).isEmpty();
    }

    @Test
    void f13_an_altered_fact_is_found_on_the_file_alone() {
        tamper("DROP TRIGGER fact_is_never_changed", "UPDATE fact SET at = at + 1 WHERE sequence = 3");
        assertThat(wrong()).containsExactly("chain: broken at fact 3");
    }

    @Test
    void f31_a_fact_that_was_taken_out_is_found() {
        tamper("DROP TRIGGER fact_is_never_deleted", "DELETE FROM fact WHERE sequence = 2");
        assertThat(wrong()).containsExactly("chain: broken at fact 3");
    }

    @Test
    void a_sum_that_is_not_the_journals_is_found() {
        tamper("UPDATE total SET minor = minor + 1 WHERE till = 1");
        assertThat(wrong()).containsExactly("sums: Totals are not those of the facts");
    }

    @Test
    void a_checkpoint_of_another_journal_is_found() {
        tamper("UPDATE sync SET confirmed = 2");
        assertThat(wrong()).containsExactly("cloud: confirmed up to 2, which is not this journal's");
        tamper("UPDATE sync SET confirmed = 99");
        assertThat(wrong()).containsExactly("cloud: confirmed up to 99, which is not this journal's");
    }

    @Test
    void a_file_without_a_journal_is_not_called_sound() {
        tamper("DELETE FROM node");
        assertThatThrownBy(this::wrong).hasMessageContaining("there is no journal in this file");
    }

    private List<String> wrong() {
        return database.write(tx -> Verifier.verify(tx, FOLDS)).stream()
                .filter(finding -> !finding.holds())
                .map(finding -> finding.subject() + ": " + finding.detail())
                .toList();
    }

    private void tamper(String... statements) {
        database.act(tx -> {
            for (var statement : statements) {
                tx.update(statement);
            }
        });
    }

    private static Payload opened(int shift) {
        var till = new TillId(1);
        return new Payload.ShiftOpened(
                ShiftNumber.parse("1-1-" + shift),
                till,
                new StaffId("101"),
                new Money(10_000, Currency.getInstance("EUR")));
    }
}
