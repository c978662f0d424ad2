package com.evertill.rehearsal.plug;

import com.evertill.commerce.money.Money;
import com.evertill.rehearsal.demo.SmokeItems;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
import com.evertill.shop.api.TillView;
import java.util.Currency;
import java.util.List;
import java.util.random.RandomGenerator;

/** Somebody who sells without a pause, now and then changes a line, and knows what is on the screen. */
final class Cashier {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final int MOST_LINES = 10;
    private static final List<String> GOODS = List.of(SmokeItems.MILK, SmokeItems.OAT_DRINK);

    private final String name;
    private final RandomGenerator random;
    private long commands;

    /** @param name different for each that ever stands at a till of this shop, since command ids begin with it. */
    Cashier(String name, RandomGenerator random) {
        this.name = name;
        this.random = random;
    }

    TillCommand next(TillView view) {
        return new TillCommand(name + "-" + ++commands, null, action(view));
    }

    private TillAction action(TillView view) {
        var basket = view.basket();
        if (view.shift() == null) {
            return new TillAction.OpenShift(euro(10_000));
        }
        if (basket == null) {
            return scan();
        }
        var lines = basket.priced().lines();
        int last = lines.getLast().line();
        if (lines.size() >= MOST_LINES || !basket.tenders().isEmpty()) {
            return basket.priced().items() == 0 ? new TillAction.VoidBasket() : pay(basket);
        }
        return switch (random.nextInt(12)) {
            case 0 -> lines.getLast().voided() ? scan() : new TillAction.VoidLine(last);
            case 1 ->
                lines.getLast().voided() || lines.getLast().code().equals(SmokeItems.BANANAS)
                        ? scan()
                        : new TillAction.ChangeQuantity(last, (1 + random.nextInt(9)) * 1_000L);
            case 2 -> random.nextInt(4) == 0 ? new TillAction.VoidBasket() : scan();
            case 3 -> basket.priced().due().minor() > 0 ? pay(basket) : scan();
            case 4 -> new TillAction.Scan(SmokeItems.BANANAS, null, null, 100L + random.nextInt(2_000));
            default -> scan();
        };
    }

    private TillAction scan() {
        return new TillAction.Scan(GOODS.get(random.nextInt(GOODS.size())), null, null, null);
    }

    /** In full, or a part of it first. */
    private TillAction pay(TillView.OpenBasket basket) {
        long due = basket.priced().due().minor();
        boolean part = basket.tenders().isEmpty() && due > 1 && random.nextInt(5) == 0;
        return new TillAction.PayCash(euro(part ? due / 2 : due + random.nextInt(500)));
    }

    private static Money euro(long cents) {
        return new Money(cents, EURO);
    }
}
