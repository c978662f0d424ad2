package com.evertill.rehearsal.simulation.replacement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.ledger.Alarm;
import com.evertill.cloud.ledger.FactStream;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.sqlite.DatabaseFault;
import com.evertill.edge.journal.FileCheck;
import com.evertill.edge.journal.Schema;
import com.evertill.edge.rescue.Rescue;
import com.evertill.edge.rescue.Salvage;
import com.evertill.edge.rescue.TornLog;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A shop's real file, with pages of it written over. */
class DamagedFileTest {
    private static final int PAGE = 4096;
    private static final int SENT = 120;
    private static final int UNSENT = 40;

    @TempDir
    Path folder;

    private TheCloud cloud;
    private Path home;
    private List<Fact> facts;
    private long confirmed;

    @BeforeEach
    void a_shop_with_a_tail_that_the_cloud_does_not_have() throws IOException {
        cloud = new TheCloud(folder);
        home = Files.createDirectories(folder.resolve("home"));
        try (var box = new ABox(cloud, home)) {
            box.asks();
            assertThat(box.fetchesAll()).isTrue();
            box.opensShop();
            box.opens();
            box.sells(SENT);
            box.sends();
            confirmed = box.facts().getLast().key().sequence();
            box.sells(UNSENT);
            facts = box.facts();
        }
    }

    @AfterEach
    void end() {
        cloud.close();
    }

    private Path file() {
        return home.resolve("edge.db");
    }

    // What somebody or something does to it

    private enum Where {
        /** Of the table of facts, or any other table. */
        LEAVES,
        INTERIOR,
        INDEX,
        ANYWHERE;

        boolean is(int type) {
            return switch (this) {
                case LEAVES -> type == 0x0D;
                case INTERIOR -> type == 0x05;
                case INDEX -> type == 0x0A || type == 0x02;
                case ANYWHERE -> true;
            };
        }
    }

    private void writeOver(Random dice, Where where, int pages) throws IOException {
        try (var bytes = new RandomAccessFile(file().toFile(), "rw")) {
            var candidates = new ArrayList<Long>();
            for (long at = PAGE; at + PAGE <= bytes.length(); at += PAGE) {
                bytes.seek(at);
                if (where.is(bytes.read())) {
                    candidates.add(at);
                }
            }
            for (int i = 0; i < pages && !candidates.isEmpty(); i++) {
                bytes.seek(candidates.remove(dice.nextInt(candidates.size())));
                var rubbish = new byte[PAGE];
                if (dice.nextBoolean()) {
                    dice.nextBytes(rubbish);
                }
                bytes.write(rubbish);
            }
        }
    }

    /** The facts whose bytes lie nowhere any more. */
    private NavigableSet<Long> gone() throws IOException {
        var left = new String(Files.readAllBytes(file()), java.nio.charset.StandardCharsets.ISO_8859_1);
        var log = home.resolve("edge.db-wal");
        if (Files.exists(log)) {
            left += new String(Files.readAllBytes(log), java.nio.charset.StandardCharsets.ISO_8859_1);
        }
        var all = left;
        return facts.stream()
                .filter(fact -> !all.contains(new String(fact.payload(), java.nio.charset.StandardCharsets.ISO_8859_1)))
                .map(fact -> fact.key().sequence())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String rescued() throws IOException {
        var rescue = new Rescue(home);
        rescue.note("a test wrote over it", cloud.now);
        return Files.readString(rescue.run(ABox.NODE, List.of()));
    }

    private List<Salvage.Found> found() {
        try (var database = Schema.open("jdbc:sqlite:" + file())) {
            return database.read(new Salvage(ABox.NODE)::found);
        }
    }

    /** It comes to its place as its own successor. */
    private ABox successor() {
        var box = new ABox(cloud, home);
        box.asks();
        var asking = cloud.ledger.places().asking().getFirst();
        assertThat(cloud.ledger.places().approve(asking.node(), asking.nonce(), "ada", cloud.now))
                .isPresent();
        cloud.pass(java.time.Duration.ofSeconds(10));
        box.asks();
        assertThat(box.fetchesAll()).isTrue();
        box.opensShop();
        return box;
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void whatever_pages_are_gone_the_rest_is_saved_the_report_is_exact_and_no_number_comes_twice(Where where)
            throws IOException {
        var whole = Files.createTempDirectory(folder, "whole").resolve("edge.db");
        Files.copy(file(), whole);
        for (int seed = 1; seed <= 6; seed++) {
            Files.copy(whole, file(), StandardCopyOption.REPLACE_EXISTING);
            var dice = new Random(seed);
            writeOver(dice, where, 1 + dice.nextInt(6));
            var gone = gone();

            var report = rescued();
            var found = found().getFirst();
            var unread = found.unread().stream()
                    .flatMapToLong(range -> java.util.stream.LongStream.rangeClosed(range.first(), range.last()))
                    .boxed()
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(found.highest()).isLessThanOrEqualTo(facts.size());
            assertThat(unread).as("seed %d", seed).isEqualTo(gone.headSet(found.highest()));
            assertThat(gone.tailSet(found.highest(), false))
                    .as("what is behind the last that was read")
                    .hasSize((int) (facts.size() - found.highest()));
            if (!unread.isEmpty()) {
                assertThat(report)
                        .contains("These could not be read: " + found.unread().getFirst());
            }
            Files.delete(file());
            cloud.pass(java.time.Duration.ofSeconds(2));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void what_the_cloud_did_not_have_and_can_be_read_goes_on_to_it(int seed) throws IOException {
        var dice = new Random(seed);
        writeOver(dice, Where.LEAVES, 2);
        var gone = gone();
        long kept = gone.tailSet(confirmed, false).isEmpty()
                ? facts.size()
                : gone.tailSet(confirmed, false).first() - 1;
        rescued();
        try (var second = successor()) {
            assertThat(second.facts(Payload.EpochBegan.class))
                    .containsExactly(new Payload.EpochBegan(2, "test", new Payload.Replaced(1, kept)));
            second.sells(1);
            assertThat(second.facts(Payload.SaleCompleted.class))
                    .extracting(sale -> sale.receipt().toString())
                    .containsExactly("1-2-1");
            second.sends();
            assertThat(cloud.ledger.streams().of(new FactStream(ABox.NODE, 1)).sequence())
                    .isEqualTo(kept);
            cloud.read();
            var day = second.facts().getLast().businessDay();
            assertThat(cloud.readers.reports().of("acme.berlin-1", day))
                    .containsExactlyInAnyOrderElementsOf(second.database.read(
                            tx -> second.shop().site().totals().ofDay(tx, day)));
            assertThat(second.wrong()).isEmpty();
        }
    }

    /** Found by overwriting a real shop's file ten times over: the third epoch had been given the first as it was before its tail came. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_was_saved_from_one_file_is_still_in_the_sums_when_the_next_is_damaged_as_well(boolean theTailWasSent)
            throws IOException {
        rescued();
        try (var second = successor()) {
            second.sells(3);
            if (theTailWasSent) {
                second.sends();
            }
        }
        cloud.pass(java.time.Duration.ofSeconds(2));
        rescued();
        try (var third = successor()) {
            third.sells(1);
            third.sends();
            assertThat(cloud.ledger.streams().of(new FactStream(ABox.NODE, 1)).sequence())
                    .isEqualTo(facts.size());
            cloud.read();
            var day = third.facts().getLast().businessDay();
            assertThat(cloud.readers.reports().of("acme.berlin-1", day))
                    .containsExactlyInAnyOrderElementsOf(third.database.read(
                            tx -> third.shop().site().totals().ofDay(tx, day)));
            assertThat(third.wrong()).isEmpty();
        }
        cloud.pass(java.time.Duration.ofSeconds(2));
        rescued();
        try (var fourth = successor()) {
            fourth.sends();
            cloud.read();
            var day = fourth.facts().getLast().businessDay();
            assertThat(cloud.readers.reports().of("acme.berlin-1", day))
                    .containsExactlyInAnyOrderElementsOf(fourth.database.read(
                            tx -> fourth.shop().site().totals().ofDay(tx, day)));
        }
        assertThat(cloud.ledger.alarms().all())
                .as("what was saved is no replaced box that still speaks")
                .extracting(Alarm::kind)
                .doesNotContain(Alarm.Kind.A_REPLACED_BOX_STILL_SPEAKS);
    }

    @Test
    void a_file_without_a_beginning_is_read_all_the_same() throws IOException {
        try (var bytes = new RandomAccessFile(file().toFile(), "rw")) {
            bytes.write(new byte[PAGE]);
        }
        assertThatThrownBy(() -> Schema.open("jdbc:sqlite:" + file()))
                .isInstanceOf(DatabaseFault.class)
                .satisfies(it ->
                        assertThat(((DatabaseFault) it).kind()).isEqualTo(DatabaseFault.Kind.THE_FILE_IS_DAMAGED));
        assertThat(rescued()).contains("Of epoch 1, " + facts.size() + " facts were read", "None of them is missing");
    }

    @Test
    void what_is_in_the_log_alone_is_read_there() throws IOException {
        var copy = Files.createDirectories(folder.resolve("running"));
        try (var box = new ABox(cloud, home)) {
            box.opensShop();
            box.sells(30);
            facts = box.facts();
            for (var name : List.of("edge.db", "edge.db-wal")) {
                Files.copy(home.resolve(name), copy.resolve(name));
            }
        }
        home = copy;
        assertThat(TornLog.isDamaged(home.resolve("edge.db-wal"))).isFalse();
        // From a frame in the middle on, SQLite believes nothing of it any more.
        try (var log = new RandomAccessFile(home.resolve("edge.db-wal").toFile(), "rw")) {
            long frames = (log.length() - 32) / (24 + PAGE);
            log.seek(32 + (frames / 2) * (24 + PAGE) + 24);
            log.write(new byte[PAGE]);
        }
        assertThat(TornLog.isDamaged(home.resolve("edge.db-wal"))).isTrue();
        var gone = gone();
        assertThat(gone).hasSizeLessThan(10);
        rescued();
        var found = found().getFirst();
        assertThat(found.read()).isEqualTo(facts.size() - gone.size());
    }

    @Test
    void a_log_in_whose_last_commit_the_power_went_is_as_it_should_be() throws IOException {
        var log = folder.resolve("torn-wal");
        try (var box = new ABox(cloud, home)) {
            box.opensShop();
            box.sells(3);
            Files.copy(home.resolve("edge.db-wal"), log);
        }
        try (var bytes = new RandomAccessFile(log.toFile(), "rw")) {
            bytes.seek(bytes.length() - PAGE / 2);
            bytes.write(new byte[PAGE / 2]);
        }
        assertThat(TornLog.isDamaged(log)).isFalse();
        assertThat(TornLog.isDamaged(folder.resolve("there is none"))).isFalse();
    }

    @Test
    void a_file_that_was_found_damaged_is_not_written_to_any_more() {
        try (var box = new ABox(cloud, home)) {
            box.opensShop();
            box.database.condemn("somebody says so");
            assertThatThrownBy(() -> box.sells(1))
                    .isInstanceOf(DatabaseFault.class)
                    .satisfies(it ->
                            assertThat(((DatabaseFault) it).kind()).isEqualTo(DatabaseFault.Kind.THE_FILE_IS_DAMAGED));
            assertThat(box.facts()).as("and can still be looked at").hasSameSizeAs(facts);
        }
    }

    @Test
    void a_fact_of_which_one_bit_has_turned_is_not_believed() throws IOException {
        var sale = facts.get(SENT / 2);
        var bytes = Files.readAllBytes(file());
        int at = indexOf(bytes, sale.payload());
        bytes[at + 30] ^= 1;
        Files.write(file(), bytes);
        rescued();
        assertThat(found().getFirst().unread())
                .containsExactly(
                        new Salvage.Range(sale.key().sequence(), sale.key().sequence()));
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                .indexOf(new String(part, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Test
    void a_rescue_that_is_cut_short_is_done_again() throws IOException {
        var rescue = new Rescue(home);
        rescue.note("a test says so", cloud.now);
        var aside =
                home.resolve(Files.readAllLines(home.resolve("edge.damaged")).getFirst());
        Files.createDirectories(aside);
        Files.move(file(), aside.resolve("edge.db"));
        Files.write(home.resolve("edge.db.new"), ByteBuffer.allocate(100).array());
        rescue.run(ABox.NODE, List.of());
        assertThat(rescue.isDue()).isFalse();
        assertThat(found().getFirst().read()).isEqualTo(facts.size());
        assertThat(aside.resolve("edge.db")).exists();
    }

    @Test
    void the_check_finds_what_nobody_has_stumbled_over() throws IOException {
        try (var box = new ABox(cloud, home)) {
            box.opensShop();
            assertThat(checked(box)).isInstanceOf(FileCheck.Progress.Sound.class);
            box.database.act(tx -> {
                tx.update("DROP TRIGGER fact_is_never_changed");
                tx.update("UPDATE fact SET at = at + 1 WHERE sequence = 50");
            });
            assertThat(checked(box)).isEqualTo(new FileCheck.Progress.Damaged("fact 50 is not what its hash says"));
        }
    }

    @Test
    void facts_that_went_to_the_cloud_for_good_while_it_looks_are_no_damage() {
        try (var box = new ABox(cloud, home)) {
            box.opensShop();
            var check = new FileCheck(box.database, box.shop().site().journal());
            assertThat(check.step()).isInstanceOf(FileCheck.Progress.More.class);
            box.database.act(tx -> {
                tx.update("DROP TRIGGER fact_is_never_deleted");
                tx.update("DELETE FROM fact WHERE sequence <= 60");
            });
            assertThat(check.step()).isInstanceOf(FileCheck.Progress.More.class);
            assertThat(check.step()).isInstanceOf(FileCheck.Progress.Sound.class);
            assertThat(checked(box)).isInstanceOf(FileCheck.Progress.Sound.class);
        }
    }

    private static FileCheck.Progress checked(ABox box) {
        var check = new FileCheck(box.database, box.shop().site().journal());
        var progress = check.step();
        while (progress instanceof FileCheck.Progress.More) {
            progress = check.step();
        }
        return progress;
    }
}
