package com.evertill.devices.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.money.Money;
import com.evertill.devices.DeviceState;
import com.evertill.devices.OnJvm;
import com.evertill.devices.simulator.TerminalSimulator.Mode;
import com.evertill.devices.simulator.TerminalTransaction;
import com.evertill.devices.terminal.PaymentOutcome.Approved;
import com.evertill.devices.terminal.PaymentOutcome.Declined;
import com.evertill.devices.terminal.PaymentOutcome.NotAsked;
import com.evertill.devices.terminal.PaymentOutcome.Reason;
import com.evertill.devices.terminal.StatusOutcome.Settled;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The driver against the simulated terminal, over HTTP. */
@OnJvm("The schema that the messages are held against is read by a library that a native executable has not.")
class NexoTerminalTest extends NexoBench {

    @Test
    void an_approved_payment_says_what_was_taken_and_what_to_print() {
        var approval = approval(terminal.pay(reference(1), PRICE));
        assertThat(approval.amount()).isEqualTo(PRICE);
        assertThat(approval.maskedPan()).isEqualTo("541333******0019");
        assertThat(approval.authorisationCode()).isEqualTo("042137");
        assertThat(approval.receiptLines()).contains("PAYMENT", "EUR 12.50");
        assertThat(approval.offlineApproved()).isFalse();
        assertThat(simulator.capturedMinor()).isEqualTo(1250);
    }

    @Test
    void amounts_survive_in_every_kind_of_currency() {
        var yen = new Money(1250, Currency.getInstance("JPY"));
        var dinar = new Money(12_345, Currency.getInstance("BHD"));
        assertThat(approval(terminal.pay(reference(1), yen)).amount()).isEqualTo(yen);
        assertThat(approval(terminal.pay(reference(2), dinar)).amount()).isEqualTo(dinar);
        assertThat(approval(terminal.pay(reference(3), eur(1))).amount()).isEqualTo(eur(1));
    }

    @Test
    void a_declined_payment_takes_nothing() {
        simulator.mode(Mode.DECLINE);
        assertThat(terminal.pay(reference(1), PRICE)).isEqualTo(new Declined(Reason.REFUSED, "Refusal"));
        assertThat(terminal.status(reference(1), PRICE))
                .isEqualTo(new Settled<>(new Declined(Reason.REFUSED, "Refusal")));
        assertThat(simulator.capturedMinor()).isZero();
    }

    @Test
    void a_terminal_that_nobody_reaches_was_not_asked() {
        simulator.mode(Mode.UNREACHABLE);
        assertThat(terminal.pay(reference(1), PRICE)).isInstanceOf(NotAsked.class);
        assertThat(terminal.status(reference(1), PRICE)).isInstanceOf(StatusOutcome.Unreachable.class);
        assertThat(terminal.abort(reference(1))).isInstanceOf(AbortOutcome.Unreachable.class);
        assertThat(terminal.check().health()).isEqualTo(DeviceState.Health.OFFLINE);
        simulator.mode(Mode.APPROVE);
        assertThat(terminal.check()).isEqualTo(DeviceState.READY);
        assertThat(terminal.pay(reference(2), PRICE)).isInstanceOf(Approved.class);
    }

    @Test
    void f20_an_answer_lost_after_charging_is_settled_by_status_with_one_charge() {
        simulator.mode(Mode.LOSE_ANSWER);
        assertThat(terminal.pay(reference(1), PRICE)).isInstanceOf(PaymentOutcome.Unknown.class);
        var settled = settled(terminal.status(reference(1), PRICE));
        assertThat(approval(settled).amount()).isEqualTo(PRICE);
        assertThat(terminal.status(reference(1), PRICE)).isEqualTo(new Settled<>(settled));
        assertThat(simulator.capturedMinor()).isEqualTo(1250);
    }

    @Test
    void f20_an_answer_that_never_comes_ends_with_the_time_out_and_is_settled_by_status() {
        simulator.mode(Mode.NEVER_ANSWER);
        // Long enough for the first message of a busy machine to be with the terminal before that.
        try (var impatient = terminal(endpoint(), Duration.ofSeconds(2))) {
            assertThat(impatient.pay(reference(1), PRICE)).isInstanceOf(PaymentOutcome.Unknown.class);
            assertThat(approval(settled(impatient.status(reference(1), PRICE))).amount())
                    .isEqualTo(PRICE);
        }
        assertThat(simulator.capturedMinor()).isEqualTo(1250);
    }

    @Test
    void f20_the_terminal_remembers_over_its_own_restart() {
        simulator.mode(Mode.LOSE_ANSWER);
        assertThat(terminal.pay(reference(1), PRICE)).isInstanceOf(PaymentOutcome.Unknown.class);
        simulator.close();
        simulator = simulator(simulator.port());
        assertThat(approval(settled(terminal.status(reference(1), PRICE))).amount())
                .isEqualTo(PRICE);
        assertThat(simulator.capturedMinor()).isEqualTo(1250);
    }

    @Test
    void f21_the_same_reference_never_charges_twice() {
        assertThat(terminal.pay(reference(1), PRICE)).isInstanceOf(Approved.class);
        assertThat(terminal.pay(reference(1), PRICE)).isInstanceOf(Declined.class);
        assertThat(settled(terminal.status(reference(1), PRICE))).isInstanceOf(Approved.class);
        assertThat(simulator.capturedMinor()).isEqualTo(1250);
    }

    @Test
    void f21_a_request_that_arrives_after_the_status_said_not_found_is_found_later_and_reversed() {
        simulator.mode(Mode.ARRIVES_LATE);
        assertThat(terminal.pay(reference(1), PRICE)).isInstanceOf(PaymentOutcome.Unknown.class);
        assertThat(terminal.status(reference(1), PRICE)).isInstanceOf(StatusOutcome.NotFound.class);
        simulator.mode(Mode.APPROVE);
        var late = approval(settled(terminal.status(reference(1), PRICE)));
        assertThat(simulator.capturedMinor()).isEqualTo(1250);
        assertThat(terminal.reverse(reference(2), reference(1), late.poiTransactionId(), PRICE))
                .isInstanceOf(ReversalOutcome.Reversed.class);
        assertThat(simulator.capturedMinor()).isZero();
    }

    @Test
    void a_slow_payment_is_in_progress_until_it_is_aborted() throws Exception {
        simulator.mode(Mode.SLOW);
        var paying = CompletableFuture.supplyAsync(() -> terminal.pay(reference(1), PRICE), executor);
        simulator.await(asked -> asked.display().contains("card"));
        assertThat(terminal.status(reference(1), PRICE)).isInstanceOf(StatusOutcome.InProgress.class);
        assertThat(terminal.pay(reference(2), PRICE)).isEqualTo(new Declined(Reason.TERMINAL_IS_BUSY, "Busy"));
        assertThat(terminal.abort(reference(1))).isEqualTo(new AbortOutcome.Asked());
        assertThat(paying.get(20, TimeUnit.SECONDS)).isEqualTo(new Declined(Reason.CANCELLED, "Aborted"));
        assertThat(simulator.capturedMinor()).isZero();
    }

    @Test
    void an_abort_that_comes_too_late_changes_nothing() {
        assertThat(terminal.pay(reference(1), PRICE)).isInstanceOf(Approved.class);
        assertThat(terminal.abort(reference(1))).isEqualTo(new AbortOutcome.Asked());
        assertThat(settled(terminal.status(reference(1), PRICE))).isInstanceOf(Approved.class);
    }

    @Test
    void a_reversal_gives_back_once() {
        var approval = approval(terminal.pay(reference(1), PRICE));
        var reversed = terminal.reverse(reference(2), reference(1), approval.poiTransactionId(), PRICE);
        assertThat(reversed)
                .isInstanceOfSatisfying(ReversalOutcome.Reversed.class, outcome -> assertThat(outcome.receiptLines())
                        .contains("REVERSAL", "EUR 12.50"));
        assertThat(terminal.reversalStatus(reference(2))).isEqualTo(new Settled<>(reversed));
        assertThat(terminal.reverse(reference(3), reference(1), approval.poiTransactionId(), PRICE))
                .isInstanceOf(ReversalOutcome.Refused.class);
        assertThat(simulator.capturedMinor()).isZero();
        assertThat(simulator.transactions())
                .extracting(TerminalTransaction::state)
                .containsExactly(TerminalTransaction.State.APPROVED, TerminalTransaction.State.REVERSED);
    }

    @Test
    void a_reversal_of_what_the_terminal_never_took_is_refused() {
        assertThat(terminal.reverse(reference(2), reference(1), "NONE|2026-11-22T10:00:00Z", PRICE))
                .isEqualTo(new ReversalOutcome.Refused("NotFound"));
        assertThat(terminal.reverse(reference(3), reference(1), "not ours", PRICE))
                .isEqualTo(ReversalOutcome.Refused.OF_ANOTHER_TERMINAL);
    }

    @Test
    void interrupting_whoever_waits_leaves_the_outcome_unknown_and_the_interrupt_standing() throws Exception {
        simulator.mode(Mode.NEVER_ANSWER);
        var outcome = new CompletableFuture<PaymentOutcome>();
        var interrupted = new CompletableFuture<Boolean>();
        var waiting = Thread.startVirtualThread(() -> {
            outcome.complete(terminal.pay(reference(1), PRICE));
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        simulator.await(taken -> taken.capturedMinor() > 0);
        waiting.interrupt();
        assertThat(outcome.get(20, TimeUnit.SECONDS)).isInstanceOf(PaymentOutcome.Unknown.class);
        assertThat(interrupted.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nonsense_from_the_terminal_is_never_taken_for_a_yes_or_a_no() throws Exception {
        for (var nonsense : List.of(
                "",
                "not json",
                "{}",
                "{\"SaleToPOIResponse\":{}}",
                header("Payment", "OTHER") + ",\"PaymentResponse\":{\"Response\":{\"Result\":\"Success\"}}}}",
                header("Payment", "0000000009") + ",\"PaymentResponse\":{\"Response\":{\"Result\":\"Success\"}}}}",
                header("Payment", "0000000009") + ",\"PaymentResponse\":{\"Response\":{\"Result\":\"Maybe\"}}}}")) {
            assertThat(answering(200, nonsense, it -> it.pay(new PaymentReference("0000000009"), PRICE)))
                    .as(nonsense)
                    .isInstanceOf(PaymentOutcome.Unknown.class);
        }
        assertThat(answering(500, "", it -> it.pay(reference(9), PRICE))).isInstanceOf(PaymentOutcome.Unknown.class);
        assertThat(answering(401, "", it -> it.pay(reference(9), PRICE))).isInstanceOf(NotAsked.class);
        assertThat(answering(
                        200,
                        "{\"SaleToPOIRequest\":{\"EventNotification\":{\"EventToNotify\":\"Reject\"}}}",
                        it -> it.pay(reference(9), PRICE)))
                .isInstanceOf(NotAsked.class);
    }

    @Test
    void a_terminal_that_leaks_a_card_number_does_not_leak_it_further() throws Exception {
        var leaking = header("Payment", "0000000009") + """
                ,"PaymentResponse":{"Response":{"Result":"Success"},
                 "POIData":{"POITransactionID":{"TransactionID":"T1","TimeStamp":"2026-11-22T10:00:00Z"}},
                 "PaymentResult":{"PaymentInstrumentData":{"PaymentInstrumentType":"Card",
                    "CardData":{"PaymentBrand":"visa","MaskedPan":"4111111111111111"}},
                    "AmountsResp":{"Currency":"EUR","AuthorizedAmount":12.50}},
                 "PaymentReceipt":[{"DocumentQualifier":"CustomerReceipt","OutputContent":{"OutputFormat":"Text",
                    "OutputText":[{"Text":"key=pan&name=Card&value=4111%201111%201111%201111"}]}}]}}}""";
        var outcome = answering(200, leaking, it -> it.pay(new PaymentReference("0000000009"), PRICE));
        assertThat(approval(outcome).maskedPan()).isEqualTo("************1111");
        assertThat(approval(outcome).receiptLines()).containsExactly("Card **** **** **** 1111");
        assertThat(approval(outcome).offlineApproved()).isFalse();
    }

    @Test
    void f20_a_status_that_names_no_amount_is_of_what_was_asked() throws Exception {
        var told = header("TransactionStatus", "%s") + """
                ,"TransactionStatusResponse":{"Response":{"Result":"Success"},
                 "RepeatedMessageResponse":{"MessageHeader":{"MessageCategory":"Payment","ServiceID":"0000000009"},
                 "RepeatedResponseMessageBody":{"PaymentResponse":{"Response":{"Result":"Success"},
                 "POIData":{"POITransactionID":{"TransactionID":"T1","TimeStamp":"2026-11-22T10:00:00Z"}}}}}}}}""";
        var next = "Q" + (questions.get() + 1);
        var outcome = answering(
                200, told.formatted(next), it -> settled(it.status(new PaymentReference("0000000009"), PRICE)));
        assertThat(approval(outcome).amount()).isEqualTo(PRICE);
    }

    @Test
    void every_message_is_valid_by_the_published_schema() throws Exception {
        var schema = NexoSchema.find();
        if (schema.isEmpty()) {
            System.out.println(
                    "NOT CHECKED: nexo messages against their schema, shared/data/nexo/TerminalAPI-v1.json is not there");
        }
        Assumptions.assumeTrue(schema.isPresent(), "shared/data/nexo/TerminalAPI-v1.json is not there");
        try (var recorder = new Recorder(endpoint(), executor);
                var recorded = terminal(recorder.endpoint(), Duration.ofSeconds(20))) {
            everyKindOfMessage(recorded);
            assertThat(recorder.messages()).hasSizeGreaterThan(20);
            assertThat(recorder.messages())
                    .flatExtracting(schema.get()::complaints)
                    .isEmpty();
            assertThat(schema.get().complaints(broken(recorder.messages().getFirst())))
                    .isNotEmpty();
        }
    }

    private void everyKindOfMessage(CardTerminal recorded) {
        recorded.check();
        var approval = approval(recorded.pay(reference(1), PRICE));
        recorded.pay(reference(1), PRICE);
        recorded.status(reference(1), PRICE);
        recorded.status(reference(7), PRICE);
        recorded.abort(reference(1));
        recorded.reverse(reference(2), reference(1), approval.poiTransactionId(), PRICE);
        recorded.reversalStatus(reference(2));
        recorded.reverse(reference(3), reference(1), approval.poiTransactionId(), PRICE);
        recorded.reversalStatus(reference(3));
        simulator.mode(Mode.DECLINE);
        recorded.pay(reference(4), PRICE);
        recorded.status(reference(4), PRICE);
    }

    /** A schema that accepts everything would prove nothing. */
    private static JsonNode broken(JsonNode message) {
        var copy = message.deepCopy();
        ((com.fasterxml.jackson.databind.node.ObjectNode)
                        copy.path("SaleToPOIRequest").path("MessageHeader"))
                .put("MessageClass", "Nonsense")
                .put("ServiceID", "longer than ten characters");
        return copy;
    }

    private interface Asking {
        PaymentOutcome ask(CardTerminal terminal);
    }

    private PaymentOutcome answering(int status, String body, Asking asking) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/nexo", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        try (var asked = terminal(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/nexo"), Duration.ofSeconds(10))) {
            return asking.ask(asked);
        } finally {
            server.stop(0);
        }
    }

    private static String header(String category, String service) {
        return "{\"SaleToPOIResponse\":{\"MessageHeader\":{\"MessageCategory\":\"" + category + "\",\"ServiceID\":\""
                + service + "\"}";
    }
}
