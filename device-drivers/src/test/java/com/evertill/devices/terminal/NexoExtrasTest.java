package com.evertill.devices.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.CardDetails;
import com.evertill.commerce.tender.CardDetails.Conversion;
import com.evertill.commerce.tender.CardDetails.Entry;
import com.evertill.devices.OnJvm;
import com.evertill.devices.simulator.TerminalSimulator.Mode;
import com.evertill.devices.terminal.TerminalTotals.Kind;
import com.evertill.devices.terminal.TerminalTotals.Line;
import java.time.Duration;
import java.util.Currency;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a terminal does beyond taking money and giving it back: refunds, totals, and what it tells of a payment. */
@OnJvm("The schema that the messages are held against is read by a library that a native executable has not.")
class NexoExtrasTest extends NexoBench {

    // What is told of a payment

    @Test
    void a_card_that_was_held_to_the_terminal_is_told_as_contactless_with_the_shops_copy() {
        var details = details(terminal.pay(reference(1), PRICE));
        assertThat(details.entry()).isEqualTo(Entry.CONTACTLESS);
        assertThat(details.merchantLines()).contains("PAYMENT", "EUR 12.50");
        assertThat(details.signature()).isFalse();
        assertThat(details.tip()).isNull();
        assertThat(details.conversion()).isNull();
    }

    @Test
    void a_tip_is_taken_with_the_payment_and_does_not_pay_for_goods() {
        simulator.mode(Mode.TIP);
        var approval = approval(terminal.pay(reference(1), PRICE));
        assertThat(approval.amount()).isEqualTo(eur(1375));
        assertThat(Objects.requireNonNull(approval.details()).tip()).isEqualTo(eur(125));
        assertThat(approval.forGoods()).isEqualTo(PRICE);
        assertThat(simulator.capturedMinor()).isEqualTo(1375);
    }

    @Test
    void cash_over_the_counter_is_told_apart_from_goods() {
        simulator.mode(Mode.CASH_BACK);
        var approval = approval(terminal.pay(reference(1), PRICE));
        assertThat(Objects.requireNonNull(approval.details()).cashBack()).isEqualTo(eur(125));
        assertThat(approval.forGoods()).isEqualTo(PRICE);
    }

    @Test
    void a_payment_in_the_cards_own_currency_tells_what_the_customer_is_charged() {
        simulator.mode(Mode.CONVERTED);
        var approval = approval(terminal.pay(reference(1), PRICE));
        assertThat(approval.amount()).isEqualTo(PRICE);
        var dollars = new Money(1399, Currency.getInstance("USD"));
        assertThat(Objects.requireNonNull(approval.details()).conversion())
                .isEqualTo(new Conversion(dollars, "1.1192", "3.5"));
    }

    @Test
    void a_signature_is_asked_for_on_the_shops_copy() {
        simulator.mode(Mode.SIGNATURE);
        var details = details(terminal.pay(reference(1), PRICE));
        assertThat(details.signature()).isTrue();
        assertThat(details.merchantLines().getLast()).startsWith("Signature");
    }

    @Test
    void a_signature_and_the_receipts_are_told_also_where_the_answer_was_lost() {
        simulator.mode(Mode.SIGNATURE);
        var paid = approval(terminal.pay(reference(1), PRICE));
        var repeated = approval(settled(terminal.status(reference(1), PRICE)));
        assertThat(Objects.requireNonNull(repeated.details()).signature()).isTrue();
        assertThat(repeated.receiptLines()).isNotEmpty();
        assertThat(repeated).isEqualTo(paid);
    }

    @Test
    void an_approval_without_the_bank_is_told_as_such() {
        simulator.mode(Mode.OFFLINE);
        assertThat(approval(terminal.pay(reference(1), PRICE)).offlineApproved())
                .isTrue();
        assertThat(approval(((StatusOutcome.Settled<PaymentOutcome>) terminal.status(reference(1), PRICE)).outcome())
                        .offlineApproved())
                .isTrue();
    }

    // Refunds

    @Test
    void a_refund_of_a_known_payment_gives_back_a_part_and_then_the_rest_and_no_more() {
        var original = approval(terminal.pay(reference(1), PRICE)).poiTransactionId();
        var part = new Refund(reference(2), eur(500), original);
        var given = approval(terminal.refund(part));
        assertThat(given.amount()).isEqualTo(eur(500));
        assertThat(given.poiTransactionId()).isNotEqualTo(original).isNotEmpty();
        assertThat(given.receiptLines()).contains("REVERSAL");
        assertThat(approval(settled(terminal.refundStatus(part)))).isEqualTo(given);
        assertThat(terminal.refund(new Refund(reference(3), eur(751), original)))
                .isInstanceOf(PaymentOutcome.Declined.class);
        assertThat(terminal.refund(new Refund(reference(4), eur(750), original)))
                .isInstanceOf(PaymentOutcome.Approved.class);
        assertThat(simulator.capturedMinor()).isZero();
    }

    @Test
    void a_refund_without_a_payment_goes_to_the_card_that_is_presented() {
        var refund = new Refund(reference(1), eur(999), null);
        var given = approval(terminal.refund(refund));
        assertThat(given.amount()).isEqualTo(eur(999));
        assertThat(given.maskedPan()).isEqualTo("541333******0019");
        assertThat(simulator.capturedMinor()).isEqualTo(-999);
        assertThat(terminal.refundStatus(refund))
                .isEqualTo(new StatusOutcome.Settled<>(new PaymentOutcome.Approved(given)));
    }

    @Test
    void a_refund_whose_answer_is_lost_is_settled_by_asking() {
        simulator.mode(Mode.LOSE_ANSWER);
        var refund = new Refund(reference(1), eur(999), null);
        assertThat(terminal.refund(refund)).isInstanceOf(PaymentOutcome.Unknown.class);
        assertThat(approval(settled(terminal.refundStatus(refund))).amount()).isEqualTo(eur(999));
        assertThat(simulator.capturedMinor()).isEqualTo(-999);
    }

    // The end of the day

    @Test
    void the_totals_of_a_period_are_its_payments_reversals_and_refunds() {
        aDay();
        var totals = told(terminal.totals());
        assertThat(totals.period()).isEqualTo("1");
        assertThat(totals.lines())
                .containsExactlyInAnyOrder(
                        new Line(Kind.PAYMENT, "mc", 2, eur(3250)),
                        new Line(Kind.REVERSAL, "mc", 1, eur(1250)),
                        new Line(Kind.REFUND, "mc", 1, eur(300)));
        assertThat(totals.net(Currency.getInstance("EUR"))).isEqualTo(eur(1700));
        assertThat(totals.net(Currency.getInstance("USD")).isZero()).isTrue();
        assertThat(told(terminal.totals())).as("asking changes nothing").isEqualTo(totals);
    }

    @Test
    void a_reconciliation_ends_the_period_and_whoever_lost_its_answer_is_told_again() {
        aDay();
        assertThat(terminal.lastReconciled()).isEqualTo(new TotalsOutcome.Refused("NotFound"));
        var ended = told(terminal.reconcile());
        assertThat(ended.net(Currency.getInstance("EUR"))).isEqualTo(eur(1700));
        assertThat(told(terminal.totals()).lines()).isEmpty();
        assertThat(told(terminal.lastReconciled())).isEqualTo(ended);
        terminal.pay(reference(9), PRICE);
        assertThat(told(terminal.reconcile()).net(Currency.getInstance("EUR"))).isEqualTo(PRICE);
    }

    @Test
    void the_period_outlives_the_terminals_restart() {
        aDay();
        terminal.reconcile();
        terminal.pay(reference(9), PRICE);
        simulator.close();
        simulator = simulator(simulator.port());
        assertThat(told(terminal.totals()).period()).isEqualTo("2");
        assertThat(told(terminal.totals()).net(Currency.getInstance("EUR"))).isEqualTo(PRICE);
    }

    @Test
    void a_terminal_that_is_away_tells_no_totals() {
        simulator.mode(Mode.UNREACHABLE);
        assertThat(terminal.totals()).isInstanceOf(TotalsOutcome.Unreachable.class);
        assertThat(terminal.reconcile()).isInstanceOf(TotalsOutcome.Unreachable.class);
    }

    @Test
    void every_one_of_these_messages_is_valid_by_the_published_schema() throws Exception {
        var schema = NexoSchema.find();
        org.junit.jupiter.api.Assumptions.assumeTrue(
                schema.isPresent(), "shared/data/nexo/TerminalAPI-v1.json is not there");
        try (var recorder = new Recorder(endpoint(), executor);
                var recorded = terminal(recorder.endpoint(), Duration.ofSeconds(20))) {
            var number = 20;
            for (var mode : new Mode[] {Mode.TIP, Mode.CASH_BACK, Mode.CONVERTED, Mode.SIGNATURE, Mode.OFFLINE}) {
                simulator.mode(mode);
                var original =
                        approval(recorded.pay(reference(number++), PRICE)).poiTransactionId();
                recorded.refund(new Refund(reference(number++), eur(100), original));
            }
            recorded.refund(new Refund(reference(number), eur(100), null));
            recorded.totals();
            recorded.reconcile();
            recorded.lastReconciled();
            assertThat(recorder.messages()).hasSizeGreaterThan(25);
            assertThat(recorder.messages())
                    .flatExtracting(schema.get()::complaints)
                    .isEmpty();
        }
    }

    /** Two payments, one of them taken back, and a refund. */
    private void aDay() {
        var wrong = approval(terminal.pay(reference(1), PRICE));
        terminal.pay(reference(2), eur(2000));
        terminal.reverse(reference(3), reference(1), wrong.poiTransactionId(), PRICE);
        terminal.refund(new Refund(reference(4), eur(300), null));
        simulator.mode(Mode.DECLINE);
        terminal.pay(reference(5), eur(7777));
        simulator.mode(Mode.APPROVE);
    }

    private static CardDetails details(PaymentOutcome outcome) {
        return Objects.requireNonNull(approval(outcome).details());
    }

    private static TerminalTotals told(TotalsOutcome outcome) {
        assertThat(outcome).isInstanceOf(TotalsOutcome.Told.class);
        return ((TotalsOutcome.Told) outcome).totals();
    }
}
