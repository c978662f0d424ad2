package com.evertill.devices.jpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.money.Money;
import com.evertill.devices.jpos.CatLog.Stage;
import com.evertill.devices.simulator.TerminalAround;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.NexoBench;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.ReversalOutcome;
import com.evertill.devices.terminal.StatusOutcome;
import jpos.CATConst;
import jpos.JposException;
import org.junit.jupiter.api.Test;

/** What a program asked for that died, and what comes of giving it back. */
class CatDialogueTest extends NexoBench {
    @Test
    void f20_a_give_back_whose_answer_is_lost_is_asked_about_and_holds_up_nothing_for_ever() throws Exception {
        aProgramThatDied();
        assertThatThrownBy(() -> started(new LosesReversals(terminal)).settleOpen())
                .isInstanceOf(JposException.class);
        assertThat(simulator.capturedMinor()).isZero();
        var restarted = started(terminal);
        restarted.settleOpen();
        assertThat(log().entries()).extracting(CatLog.Entry::stage).containsExactly(Stage.VOIDED, Stage.APPROVED);
        pays(restarted, 18);
        assertThat(simulator.capturedMinor()).isEqualTo(1250);
    }

    @Test
    void f20_the_end_of_the_power_before_the_terminal_is_asked_to_give_back_gives_back_once() throws Exception {
        aProgramThatDied();
        started(terminal).begin(CATConst.CAT_TRANSACTION_VOID, 17, PRICE);
        started(terminal).settleOpen();
        assertThat(simulator.capturedMinor()).isZero();
        assertThat(log().open()).isEmpty();
    }

    @Test
    void a_sale_that_the_terminal_refuses_to_give_back_is_told_once_and_stands_in_the_daily_log() throws Exception {
        aProgramThatDied();
        var restarted = started(new RefusesReversals(terminal));
        assertThatThrownBy(restarted::settleOpen)
                .isInstanceOf(JposException.class)
                .hasMessageContaining("cannot be given back");
        restarted.settleOpen();
        assertThat(restarted.dailyLog()).contains("125000");
        assertThat(restarted.sale(17, PRICE).stage()).isEqualTo(Stage.APPROVED);
    }

    private void aProgramThatDied() throws Exception {
        var asked = started(terminal).begin(CATConst.CAT_TRANSACTION_SALES, 17, PRICE);
        terminal.pay(asked.reference(), PRICE);
        assertThat(simulator.capturedMinor()).isEqualTo(1250);
    }

    private static void pays(CatDialogue program, int sequence) throws Exception {
        var asked = program.begin(CATConst.CAT_TRANSACTION_SALES, sequence, PRICE);
        assertThat(program.ask(asked, 0, (entry, at) -> at.pay(entry.reference(), entry.amount())))
                .isInstanceOf(PaymentOutcome.Approved.class);
    }

    private CatDialogue started(CardTerminal with) throws Exception {
        return new CatDialogue("cat", with, log(), executor);
    }

    private CatLog log() throws Exception {
        return CatDialogue.log(folder.resolve("cat.log"));
    }

    /** It gives back, and nobody hears of it as long as the line is broken. */
    private static final class LosesReversals extends TerminalAround {
        LosesReversals(CardTerminal real) {
            super(real);
        }

        @Override
        public ReversalOutcome reverse(
                PaymentReference reversal, PaymentReference original, String poiTransactionId, Money amount) {
            super.reverse(reversal, original, poiTransactionId, amount);
            return new ReversalOutcome.Unknown("the line broke");
        }

        @Override
        public StatusOutcome<ReversalOutcome> reversalStatus(PaymentReference reversal) {
            return new StatusOutcome.Unreachable<>("the line is broken");
        }
    }

    private static final class RefusesReversals extends TerminalAround {
        RefusesReversals(CardTerminal real) {
            super(real);
        }

        @Override
        public ReversalOutcome reverse(
                PaymentReference reversal, PaymentReference original, String poiTransactionId, Money amount) {
            return new ReversalOutcome.Refused("NotAllowed");
        }
    }
}
