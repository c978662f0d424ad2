package com.evertill.cloud.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A payment of 4.82 for order A-1, command by command. */
class PaymentRulesTest {
    private static final Instant UNTIL = Instant.parse("2026-11-23T12:45:00Z");
    private static final Reply OPEN = new Reply.PageOpen("cs_1", "https://pay.example/cs_1");
    private static final Reply HELD = new Reply.Held("pi_1", euro(482));
    private static final Reply TAKEN = new Reply.Taken("pi_1", euro(482));
    private static final Reply UNCLEAR = new Reply.Unclear("no answer", Optional.empty());
    private static final Reply FAILED = new Reply.Failed("500, again");
    private static final Reply REFUSED = new Reply.Refused("no");

    private final List<String> receipt = new ArrayList<>();
    private Payment payment = new Payment.Unheard();

    private static Money euro(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }

    private PaymentRulesTest then(PaymentCommand command) {
        switch (PaymentRules.decide(payment, command)) {
            case PaymentDecision.Senseless _ -> receipt.add("makes no sense");
            case PaymentDecision.Accepted(var events) -> {
                for (var event : events) {
                    payment = PaymentRules.evolve(payment, event);
                    receipt.add(event.getClass().getSimpleName());
                }
                if (events.isEmpty()) {
                    receipt.add("-");
                }
            }
        }
        return this;
    }

    private PaymentRulesTest wanted() {
        return then(new PaymentCommand.Want(new Terms("A-1", euro(482))));
    }

    private PaymentRulesTest begun() {
        return then(new PaymentCommand.Begin(UNTIL));
    }

    private PaymentRulesTest hears(Reply reply) {
        return then(new PaymentCommand.Hear(reply, UNTIL));
    }

    private PaymentRulesTest notWanted() {
        return then(new PaymentCommand.DoNotWant("A-1"));
    }

    private PaymentRulesTest capture(long cents) {
        return then(new PaymentCommand.Capture(euro(cents)));
    }

    private PaymentRulesTest giveBack(String name, long cents) {
        return then(new PaymentCommand.GiveBack(name, euro(cents)));
    }

    private PaymentRulesTest authorised() {
        return wanted().begun().hears(OPEN).hears(HELD);
    }

    private void reads(String... lines) {
        assertThat(receipt).containsExactly(lines);
    }

    private String asks() {
        return PaymentSteps.next(PaymentId.of("A-1"), payment)
                .map(Object::toString)
                .orElse("nothing");
    }

    private String state() {
        return payment.getClass().getSimpleName();
    }

    @Test
    void paid_beforehand_captured_when_the_goods_leave_and_given_back_in_part() {
        authorised().capture(482).hears(TAKEN).giveBack("r-1", 129).hears(new Reply.GivenBack("r-1"));
        reads(
                "PaymentWanted",
                "PageAsked",
                "PageOpened",
                "PaymentAuthorised",
                "CaptureBegan",
                "PaymentCaptured",
                "RefundBegan",
                "MoneyRefunded");
        assertThat(state()).isEqualTo("Captured");
        assertThat(asks()).isEqualTo("nothing");
    }

    @Test
    void the_provider_is_asked_under_one_key_for_each_attempt_at_each_step() {
        wanted().begun();
        assertThat(asks()).contains("key=p-A-1/page/1");
        hears(UNCLEAR);
        assertThat(asks()).contains("key=p-A-1/page/1");
        hears(FAILED);
        assertThat(asks()).contains("key=p-A-1/page/2");
        hears(OPEN).hears(HELD).capture(482);
        assertThat(asks()).isEqualTo("Take[key=p-A-1/capture/1, hold=pi_1, amount=4.82 EUR]");
        hears(UNCLEAR).hears(HELD).hears(REFUSED);
        assertThat(asks()).contains("p-A-1/capture/1");
        hears(FAILED);
        assertThat(asks()).contains("p-A-1/capture/2");
        hears(TAKEN).giveBack("r-1", 100).giveBack("r-2", 50);
        assertThat(asks()).contains("p-A-1/refund/r-1/1");
        hears(FAILED);
        assertThat(asks()).contains("p-A-1/refund/r-1/2");
        hears(new Reply.GivenBack("r-1"));
        assertThat(asks()).contains("p-A-1/refund/r-2/1");
    }

    @Test
    void nothing_is_asked_before_it_is_written_down() {
        wanted();
        assertThat(asks()).isEqualTo("nothing");
    }

    @Test
    void what_is_refused_or_not_paid_is_not_authorised() {
        wanted().begun().hears(REFUSED);
        assertThat(payment).isEqualTo(new Payment.NotAuthorised(new Terms("A-1", euro(482)), "no"));
        payment = new Payment.Unheard();
        wanted().begun().hears(OPEN).hears(new Reply.PageClosed());
        assertThat(state()).isEqualTo("NotAuthorised");
    }

    @Test
    void nothing_to_pay_is_no_payment() {
        then(new PaymentCommand.Want(new Terms("A-1", euro(0)))).reads("PaymentWanted", "PaymentDeclined");
    }

    @Test
    void not_wanted_before_it_was_wanted_is_never_asked() {
        notWanted().wanted().begun().reads("NoLongerWanted", "-", "-");
        assertThat(asks()).isEqualTo("nothing");
    }

    @Test
    void not_wanted_while_the_page_is_asked_for_the_page_is_found_and_closed() {
        wanted().begun().notWanted();
        assertThat(asks()).contains("key=p-A-1/page/1");
        hears(UNCLEAR).hears(OPEN);
        assertThat(asks()).isEqualTo("ClosePage[session=cs_1]");
        hears(new Reply.PageClosed());
        assertThat(state()).isEqualTo("Released");
    }

    @Test
    void not_wanted_and_paid_at_the_last_moment_what_is_held_is_let_go_and_nobody_is_told_that_it_was_there() {
        wanted().begun().hears(OPEN).notWanted().hears(HELD);
        assertThat(asks()).isEqualTo("LetGo[key=p-A-1/release/1, hold=pi_1]");
        assertThat(PaymentEvents.of(PaymentId.of("A-1"), payment, new PaymentEvent.PaymentAuthorised("pi_1"), 5, UNTIL))
                .isEmpty();
        hears(UNCLEAR).hears(FAILED);
        assertThat(asks()).contains("release/2");
        hears(new Reply.Gone());
        assertThat(state()).isEqualTo("Released");
    }

    @Test
    void not_wanted_while_it_is_captured_what_was_taken_goes_back() {
        authorised().capture(482).notWanted();
        assertThat(asks()).contains("LetGo");
        hears(TAKEN);
        assertThat(asks()).contains("GiveBack").contains("amount=4.82 EUR");
        hears(new Reply.GivenBack(PaymentRules.REST));
        assertThat(state()).isEqualTo("Released");
    }

    @Test
    void not_wanted_behind_a_refund_only_the_rest_goes_back() {
        authorised().capture(482).hears(TAKEN).giveBack("r-1", 129).notWanted();
        hears(new Reply.GivenBack("r-1"));
        assertThat(state()).isEqualTo("Captured");
        assertThat(asks()).contains("amount=3.53 EUR");
        hears(new Reply.GivenBack(PaymentRules.REST));
        assertThat(state()).isEqualTo("Released");
    }

    @Test
    void refunds_are_made_once_for_each_name_and_never_above_what_was_captured() {
        authorised().capture(400).hears(new Reply.Taken("pi_1", euro(400)));
        receipt.clear();
        giveBack("r-1", 300)
                .giveBack("r-1", 300)
                .giveBack("r-1", 299)
                .giveBack("r-2", 101)
                .giveBack("r-3", 100);
        reads("RefundBegan", "-", "makes no sense", "makes no sense", "RefundBegan");
    }

    @Test
    void a_return_that_is_told_of_before_the_sale_is_given_back_when_it_was_captured() {
        authorised().giveBack("r-1", 129);
        assertThat(asks()).contains("LookAtHold");
        capture(482);
        assertThat(asks()).contains("Take");
        hears(TAKEN);
        assertThat(asks()).contains("refund/r-1");
    }

    @Test
    void a_hold_that_a_bank_let_go_is_lost_and_seen() {
        authorised().hears(new Reply.Gone());
        assertThat(state()).isEqualTo("HoldLost");
        receipt.clear();
        capture(482).notWanted();
        reads("-", "NoLongerWanted", "PaymentReleased");
    }

    @Test
    void a_capture_of_what_is_not_authorised_makes_no_sense() {
        wanted().begun().hears(OPEN).capture(482);
        assertThat(receipt.getLast()).isEqualTo("makes no sense");
    }

    @Test
    void what_comes_twice_changes_nothing() {
        authorised()
                .wanted()
                .capture(482)
                .capture(482)
                .hears(TAKEN)
                .hears(TAKEN)
                .capture(482);
        giveBack("r-1", 10).hears(new Reply.GivenBack("r-1")).hears(new Reply.GivenBack("r-1"));
        notWanted().notWanted();
        reads(
                "PaymentWanted",
                "PageAsked",
                "PageOpened",
                "PaymentAuthorised",
                "-",
                "CaptureBegan",
                "-",
                "PaymentCaptured",
                "-",
                "-",
                "RefundBegan",
                "MoneyRefunded",
                "-",
                "NoLongerWanted",
                "RefundBegan",
                "-");
    }
}
