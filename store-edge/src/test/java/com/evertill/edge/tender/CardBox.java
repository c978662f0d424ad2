package com.evertill.edge.tender;

import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.ANNA;
import static com.evertill.edge.TestShop.MONA;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.facts.Payload.SaleCompleted;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.Tender;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.edge.TestShop;
import com.evertill.edge.staff.Actor;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillAction.*;
import com.evertill.shop.api.TillCommand;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A box in a process of its own, which sells wine by card until it is killed. Arguments: the shop's folder, how often it was started before,
 * {@code arrows} or {@code free}, {@code payments} or {@code refunds}, and where the terminal is ({@link TerminalBench#address}). With arrows it
 * says so before and behind every question to the terminal and every transaction that comes of it, and goes on when it is told to; it says
 * {@code done} behind the sale that is paid in part, taken back, and paid, or behind the refunds of a sale: in part, without its receipt, and of the
 * rest. Free, it goes on to sell, or to give back, as the number of its start, as a seed, says, and says {@code paying} when the first payment, or
 * refund, is on the disk; before it gives back what it has sold, it says {@code sold} and waits to be told to go on.
 */
final class CardBox {
    /** Bottles, to be given back. */
    private static final int STOCK = 4;

    private final TestShop shop;
    private final int start;
    private final boolean arrows;
    private final boolean refunds;
    private int commands;
    private boolean isPaying;
    /** What is only prepared is no arrow. */
    private boolean isPreparing;

    private CardBox(TestShop shop, int start, boolean arrows, boolean refunds) {
        this.shop = shop;
        this.start = start;
        this.arrows = arrows;
        this.refunds = refunds;
    }

    public static void main(String... told) {
        int start = Integer.parseInt(told[1]);
        var shop = TestShop.german(Path.of(told[0]));
        // Longer than a box lives, so that time goes on from box to box.
        shop.pass(Duration.ofMinutes(10L * start));
        var box = new CardBox(shop, start, told[2].equals("arrows"), told[3].equals("refunds"));
        shop.desk.between = till -> new CutBasket(till, box::arrow);
        shop.desk.connect(new CutTerminal(terminal(shop, told), box::arrow));
        shop.reopen();
        say("ready");
        box.work(new Random(start));
        say("done");
        System.exit(0);
    }

    private static CardTerminal terminal(TestShop shop, String... told) {
        var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2));
        return switch (told[4]) {
            case "nexo" -> NexoBench.driver(Integer.parseInt(told[5]), client.build(), TerminalBench.PATIENT);
            case "zvt" ->
                ZvtBench.driver(
                        Integer.parseInt(told[5]),
                        shop,
                        Instant::now,
                        TerminalBench.PATIENT,
                        Executors.newVirtualThreadPerTaskExecutor());
            case "adyen" ->
                AdyenBench.driver(
                        URI.create(told[5]), AdyenBench.trusting(certificate(told[6])), TerminalBench.PATIENT);
            default -> throw new IllegalArgumentException(told[3]);
        };
    }

    private static X509Certificate certificate(String hex) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(HexFormat.of().parseHex(hex)));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(String word) {
        System.out.println(word);
        System.out.flush();
    }

    private void arrow() {
        if (arrows && !isPreparing) {
            sayAndWait("arrow");
        }
    }

    private static void sayAndWait(String word) {
        say(word);
        try {
            if (System.in.read() < 0) {
                System.exit(1); // whoever started it is gone
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void work(Random dice) {
        shop.desk.stepForMinutes(3);
        if (shop.state().shift() == null) {
            take(new OpenShift(shop.money("0.00")));
        }
        if (refunds) {
            stock();
        }
        for (int i = 0; i < (arrows ? 1 : 20); i++) {
            if (refunds) {
                giveBack(dice);
            } else {
                aBottle(dice.nextBoolean());
            }
        }
    }

    /** While the terminal does as it should. */
    private void stock() {
        isPreparing = true;
        for (int i = 0; i < STOCK && paidByCard().size() < STOCK; i++) {
            aBottle(false);
        }
        isPreparing = false;
        if (!arrows) {
            sayAndWait("sold");
        }
    }

    private void giveBack(Random dice) {
        if (paidByCard().isEmpty()) {
            return; // all is given back
        }
        var receipt = paidByCard().getFirst().receipt();
        refund(receipt, arrows || dice.nextBoolean() ? shop.money("2.00") : null);
        refund(null, shop.money("1.00"));
        refund(receipt, null);
    }

    /** And not given back yet. */
    private List<SaleCompleted> paidByCard() {
        return shop.sales().stream().filter(this::isSomethingLeft).toList();
    }

    private boolean isSomethingLeft(SaleCompleted sale) {
        return sale.tenders().stream()
                .anyMatch(tender -> tender instanceof Tender.Card card
                        && shop.database()
                                .read(tx -> GivenBack.leftOf(tx, card))
                                .isPositive());
    }

    private void refund(@Nullable ReceiptNumber receipt, @Nullable Money amount) {
        take(MONA, new RefundCard(receipt, null, amount, "corked"));
        shop.desk.stepAsFarAsItGoes();
    }

    /** Whatever of this is not possible at the moment is refused. */
    private void aBottle(boolean changesItsMind) {
        if (shop.state().basket() instanceof Basket.NotOpened) {
            take(TestShop.scan(WINE));
        }
        if (changesItsMind || (arrows && !refunds)) {
            take(new PayCard(shop.money("2.00")));
            shop.desk.stepAsFarAsItGoes();
            take(new TakeBackTender(1));
            shop.desk.stepAsFarAsItGoes();
        }
        take(new PayCard(null));
        shop.desk.stepAsFarAsItGoes();
        if (shop.state().basket() instanceof Basket.Open) {
            take(new PayCash(shop.priced().due()));
        }
    }

    private void take(TillAction action) {
        take(ANNA, action);
    }

    private void take(Actor who, TillAction action) {
        shop.pass(Duration.ofSeconds(3));
        var command = new TillCommand("box-" + start + "-" + ++commands, null, action);
        shop.till().take(command, who, shop.now);
        if (!arrows && !isPaying && (refunds ? action instanceof RefundCard : action instanceof PayCard)) {
            isPaying = true;
            say("paying");
        }
    }
}
