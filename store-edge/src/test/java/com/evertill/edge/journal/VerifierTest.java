package com.evertill.edge.journal;

import static com.evertill.edge.Goods.BANANAS;
import static com.evertill.edge.Goods.MILK;
import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.BEN;
import static com.evertill.edge.TestShop.TILL_2;
import static com.evertill.edge.TestShop.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.facts.Chain;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.sqlite.Database;
import com.evertill.edge.TestShop;
import com.evertill.edge.TestStores;
import com.evertill.edge.receipt.Receipts;
import com.evertill.edge.stock.StockOnHand;
import com.evertill.edge.till.WaitingBaskets;
import com.evertill.shop.api.TillAction.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A day's journal, and what somebody may have done to its file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifierTest {
    private static final List<Fold> FOLDS =
            List.of(new Totals(), new StockOnHand(), new Receipts(), new WaitingBaskets());
    /** The facts of the day: 1 epoch, 2 and 3 shifts, 4 sale, 5 sale at till 2, 6 voided, 7 no sale, 8 sale, 9 shift closed, 10 its successor. */
    private static final long SALE = 4;

    private static final long LAST = 10;

    private TestShop shop;
    private Database file;
    private int copies;

    @BeforeAll
    void a_day(@TempDir Path folder) {
        shop = TestShop.german(folder);
        shop.opens("100.00");
        shop.does(TILL_2, BEN, new OpenShift(shop.money("50.00")));
        shop.scans(WINE);
        shop.weighs(BANANAS, 1_250);
        shop.paysCash("20.00");
        shop.does(TILL_2, BEN, scan(MILK));
        shop.does(TILL_2, BEN, new PayCash(shop.money("2.00")));
        shop.scans(WINE);
        shop.does(new VoidBasket());
        shop.does(new NoSale("change"));
        shop.scans(MILK);
        shop.paysCash("1.29");
        shop.closes("110.77");
        shop.opens("100.00");
        shop.scans(MILK);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @BeforeEach
    void a_copy_of_the_file() {
        var copy = shop.folder.resolve("copy-" + ++copies);
        shop.copyFilesTo(copy);
        file = Schema.open("jdbc:sqlite:" + copy.resolve("edge.db"));
    }

    @AfterEach
    void close_the_copy() {
        file.close();
    }

    @Test
    void a_journal_that_nobody_touched_is_believed() {
        assertThat(findings())
                .extracting(it -> it.subject() + ": " + it.detail())
                .containsExactly(
                        "file: SQLite's integrity check says ok",
                        "chain: 10 facts of demo.store1.box1, epoch 1, without a gap, from 2026-11-22T14:30:00.123Z to"
                                + " 2026-11-22T14:30:42.123Z",
                        "contents: every fact is understood",
                        "sales: 3 sales and 1 voided ones are what their events lead to",
                        "shifts: 3 shifts",
                        "numbers: without a gap, up to {receipt 1=2, receipt 2=1, shift 1=2, shift 2=1}",
                        "sums: Totals, StockOnHand, Receipts, WaitingBaskets are those of the facts",
                        "baskets: 1 open",
                        "cloud: confirmed up to 0, with the same hash");
        assertThat(wrong()).as("and again").isEmpty();
    }

    @Test
    void f13_any_bit_of_any_fact_that_was_flipped_is_found_on_the_file_alone() {
        var random = new Random(13);
        for (int i = 0; i < 60; i++) {
            long sequence = 1L + random.nextInt((int) LAST);
            var column = random.nextBoolean() ? "payload" : "hash";
            var bytes = bytes(column, sequence);
            int at = random.nextInt(bytes.length);
            int bit = random.nextInt(8);
            flip(column, sequence, at, bit);
            assertThat(wrong())
                    .as("bit %d of byte %d of the %s of fact %d", bit, at, column, sequence)
                    .anyMatch(it -> it.matches("chain: fact (" + sequence + "|" + (sequence + 1) + ") .*"));
            flip(column, sequence, at, bit);
        }
        assertThat(wrong()).isEmpty();
    }

    private byte[] bytes(String column, long sequence) {
        return file.read(tx -> tx.first(
                        column.equals("hash")
                                ? "SELECT hash FROM fact WHERE sequence = ?"
                                : "SELECT payload FROM fact WHERE sequence = ?",
                        row -> row.getBytes(1),
                        sequence)
                .orElseThrow());
    }

    private void flip(String column, long sequence, int at, int bit) {
        var bytes = bytes(column, sequence);
        bytes[at] = (byte) (bytes[at] ^ 1 << bit);
        file.act(tx -> {
            tx.update("DROP TRIGGER IF EXISTS fact_is_never_changed");
            tx.update(
                    column.equals("hash")
                            ? "UPDATE fact SET hash = ? WHERE sequence = ?"
                            : "UPDATE fact SET payload = ? WHERE sequence = ?",
                    bytes,
                    sequence);
        });
    }

    @Test
    void f13_whatever_else_is_altered_about_a_fact_is_found() {
        for (var change :
                List.of("at = at + 1", "business_day = business_day - 1", "type = 'drawer.no-sale'", "version = 2")) {
            a_copy_of_the_file();
            tamper("DROP TRIGGER fact_is_never_changed", "UPDATE fact SET " + change + " WHERE sequence = 4");
            assertThat(wrong()).contains("chain: fact 4 is not what its hash says");
        }
        tamper(
                "UPDATE fact SET hash = x'00' WHERE sequence = 2",
                "UPDATE fact SET business_day = 1 << 60 WHERE sequence = 3");
        assertThat(wrong())
                .contains("chain: fact 2 is not what its hash says", "chain: fact 3 is of no day there can be");
    }

    @Test
    void f31_a_fact_that_was_taken_out_is_found() {
        tamper("DROP TRIGGER fact_is_never_deleted", "DELETE FROM fact WHERE sequence = 6");
        assertThat(wrong()).containsExactly("chain: fact 6 is missing", "sums: Totals are not those of the facts");
    }

    @Test
    void a_cut_off_end_is_found_by_what_is_kept_beside_it() {
        tamper("DROP TRIGGER fact_is_never_deleted", "DELETE FROM fact WHERE sequence >= 8");
        assertThat(wrong())
                .contains(
                        "numbers: the counters stand at {receipt 1=2, receipt 2=1, shift 1=2, shift 2=1}, and the"
                                + " facts at {receipt 1=1, receipt 2=1, shift 1=1, shift 2=1}",
                        "shifts: shift 1-1-2 is kept as open, and is not by the facts",
                        "sums: Receipts are not those of the facts");
    }

    @Test
    void a_fact_that_was_put_in_is_found() {
        tamper("INSERT INTO fact SELECT sequence + 1, at, business_day, type, version, payload, hash FROM fact WHERE"
                + " sequence = 10");
        assertThat(wrong()).contains("chain: fact 11 is not what its hash says");
    }

    @Test
    void nobody_alters_a_fact_by_accident() {
        assertThatThrownBy(() -> tamper("UPDATE fact SET at = 0")).hasMessageContaining("a fact is never changed");
        assertThatThrownBy(() -> tamper("DELETE FROM fact")).hasMessageContaining("a fact is never deleted");
    }

    // Whoever makes the chain anew hides what they did from the chain, and not from what the facts say of each other

    @Test
    void a_sale_whose_total_was_edited_is_found_though_the_chain_was_made_anew() {
        forge(SALE, json -> json.replace("\"minor\":948,", "\"minor\":848,"));
        assertThat(wrong())
                .contains("sales: the lines and totals of fact 4 are not what its events lead to")
                .noneMatch(it -> it.startsWith("chain"));
    }

    @Test
    void a_sale_whose_events_cannot_have_happened_is_found() {
        forge(SALE, json -> json.replace("\"event\":\"line-added\",\"line\":2", "\"event\":\"line-added\",\"line\":7"));
        assertThat(wrong()).contains("sales: the lines and totals of fact 4 are not what its events lead to");
    }

    @Test
    void a_receipt_number_that_was_used_twice_is_found() {
        forge(8, json -> json.replace("1-1-2", "1-1-1"));
        assertThat(wrong())
                .contains(
                        "numbers: fact 8 has receipt 1-1-1 where 1-1-2 was due",
                        "sums: fact 8 does not fit into Receipts");
    }

    @Test
    void a_sale_in_a_shift_that_is_not_open_is_found() {
        forge(SALE, json -> json.replace("\"shift\":\"1-1-1\"", "\"shift\":\"1-1-9\""));
        assertThat(wrong()).contains("shifts: fact 4 is of shift 1-1-9, which is not open then");
    }

    @Test
    void f06_a_sale_of_another_day_than_its_shift_is_found() {
        forge("UPDATE fact SET business_day = business_day + 1 WHERE sequence = 4");
        assertThat(wrong()).contains("shifts: fact 4 is of another business day than its shift");
    }

    @Test
    void a_shift_that_was_closed_with_a_sum_of_its_own_is_found() {
        forge(9, json -> json.replace("\"expected\":{\"minor\":11077", "\"expected\":{\"minor\":10000"));
        assertThat(wrong())
                .containsExactly("shifts: fact 9 closes its shift with another expected cash than its facts sum to");
    }

    @Test
    void what_cannot_be_read_is_named() {
        forge(7, _ -> "{}");
        assertThat(wrong()).contains("contents: fact 7 is no drawer.no-sale");
        forge("UPDATE fact SET type = 'of.tomorrow' WHERE sequence = 7");
        assertThat(wrong()).contains("contents: fact 7 is not understood by this version");
    }

    // What is kept beside the facts

    @Test
    void a_sum_that_is_not_the_journals_is_found() {
        tamper("UPDATE total SET minor = minor + 1 WHERE figure = 'SALES' AND till = 1");
        assertThat(wrong()).containsExactly("sums: Totals are not those of the facts");
        assertThat(wrong()).as("made again from the facts").isEmpty();
        tamper("UPDATE stock SET thousandths = 0", "DELETE FROM receipt WHERE number = '1-1-1'");
        assertThat(wrong())
                .containsExactly(
                        "sums: StockOnHand are not those of the facts", "sums: Receipts are not those of the facts");
    }

    @Test
    void a_counter_that_was_set_back_is_found() {
        tamper("UPDATE number SET last = 1 WHERE kind = 'receipt' AND till = 1");
        assertThat(wrong()).singleElement().asString().startsWith("numbers: the counters stand at {receipt 1=1,");
    }

    @Test
    void an_open_basket_that_cannot_be_is_found() {
        tamper("DELETE FROM basket_event WHERE n = 1");
        assertThat(wrong()).containsExactly("baskets: the events of the open basket at till 1 cannot have happened");
    }

    @Test
    void a_checkpoint_of_another_journal_is_found() {
        tamper("UPDATE sync SET confirmed = 2");
        assertThat(wrong()).containsExactly("cloud: confirmed up to 2, which is not this journal's");
        tamper("UPDATE sync SET confirmed = 99");
        assertThat(wrong()).containsExactly("cloud: confirmed up to 99, which is not this journal's");
        tamper("UPDATE sync SET confirmed = 5, hash = (SELECT hash FROM fact WHERE sequence = 5)");
        assertThat(wrong()).isEmpty();
        tamper("INSERT INTO batch(first, last) VALUES (1, 4), (6, 7)");
        assertThat(wrong()).containsExactly("cloud: the batch from 6 to 7 does not follow the one before");
    }

    @Test
    void a_file_without_a_journal_is_not_called_sound() {
        tamper("DELETE FROM node");
        assertThatThrownBy(this::wrong).hasMessageContaining("there is no journal in this file");
    }

    private List<String> wrong() {
        return findings().stream()
                .filter(finding -> !finding.holds())
                .map(finding -> finding.subject() + ": " + finding.detail())
                .toList();
    }

    private List<Verifier.Finding> findings() {
        return file.write(tx -> Verifier.verify(tx, FOLDS));
    }

    private void tamper(String... statements) {
        file.act(tx -> {
            for (var statement : statements) {
                tx.update(statement);
            }
        });
    }

    private void forge(long sequence, UnaryOperator<String> change) {
        var before = new String(bytes("payload", sequence), StandardCharsets.UTF_8);
        var after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        file.act(tx -> {
            tx.update("DROP TRIGGER IF EXISTS fact_is_never_changed");
            tx.update(
                    "UPDATE fact SET payload = ? WHERE sequence = ?", after.getBytes(StandardCharsets.UTF_8), sequence);
        });
        forge("SELECT 1");
    }

    /** Alters, and makes every hash anew. */
    private void forge(String statement) {
        file.act(tx -> {
            tx.update("DROP TRIGGER IF EXISTS fact_is_never_changed");
            if (!statement.startsWith("SELECT")) {
                tx.update(statement);
            }
            var journal = Journal.open(tx, TestStores.NODE, shop.store().zone(), "test", List.of(), shop.now);
            var previous = Hash.ZERO;
            for (Fact fact : journal.read(tx, 1, 100)) {
                previous = Chain.next(previous, fact);
                tx.update(
                        "UPDATE fact SET hash = ? WHERE sequence = ?",
                        previous.bytes(),
                        fact.key().sequence());
            }
        });
    }

    @Test
    void the_day_is_the_one_that_the_tests_speak_of() {
        assertThat(shop.journal()).hasSize((int) LAST);
        assertThat(FactType.read(shop.journal().get((int) SALE - 1))).isInstanceOf(Payload.SaleCompleted.class);
    }
}
