package com.evertill.edge;

import com.evertill.commerce.facts.Payload.CardRefunded;
import com.evertill.commerce.tender.Tender;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.edge.tender.CardAttempt;
import com.evertill.edge.tender.CardDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The desk that brings card payments of till 1 to their ends, step by step. */
public final class TestDesk {
    public static final Duration TERMINAL_TIMEOUT = Duration.ofMinutes(2);

    private final TestShop shop;
    /** Stands between desk and till, for a test that lets the power go there. */
    public UnaryOperator<CardDesk.Basket> between = till -> till;

    private @Nullable CardTerminal terminal;
    private @Nullable CardDesk desk;

    TestDesk(TestShop shop) {
        this.shop = shop;
    }

    public void connect(CardTerminal to) {
        terminal = to;
        desk = desk(to);
    }

    /** After the power came back. */
    void restart() {
        if (terminal != null) {
            desk = desk(terminal);
            desk.recover();
        }
    }

    private CardDesk desk(CardTerminal asked) {
        var site = shop.site();
        return new CardDesk(
                shop.database(),
                site.journal(),
                site.attempts(),
                TestShop.TILL_1,
                asked,
                TERMINAL_TIMEOUT,
                between.apply(shop.till()));
    }

    public CardDesk.Progress step() {
        shop.pass(Duration.ofSeconds(2));
        return Objects.requireNonNull(desk).step(shop.now);
    }

    /** As far as the terminal lets it come without waiting. */
    public void stepAsFarAsItGoes() {
        for (int i = 0; i < 50; i++) {
            if (step() != CardDesk.Progress.SOMETHING_WAS_DONE) {
                return;
            }
        }
        throw new AssertionError("the desk goes round in circles");
    }

    /** With the patience that a lost request needs. */
    public void stepForMinutes(int minutes) {
        for (int i = 0; i < minutes; i++) {
            stepAsFarAsItGoes();
            shop.pass(Duration.ofMinutes(1));
        }
    }

    public CardAttempt attempt() {
        return attempts().getLast();
    }

    /** In the order in which they were made. */
    public List<CardAttempt> attempts() {
        return shop.database().read(tx -> {
            var references =
                    tx.list("SELECT reference FROM card_attempt ORDER BY intended, reference", row -> row.getString(1));
            var found = new ArrayList<CardAttempt>();
            for (var reference : references) {
                found.add(shop.site().attempts().find(tx, reference).orElseThrow());
            }
            return found;
        });
    }

    /** What the facts say was paid by card, less what was given back. */
    public long cardTenders() {
        long refunded = shop.facts(CardRefunded.class).stream()
                .mapToLong(it -> it.amount().minor())
                .sum();
        return paid() - refunded;
    }

    private long paid() {
        return shop.sales().stream()
                .flatMap(sale -> sale.tenders().stream())
                .filter(Tender.Card.class::isInstance)
                .mapToLong(tender -> tender.amount().minor())
                .sum();
    }
}
