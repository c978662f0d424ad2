package com.evertill.edge.catalog;

import static com.evertill.commerce.release.Acknowledgement.STAGED;
import static com.evertill.edge.catalog.Shelf.NOON;
import static com.evertill.edge.catalog.Shelf.TAXES;
import static com.evertill.edge.catalog.Shelf.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codes.Code;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.messages.Nudge;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.release.ReleaseManifest;
import com.evertill.commerce.sqlite.Database;
import com.evertill.edge.catalog.ReleaseInbox.Progress;
import com.evertill.edge.journal.Journal;
import com.evertill.edge.journal.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseInboxTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Effective AT_ONCE = new Effective.Now();

    @TempDir
    Path folder;

    private final HeadOffice headOffice = new HeadOffice();
    private Instant now = NOON;
    private Duration jitter = Duration.ZERO;
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
        var config = new InboxConfig("north", headOffice.key.getPublic(), BERLIN, folder.resolve("releases"), jitter);
        inbox = catalog.releases(journal, headOffice, config);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private void restart() {
        stop();
        start();
    }

    @Test
    void a_release_is_seen_fetched_verified_staged_and_active_each_a_fact() {
        take(headOffice.release(AT_ONCE, item(1, 99), item(2, 150)));
        assertThat(acknowledgements()).containsExactly("1 SEEN", "1 FETCHED", "1 VERIFIED", "1 STAGED", "1 ACTIVE");
        assertThat(price(1)).isEqualTo(99);
        assertThat(database.read(catalog.priceBook()::inForce))
                .hasValueSatisfying(book -> assertThat(book.items()).isEqualTo(2));
        assertThat(inbox.status()).isEqualTo(new InboxStatus(null, null));
    }

    @Test
    void f18_the_next_scan_after_activation_has_the_new_price() {
        take(headOffice.release(AT_ONCE, item(1, 99), item(2, 150)));
        inbox.nudged(headOffice.release(AT_ONCE, item(1, 89), item(2, 150)), now);
        while (database.read(catalog::newestRelease) < 2) {
            assertThat(price(1)).as("until it is staged wholly").isEqualTo(99);
            inbox.step(now);
        }
        assertThat(price(1)).as("staged, not in force").isEqualTo(99);
        inbox.step(now);
        assertThat(price(1)).isEqualTo(89);
        assertThat(price(2)).isEqualTo(150);
    }

    @Test
    void f30_a_price_change_costs_what_it_changes_and_not_the_book() {
        var book = new ArrayList<Item>();
        for (int n = 0; n < 2_000; n++) {
            book.add(item(n, 99));
        }
        take(headOffice.release(AT_ONCE, TAXES, book));
        long whole = headOffice.bytesRead;
        book.set(7, item(7, 89));
        take(headOffice.release(AT_ONCE, TAXES, book));
        assertThat(headOffice.bytesRead - whole).isLessThan(300).isLessThan(whole / 20);
        assertThat(database.<Long>read(tx -> tx.number("SELECT count(*) FROM item")))
                .isEqualTo(2_001);
        assertThat(price(7)).isEqualTo(89);
        assertThat(price(8)).isEqualTo(99);
    }

    @Test
    void a_shop_that_missed_a_release_takes_the_whole_book() {
        take(headOffice.release(AT_ONCE, item(1, 99), item(2, 150)));
        headOffice.release(AT_ONCE, item(1, 98), item(3, 10));
        take(headOffice.release(AT_ONCE, item(1, 97), item(3, 10)));
        assertThat(price(1)).isEqualTo(97);
        assertThat(price(3)).isEqualTo(10);
        assertThat(price(2)).as("removed meanwhile").isNegative();
        assertThat(acknowledgements()).doesNotContain("2 SEEN").contains("3 ACTIVE");
    }

    @Test
    void a_shop_with_a_book_of_its_own_takes_the_whole_book_and_imports_no_more() {
        catalog.importLocal(List.of(item(1, 5), item(9, 5)), TAXES, now);
        take(headOffice.release(AT_ONCE, item(1, 99)));
        assertThat(price(1)).isEqualTo(99);
        assertThat(price(9)).isNegative();
        assertThat(catalog.importLocal(List.of(item(9, 5)), TAXES, now))
                .isEqualTo(new ImportOutcome.Refused(ImportOutcome.Why.THE_PRICE_BOOK_COMES_FROM_HEAD_OFFICE, ""));
    }

    @Test
    void the_same_release_twice_is_a_normal_outcome() {
        var nudge = headOffice.release(AT_ONCE, item(1, 99));
        inbox.nudged(nudge, now);
        take(nudge);
        take(nudge);
        restart();
        take(nudge);
        assertThat(acknowledgements()).hasSize(5);
    }

    @Test
    void it_comes_into_force_by_the_clock_on_the_wall_also_without_a_connection() {
        take(headOffice.release(AT_ONCE, item(1, 99)));
        var monday = LocalDateTime.parse("2026-11-23T06:00:00");
        take(headOffice.release(new Effective.StoreTime(monday), item(1, 89)));
        assertThat(inbox.status().incoming())
                .satisfies(incoming -> assertThat(incoming.step()).isEqualTo(STAGED));
        headOffice.expired = true;
        restart();
        now = Instant.parse("2026-11-23T04:59:59Z");
        run();
        assertThat(price(1)).isEqualTo(99);
        now = Instant.parse("2026-11-23T05:00:00Z");
        run();
        assertThat(price(1)).isEqualTo(89);
        assertThat(acknowledgements()).endsWith("2 STAGED", "2 ACTIVE");
    }

    @Test
    void of_two_that_are_due_the_newer_comes_into_force_and_an_older_one_never_after_it() {
        take(headOffice.release(AT_ONCE, item(1, 99)));
        take(headOffice.release(new Effective.At(NOON.plusSeconds(60)), item(1, 89)));
        take(headOffice.release(AT_ONCE, item(1, 79)));
        assertThat(price(1)).isEqualTo(79);
        now = NOON.plusSeconds(120);
        run();
        assertThat(price(1)).isEqualTo(79);
        assertThat(acknowledgements()).doesNotContain("2 ACTIVE");
    }

    @Test
    void a_download_that_breaks_off_goes_on_where_it_was_also_after_a_restart() {
        var nudge = headOffice.release(AT_ONCE, TAXES, many(500));
        int size = headOffice.files.values().iterator().next().length;
        headOffice.breakAfter = size / 4;
        inbox.nudged(nudge, now);
        for (int part = 0; part < 3; part++) {
            assertThat(inbox.step(now)).isEqualTo(Progress.NOTHING_TO_DO);
            assertThat(inbox.status().problem()).contains("too early");
            now = now.plusSeconds(600);
        }
        restart();
        headOffice.breakAfter = -1;
        run();
        assertThat(headOffice.bytesRead).isEqualTo(size);
        assertThat(price(3)).isEqualTo(99);
    }

    @Test
    void an_expired_address_asks_for_a_fresh_one() {
        headOffice.expired = true;
        var nudge = headOffice.release(AT_ONCE, item(1, 99));
        inbox.nudged(nudge, now);
        assertThat(inbox.step(now)).isEqualTo(Progress.A_FRESH_ADDRESS_IS_NEEDED);
        assertThat(inbox.step(now)).as("not again at once").isEqualTo(Progress.NOTHING_TO_DO);
        headOffice.expired = false;
        now = now.plusSeconds(10);
        take(nudge);
        assertThat(price(1)).isEqualTo(99);
    }

    @Test
    void f32_a_crash_in_the_middle_of_staging_leaves_the_old_book_and_then_the_new_one() {
        take(headOffice.release(AT_ONCE, item(1, 5), item(2, 5)));
        inbox.nudged(headOffice.release(AT_ONCE, TAXES, many(500)), now);
        while (!acknowledgements().contains("2 VERIFIED")) {
            inbox.step(now);
        }
        // What a crash leaves: an unfinished version with some of the rows.
        database.act(tx -> {
            tx.update("INSERT INTO book_version SELECT 2, 2, taxes, 0, 0 FROM book_version WHERE version = 1");
            tx.update("INSERT INTO item (id, version, removed, gtin, name, department, price, tax_class, unit)"
                    + " SELECT id, 2, 0, gtin, name, department, 1, tax_class, unit FROM item WHERE version = 1");
        });
        restart();
        assertThat(price(1)).isEqualTo(5);
        run();
        assertThat(price(1)).isEqualTo(99);
        assertThat(price(499)).isEqualTo(99);
        assertThat(acknowledgements()).containsOnlyOnce("2 STAGED");
    }

    @Test
    void a_file_with_another_hash_is_fetched_again_and_at_last_refused_and_selling_goes_on() {
        take(headOffice.release(AT_ONCE, item(1, 99)));
        var nudge = headOffice.release(AT_ONCE, TAXES, many(50));
        headOffice.files.replaceAll((_, bytes) -> damaged(bytes));
        inbox.nudged(nudge, now);
        for (int minute = 0; minute < 60; minute++) {
            run();
            now = now.plusSeconds(60);
        }
        assertThat(acknowledgements()).endsWith("2 SEEN", "2 FETCHED", "2 REFUSED RELEASE_FILE_HAS_ANOTHER_HASH");
        assertThat(price(1)).isEqualTo(99);
        for (int minute = 0; minute < 60; minute++) {
            take(nudge);
            now = now.plusSeconds(60);
        }
        assertThat(acknowledgements())
                .as("refused once")
                .endsWith("2 FETCHED", "2 REFUSED RELEASE_FILE_HAS_ANOTHER_HASH");

        headOffice.files.replaceAll((_, bytes) -> damaged(bytes));
        now = now.plusSeconds(3_600);
        take(nudge);
        assertThat(acknowledgements())
                .as("what was damaged on its way is taken when it arrives whole")
                .endsWith("2 VERIFIED", "2 STAGED", "2 ACTIVE");
    }

    @Test
    void a_release_that_head_office_did_not_sign_is_not_even_seen() {
        var forger = new HeadOffice();
        take(forger.release(AT_ONCE, item(1, 1)));
        assertThat(acknowledgements()).isEmpty();
        assertThat(inbox.status().problem()).startsWith("RELEASE_IS_NOT_SIGNED_BY_HEAD_OFFICE");
        assertThat(price(1)).isNegative();
    }

    @Test
    void a_release_of_another_zone_is_refused() {
        var ours = headOffice.release(AT_ONCE, item(1, 99));
        var manifest = new com.evertill.commerce.release.SignedManifest(ours.manifest(), ours.signature())
                .open(headOffice.key.getPublic());
        take(headOffice.nudge(new ReleaseManifest(
                1, "south", 7, null, null, AT_ONCE, manifest.full(), null, manifest.items(), NOON, null)));
        assertThat(acknowledgements()).containsExactly("7 SEEN", "7 REFUSED RELEASE_IS_FOR_ANOTHER_ZONE");
    }

    @Test
    void a_book_that_does_not_fit_the_store_is_refused_whole() {
        var foreign = Item.of(
                Shelf.gtin(1),
                null,
                "x",
                "",
                new Money(5, java.util.Currency.getInstance("USD")),
                "reduced",
                Unit.EACH);
        take(headOffice.release(AT_ONCE, item(2, 99), foreign));
        assertThat(acknowledgements()).last().asString().startsWith("1 REFUSED");
        assertThat(price(2)).isNegative();
        take(headOffice.release(AT_ONCE, item(2, 99)));
        assertThat(price(2)).as("the next one is fine").isEqualTo(99);
    }

    @Test
    void a_delta_that_does_not_lead_to_the_announced_book_is_replaced_by_the_whole_file() {
        take(headOffice.release(AT_ONCE, item(1, 99), item(3, 5)));
        database.act(tx -> {
            tx.update("DELETE FROM item WHERE id = ?", item(3, 5).id());
            tx.update("UPDATE book_version SET items = 1");
        });
        take(headOffice.release(AT_ONCE, item(1, 89), item(3, 5)));
        assertThat(price(1)).isEqualTo(89);
        assertThat(price(3)).as("neither here nor in the delta").isEqualTo(5);
        assertThat(acknowledgements()).endsWith("2 SEEN", "2 FETCHED", "2 VERIFIED", "2 STAGED", "2 ACTIVE");
    }

    @Test
    void shops_spread_their_fetching_but_not_in_an_emergency() {
        jitter = Duration.ofHours(1);
        restart();
        take(headOffice.release(new Effective.At(NOON), item(1, 99)));
        assertThat(price(1)).isNegative();
        now = now.plus(jitter);
        run();
        assertThat(price(1)).isEqualTo(99);
        take(headOffice.release(AT_ONCE, item(1, 89)));
        assertThat(price(1)).isEqualTo(89);
    }

    @Test
    void three_versions_are_kept_and_what_nobody_can_see_is_deleted() {
        for (int cents = 1; cents <= 10; cents++) {
            take(headOffice.release(AT_ONCE, item(1, cents), item(2, 5)));
        }
        assertThat(database.<Long>read(tx -> tx.number("SELECT count(*) FROM book_version")))
                .isEqualTo(3);
        assertThat(database.<Long>read(tx -> tx.number("SELECT count(*) FROM item")))
                .isEqualTo(4);
        assertThat(price(1)).isEqualTo(10);
        assertThat(price(2)).isEqualTo(5);
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
                .map(said -> said.release() + " " + said.step() + (said.why() == null ? "" : " " + said.why()))
                .toList();
    }

    private static List<Item> many(int items) {
        var many = new ArrayList<Item>();
        for (int n = 0; n < items; n++) {
            many.add(item(n, 99));
        }
        return many;
    }

    private static byte[] damaged(byte[] bytes) {
        var copy = Arrays.copyOf(bytes, bytes.length);
        copy[bytes.length / 2] ^= 1;
        return copy;
    }
}
