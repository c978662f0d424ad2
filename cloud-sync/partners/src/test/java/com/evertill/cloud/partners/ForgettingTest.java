package com.evertill.cloud.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.partners.Subscription.Format;
import com.evertill.cloud.partners.Webhooks.Wish;
import com.evertill.commerce.sqlite.Database;
import com.evertill.rehearsal.erp.ErpFault;
import com.evertill.rehearsal.erp.LocalErp;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was told can be told again for a stated time, and nothing stays for ever. */
class ForgettingTest {
    private static final String ORDERS = "{\"source\":[\"/evertill/orders\"]}";

    @TempDir
    Path folder;

    private Rehearsal rehearsal;

    @BeforeEach
    void open() {
        rehearsal = new Rehearsal(folder);
    }

    @AfterEach
    void close() {
        rehearsal.close();
    }

    private static CloudEvent happened(int number, Instant at) {
        return CloudEvent.of(
                "/evertill/orders",
                "o-" + number,
                "com.evertill.orders.placed.v1",
                "o-" + number,
                at,
                Map.of("order", "o-" + number));
    }

    private void tell(CloudEvent event) throws NotTaken {
        rehearsal.webhooks.take(event);
    }

    private LocalErp subscribed(String id, Partner partner, ErpFault fault) {
        var erp = rehearsal.erp(id, 0, () -> fault, Rehearsal.SECRET);
        rehearsal.webhooks.subscribe(
                partner,
                id,
                new Wish(URI.create(erp.address() + "/hooks"), ORDERS, Format.CLOUD_EVENTS, Rehearsal.SECRET));
        return erp;
    }

    @Test
    void a_day_is_told_again_by_when_things_happened_and_not_by_when_they_were_told() throws NotTaken {
        try (var erp = subscribed("s", Rehearsal.ERP, ErpFault.NONE)) {
            // A shop was offline for two days: of Saturday is told on Monday.
            var saturday = Facts.NOON.minus(Duration.ofDays(2));
            tell(happened(1, saturday));
            tell(happened(2, Facts.NOON));
            rehearsal.sendAll("s");
            var webhooks = rehearsal.webhooks;
            assertThat(webhooks.again("s", saturday, saturday.plusMillis(1))).isOne();
            rehearsal.sendAll("s");
            assertThat(erp.books().repeated()).isOne();
            assertThat(webhooks.again("s", saturday.plusMillis(1), Facts.NOON)).isZero();
            assertThat(webhooks.again("s", Facts.NOON, Facts.NOON.plusMillis(1)))
                    .isOne();
        }
    }

    @Test
    void what_was_taken_is_let_go_after_a_month_and_what_was_not_after_three() throws NotTaken {
        try (var good = subscribed("good", Rehearsal.ERP, ErpFault.NONE);
                var bad = subscribed("bad", Rehearsal.WAREHOUSE, ErpFault.ERROR)) {
            tell(happened(1, Facts.NOON));
            rehearsal.send("good");
            rehearsal.send("bad");
            rehearsal.clock.goOn(Webhooks.KEPT);
            rehearsal.send("bad");
            assertThat(rehearsal.webhooks.forget()).isZero();
            rehearsal.clock.goOn(Duration.ofSeconds(1));
            assertThat(rehearsal.webhooks.forget()).as("a dead letter has it").isZero();
            assertThat(rehearsal.webhooks.again("good", Instant.EPOCH, rehearsal.clock.instant()))
                    .isZero();
            assertThat(rehearsal.webhooks.deadLetters("bad")).hasSize(1);
            rehearsal.clock.goOn(Webhooks.LETTERS_KEPT.minus(Webhooks.KEPT));
            assertThat(rehearsal.webhooks.forget()).isOne();
            assertThat(rehearsal.webhooks.deadLetters("bad")).isEmpty();
            assertThat(good.books().kept()).isOne();
            assertThat(bad.books().kept()).isZero();
        }
    }

    @Test
    void what_waits_for_somebody_who_never_came_is_let_go_as_well() throws NotTaken {
        try (var nobody = subscribed("s", Rehearsal.ERP, ErpFault.ERROR)) {
            for (int i = 0; i < 30; i++) {
                tell(happened(i, Facts.NOON));
            }
            rehearsal.send("s");
            assertThat(nobody.books().requests())
                    .as("the others wait behind it")
                    .isOne();
            rehearsal.clock.goOn(Webhooks.LETTERS_KEPT.plusSeconds(1));
            assertThat(rehearsal.webhooks.forget()).isEqualTo(30);
            assertThat(rehearsal.webhooks.waiting()).isZero();
        }
    }

    @Test
    void what_was_sent_again_by_a_person_has_its_time_once_more() throws NotTaken {
        try (var bad = subscribed("s", Rehearsal.ERP, ErpFault.ERROR)) {
            tell(happened(1, Facts.NOON));
            rehearsal.send("s");
            rehearsal.clock.goOn(Webhooks.LETTERS_KEPT);
            rehearsal.send("s");
            var letter = rehearsal.webhooks.deadLetters("s").getFirst();
            rehearsal.webhooks.redrive("s", letter.number());
            rehearsal.clock.goOn(Duration.ofSeconds(1));
            assertThat(rehearsal.webhooks.forget()).isZero();
            assertThat(rehearsal.webhooks.waiting()).isOne();
            assertThat(bad.books().kept()).isZero();
        }
    }

    @Test
    void of_whoever_is_no_partner_any_more_nothing_is_left() throws NotTaken {
        try (var erp = subscribed("erp", Rehearsal.ERP, ErpFault.NONE);
                var other = subscribed("other", Rehearsal.WAREHOUSE, ErpFault.NONE)) {
            tell(happened(1, Facts.NOON));
            rehearsal.restart(Rehearsal.WAREHOUSE);
            assertThat(rehearsal.webhooks.letGo()).containsExactly("erp");
            assertThat(rehearsal.webhooks.letGo()).isEmpty();
            assertThat(rehearsal.webhooks.subscriptions()).containsExactly("other");
            assertThat(rehearsal.webhooks.waiting()).isOne();
            rehearsal.restart(Rehearsal.ERP, Rehearsal.WAREHOUSE);
            assertThat(rehearsal.webhooks.of(Rehearsal.ERP))
                    .as("it begins anew")
                    .isEmpty();
            rehearsal.send("other");
            assertThat(other.books().kept()).isOne();
            assertThat(erp.books().requests()).isZero();
        }
    }

    @Test
    void what_was_told_before_its_time_was_written_down_is_found_by_it_as_well() {
        var url = "jdbc:sqlite:" + folder.resolve("old.db");
        var at = Facts.NOON.minusMillis(1);
        try (var old = Database.open(url, List.of(Subscriptions.SCHEMA + Deliveries.SCHEMA))) {
            old.act(tx -> {
                tx.update(
                        "INSERT INTO event(source, id, type, at, event) VALUES('/evertill/orders', 'o-1', 't', 0, ?)",
                        happened(1, at).json());
                tx.update("INSERT INTO delivery VALUES('s', 1, 'DELIVERED', 0, 0, 1, '')");
            });
        }
        try (var now = Database.open(url, Webhooks.MIGRATIONS)) {
            assertThat(now.<Integer>write(tx -> Deliveries.again(tx, "s", at, at.plusMillis(1), Facts.NOON)))
                    .isOne();
            assertThat(now.<Integer>write(tx -> Deliveries.again(tx, "s", Instant.EPOCH, at, Facts.NOON)))
                    .isZero();
        }
    }
}
