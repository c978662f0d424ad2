package com.evertill.edge.lane;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.edge.receipt.Figures;
import com.evertill.edge.store.StoreConfig;
import com.evertill.edge.till.TillState;
import com.evertill.ui.kit.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What the customer's two lines say, in the store's language. */
final class CustomerLines {
    private static final int COLUMNS = 20;
    private static final Duration CHANGE_IS_SHOWN = Duration.ofSeconds(30);

    private final String store;
    private final Catalogue texts;
    private final Figures figures;

    record Lines(String upper, String lower) {}

    CustomerLines(StoreConfig store) {
        var locale = Locale.forLanguageTag(store.language());
        this.store = store.name();
        this.texts = Catalogue.load("/META-INF/resources/texts", Catalogue.languageFor(List.of(locale)));
        this.figures = new Figures(locale);
    }

    Lines of(TillState state, Instant now) {
        if (state.basket() instanceof Basket.Known known) {
            return of(known.content().priced());
        }
        var last = state.lastSale();
        if (last != null && now.isBefore(last.at().plus(CHANGE_IS_SHOWN))) {
            return new Lines(
                    amount("customerDisplay.total", last.total()),
                    last.change().isPositive()
                            ? amount("customerDisplay.change", last.change())
                            : centred(texts.text("customerDisplay.thanks")));
        }
        var greeting = state.shift() == null ? "customerDisplay.closed" : "customerDisplay.welcome";
        return new Lines(centred(store), centred(texts.text(greeting)));
    }

    private Lines of(PricedBasket priced) {
        if (priced.paid().isPositive()) {
            return new Lines(
                    amount("customerDisplay.total", priced.total()), amount("customerDisplay.due", priced.due()));
        }
        var newest = priced.lines().reversed().stream()
                .filter(line -> !line.voided())
                .findFirst();
        return new Lines(
                newest.map(line -> fit(line.name(), figures.money(line.amount(), false)))
                        .orElseGet(() -> centred(store)),
                amount("customerDisplay.total", priced.total()));
    }

    private String amount(String text, Money money) {
        return fit(texts.text(text), figures.money(money, true));
    }

    /** The amount is never cut. */
    private static String fit(String text, String amount) {
        int room = Math.max(0, COLUMNS - amount.length() - 1);
        var left = text.length() > room ? text.substring(0, room) : text;
        return left + " ".repeat(Math.max(1, COLUMNS - left.length() - amount.length())) + amount;
    }

    private static String centred(String text) {
        var shown = text.length() > COLUMNS ? text.substring(0, COLUMNS) : text;
        return " ".repeat((COLUMNS - shown.length()) / 2) + shown;
    }
}
