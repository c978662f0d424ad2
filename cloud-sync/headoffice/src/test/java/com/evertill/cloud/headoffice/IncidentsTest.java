package com.evertill.cloud.headoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.headoffice.api.ExceptionsApi.Entry;
import com.evertill.cloud.headoffice.api.ExceptionsApi.Kind;
import com.evertill.cloud.headoffice.api.ExceptionsApi.Seen;
import com.evertill.commerce.sqlite.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever went wrong is there for a person once, however it was told, until somebody has seen to it. */
class IncidentsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    private Database database;
    private Incidents incidents;

    @BeforeEach
    void open() {
        database = OfficeDatabase.open("jdbc:sqlite:" + folder.resolve("office.db"));
        incidents = new Incidents(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static CloudEvent soldUnpaid(String order, Instant at) {
        return CloudEvent.of(
                "/evertill/orders",
                order + "/4",
                "com.evertill.orders.sold-unpaid.v1",
                order,
                at,
                Map.of(
                        "order",
                        order,
                        "store",
                        "acme.hamburg",
                        "receipt",
                        "1-1-1043",
                        "amount",
                        Map.of("minor", 258, "currency", "EUR")));
    }

    private static CloudEvent ofPayment(String type, String order, Instant at) {
        var payment = "p-" + order;
        return CloudEvent.of(
                "/evertill/payments",
                payment + "/" + type + "/" + at.toEpochMilli(),
                "com.evertill.payments." + type + ".v1",
                order,
                at,
                Map.of("order", order, "payment", payment));
    }

    private static CloudEvent troubled(String order, String state, Instant at) {
        var payment = "p-" + order;
        return CloudEvent.of(
                "/evertill/payments",
                payment + "/troubled/" + at.toEpochMilli(),
                "com.evertill.payments.troubled.v1",
                order,
                at,
                Map.of("order", order, "payment", payment, "state", state, "since", at, "reason", "card expired"));
    }

    private List<String> open(Incidents of) {
        return of.list(false).stream().map(Entry::id).toList();
    }

    @Test
    void goods_that_left_unpaid_are_there_once_however_often_it_is_told() throws NotTaken {
        incidents.hear(soldUnpaid("A-1", NOON), NOON);
        incidents.hear(soldUnpaid("A-1", NOON), NOON);
        assertThat(incidents.countOpen()).isOne();
        assertThat(incidents.list(false)).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(Kind.SOLD_UNPAID);
            assertThat(it.order()).isEqualTo("A-1");
            assertThat(it.store()).isEqualTo("acme.hamburg");
            assertThat(it.receipt()).isEqualTo("1-1-1043");
            assertThat(it.amount()).hasToString("2.58 EUR");
            assertThat(it.at()).isEqualTo(NOON);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "BEING_CAPTURED, NOT_CAPTURED",
        "BEING_REFUNDED, NOT_REFUNDED",
        "BEING_RELEASED, NOT_RELEASED",
        "BEING_PREPARED, NOT_ANSWERED",
        "OF_TOMORROW, NOT_ANSWERED"
    })
    void a_payment_that_does_not_go_on_is_there_by_what_was_not_done(String state, Kind kind) throws NotTaken {
        incidents.hear(troubled("A-1", state, NOON), NOON);
        assertThat(incidents.list(false)).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(kind);
            assertThat(it.payment()).isEqualTo("p-A-1");
            assertThat(it.said()).isEqualTo("card expired");
        });
    }

    @Test
    void the_newest_is_first() throws NotTaken {
        incidents.hear(soldUnpaid("A-1", NOON), NOON);
        incidents.hear(ofPayment("hold-lost", "A-2", NOON.plusSeconds(2)), NOON);
        incidents.hear(soldUnpaid("A-3", NOON.plusSeconds(1)), NOON);
        assertThat(incidents.list(false)).extracting(Entry::order).containsExactly("A-2", "A-3", "A-1");
    }

    @Test
    void a_payment_that_has_gone_on_needs_nobody_whatever_was_told_first() throws NotTaken {
        var later = NOON.plusSeconds(60);
        incidents.hear(troubled("A-1", "BEING_CAPTURED", NOON), NOON);
        incidents.hear(ofPayment("captured", "A-1", later), NOON);
        incidents.hear(ofPayment("released", "A-2", later), NOON);
        incidents.hear(ofPayment("hold-lost", "A-2", NOON), NOON);
        assertThat(incidents.countOpen()).isZero();
        assertThat(incidents.list(true)).extracting(Entry::settled).containsExactly(later, later);
        incidents.hear(troubled("A-1", "BEING_REFUNDED", later.plusSeconds(1)), NOON);
        assertThat(incidents.list(false)).singleElement().satisfies(it -> assertThat(it.kind())
                .isEqualTo(Kind.NOT_REFUNDED));
        incidents.hear(ofPayment("captured", "A-1", later), NOON);
        assertThat(incidents.countOpen())
                .as("an older word settles nothing that is newer")
                .isOne();
    }

    @Test
    void somebody_sees_to_it_with_a_word_and_the_same_again_is_answered_the_same() throws NotTaken {
        incidents.hear(soldUnpaid("A-1", NOON), NOON);
        var id = open(incidents).getFirst();
        assertThat(incidents.seeTo("c-1", id, "ada", "The customer pays tomorrow.", NOON))
                .isEmpty();
        assertThat(incidents.seeTo("c-1", id, "ada", "The customer pays tomorrow.", NOON.plusSeconds(9)))
                .isEmpty();
        assertThat(incidents.countOpen()).isZero();
        assertThat(incidents.list(false)).isEmpty();
        assertThat(incidents.find(id).orElseThrow().seen()).satisfies(seen -> {
            assertThat(seen.who()).isEqualTo("ada");
            assertThat(seen.at()).isEqualTo(NOON);
            assertThat(seen.word()).isEqualTo("The customer pays tomorrow.");
        });
        incidents.hear(soldUnpaid("A-1", NOON), NOON);
        assertThat(incidents.countOpen()).as("told once more").isZero();
    }

    @Test
    void what_makes_no_sense_is_refused_and_changes_nothing() throws NotTaken {
        incidents.hear(soldUnpaid("A-1", NOON), NOON);
        incidents.hear(soldUnpaid("A-2", NOON), NOON);
        var ids = open(incidents);
        assertThat(incidents.seeTo("c-1", "nothing", "ada", "Done.", NOON))
                .contains(IncidentRefusal.THERE_IS_NO_SUCH_EXCEPTION);
        assertThat(incidents.seeTo("c-2", ids.get(0), "ada", "Done.", NOON)).isEmpty();
        assertThat(incidents.seeTo("c-3", ids.get(0), "bob", "Me too.", NOON))
                .contains(IncidentRefusal.SOMEBODY_HAS_SEEN_TO_IT_BEFORE);
        assertThat(incidents.seeTo("c-2", ids.get(1), "ada", "Done.", NOON))
                .contains(IncidentRefusal.THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND);
        assertThat(open(incidents)).containsExactly(ids.get(1));
        assertThat(incidents.find(ids.get(0)).orElseThrow().seen()).isEqualTo(new Seen("ada", NOON, "Done."));
    }

    @Test
    void letters_that_one_place_does_not_take_are_one_exception_until_more_are_given_up_after_it_was_seen_to() {
        note(Kind.NOT_BROUGHT, "orders", NOON);
        note(Kind.NOT_BROUGHT, "orders", NOON.plusSeconds(60));
        note(Kind.NOT_BROUGHT, "lake", NOON);
        note(Kind.NOT_DELIVERED, "orders", NOON);
        assertThat(incidents.countOpen()).isEqualTo(3);
        var ofOrders = incidents.list(false).stream()
                .filter(it -> it.kind() == Kind.NOT_BROUGHT && "orders".equals(it.place()))
                .findFirst()
                .orElseThrow();
        incidents.seeTo("c-1", ofOrders.id(), "ada", "Mended.", NOON.plusSeconds(90));
        note(Kind.NOT_BROUGHT, "orders", NOON.plusSeconds(60));
        assertThat(incidents.countOpen()).as("it was there when ada looked").isEqualTo(2);
        note(Kind.NOT_BROUGHT, "orders", NOON.plusSeconds(120));
        assertThat(incidents.countOpen()).isEqualTo(3);
    }

    private void note(Kind kind, String place, Instant at) {
        incidents.note(Incident.ofLetters(kind, place, at, "the disk is full"));
    }

    @Test
    void from_nothing_and_in_any_order_it_is_the_same_again() throws NotTaken {
        var told = new ArrayList<CloudEvent>();
        for (int i = 0; i < 20; i++) {
            var at = NOON.plus(Duration.ofMinutes(i));
            told.add(soldUnpaid("A-" + i, at));
            told.add(troubled("B-" + i, "BEING_CAPTURED", at));
            told.add(ofPayment("hold-lost", "C-" + i, at));
            if (i % 2 == 0) {
                told.add(ofPayment("captured", "B-" + i, at.plusSeconds(5)));
                told.add(ofPayment("released", "C-" + i, at.plusSeconds(5)));
            }
        }
        for (var event : told) {
            incidents.hear(event, NOON);
        }
        assertThat(incidents.countOpen()).isEqualTo(40);
        try (var again = OfficeDatabase.open("jdbc:sqlite:" + folder.resolve("again.db"))) {
            var anew = new Incidents(again);
            assertThat(anew.isNew()).isTrue();
            anew.begin(NOON);
            assertThat(anew.isNew()).isFalse();
            var mixed = new ArrayList<>(told);
            mixed.addAll(told.subList(0, 30));
            Collections.shuffle(mixed, new Random(7));
            for (var event : mixed) {
                anew.hear(event, NOON);
            }
            assertThat(anew.list(true)).isEqualTo(incidents.list(true));
        }
    }

    @Test
    void what_makes_no_sense_comes_again() {
        var broken = CloudEvent.of(
                "/evertill/orders", "1", "com.evertill.orders.sold-unpaid.v1", "A-1", NOON, Map.of("order", "A-1"));
        assertThatThrownBy(() -> incidents.hear(broken, NOON)).isInstanceOf(NotTaken.class);
        assertThat(incidents.countOpen()).isZero();
    }
}
