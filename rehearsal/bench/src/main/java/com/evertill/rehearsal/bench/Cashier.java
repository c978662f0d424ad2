package com.evertill.rehearsal.bench;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.rehearsal.demo.DemoCatalogue;
import com.evertill.rehearsal.demo.Shop;
import com.evertill.shop.api.TillAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Somebody at a till who scans over HTTP, some thirty items a second, and is paid after every tenth. */
final class Cashier {
    private static final Duration BETWEEN_SCANS = Duration.ofMillis(30);
    private static final int LINES = 10;
    private static final int TILL = 2;

    private final Shop screen;
    final Samples scans = new Samples();
    final List<Sale> sales = new ArrayList<>();

    /**
     * A sale just paid.
     *
     * @param sequence of the newest fact after it.
     * @param at wall clock, milliseconds: what it is compared with is written by another process on this machine.
     */
    record Sale(long sequence, long at) {}

    Cashier(Shop screen) {
        this.screen = screen;
        if (screen.till(TILL).shift() == null) {
            screen.command(TILL, new TillAction.OpenShift(new Money(0, BenchShop.EUR)));
        }
    }

    /** What can be scanned and is sold by the piece. */
    static List<String> codes() {
        return DemoCatalogue.GERMAN.items().stream()
                .filter(item -> item.unit() == Unit.EACH)
                .map(Item::gtin)
                .filter(Objects::nonNull)
                .toList();
    }

    Cashier works(int most, BooleanSupplier enough) throws Exception {
        var code = codes().getFirst();
        for (int n = 1; n <= most && !enough.getAsBoolean(); n++) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_SCANS.toNanos());
            scans.time(() -> screen.order(TILL, new TillAction.Scan(code, null, null, null)));
            if (n % LINES == 0) {
                screen.command(TILL, new TillAction.PayCash(new Money(49_900, BenchShop.EUR)));
                long paid = System.currentTimeMillis();
                sales.add(new Sale(screen.view().sync().highest(), paid));
            }
        }
        return this;
    }
}
