package com.evertill.edge.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.edge.TestShop;
import com.evertill.edge.backup.Backups.Outcome;
import com.evertill.edge.journal.Fold;
import com.evertill.edge.journal.Schema;
import com.evertill.edge.journal.Totals;
import com.evertill.edge.journal.Verifier;
import com.evertill.edge.receipt.Receipts;
import com.evertill.edge.stock.StockOnHand;
import com.evertill.edge.till.WaitingBaskets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    private static final Duration EVERY = Duration.ofHours(4);

    @TempDir
    private Path place;

    private Path folder;
    private TestShop shop;
    private Backups backups;

    @BeforeEach
    void a_shop_that_has_a_folder_for_them() {
        folder = place.resolve("backup");
        shop = TestShop.german(place.resolve("shop"));
        backups = backups();
    }

    @AfterEach
    void closed() {
        shop.close();
    }

    private Backups backups() {
        return new Backups(shop.database(), new BackupConfig(folder, EVERY, 3));
    }

    private Outcome step() {
        return backups.step(shop.now);
    }

    private Backup made() {
        assertThat(step()).isInstanceOf(Outcome.Made.class);
        return java.util.Objects.requireNonNull(backups.status(shop.now).newest());
    }

    private long highest() {
        return shop.journal().size();
    }

    @Test
    void the_first_is_made_at_once_and_none_without_news() {
        var first = made();

        assertThat(first.sequence()).isEqualTo(highest());
        assertThat(first.file()).hasFileName("edge-001-%012d.db".formatted(highest()));
        assertThat(first.at()).isBetween(shop.now.minusSeconds(1), shop.now.plusSeconds(1));
        shop.pass(Duration.ofDays(3));
        assertThat(step()).isEqualTo(new Outcome.NothingToDo());
    }

    @Test
    void another_is_made_when_the_last_till_has_closed_and_otherwise_after_some_hours() {
        made();
        shop.opens("100.00");
        shop.pass(Duration.ofHours(1));
        assertThat(step()).isEqualTo(new Outcome.NothingToDo());
        shop.closes("100.00");
        assertThat(made().sequence()).isEqualTo(highest());

        shop.opens("100.00");
        shop.pass(EVERY);
        assertThat(made().sequence()).isEqualTo(highest());
    }

    @Test
    void it_is_the_whole_journal_up_to_there_and_sound() {
        made();
        shop.opens("100.00");
        shop.closes("100.00");
        var then = shop.journal();
        var backup = made();
        shop.opens("100.00");

        var copy = place.resolve("copy.db");
        try (var restored = open(backup.file(), copy)) {
            var folds = List.<Fold>of(new Totals(), new StockOnHand(), new Receipts(), new WaitingBaskets());
            var findings = restored.write(tx -> Verifier.verify(tx, folds));
            assertThat(findings).allMatch(Verifier.Finding::holds);
            var facts = restored.read(tx -> shop.site().journal().read(tx, 1, 1_000));
            assertThat(facts).usingRecursiveComparison().isEqualTo(then);
        }
    }

    private static com.evertill.commerce.sqlite.Database open(Path backup, Path copy) {
        try {
            Files.copy(backup, copy);
            return Schema.open("jdbc:sqlite:" + copy);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void the_newest_few_stay_and_nothing_lies_beside_them() throws IOException {
        for (int n = 0; n < 5; n++) {
            shop.opens("1.00");
            shop.closes("1.00");
            made();
        }

        try (Stream<Path> files = Files.list(folder)) {
            var names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            assertThat(names).hasSize(3).last().isEqualTo("edge-001-%012d.db".formatted(highest()));
        }
    }

    @Test
    void after_a_restart_it_goes_on_from_what_is_in_the_folder() {
        made();
        backups = backups();

        assertThat(step()).isEqualTo(new Outcome.NothingToDo());
        assertThat(backups.status(shop.now).newest()).isNotNull();
    }

    @Test
    void a_folder_that_cannot_be_written_is_told_and_tried_again() throws IOException {
        Files.writeString(folder, "a file where a folder should be");

        assertThat(step()).isInstanceOf(Outcome.Failed.class);
        assertThat(backups.status(shop.now).problem()).isEqualTo(BackupProblem.THE_BACKUP_FOLDER_CANNOT_BE_WRITTEN);
        assertThat(step()).isEqualTo(new Outcome.NothingToDo());

        Files.delete(folder);
        shop.pass(Duration.ofMinutes(5));
        made();
        assertThat(backups.status(shop.now).problem()).isNull();
    }

    @Test
    void what_a_power_cut_left_unfinished_is_nobodys_backup() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("edge.unfinished"), "half");

        assertThat(made().sequence()).isEqualTo(highest());
        assertThat(folder.resolve("edge.unfinished")).doesNotExist();
    }

    @Test
    void one_that_does_not_come_is_told() {
        made();
        shop.opens("100.00");
        shop.pass(EVERY.plus(EVERY.dividedBy(2)).plusSeconds(1));

        assertThat(backups.status(shop.now).problem()).isEqualTo(BackupProblem.THE_BACKUP_IS_OVERDUE);
    }
}
