package com.evertill.edge.tender;

import static com.evertill.commerce.Refusal.THE_REFUND_IS_MORE_THAN_IS_LEFT_OF_THE_PAYMENT;
import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.facts.Payload.CardRefunded;
import com.evertill.commerce.facts.Payload.SaleCompleted;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.CardDetails;
import com.evertill.commerce.tender.Tender;
import com.evertill.devices.simulator.TerminalAround;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.edge.TestShop;
import com.evertill.edge.tender.FakeTerminal.Pay;
import com.evertill.shop.api.TillAction.PayCard;
import com.evertill.shop.api.TillAction.RefundCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Two sales, each paid by two cards with a tip, of which a manager gives back as a seed says: all, some, too much, at a terminal that declines, gives
 * less, or loses what it is asked or answers, while the power goes now and then. The terminal itself has no limit.
 */
class RefundLimitPropertyTest {
    private static final long TIP = 100;
    private static final int REFUNDS = 20;
    private static final List<Pay> MANNERS =
            List.of(Pay.APPROVE, Pay.APPROVE, Pay.APPROVE_LESS, Pay.DECLINE, Pay.LOSE_ANSWER, Pay.LOSE_REQUEST);

    /** Customers who give the staff something. */
    private static final class Tipped extends TerminalAround {
        Tipped(FakeTerminal real) {
            super(real);
        }

        @Override
        public PaymentOutcome pay(PaymentReference reference, Money amount) {
            return super.pay(reference, amount) instanceof PaymentOutcome.Approved(var approval)
                    ? new PaymentOutcome.Approved(tipped(approval))
                    : new PaymentOutcome.Unknown("a payment of this test is approved");
        }

        private static CardApproval tipped(CardApproval it) {
            var tip = new Money(TIP, it.amount().currency());
            return new CardApproval(
                    it.poiTransactionId(),
                    it.authorisationCode(),
                    it.maskedPan(),
                    it.brand(),
                    it.amount().plus(tip),
                    it.receiptLines(),
                    false,
                    null,
                    new CardDetails(null, tip, null, null, List.of(), false));
        }
    }

    @Property(tries = 10)
    void f22_of_each_payment_is_given_back_what_it_paid_for_goods_and_no_more(@ForAll long seed) throws IOException {
        var folder = Files.createTempDirectory("refunds");
        var terminal = new FakeTerminal();
        try (var shop = TestShop.german(folder)) {
            shop.desk.connect(new Tipped(terminal));
            shop.opens("0.00");
            sell(shop);
            sell(shop);
            var dice = new Random(seed);
            for (int i = 0; i < REFUNDS; i++) {
                refund(shop, terminal, dice);
            }
            shop.sales().forEach(sale -> cards(sale).forEach(card -> holds(shop, terminal, card)));
        } finally {
            delete(folder);
        }
    }

    private static void sell(TestShop shop) {
        shop.scans(WINE);
        shop.does(new PayCard(shop.money("3.00")));
        shop.desk.stepAsFarAsItGoes();
        shop.does(new PayCard(null));
        shop.desk.stepAsFarAsItGoes();
    }

    private static void refund(TestShop shop, FakeTerminal terminal, Random dice) {
        var sale = shop.sales().get(dice.nextInt(2));
        var card = cards(sale).get(dice.nextInt(2));
        var amount = dice.nextInt(4) == 0
                ? null
                : new Money(1 + dice.nextLong(250), card.amount().currency());
        terminal.refund = MANNERS.get(dice.nextInt(MANNERS.size()));

        long left = card.amount().minor() - given(shop, terminal, card);
        var refusal = shop.take(TILL_1, MONA, new RefundCard(sale.receipt(), card.number(), amount, "corked"));
        assertThat(refusal)
                .as("%s of %d that are left", amount, left)
                .isEqualTo(
                        left == 0 || (amount != null && amount.minor() > left)
                                ? THE_REFUND_IS_MORE_THAN_IS_LEFT_OF_THE_PAYMENT
                                : null);
        if (dice.nextInt(4) == 0) {
            shop.desk.step();
            shop.reopen();
        }
        shop.desk.stepForMinutes(4);
    }

    private static List<Tender.Card> cards(SaleCompleted sale) {
        return sale.tenders().stream().map(Tender.Card.class::cast).toList();
    }

    /** As the terminal has it. */
    private static long given(TestShop shop, FakeTerminal terminal, Tender.Card card) {
        return shop.desk.attempts().stream()
                .filter(it -> it.refund() != null
                        && it.refund().payment() != null
                        && it.refund().payment().attempt().equals(card.attempt()))
                .mapToLong(it -> terminal.refunded(it.reference()))
                .sum();
    }

    private static void holds(TestShop shop, FakeTerminal terminal, Tender.Card card) {
        long given = given(shop, terminal, card);
        assertThat(card.approval().amount().minor() - TIP)
                .as("paid for goods")
                .isEqualTo(card.amount().minor());
        assertThat(given).isLessThanOrEqualTo(card.amount().minor());
        assertThat(shop.facts(CardRefunded.class))
                .filteredOn(it -> it.payment() != null && it.payment().attempt().equals(card.attempt()))
                .extracting(it -> it.amount().minor())
                .as("on record")
                .satisfies(amounts ->
                        assertThat(amounts.stream().mapToLong(it -> it).sum()).isEqualTo(given));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
