package com.evertill.devices.terminal.zvt;

import static com.evertill.devices.terminal.zvt.Rehearsal.EUR;
import static com.evertill.devices.terminal.zvt.Rehearsal.euro;
import static com.evertill.devices.terminal.zvt.Rehearsal.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.devices.DeviceState;
import com.evertill.devices.simulator.zvt.ZvtMaker;
import com.evertill.devices.simulator.zvt.ZvtMode;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentOutcome.Reason;
import com.evertill.devices.terminal.Refund;
import com.evertill.devices.terminal.ReversalOutcome;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.devices.terminal.TotalsOutcome;
import com.evertill.devices.terminal.zvt.ZvtNote.Stage;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What till and terminal say to each other, and what is on the disk before they say it. */
class ZvtDialogueTest {
    private final Rehearsal rehearsal = new Rehearsal();

    private static PaymentOutcome.Approved approved(PaymentOutcome outcome) {
        if (outcome instanceof PaymentOutcome.Approved approved) {
            return approved;
        }
        throw new AssertionError(outcome.toString());
    }

    /** Logged on, and the terminal's last receipt known. */
    private ZvtTerminal ready() {
        var terminal = rehearsal.terminal();
        approved(terminal.pay(ref(1), euro(100)));
        rehearsal.transcript();
        return terminal;
    }

    @Test
    void a_terminal_is_logged_on_and_asked_for_its_last_receipt_before_the_first_payment() {
        assertThat(rehearsal.terminal().pay(ref(1), euro(699))).isInstanceOf(PaymentOutcome.Approved.class);
        assertThat(rehearsal.transcript()).startsWith("""
                till     06 00 13 00 00 00 9E 09 78 03 00 06 09 26 …  registration
                terminal 80 00 00
                terminal 06 0F 0A 19 00 29 68 00 01 17 49 09 78  completion
                till     80 00 00
                till     06 20 03 00 00 00  repeat receipt
                terminal 80 00 00
                terminal 06 1E 01 83  abort
                till     80 00 00
                disk     PAYMENT BEGUN
                """);
    }

    @Test
    void an_approval_is_on_the_disk_before_it_is_answered() {
        var terminal = ready();
        var approval = approved(terminal.pay(ref(2), euro(699))).approval();
        assertThat(rehearsal.transcript()).isEqualTo("""
                disk     PAYMENT BEGUN
                till     06 01 0A 04 00 00 00 00 06 99 49 09 78  authorisation
                terminal 80 00 00
                terminal 04 FF 01 0A  intermediate status
                till     80 00 00
                terminal 04 0F 5B 27 00 04 00 00 00 00 06 99 49 09 …  status information
                disk     PAYMENT APPROVED
                till     80 00 00
                terminal 06 D3 55 06 53 1F 07 01 01 25 4D 07 0C 48 …  print text block
                till     80 00 00
                terminal 06 D3 5C 06 5A 1F 07 01 02 25 54 07 13 4B …  print text block
                till     80 00 00
                terminal 06 0F 00  completion
                till     80 00 00
                disk     PAYMENT BOOKED
                """);
        assertThat(approval.amount()).isEqualTo(euro(699));
        assertThat(approval.maskedPan()).isEqualTo("**************3456");
        assertThat(approval.brand()).isEqualTo("girocard");
        assertThat(approval.authorisationCode()).isEqualTo("118040");
        assertThat(approval.receiptLines()).contains("Kundenbeleg für Sie", "Kartenzahlung", "EUR 6,99");
        assertThat(Objects.requireNonNull(approval.details()).merchantLines()).contains("Händlerbeleg");
    }

    @Test
    void a_disk_that_is_slow_is_waited_for_and_the_terminal_asks_again() {
        approved(ready().pay(ref(5), euro(1)));
        var written = new CountDownLatch(1);
        var asked = new AtomicInteger();
        rehearsal.config = rehearsal.config.committedWithin(Duration.ofMillis(50));
        rehearsal.executor = task -> Thread.ofVirtual().start(task);
        var terminal = rehearsal.terminal();
        rehearsal.disk = note -> {
            if (note.stage() == Stage.APPROVED) {
                awaiting(written);
            }
        };
        rehearsal.line = message -> {
            if (message[0] == 0x04 && message[1] == 0x0F && asked.incrementAndGet() == 3) {
                written.countDown();
            }
        };
        approved(terminal.pay(ref(2), euro(699)));
        assertThat(rehearsal.transcript()).contains("till     84 9C 00  ask again\nterminal 04 0F");
        assertThat(rehearsal.machine.capturedMinor()).isEqualTo(800);
    }

    private static void awaiting(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_the_disk_does_not_take_the_terminal_takes_back() {
        var terminal = ready();
        rehearsal.disk = note -> {
            if (note.stage() == Stage.APPROVED) {
                throw new IllegalStateException("disk full");
            }
        };
        assertThatThrownBy(() -> terminal.pay(ref(2), euro(699))).hasMessage("disk full");
        assertThat(rehearsal.transcript()).contains("till     84 66 00  goods not issued\nterminal 06 1E 01 66  abort");
        assertThat(rehearsal.machine.capturedMinor()).isEqualTo(100);
        assertThat(terminal.status(ref(2), euro(699)))
                .isEqualTo(new StatusOutcome.Settled<>(
                        new PaymentOutcome.Declined(Reason.REFUSED, "The terminal took it back by itself.")));
    }

    @Test
    void declined_in_words() {
        var terminal = ready();
        rehearsal.machine.mode(ZvtMode.DECLINE);
        assertThat(terminal.pay(ref(2), euro(699)))
                .isEqualTo(new PaymentOutcome.Declined(Reason.REFUSED, "declined by the bank (5)"));
        assertThat(terminal.status(ref(2), euro(699)))
                .isEqualTo(new StatusOutcome.Settled<>(
                        new PaymentOutcome.Declined(Reason.REFUSED, "declined by the bank (5)")));
    }

    @Test
    void a_payment_that_was_stopped_too_late_is_taken_back_by_the_terminal() {
        var terminal = ready();
        rehearsal.machine.maker(ZvtMaker.GLOBAL_PAYMENTS); // it does not hear the abort
        rehearsal.machine.mode(ZvtMode.SLOW);
        rehearsal.time = () -> {
            terminal.abort(ref(2));
            rehearsal.machine.customerPays();
            return true;
        };
        assertThat(terminal.pay(ref(2), euro(699)))
                .isEqualTo(
                        new PaymentOutcome.Declined(Reason.CANCELLED, "the terminal could not process the card (66)"));
        assertThat(rehearsal.transcript())
                .contains("till     06 B0 00  stop")
                .contains("disk     PAYMENT REFUSED\ntill     84 66 00  goods not issued\n");
        assertThat(rehearsal.machine.capturedMinor()).isEqualTo(100);
    }

    @Test
    void an_abort_behind_an_approval_that_was_answered_is_no_end_and_the_last_receipt_is_asked_for() {
        var terminal = ready();
        rehearsal.machine.mode(ZvtMode.BREAK_OFF_BEHIND_THE_APPROVAL);
        assertThat(terminal.pay(ref(2), euro(699))).isInstanceOf(PaymentOutcome.Unknown.class);
        assertThat(rehearsal.transcript()).endsWith("""
                disk     PAYMENT APPROVED
                till     80 00 00
                terminal 06 1E 01 CC  abort
                till     80 00 00
                """);
        assertThat(terminal.status(ref(2), euro(699))).isInstanceOfSatisfying(StatusOutcome.Settled.class, settled -> {
            var approval = approved((PaymentOutcome) settled.outcome()).approval();
            assertThat(terminal.reverse(ref(3), ref(2), approval.poiTransactionId(), euro(699)))
                    .isInstanceOf(ReversalOutcome.Unknown.class);
        });
        assertThat(terminal.reversalStatus(ref(3)))
                .isInstanceOfSatisfying(StatusOutcome.Settled.class, settled -> assertThat(settled.outcome())
                        .isInstanceOf(ReversalOutcome.Reversed.class));
    }

    @Test
    void what_another_kind_of_terminal_took_it_does_not_give_back() {
        var terminal = ready();
        assertThat(terminal.reverse(ref(3), ref(2), "BV0q|2026-11-23T09:30:00Z", euro(699)))
                .isEqualTo(ReversalOutcome.Refused.OF_ANOTHER_TERMINAL);
        assertThat(terminal.reversalStatus(ref(3))).isInstanceOf(StatusOutcome.NotFound.class);
    }

    @Test
    void stopped_while_the_customer_looks_for_the_card() {
        var terminal = ready();
        rehearsal.machine.mode(ZvtMode.SLOW);
        rehearsal.time = () -> {
            terminal.abort(ref(2));
            return true;
        };
        assertThat(terminal.pay(ref(2), euro(699)))
                .isEqualTo(new PaymentOutcome.Declined(
                        Reason.CANCELLED, "stopped, or nobody presented a card in time (6C)"));
    }

    @Test
    void a_silent_terminal_is_told_to_stop_and_asked_later() {
        var terminal = ready();
        rehearsal.machine.mode(ZvtMode.NEVER_ANSWER);
        assertThat(terminal.pay(ref(2), euro(699))).isInstanceOf(PaymentOutcome.Unknown.class);
        assertThat(rehearsal.transcript()).contains("till     06 B0 00  stop");
        assertThat(terminal.status(ref(2), euro(699)))
                .isInstanceOfSatisfying(StatusOutcome.Settled.class, settled -> assertThat(settled.outcome())
                        .isInstanceOf(PaymentOutcome.Approved.class));
    }

    @Test
    void an_approval_that_nobody_waits_for_is_not_wanted() {
        var terminal = ready();
        rehearsal.machine.mode(ZvtMode.ASK_AGAIN_LATER);
        rehearsal.disk = note -> {
            if (note.stage() == Stage.APPROVED) {
                throw new IllegalStateException("dies");
            }
        };
        assertThatThrownBy(() -> terminal.pay(ref(2), euro(699))).hasMessage("dies");
        rehearsal.disk = _ -> {};
        rehearsal.transcript();
        terminal.status(ref(2), euro(699));
        assertThat(rehearsal.transcript()).contains("till     84 66 00  goods not issued");
        assertThat(rehearsal.machine.capturedMinor()).isEqualTo(100);
    }

    @Test
    void an_approval_that_is_on_record_is_well_when_the_terminal_asks_again() {
        var terminal = ready();
        rehearsal.machine.mode(ZvtMode.ASK_AGAIN_LATER);
        assertThat(terminal.pay(ref(2), euro(699))).isInstanceOf(PaymentOutcome.Unknown.class);
        assertThat(rehearsal.machine.capturedMinor()).isEqualTo(100);
        var again = rehearsal.terminal();
        for (int i = 0; i < 3 && !(again.status(ref(2), euro(699)) instanceof StatusOutcome.Settled<?>); i++) {
            assertThat(rehearsal.transcript()).doesNotContain("goods not issued");
        }
        assertThat(again.status(ref(2), euro(699))).isInstanceOf(StatusOutcome.Settled.class);
        assertThat(rehearsal.machine.capturedMinor()).isEqualTo(799);
    }

    @Test
    void a_payment_is_reversed_by_its_receipt_and_not_twice() {
        var terminal = ready();
        var payment = approved(terminal.pay(ref(2), euro(699))).approval();
        rehearsal.transcript();
        assertThat(terminal.reverse(ref(3), ref(2), payment.poiTransactionId(), euro(699)))
                .isInstanceOf(ReversalOutcome.Reversed.class);
        assertThat(rehearsal.transcript()).startsWith("""
                disk     REVERSAL BEGUN
                till     06 30 06 00 00 00 87 00 02  reversal
                terminal 80 00 00
                """);
        assertThat(rehearsal.machine.capturedMinor()).isEqualTo(100);
        assertThat(terminal.reversalStatus(ref(3))).isInstanceOf(StatusOutcome.Settled.class);
        assertThat(terminal.reverse(ref(4), ref(2), payment.poiTransactionId(), euro(699)))
                .as("already reversed is reversed")
                .isInstanceOf(ReversalOutcome.Reversed.class);
        assertThat(rehearsal.machine.capturedMinor()).isEqualTo(100);
    }

    @Test
    void a_part_of_a_payment_is_not_reversed() {
        var terminal = ready();
        var payment = approved(terminal.pay(ref(2), euro(699))).approval();
        assertThat(terminal.reverse(ref(3), ref(2), payment.poiTransactionId(), euro(500)))
                .isEqualTo(new ReversalOutcome.Refused("This terminal takes back only the whole of a payment."));
    }

    @Test
    void a_refund_goes_to_the_card_that_is_presented() {
        var terminal = ready();
        var refund = new Refund(ref(2), euro(40), null);
        approved(terminal.refund(refund));
        assertThat(rehearsal.transcript()).contains("till     06 31 0D 00 00 00 04 00 00 00 00 00 40 49 …  refund");
        assertThat(rehearsal.machine.capturedMinor()).isEqualTo(60);
        assertThat(terminal.refundStatus(refund)).isInstanceOf(StatusOutcome.Settled.class);
    }

    @Test
    void the_day_is_closed_with_its_sums() {
        var terminal = ready();
        approved(terminal.pay(ref(2), euro(699)));
        assertThat(net(terminal.totals())).isEqualTo(799);
        rehearsal.transcript();
        assertThat(net(terminal.reconcile())).isEqualTo(799);
        assertThat(rehearsal.transcript()).contains("till     06 50 03 00 00 00  end of day");
        assertThat(net(terminal.totals())).isZero();
        assertThat(net(terminal.lastReconciled())).isEqualTo(799);
    }

    private static long net(TotalsOutcome outcome) {
        return outcome instanceof TotalsOutcome.Told(var totals)
                ? totals.net(EUR).minor()
                : Long.MIN_VALUE;
    }

    @Test
    void the_day_is_not_closed_over_a_payment_that_is_open() {
        var terminal = ready();
        rehearsal.machine.mode(ZvtMode.ARRIVES_LATE);
        assertThat(terminal.pay(ref(2), euro(699))).isInstanceOf(PaymentOutcome.Unknown.class);
        assertThat(terminal.reconcile()).isInstanceOf(TotalsOutcome.Refused.class);
    }

    @Test
    void a_terminal_that_is_with_a_customer_whose_line_was_lost_is_asked_again() {
        var terminal = ready();
        rehearsal.machine.mode(ZvtMode.ARRIVES_LATE);
        assertThat(terminal.pay(ref(2), euro(699))).isInstanceOf(PaymentOutcome.Unknown.class);
        assertThat(terminal.status(ref(2), euro(699))).isInstanceOf(StatusOutcome.InProgress.class);
        rehearsal.machine.mode(ZvtMode.APPROVE);
        assertThat(terminal.status(ref(2), euro(699))).isInstanceOf(StatusOutcome.Settled.class);
        assertThat(terminal.status(ref(9), euro(699))).isInstanceOf(StatusOutcome.NotFound.class);
    }

    @Test
    void another_payment_of_the_same_amount_is_not_taken_for_the_lost_one() {
        var terminal = ready();
        rehearsal.machine.mode(ZvtMode.RESTART);
        assertThat(terminal.pay(ref(2), euro(100))).isInstanceOf(PaymentOutcome.Unknown.class);
        assertThat(terminal.status(ref(2), euro(699)))
                .as("the last receipt is of the payment before")
                .isInstanceOf(StatusOutcome.NotFound.class);
        rehearsal.machine.mode(ZvtMode.APPROVE);
        approved(terminal.pay(ref(3), euro(100)));
        assertThat(terminal.status(ref(2), euro(699)))
                .as("the last receipt is of the payment after")
                .isInstanceOf(StatusOutcome.NotFound.class);
    }

    @Test
    void f20_nothing_new_is_begun_behind_a_payment_that_the_terminal_cannot_tell_of_until_somebody_has_decided() {
        var terminal = ready();
        rehearsal.machine.mode(ZvtMode.RESTART);
        assertThat(terminal.pay(ref(2), euro(699))).isInstanceOf(PaymentOutcome.Unknown.class);
        rehearsal.machine.mode(ZvtMode.APPROVE);
        approved(rehearsal.anotherTill().pay(ref(7), euro(250)));
        rehearsal.transcript();
        assertThat(terminal.pay(ref(3), euro(699))).isInstanceOf(PaymentOutcome.NotAsked.class);
        assertThat(terminal.refund(new Refund(ref(4), euro(40), null))).isInstanceOf(PaymentOutcome.NotAsked.class);
        assertThat(rehearsal.transcript()).doesNotContain("authorisation", "refund");
        assertThat(terminal.status(ref(2), euro(699))).isInstanceOf(StatusOutcome.Unreachable.class);
        assertThat(terminal.reconcile()).isInstanceOf(TotalsOutcome.Refused.class);
        rehearsal.notes.decided.add(ref(2));
        approved(terminal.pay(ref(5), euro(699)));
        assertThat(rehearsal.machine.capturedMinor()).isEqualTo(100 + 250 + 699);
    }

    @Test
    void it_says_how_it_is() {
        assertThat(rehearsal.terminal().check()).isEqualTo(DeviceState.READY);
        assertThat(rehearsal.transcript()).endsWith("""
                till     05 01 03 00 00 00  status enquiry
                terminal 80 00 00
                terminal 06 0F 0C F0 F0 F8 53 49 4D 20 31 2E 31 33 …  completion
                till     80 00 00
                """);
    }

    @Test
    void card_completes_lines_are_read_in_their_own_characters() {
        rehearsal.machine.maker(ZvtMaker.CARD_COMPLETE);
        rehearsal.config = ZvtConfig.of(
                URI.create("zvt://in.process?charset=ISO-8859-15"), EUR, ZoneOffset.UTC, Duration.ofMinutes(2));
        var approval = approved(rehearsal.terminal().pay(ref(1), euro(699))).approval();
        assertThat(approval.receiptLines())
                .containsExactly(
                        "Kundenbeleg für Sie", "girocard ****3456", "Beleg-Nr. 0001", "Kartenzahlung", "EUR 6,99");
    }

    @Test
    void hobexs_terminals_print_nothing_and_tell_more_than_they_were_asked() {
        rehearsal.machine.maker(ZvtMaker.HOBEX);
        var approval = approved(rehearsal.terminal().pay(ref(1), euro(699))).approval();
        assertThat(approval.receiptLines()).isEmpty();
        assertThat(approval.amount()).isEqualTo(euro(699));
    }
}
