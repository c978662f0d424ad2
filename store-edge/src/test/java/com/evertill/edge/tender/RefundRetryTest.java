package com.evertill.edge.tender;

import static com.evertill.commerce.Refusal.THE_REFUND_IS_MORE_THAN_IS_LEFT_OF_THE_PAYMENT;
import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.facts.Payload.CardRefunded;
import com.evertill.commerce.tender.Resolution;
import com.evertill.devices.simulator.TerminalAround;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.Refund;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.edge.tender.CardAttempt.Trouble;
import com.evertill.edge.tender.FakeTerminal.Pay;
import com.evertill.shop.api.TillAction.RefundCard;
import com.evertill.shop.api.TillAction.ResolveCard;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A terminal said no to a refund, and was started anew: what became of it nobody can be asked, and a manager knows. */
class RefundRetryTest extends CardSale {

    @Test
    void f21_a_manager_decides_what_became_of_the_one_before_and_the_next_is_given() {
        paysByCard(Pay.APPROVE);
        terminal.refund = Pay.DECLINE;
        gives(all());
        var before = shop.desk.attempt().reference();
        assertThat(waiting()).isEmpty();
        forgets(before);
        gives(all());
        assertThat(shop.desk.attempt().trouble()).isEqualTo(Trouble.NO_ANSWER);
        assertThat(waiting()).containsExactly(before);

        shop.does(TILL_1, MONA, new ResolveCard(before, false));
        assertThat(resolved()).containsExactly(Resolution.DECLINED_BY_MANAGER);
        assertThat(waiting()).isEmpty();
        terminal.refund = Pay.APPROVE;
        gives(all());
        assertThat(refunds()).hasSize(1);
        assertAddsUp();
    }

    @Test
    void f21_a_manager_who_has_the_slip_of_the_one_before_gives_nothing_twice() {
        paysByCard(Pay.APPROVE);
        terminal.refund = Pay.DECLINE_THEN_APPROVE;
        gives(all());
        var before = shop.desk.attempt().reference();
        terminal.aMinutePasses();
        forgets(before);
        gives(all());
        shop.does(TILL_1, MONA, new ResolveCard(before, true));
        assertThat(refunds()).singleElement().satisfies(it -> {
            assertThat(it.refund()).isEqualTo(before);
            assertThat(it.exception()).isNull();
        });
        assertThat(shop.refuses(TILL_1, MONA, all())).isEqualTo(THE_REFUND_IS_MORE_THAN_IS_LEFT_OF_THE_PAYMENT);
        assertThat(terminal.refundsAsked).isEqualTo(1);
        assertAddsUp();
    }

    /** As a CAT service does that was started anew. */
    private void forgets(String reference) {
        shop.desk.connect(new TerminalAround(terminal) {
            @Override
            public StatusOutcome<PaymentOutcome> refundStatus(Refund refund) {
                return refund.reference().value().equals(reference)
                        ? new StatusOutcome.Unreachable<>("it was started anew")
                        : super.refundStatus(refund);
            }
        });
    }

    private List<String> waiting() {
        return shop.database().read(shop.till()::awaitingTheManager).stream()
                .map(CardAttempt::reference)
                .toList();
    }

    private RefundCard all() {
        return new RefundCard(shop.sales().getFirst().receipt(), null, null, "corked");
    }

    private void gives(RefundCard refund) {
        shop.does(TILL_1, MONA, refund);
        shop.desk.stepAsFarAsItGoes();
    }

    private List<CardRefunded> refunds() {
        return shop.facts(CardRefunded.class);
    }
}
