package com.evertill.cloud.carts;

import static com.evertill.cloud.carts.HeadOffice.APPLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.release.ReleaseFault;
import com.evertill.commerce.tax.TaxRules;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One zone with a store in Berlin and one in Lisbon, where it is an hour earlier, and a zone of its own in Hamburg. */
class ReleasedPricesTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Store BERLIN = new Store("acme.berlin", EUR, TaxRules.EUROPEAN);
    private static final Store LISBON = new Store("acme.lisbon", EUR, TaxRules.EUROPEAN);
    private static final Store HAMBURG = new Store("acme.hamburg", EUR, TaxRules.EUROPEAN);
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Effective AT_ONCE = new Effective.Now();
    private static final Effective AT_SIX = new Effective.StoreTime(LocalDateTime.parse("2026-11-23T06:00:00"));
    private static final Instant SIX_IN_BERLIN = Instant.parse("2026-11-23T05:00:00Z");

    @TempDir
    Path folder;

    private final HeadOffice headOffice = new HeadOffice();
    private ReleasedPrices prices;

    @BeforeEach
    void open() {
        prices = open("prices.db");
    }

    @AfterEach
    void close() {
        prices.close();
    }

    private ReleasedPrices open(String file) {
        return ReleasedPrices.open(
                "jdbc:sqlite:" + folder.resolve(file),
                headOffice,
                headOffice.keys.getPublic(),
                ReleasedPricesTest::place);
    }

    private static Optional<StorePlace> place(Store store) {
        return switch (store.id()) {
            case "acme.berlin" -> Optional.of(new StorePlace("main", ZoneId.of("Europe/Berlin")));
            case "acme.lisbon" -> Optional.of(new StorePlace("main", ZoneId.of("Europe/Lisbon")));
            case "acme.hamburg" -> Optional.of(new StorePlace("north", ZoneId.of("Europe/Berlin")));
            default -> Optional.empty();
        };
    }

    @Test
    void an_item_has_the_price_and_the_taxes_of_the_release_in_force() throws Exception {
        hear(headOffice.release("main", 1, AT_ONCE, 199));
        var offered = prices.find(BERLIN, APPLES, NOON).orElseThrow();
        assertThat(offered.item().price().minor()).isEqualTo(199);
        assertThat(offered.taxes()).containsExactly(HeadOffice.REDUCED);
        assertThat(offered.release()).isEqualTo(1);
        assertThat(prices.find(BERLIN, "plu:4012", NOON)).isEmpty();
        assertThat(prices.find(HAMBURG, APPLES, NOON)).as("another zone").isEmpty();
        assertThat(prices.find(new Store("acme.nowhere", EUR, TaxRules.EUROPEAN), APPLES, NOON))
                .isEmpty();
        var swiss = new Store(BERLIN.id(), Currency.getInstance("CHF"), TaxRules.EUROPEAN);
        assertThat(prices.find(swiss, APPLES, NOON)).as("another currency").isEmpty();
    }

    @Test
    void what_is_planned_comes_into_force_by_the_clock_on_each_stores_wall() throws Exception {
        hear(headOffice.release("main", 1, AT_ONCE, 199), headOffice.release("main", 2, AT_SIX, 219));
        assertThat(price(BERLIN, SIX_IN_BERLIN.minusMillis(1))).isEqualTo(199);
        assertThat(price(BERLIN, SIX_IN_BERLIN)).isEqualTo(219);
        assertThat(price(LISBON, SIX_IN_BERLIN)).isEqualTo(199);
        assertThat(price(LISBON, SIX_IN_BERLIN.plus(Duration.ofHours(1)))).isEqualTo(219);
    }

    @Test
    void a_rollback_brings_the_earlier_book_and_fetches_nothing() throws Exception {
        hear(headOffice.release("main", 1, AT_ONCE, 199));
        hear(headOffice.release("main", 2, new Effective.At(NOON), 219));
        int fetched = headOffice.opened;
        hear(headOffice.release("main", 3, new Effective.At(NOON.plusSeconds(60)), 199, 1L));
        assertThat(headOffice.opened).isEqualTo(fetched).isEqualTo(2);
        assertThat(price(BERLIN, NOON)).isEqualTo(219);
        assertThat(price(BERLIN, NOON.plusSeconds(60))).isEqualTo(199);
    }

    @Test
    void in_whatever_order_and_however_often_events_come_the_price_is_the_same() throws Exception {
        var events = new ArrayList<CloudEvent>();
        events.add(headOffice.release("main", 1, AT_ONCE, 101));
        events.add(headOffice.release("main", 2, new Effective.At(NOON.plusSeconds(20)), 102));
        events.add(headOffice.release("main", 3, AT_ONCE, 103));
        events.add(headOffice.release("main", 4, new Effective.At(NOON.plusSeconds(20)), 104));
        events.add(headOffice.release("main", 5, AT_SIX, 105));
        for (int seed = 0; seed < 20; seed++) {
            var shuffled = new ArrayList<>(events);
            shuffled.addAll(events);
            Collections.shuffle(shuffled, new Random(seed));
            prices.close();
            prices = open("shuffled-" + seed + ".db");
            hear(shuffled.toArray(CloudEvent[]::new));
            assertThat(List.of(price(BERLIN, NOON), price(BERLIN, NOON.plusSeconds(20)), price(BERLIN, SIX_IN_BERLIN)))
                    .as("seed %d", seed)
                    .containsExactly(103L, 104L, 105L);
        }
    }

    @Test
    void while_a_file_is_away_the_book_before_stays_in_force_and_no_other_zone_waits() throws Exception {
        hear(headOffice.release("main", 1, AT_ONCE, 199));
        prices.take(headOffice.release("main", 2, AT_ONCE, 219));
        prices.take(headOffice.release("north", 1, AT_ONCE, 99));
        var away = takeAway(219);
        assertThatThrownBy(this::work).isInstanceOf(UncheckedIOException.class).hasMessageContaining("release 2");
        assertThat(price(BERLIN, NOON)).isEqualTo(199);
        assertThat(price(HAMBURG, NOON)).isEqualTo(99);
        headOffice.files.putAll(away);
        work();
        assertThat(price(BERLIN, NOON)).isEqualTo(219);
    }

    @Test
    void a_file_that_was_altered_is_not_believed_and_nothing_of_it_is_kept() throws Exception {
        hear(headOffice.release("main", 1, AT_ONCE, 199));
        prices.take(headOffice.release("main", 2, AT_ONCE, 219));
        takeAway(219).forEach((key, bytes) -> {
            bytes[bytes.length - 1] ^= 1;
            headOffice.files.put(key, bytes);
        });
        assertThatThrownBy(this::work).isInstanceOf(ReleaseFault.class);
        assertThat(price(BERLIN, NOON)).isEqualTo(199);
    }

    @Test
    void what_head_office_did_not_sign_is_not_taken() {
        var forged = headOffice.forged(headOffice.release("main", 1, AT_ONCE, 1));
        assertThatThrownBy(() -> prices.take(forged))
                .isInstanceOf(NotTaken.class)
                .hasMessageContaining("SIGNED");
        assertThat(prices.isEmpty()).isTrue();
    }

    @Test
    void books_that_will_not_come_back_are_let_go() throws Exception {
        for (long number = 1; number <= 6; number++) {
            hear(headOffice.release("main", number, AT_ONCE, 100 + number));
        }
        assertThat(price(BERLIN, NOON)).isEqualTo(106);
        assertThat(books()).isEqualTo(1);
        hear(headOffice.release("main", 7, AT_SIX, 219));
        assertThat(books()).isEqualTo(2);
    }

    private long books() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("prices.db"));
                var statement = connection.createStatement()) {
            return statement.executeQuery("SELECT count(*) FROM item").getLong(1);
        }
    }

    /** The files in which the apples cost that. */
    private Map<String, byte[]> takeAway(long cents) {
        var before = new HashMap<>(headOffice.files);
        headOffice.files.clear();
        headOffice.release("elsewhere", 1, AT_ONCE, cents);
        var away = new HashMap<>(headOffice.files);
        headOffice.files.clear();
        headOffice.files.putAll(before);
        headOffice.files.keySet().removeAll(away.keySet());
        return away;
    }

    private long price(Store store, Instant at) {
        return prices.find(store, APPLES, at).orElseThrow().item().price().minor();
    }

    private void hear(CloudEvent... events) throws NotTaken {
        for (var event : events) {
            prices.take(event);
            work();
        }
    }

    private void work() {
        while (prices.step(NOON)) {}
    }
}
