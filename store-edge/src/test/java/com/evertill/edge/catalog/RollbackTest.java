package com.evertill.edge.catalog;

import static com.evertill.edge.catalog.Shelf.NOON;
import static com.evertill.edge.catalog.Shelf.TAXES;
import static com.evertill.edge.catalog.Shelf.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codes.Code;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.messages.Nudge;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.sqlite.Database;
import com.evertill.edge.catalog.ReleaseInbox.Progress;
import com.evertill.edge.journal.Journal;
import com.evertill.edge.journal.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Head office takes a release back. */
class RollbackTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Effective AT_ONCE = new Effective.Now();
    private static final Effective IN_A_MINUTE = new Effective.At(NOON.plusSeconds(60));

    @TempDir
    Path folder;

    private HeadOffice headOffice = new HeadOffice();
    private Instant now = NOON;
    private Database database;
    private Journal journal;
    private Catalog catalog;
    private ReleaseInbox inbox;

    @BeforeEach
    void start() {
        database = Schema.open("jdbc:sqlite:" + folder.resolve("edge.db"));
        journal = database.write(
                tx -> Journal.open(tx, NodeId.parse("demo.store1.box1"), BERLIN, "test", List.of(), NOON));
        catalog = new Catalog(database, Shelf.EUR);
        var config =
                new InboxConfig("north", headOffice.key.getPublic(), BERLIN, folder.resolve("releases"), Duration.ZERO);
        inbox = catalog.releases(journal, headOffice, config);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void what_a_release_changed_brought_and_removed_is_undone_and_nothing_is_fetched() {
        take(headOffice.release(AT_ONCE, item(1, 99), item(2, 150)));
        take(headOffice.release(AT_ONCE, item(1, 9), item(3, 5)));
        long fetched = headOffice.bytesRead;
        take(headOffice.rollBack(AT_ONCE, 1));
        assertThat(price(1)).isEqualTo(99);
        assertThat(price(2)).isEqualTo(150);
        assertThat(price(3)).as("came with what was taken back").isNegative();
        assertThat(inForce()).isEqualTo(3);
        assertThat(headOffice.bytesRead).isEqualTo(fetched);
        assertThat(acknowledgements()).endsWith("3 SEEN", "3 STAGED", "3 ACTIVE");
    }

    @Test
    void going_back_costs_what_was_taken_back_and_not_the_book() {
        var book = new ArrayList<Item>();
        for (int n = 0; n < 2_000; n++) {
            book.add(item(n, 99));
        }
        take(headOffice.release(AT_ONCE, TAXES, book));
        book.set(7, item(7, 9));
        take(headOffice.release(AT_ONCE, TAXES, book));
        take(headOffice.rollBack(AT_ONCE, 1));
        assertThat(database.<Long>read(tx -> tx.number("SELECT count(*) FROM item")))
                .isEqualTo(2_002);
        assertThat(price(7)).isEqualTo(99);
    }

    @Test
    void the_next_release_changes_the_book_that_came_back() {
        take(headOffice.release(AT_ONCE, item(1, 99), item(2, 150)));
        take(headOffice.release(AT_ONCE, item(1, 9), item(3, 5)));
        take(headOffice.rollBack(AT_ONCE, 1));
        long fetched = headOffice.bytesRead;
        var next = headOffice.release(AT_ONCE, item(1, 99), item(2, 151));
        take(next);
        assertThat(price(1)).isEqualTo(99);
        assertThat(price(2)).isEqualTo(151);
        assertThat(price(3)).isNegative();
        assertThat(headOffice.bytesRead - fetched)
                .as("by what changed since the rollback")
                .isEqualTo(length(next.delta()));
    }

    @Test
    void it_comes_into_force_at_its_time_also_without_a_connection() {
        take(headOffice.release(AT_ONCE, item(1, 99)));
        take(headOffice.release(AT_ONCE, item(1, 9)));
        take(headOffice.rollBack(IN_A_MINUTE, 1));
        headOffice.expired = true;
        restart();
        assertThat(price(1)).isEqualTo(9);
        now = NOON.plusSeconds(60);
        run();
        assertThat(price(1)).isEqualTo(99);
    }

    @Test
    void a_release_that_is_taken_back_for_the_time_at_which_it_comes_is_never_in_force() {
        take(headOffice.release(AT_ONCE, item(1, 99)));
        take(headOffice.release(IN_A_MINUTE, item(1, 9)));
        take(headOffice.rollBack(IN_A_MINUTE, 1));
        now = NOON.plusSeconds(60);
        run();
        assertThat(price(1)).isEqualTo(99);
        assertThat(inForce()).isEqualTo(3);
        assertThat(acknowledgements()).doesNotContain("2 ACTIVE").endsWith("3 ACTIVE");
    }

    @Test
    void what_is_staged_for_later_does_not_come_after_a_newer_rollback() {
        take(headOffice.release(AT_ONCE, item(1, 99)));
        take(headOffice.release(AT_ONCE, item(1, 9)));
        take(headOffice.release(IN_A_MINUTE, item(1, 8)));
        take(headOffice.rollBack(AT_ONCE, 1));
        assertThat(price(1)).isEqualTo(99);
        now = NOON.plusSeconds(60);
        run();
        assertThat(price(1)).isEqualTo(99);
        assertThat(acknowledgements()).doesNotContain("3 ACTIVE");
    }

    @Test
    void a_rollback_overtakes_the_release_that_it_takes_back() {
        take(headOffice.release(AT_ONCE, item(1, 99)));
        var late = headOffice.release(AT_ONCE, item(1, 9));
        long fetched = headOffice.bytesRead;
        take(headOffice.rollBack(AT_ONCE, 1));
        take(late);
        assertThat(price(1)).isEqualTo(99);
        assertThat(inForce()).isEqualTo(3);
        assertThat(headOffice.bytesRead).isEqualTo(fetched);
        assertThat(acknowledgements()).noneMatch(said -> said.startsWith("2 "));
    }

    @Test
    void the_same_rollback_twice_is_a_normal_outcome() {
        take(headOffice.release(AT_ONCE, item(1, 99)));
        take(headOffice.release(AT_ONCE, item(1, 9)));
        var rollback = headOffice.rollBack(AT_ONCE, 1);
        take(rollback);
        take(rollback);
        restart();
        take(rollback);
        assertThat(acknowledgements()).containsOnlyOnce("3 SEEN", "3 STAGED", "3 ACTIVE");
    }

    @Test
    void a_box_that_never_had_it_or_keeps_it_no_longer_fetches_it() {
        headOffice.release(AT_ONCE, item(1, 99));
        take(headOffice.release(AT_ONCE, item(1, 9)));
        take(headOffice.rollBack(AT_ONCE, 1));
        assertThat(price(1)).isEqualTo(99);
        assertThat(acknowledgements()).endsWith("3 SEEN", "3 FETCHED", "3 VERIFIED", "3 STAGED", "3 ACTIVE");
        for (int cents = 1; cents < 4; cents++) {
            take(headOffice.release(AT_ONCE, item(1, cents)));
        }
        take(headOffice.rollBack(AT_ONCE, 3));
        assertThat(price(1)).isEqualTo(99);
        assertThat(acknowledgements()).endsWith("7 SEEN", "7 FETCHED", "7 VERIFIED", "7 STAGED", "7 ACTIVE");
    }

    @Test
    void a_rollback_can_be_taken_back() {
        take(headOffice.release(AT_ONCE, item(1, 99)));
        take(headOffice.release(AT_ONCE, item(1, 9), item(2, 5)));
        take(headOffice.rollBack(AT_ONCE, 1));
        long fetched = headOffice.bytesRead;
        take(headOffice.rollBack(AT_ONCE, 2));
        assertThat(price(1)).isEqualTo(9);
        assertThat(price(2)).isEqualTo(5);
        assertThat(headOffice.bytesRead).isEqualTo(fetched);
    }

    @Test
    void f32_a_crash_in_the_middle_of_going_back_leaves_the_book_in_force_and_then_the_one_before() {
        take(headOffice.release(AT_ONCE, item(1, 99), item(2, 99)));
        take(headOffice.release(AT_ONCE, item(1, 9), item(2, 9)));
        inbox.nudged(headOffice.rollBack(AT_ONCE, 1), now);
        // What a crash leaves: an unfinished version with some of the rows.
        database.act(tx -> {
            tx.update("INSERT INTO book_version SELECT 3, 3, taxes, 0, 0 FROM book_version WHERE version = 1");
            tx.update("INSERT INTO item (id, version, removed, gtin, name, department, price, tax_class, unit)"
                    + " SELECT id, 3, 0, gtin, name, department, 1, tax_class, unit FROM item WHERE row = 1");
        });
        restart();
        assertThat(price(1)).isEqualTo(9);
        run();
        assertThat(price(1)).isEqualTo(99);
        assertThat(price(2)).isEqualTo(99);
    }

    @Test
    void what_is_kept_and_does_not_lead_to_the_announced_book_is_fetched_instead() {
        take(headOffice.release(AT_ONCE, item(1, 99), item(2, 99)));
        take(headOffice.release(AT_ONCE, item(1, 9), item(2, 9)));
        database.act(tx -> tx.update(
                "DELETE FROM item WHERE version = 1 AND id = ?", item(2, 99).id()));
        take(headOffice.rollBack(AT_ONCE, 1));
        assertThat(price(1)).isEqualTo(99);
        assertThat(price(2)).isEqualTo(99);
        assertThat(acknowledgements()).endsWith("3 SEEN", "3 FETCHED", "3 VERIFIED", "3 STAGED", "3 ACTIVE");
    }

    /** Releases and rollbacks as they come, some of them missed: the book is always the one that head office published under this number. */
    @Property(tries = 15)
    void whatever_is_taken_back_the_book_is_what_head_office_says(@ForAll long seed) throws IOException {
        var random = new Random(seed);
        headOffice = new HeadOffice();
        folder = Files.createTempDirectory("rollbacks");
        start();
        var books = new ArrayList<List<Item>>();
        for (int number = 1; number <= 12; number++) {
            boolean isBack = number > 1 && random.nextInt(3) == 0;
            int to = isBack ? Math.max(1, number - 1 - random.nextInt(4)) : number;
            var book = isBack ? books.get(to - 1) : randomBook(random);
            books.add(book);
            var nudge = isBack ? headOffice.rollBack(AT_ONCE, to) : headOffice.release(AT_ONCE, TAXES, book);
            if (random.nextInt(4) > 0) {
                take(nudge);
                assertThat(shown()).isEqualTo(prices(book));
            }
        }
        stop();
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private int length(@Nullable String address) {
        return Objects.requireNonNull(headOffice.files.get(Objects.requireNonNull(address))).length;
    }

    private static List<Item> randomBook(Random random) {
        var book = new ArrayList<Item>();
        for (int n = 0; n < 40; n++) {
            if (random.nextInt(4) > 0) {
                book.add(item(n, random.nextInt(3)));
            }
        }
        return book;
    }

    private static Map<String, Long> prices(List<Item> book) {
        var prices = new TreeMap<String, Long>();
        book.forEach(each -> prices.put(each.id(), each.price().minor()));
        return prices;
    }

    private Map<String, Long> shown() {
        var prices = new TreeMap<String, Long>();
        for (int n = 0; n < 40; n++) {
            if (price(n) >= 0) {
                prices.put(item(n, 0).id(), price(n));
            }
        }
        return prices;
    }

    private void restart() {
        stop();
        start();
    }

    private void take(Nudge nudge) {
        inbox.nudged(nudge, now);
        run();
    }

    private void run() {
        for (var last = inbox.step(now);
                last == Progress.THERE_MAY_BE_MORE || last == Progress.TIDYING;
                last = inbox.step(now)) {}
    }

    private long inForce() {
        return database.read(catalog.priceBook()::release);
    }

    /** In cents; negative if the item is unknown. */
    private long price(int n) {
        return database.read(tx -> catalog.priceBook().find(tx, new Code.Gtin(Shelf.gtin(n))))
                        instanceof Lookup.Found found
                ? found.item().price().minor()
                : -1;
    }

    private List<String> acknowledgements() {
        return database.read(tx -> journal.read(tx, 1, 1_000)).stream()
                .map(FactType::read)
                .filter(Payload.ReleaseAcknowledged.class::isInstance)
                .map(Payload.ReleaseAcknowledged.class::cast)
                .map(said -> said.release() + " " + said.step())
                .toList();
    }
}
