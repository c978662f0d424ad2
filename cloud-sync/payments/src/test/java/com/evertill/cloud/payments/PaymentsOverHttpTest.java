package com.evertill.cloud.payments;

import static com.evertill.cloud.payments.Shop.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.payments.PaymentView.State;
import com.evertill.rehearsal.provider.Fault;
import com.evertill.rehearsal.provider.LocalProvider.Money;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A customer pays 4.82 for an order; the provider is asked over HTTP, and goes wrong in every way. */
class PaymentsOverHttpTest {
    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Money money() {
        return shop.provider.money().getFirst();
    }

    private void atCustomer() throws NotTaken {
        shop.hear(shop.wanted(482));
        shop.work();
        assertThat(shop.state()).isEqualTo(State.WAITS_FOR_THE_CUSTOMER);
    }

    private void authorised() throws NotTaken {
        atCustomer();
        shop.customerPays();
        shop.work(Duration.ofSeconds(10));
        assertThat(shop.state()).isEqualTo(State.AUTHORISED);
    }

    private void captured() throws NotTaken {
        authorised();
        shop.hear(shop.captureWanted(482));
        shop.work();
        assertThat(shop.state()).isEqualTo(State.CAPTURED);
    }

    @Test
    void authorised_when_the_customer_pays_captured_when_the_goods_leave_and_refunded_in_part() throws NotTaken {
        shop.hear(shop.wanted(482));
        assertThat(shop.state()).isEqualTo(State.BEING_PREPARED);
        shop.work();
        assertThat(shop.view().page())
                .hasValueSatisfying(page -> assertThat(page).startsWith(shop.provider.address() + "/pay/"));
        assertThat(shop.tells()).isEmpty();
        shop.customerPays();
        shop.work(Duration.ofSeconds(10));
        assertThat(shop.view().page()).isEmpty();
        assertThat(shop.tells()).containsExactly("authorised");
        assertThat(shop.told.getFirst().data()).hasToString("""
                {"order":"A-1","payment":"p-A-1","amount":{"minor":482,"currency":"EUR"}}""");
        assertThat(money()).isEqualTo(new Money("pi_2", "p-A-1", 482, true, 0, 0));
        shop.hear(shop.captureWanted(482));
        shop.work();
        assertThat(shop.tells()).containsExactly("captured");
        shop.hear(shop.refundWanted("r-1", 129));
        shop.work();
        assertThat(shop.tells()).containsExactly("refunded");
        assertThat(shop.view().captured()).isEqualTo(euro(482));
        assertThat(shop.view().refunded()).isEqualTo(euro(129));
        assertThat(money()).isEqualTo(new Money("pi_2", "p-A-1", 482, false, 482, 129));
        assertThat(shop.payments.exceptions(shop.now)).isEmpty();
    }

    @Test
    void the_page_can_be_paid_declined_and_left() throws Exception {
        atCustomer();
        var page = URI.create(shop.view().page().orElseThrow());
        try (var browser = HttpClient.newHttpClient()) {
            var get = HttpRequest.newBuilder(page).build();
            assertThat(browser.send(get, BodyHandlers.ofString()).body()).contains("4.82 EUR", "Order A-1");
            assertThat(browser.send(form(page, "action=decline"), BodyHandlers.ofString())
                            .body())
                    .contains("declined");
            assertThat(shop.provider.money()).isEmpty();
            var paid = browser.send(form(page, "action=pay"), BodyHandlers.ofString());
            assertThat(paid.statusCode()).isEqualTo(303);
            assertThat(paid.headers().firstValue("Location")).hasValue("https://shop.example/paid?order=A-1");
            assertThat(browser.send(get, BodyHandlers.ofString()).body()).contains("closed");
        }
        shop.work(Duration.ofSeconds(10));
        assertThat(shop.tells()).containsExactly("authorised");
    }

    private static HttpRequest form(URI page, String fields) {
        return HttpRequest.newBuilder(page)
                .POST(HttpRequest.BodyPublishers.ofString(fields))
                .build();
    }

    @Test
    void who_does_not_pay_in_time_has_not_paid() throws NotTaken {
        atCustomer();
        shop.work(Duration.ofMinutes(44));
        assertThat(shop.tells()).isEmpty();
        shop.work(Duration.ofMinutes(3));
        assertThat(shop.tells()).containsExactly("not-authorised");
        shop.customerPays();
        assertThat(shop.provider.money()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"SLOW"},
            mode = EnumSource.Mode.EXCLUDE)
    void whatever_goes_wrong_once_it_comes_to_the_same(Fault fault) throws NotTaken {
        shop.next(fault);
        shop.hear(shop.wanted(482));
        shop.work(Duration.ofSeconds(30));
        assertThat(shop.provider.openPages()).isNotEmpty();
        shop.provider.pay(shop.view().page().orElseThrow().replaceAll(".*/", ""));
        shop.next(fault);
        shop.work(Duration.ofMinutes(2));
        shop.hear(shop.captureWanted(482));
        shop.next(fault);
        shop.work(Duration.ofMinutes(2));
        shop.hear(shop.refundWanted("r-1", 129));
        shop.next(Fault.NONE, fault);
        shop.work(Duration.ofMinutes(2));
        assertThat(shop.tells()).containsExactly("authorised", "captured", "refunded");
        assertThat(shop.provider.money()).extracting(Money::captured).containsExactly(482L);
        assertThat(money().refunded()).isEqualTo(129);
    }

    @Test
    void an_answer_that_comes_too_late_is_asked_for_again() throws NotTaken {
        shop.close();
        shop = new Shop(folder, Duration.ofMillis(300));
        shop.next(Fault.SLOW);
        shop.hear(shop.wanted(482));
        shop.work();
        assertThat(shop.state()).isEqualTo(State.BEING_PREPARED);
        shop.work(Duration.ofSeconds(2));
        assertThat(shop.provider.openPages()).hasSize(1);
        assertThat(shop.state()).isEqualTo(State.WAITS_FOR_THE_CUSTOMER);
    }

    @Test
    void a_capture_that_was_done_while_it_failed_is_found_and_not_done_again() throws NotTaken {
        authorised();
        shop.hear(shop.captureWanted(482));
        shop.next(Fault.FAILED_AFTER_DOING);
        shop.work();
        assertThat(shop.state()).isEqualTo(State.CAPTURED);
    }

    @Test
    void a_refund_that_was_made_a_day_ago_and_never_heard_of_is_not_made_again() throws NotTaken {
        captured();
        shop.hear(shop.refundWanted("r-1", 129));
        shop.next(Fault.NONE, Fault.LOST_REPLY);
        assertThat(shop.payments.step(shop.now)).isTrue();
        assertThat(shop.state()).isEqualTo(State.BEING_REFUNDED);
        shop.now = shop.now.plus(Duration.ofHours(30)); // the key is forgotten by now
        shop.work();
        assertThat(shop.view().refunded()).isEqualTo(euro(129));
        assertThat(money().refunded()).isEqualTo(129);
    }

    @Test
    void what_is_not_wanted_is_let_go_however_far_it_was() throws NotTaken {
        shop.hear(shop.notWanted());
        shop.hear(shop.wanted(482));
        shop.work();
        assertThat(shop.provider.openPages()).isEmpty();
        assertThat(shop.tells()).containsExactly("released");
    }

    @Test
    void the_page_of_what_is_not_wanted_is_closed() throws NotTaken {
        atCustomer();
        shop.hear(shop.notWanted());
        shop.work();
        assertThat(shop.provider.openPages()).isEmpty();
        assertThat(shop.tells()).containsExactly("released");
    }

    @Test
    void who_pays_what_is_not_wanted_any_more_gets_it_back() throws NotTaken {
        atCustomer();
        shop.hear(shop.notWanted());
        shop.customerPays();
        shop.work();
        assertThat(shop.tells()).containsExactly("released");
        assertThat(money()).isEqualTo(new Money("pi_2", "p-A-1", 482, false, 0, 0));
    }

    @Test
    void what_was_captured_and_is_not_wanted_is_refunded_but_for_what_was_before() throws NotTaken {
        captured();
        shop.hear(shop.refundWanted("r-1", 129));
        shop.hear(shop.notWanted());
        shop.work();
        assertThat(shop.tells()).containsExactly("authorised", "captured", "refunded", "refunded", "released");
        assertThat(money().refunded()).isEqualTo(482);
    }

    @Test
    void a_hold_that_ended_before_it_was_captured_is_seen_by_a_person() throws NotTaken {
        authorised();
        shop.now = shop.now.plus(Duration.ofDays(8));
        shop.hear(shop.captureWanted(482));
        shop.work();
        assertThat(shop.state()).isEqualTo(State.THE_HOLD_IS_LOST);
        assertThat(shop.payments.exceptions(shop.now))
                .extracting(OpenException::order, OpenException::state)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("A-1", State.THE_HOLD_IS_LOST));
    }

    @Test
    void a_hold_that_the_bank_lets_go_is_noticed_before_anybody_wants_it() throws NotTaken {
        authorised();
        shop.provider.cancelByHand(money().id());
        shop.work(Duration.ofHours(7));
        assertThat(shop.payments.countExceptions(shop.now)).isEqualTo(1);
    }

    @Test
    void a_provider_that_is_away_is_asked_less_and_less_and_a_person_sees_it() throws NotTaken {
        authorised();
        shop.hear(shop.captureWanted(482));
        shop.faults = () -> Fault.LOST_REQUEST;
        shop.work(Duration.ofMinutes(14));
        assertThat(shop.payments.exceptions(shop.now)).isEmpty();
        shop.work(Duration.ofMinutes(6));
        assertThat(shop.payments.exceptions(shop.now)).singleElement().satisfies(open -> {
            assertThat(open.said()).contains("did not answer");
            assertThat(open.state()).isEqualTo(State.BEING_CAPTURED);
        });
        shop.work(Duration.ofHours(5));
        assertThat(shop.tells()).as("once, however often it is tried").containsExactly("authorised", "troubled");
        assertThat(shop.told.getLast().read(PaymentEvents.Troubled.class)).satisfies(told -> {
            assertThat(told.order()).isEqualTo("A-1");
            assertThat(told.state()).isEqualTo("BEING_CAPTURED");
            assertThat(told.reason()).contains("did not answer");
            assertThat(told.since()).isBefore(shop.now.minus(Duration.ofHours(5)));
        });
        shop.faults = () -> Fault.NONE;
        shop.work(Duration.ofHours(2));
        assertThat(shop.tells()).containsExactly("captured");
        assertThat(shop.state()).isEqualTo(State.CAPTURED);
        assertThat(shop.payments.exceptions(shop.now)).isEmpty();
    }

    @Test
    void what_the_provider_refuses_to_begin_is_not_authorised() throws NotTaken {
        shop.hear(shop.wanted(49));
        shop.work();
        assertThat(shop.tells()).containsExactly("not-authorised");
        assertThat(shop.told.getFirst().data().path("reason").asText()).contains("amount_too_small");
    }

    @Test
    void without_a_provider_nobody_is_left_waiting() throws NotTaken {
        try (var none = Payments.open("jdbc:sqlite:" + folder.resolve("none.db"), new NoProvider())) {
            none.hear(shop.wanted(482), shop.now);
            assertThat(none.step(shop.now)).isTrue();
            assertThat(none.ofOrder("A-1").orElseThrow().state()).isEqualTo(State.NOT_AUTHORISED);
            assertThat(none.webhook("", new byte[0], shop.now))
                    .hasValue(WebhookRefusal.NO_PROVIDER_IS_EXPECTED_TO_SEND);
        }
    }

    @Test
    void a_message_wakes_and_is_believed_nothing() throws NotTaken {
        atCustomer();
        shop.work(Duration.ofMinutes(20));
        shop.customerPays();
        var messages = shop.provider.tell();
        assertThat(messages).hasSize(2);
        shop.now = shop.now.plusMillis(1);
        shop.work();
        assertThat(shop.state()).isEqualTo(State.WAITS_FOR_THE_CUSTOMER);
        assertThat(shop.brings(messages.getLast(), shop.now)).isEmpty();
        shop.work();
        assertThat(shop.tells()).containsExactly("authorised");
        assertThat(shop.brings(messages.getLast(), shop.now)).as("again").isEmpty();
        assertThat(shop.brings(messages.getFirst(), shop.now)).as("late").isEmpty();
        shop.work();
        assertThat(shop.tells()).isEmpty();
    }

    @Test
    void messages_of_others_are_none_and_those_that_are_old_or_no_events_are_refused() throws NotTaken {
        atCustomer();
        shop.customerPays();
        var message = shop.provider.tell().getFirst();
        assertThat(shop.brings(message, shop.now.minus(Duration.ofMinutes(6))))
                .hasValue(WebhookRefusal.THE_SIGNATURE_IS_TOO_OLD);
        assertThat(shop.payments.webhook("t=1,v1=00", message.body().getBytes(StandardCharsets.UTF_8), shop.now))
                .hasValue(WebhookRefusal.THE_SIGNATURE_IS_NOT_THE_PROVIDERS);
        var others = new com.evertill.rehearsal.provider.Told(
                "e", "{\"id\":\"e\",\"data\":{\"object\":{\"id\":\"cus_1\",\"metadata\":{}}}}");
        assertThat(shop.brings(others, shop.now)).isEmpty();
        var nonsense = new com.evertill.rehearsal.provider.Told("e", "[]");
        assertThat(shop.brings(nonsense, shop.now)).hasValue(WebhookRefusal.IT_IS_NO_EVENT);
    }

    @Test
    void what_makes_no_sense_comes_to_a_person_and_is_as_new_when_it_comes_again() throws NotTaken {
        atCustomer();
        var tooEarly = shop.captureWanted(482);
        assertThatThrownBy(() -> shop.hear(tooEarly)).isInstanceOf(NotTaken.class);
        shop.customerPays();
        shop.work(Duration.ofSeconds(10));
        shop.hear(tooEarly);
        shop.work();
        assertThat(shop.state()).isEqualTo(State.CAPTURED);
        var ofAnother =
                shop.event("capture-wanted", java.util.Map.of("order", "A-1", "payment", "p-A-2", "amount", euro(482)));
        assertThatThrownBy(() -> shop.hear(ofAnother))
                .isInstanceOf(NotTaken.class)
                .hasMessageContaining("p-A-2");
        assertThatThrownBy(() -> shop.hear(shop.refundWanted("r-1", 483))).isInstanceOf(NotTaken.class);
    }

    @Test
    void events_that_come_twice_have_their_effect_once() throws NotTaken {
        authorised();
        for (var event : List.of(shop.captureWanted(482), shop.refundWanted("r-1", 129))) {
            shop.hear(event);
            shop.work();
            shop.hear(event);
            shop.work();
        }
        assertThat(shop.tells()).containsExactly("authorised", "captured", "refunded");
    }
}
