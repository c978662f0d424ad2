package com.evertill.cloud.partners;

import static com.evertill.cloud.partners.Goods.euro;
import static com.evertill.cloud.partners.Goods.milk;
import static com.evertill.cloud.partners.Rehearsal.CRM;
import static com.evertill.cloud.partners.Rehearsal.ERP;
import static com.evertill.cloud.partners.Rehearsal.SALES;
import static com.evertill.cloud.partners.Rehearsal.WAREHOUSE;
import static com.evertill.cloud.partners.Rehearsal.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.partners.Subscription.Format;
import com.evertill.cloud.partners.Webhooks.Wish;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tender.Tender;
import com.evertill.rehearsal.erp.ErpFault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever subscribed is told, at least once, and nobody is told what they may not know. */
class WebhooksTest {
    private final Facts facts = new Facts();

    @TempDir
    Path folder;

    private Rehearsal rehearsal;
    private long sold;

    @BeforeEach
    void open() {
        rehearsal = new Rehearsal(folder);
    }

    @AfterEach
    void close() {
        rehearsal.close();
    }

    private CloudEvent sale() {
        sold++;
        return facts.sold(sold, TaxRules.EUROPEAN, List.of(milk(1, 1)), List.of(new Tender.Cash(1, euro(129))));
    }

    private static Wish at(String url, String pattern, String secret) {
        return new Wish(URI.create(url), pattern, Format.CLOUD_EVENTS, secret);
    }

    @Test
    void what_makes_no_subscription_is_refused_with_its_reason() {
        var webhooks = rehearsal.webhooks;
        var good = "http://localhost:1/";
        assertThat(webhooks.subscribe(ERP, "s", at(good, SALES, "secret")))
                .contains(PartnerRefusal.THE_SECRET_IS_NONE_OF_STANDARD_WEBHOOKS);
        assertThat(webhooks.subscribe(ERP, "s", at(good, "{\"detail-type\":\"no list\"}", Rehearsal.SECRET)))
                .contains(PartnerRefusal.THE_PATTERN_IS_NO_EVENT_PATTERN);
        assertThat(webhooks.subscribe(ERP, "s", at("ftp://localhost/", SALES, Rehearsal.SECRET)))
                .contains(PartnerRefusal.THE_ADDRESS_MUST_BE_HTTPS);
        assertThat(webhooks.subscribe(ERP, "s", at(good, SALES, Rehearsal.SECRET)))
                .isEmpty();
        assertThat(webhooks.subscribe(WAREHOUSE, "s", at(good, SALES, Rehearsal.SECRET)))
                .contains(PartnerRefusal.THE_NAME_BELONGS_TO_ANOTHER_PARTNER);
        assertThat(webhooks.unsubscribe(WAREHOUSE, "s")).contains(PartnerRefusal.THERE_IS_NO_SUCH_SUBSCRIPTION);
        for (int i = 1; i < 20; i++) {
            assertThat(webhooks.subscribe(ERP, "s" + i, at(good, SALES, Rehearsal.SECRET)))
                    .isEmpty();
        }
        assertThat(webhooks.subscribe(ERP, "one-more", at(good, SALES, Rehearsal.SECRET)))
                .contains(PartnerRefusal.THERE_ARE_TOO_MANY_SUBSCRIPTIONS);
        assertThat(webhooks.of(ERP)).hasSize(20);
        assertThat(webhooks.of(WAREHOUSE)).isEmpty();
        assertThat(webhooks.unsubscribe(ERP, "s")).isEmpty();
        assertThat(webhooks.of(ERP)).hasSize(19);
    }

    @Test
    void each_event_that_is_wanted_comes_once_signed_however_often_the_bus_brings_it() throws NotTaken {
        try (var erp = rehearsal.erp("erp")) {
            rehearsal.webhooks.subscribe(ERP, "sales", wish(erp, SALES, Format.CLOUD_EVENTS));
            var sale = sale();
            rehearsal.webhooks.take(sale);
            rehearsal.webhooks.take(facts.noSale());
            rehearsal.webhooks.take(sale);
            rehearsal.send("sales");
            rehearsal.webhooks.take(sale);
            rehearsal.send("sales");
            assertThat(erp.books().requests()).isOne();
            assertThat(erp.books().forged()).isZero();
            assertThat(erp.books().sums()).isEqualTo(Map.of("EUR", 129L));
        }
    }

    @Test
    void a_sale_can_come_as_poslog_and_comes_to_the_same() throws NotTaken {
        try (var json = rehearsal.erp("json");
                var xml = rehearsal.erp("xml")) {
            rehearsal.webhooks.subscribe(ERP, "json", wish(json, SALES, Format.CLOUD_EVENTS));
            rehearsal.webhooks.subscribe(WAREHOUSE, "xml", wish(xml, SALES, Format.POSLOG));
            for (int i = 0; i < 5; i++) {
                rehearsal.webhooks.take(sale());
            }
            rehearsal.send("json");
            rehearsal.send("xml");
            assertThat(xml.books().sales()).isEqualTo(5);
            assertThat(xml.books().sums()).isEqualTo(json.books().sums()).isEqualTo(Map.of("EUR", 645L));
        }
    }

    @Test
    void with_two_secrets_either_is_good_and_after_a_day_the_new_one_alone() throws NotTaken {
        try (var before = rehearsal.erp("before");
                var changed = rehearsal.erp("after", 0, () -> ErpFault.NONE, Rehearsal.NEW_SECRET)) {
            rehearsal.webhooks.subscribe(ERP, "s", wish(before, SALES, Format.CLOUD_EVENTS));
            var fresh =
                    new Wish(URI.create(before.address() + "/hooks"), SALES, Format.CLOUD_EVENTS, Rehearsal.NEW_SECRET);
            assertThat(rehearsal.webhooks.subscribe(ERP, "s", fresh)).isEmpty();
            assertThat(rehearsal.webhooks.subscribe(ERP, "s", fresh)).isEmpty();
            rehearsal.webhooks.take(sale());
            rehearsal.send("s");
            assertThat(before.books().kept()).isOne();

            var moved = new Wish(
                    URI.create(changed.address() + "/hooks"), SALES, Format.CLOUD_EVENTS, Rehearsal.NEW_SECRET);
            rehearsal.webhooks.subscribe(ERP, "s", moved);
            rehearsal.webhooks.take(sale());
            rehearsal.send("s");
            assertThat(changed.books().kept()).isOne();

            rehearsal.clock.goOn(Webhooks.OLD_SECRET_GOOD_FOR);
            rehearsal.webhooks.subscribe(
                    ERP,
                    "s",
                    new Wish(
                            URI.create(before.address() + "/hooks"), SALES, Format.CLOUD_EVENTS, Rehearsal.NEW_SECRET));
            rehearsal.webhooks.take(sale());
            rehearsal.send("s");
            assertThat(before.books().forged())
                    .as("who still has the old one alone")
                    .isOne();
        }
    }

    @Test
    void what_is_not_taken_comes_again_after_longer_and_longer_pauses_and_is_given_up_after_the_stated_time()
            throws NotTaken {
        try (var erp = rehearsal.erp("erp", 0, () -> ErpFault.ERROR, Rehearsal.SECRET)) {
            rehearsal.webhooks.subscribe(ERP, "sales", wish(erp, SALES, Format.CLOUD_EVENTS));
            rehearsal.webhooks.take(sale());
            for (int minute = 0; minute < 60; minute++) {
                rehearsal.send("sales");
                rehearsal.clock.goOn(Duration.ofMinutes(1));
            }
            assertThat(erp.books().requests()).isBetween(6L, 16L);
            for (int hour = 0; hour < 72; hour++) {
                rehearsal.clock.goOn(Duration.ofHours(1));
                rehearsal.send("sales");
            }
            long asked = erp.books().requests();
            assertThat(asked).isBetween(60L, 130L);
            assertThat(rehearsal.webhooks.countDeadLetters()).isOne();
            rehearsal.clock.goOn(Duration.ofDays(1));
            rehearsal.send("sales");
            assertThat(erp.books().requests()).isEqualTo(asked);
            var letter = rehearsal.webhooks.deadLetters("sales").getFirst();
            assertThat(letter.why()).isEqualTo("it was answered 500");
            assertThat(letter.type()).isEqualTo("com.evertill.facts.sale.completed.v1");
            assertThat(letter.givenUp())
                    .isBetween(Facts.NOON.plus(Rehearsal.GIVEN_UP_AFTER), rehearsal.clock.instant());
            assertThat(rehearsal.webhooks.lastGivenUp()).containsExactly(letter);
            assertThat(rehearsal.webhooks.of(ERP).getFirst().dead()).isOne();
        }
    }

    @Test
    void a_dead_letter_is_sent_again_by_a_person() throws NotTaken {
        var away = new boolean[] {true};
        try (var erp =
                rehearsal.erp("erp", 0, () -> away[0] ? ErpFault.RESET_AFTERWARDS : ErpFault.NONE, Rehearsal.SECRET)) {
            rehearsal.webhooks.subscribe(ERP, "sales", wish(erp, SALES, Format.CLOUD_EVENTS));
            rehearsal.webhooks.take(sale());
            rehearsal.send("sales");
            rehearsal.clock.goOn(Rehearsal.GIVEN_UP_AFTER.plusHours(1));
            rehearsal.send("sales");
            var letter = rehearsal.webhooks.deadLetters("sales").getFirst();
            away[0] = false;
            assertThat(rehearsal.webhooks.redrive("sales", letter.number())).isEmpty();
            assertThat(rehearsal.webhooks.redrive("sales", letter.number()))
                    .contains(PartnerRefusal.THERE_IS_NO_SUCH_DEAD_LETTER);
            rehearsal.sendAll("sales");
            assertThat(erp.books().sums()).isEqualTo(Map.of("EUR", 129L));
            assertThat(erp.books().repeated()).isOne();
            assertThat(rehearsal.webhooks.countDeadLetters()).isZero();
        }
    }

    @Test
    void a_message_that_one_partner_never_takes_holds_up_no_other_message() throws NotTaken {
        var first = new boolean[] {true};
        try (var erp = rehearsal.erp(
                "erp",
                0,
                () -> {
                    boolean fails = first[0];
                    first[0] = false;
                    return fails ? ErpFault.ERROR : ErpFault.NONE;
                },
                Rehearsal.SECRET)) {
            rehearsal.webhooks.subscribe(ERP, "sales", wish(erp, SALES, Format.CLOUD_EVENTS));
            for (int i = 0; i < 30; i++) {
                rehearsal.webhooks.take(sale());
            }
            rehearsal.send("sales");
            assertThat(erp.books().requests())
                    .as("one that fails makes the others wait")
                    .isOne();
            rehearsal.clock.goOn(Duration.ofSeconds(2));
            rehearsal.send("sales");
            assertThat(erp.books().kept()).isGreaterThanOrEqualTo(29);
            rehearsal.sendAll("sales");
            assertThat(erp.books().kept()).isEqualTo(30);
        }
    }

    @Test
    void a_partner_that_hangs_delays_no_other() throws Exception {
        var hanging = new CountDownLatch(1);
        try (var slow = rehearsal.erp(
                        "slow",
                        0,
                        () -> {
                            hanging.countDown();
                            return ErpFault.SLOW;
                        },
                        Rehearsal.SECRET);
                var quick = rehearsal.erp("quick")) {
            rehearsal.webhooks.subscribe(ERP, "slow", wish(slow, SALES, Format.CLOUD_EVENTS));
            rehearsal.webhooks.subscribe(WAREHOUSE, "quick", wish(quick, SALES, Format.CLOUD_EVENTS));
            for (int i = 0; i < 20; i++) {
                rehearsal.webhooks.take(sale());
            }
            var waiting = CompletableFuture.runAsync(() -> rehearsal.send("slow"));
            hanging.await();
            rehearsal.send("quick");
            assertThat(quick.books().kept()).isEqualTo(20);
            assertThat(slow.books().requests()).isOne();
            waiting.join();
            assertThat(rehearsal.webhooks.deadLetters("slow")).isEmpty();
            assertThat(rehearsal.waits("slow")).isTrue();
        }
    }

    @Test
    void nothing_that_was_taken_is_lost_when_the_process_ends() throws NotTaken {
        try (var erp = rehearsal.erp("erp")) {
            rehearsal.webhooks.subscribe(ERP, "sales", wish(erp, SALES, Format.CLOUD_EVENTS));
            rehearsal.webhooks.take(sale());
            rehearsal.restart(ERP);
            rehearsal.send("sales");
            assertThat(erp.books().kept()).isOne();
        }
    }

    @Test
    void whoever_is_no_partner_any_more_hears_nothing() throws NotTaken {
        try (var erp = rehearsal.erp("erp")) {
            rehearsal.webhooks.subscribe(ERP, "sales", wish(erp, SALES, Format.CLOUD_EVENTS));
            rehearsal.webhooks.take(sale());
            rehearsal.restart(WAREHOUSE);
            rehearsal.webhooks.take(sale());
            rehearsal.send("sales");
            assertThat(erp.books().requests()).isZero();
        }
    }

    @Test
    void what_is_told_of_customers_is_told_to_whom_may_know_it() throws NotTaken {
        try (var erp = rehearsal.erp("erp");
                var crm = rehearsal.erp("crm")) {
            var all = "{\"source\":[{\"prefix\":\"/evertill/\"}]}";
            rehearsal.webhooks.subscribe(ERP, "erp", wish(erp, all, Format.CLOUD_EVENTS));
            rehearsal.webhooks.subscribe(CRM, "crm", wish(crm, all, Format.CLOUD_EVENTS));
            rehearsal.webhooks.take(CloudEvent.of(
                    "/evertill/customers",
                    "c/1",
                    "com.evertill.customers.registered.v1",
                    Facts.CUSTOMER,
                    Facts.NOON,
                    Map.of("customer", Facts.CUSTOMER)));
            rehearsal.send("erp");
            rehearsal.send("crm");
            assertThat(erp.books().requests()).isZero();
            assertThat(crm.books().kept()).isOne();
        }
    }

    @Test
    void a_fact_too_large_for_the_bus_is_fetched_and_told_whole() throws NotTaken {
        try (var erp = rehearsal.erp("erp")) {
            var noSales = "{\"detail-type\":[\"com.evertill.facts.drawer.no-sale.v1\"]}";
            rehearsal.webhooks.subscribe(ERP, "s", wish(erp, noSales, Format.POSLOG));
            rehearsal.webhooks.take(facts.withheld("drawer.no-sale", 7));
            rehearsal.send("s");
            assertThat(erp.books().kept()).isOne();
            assertThatThrownBy(() -> rehearsal.webhooks.take(facts.withheld("drawer.no-sale", 8)))
                    .isInstanceOf(NotTaken.class);
        }
    }

    @Test
    void what_was_told_is_told_again_on_demand_and_forgotten_after_its_time() throws NotTaken {
        try (var erp = rehearsal.erp("erp")) {
            rehearsal.webhooks.subscribe(ERP, "sales", wish(erp, SALES, Format.CLOUD_EVENTS));
            rehearsal.webhooks.take(sale());
            rehearsal.webhooks.take(sale());
            rehearsal.send("sales");
            assertThat(rehearsal.webhooks.again("sales", Facts.NOON, Facts.NOON.plusSeconds(1)))
                    .isEqualTo(2);
            rehearsal.send("sales");
            assertThat(erp.books().repeated()).isEqualTo(2);
            assertThat(rehearsal.webhooks.forget()).isZero();
            rehearsal.clock.goOn(Webhooks.KEPT.plusSeconds(1));
            assertThat(rehearsal.webhooks.forget()).isEqualTo(2);
            assertThat(rehearsal.webhooks.again("sales", Instant.EPOCH, rehearsal.clock.instant()))
                    .isZero();
        }
    }
}
