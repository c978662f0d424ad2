package com.evertill.rehearsal.demo;

import com.evertill.commerce.item.Quantity;
import com.evertill.shop.api.GoodsAction;
import com.evertill.shop.api.GoodsAction.MovedLine;
import com.evertill.shop.api.GoodsCommand;
import java.time.Duration;
import java.util.ArrayList;

/** Gives a new shop something to sell, through the doors that a retailer uses. */
final class Seed {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    /** Of each item, from so many pieces or kilograms up. */
    private static final int FEWEST = 12;

    private Seed() {}

    /** Does nothing where the shop has a price book already. */
    static void plant(Demo demo, Progress progress) {
        var manager = demo.manager();
        if (manager.view().priceBook().items() == 0) {
            price(demo, manager, progress);
            deliver(manager);
        }
    }

    private static void price(Demo demo, Shop manager, Progress progress) {
        var csv = DemoStore.CATALOGUE.csv();
        if (!demo.options().cloud()) {
            manager.http().post("/api/shop/catalogue", "text/csv", csv);
        } else {
            var office = demo.headOffice();
            if (office.newestBook(DemoStore.PRICE_ZONE) == 0) {
                progress.say("  Head office takes the demo catalogue in, approves and releases it.");
                office.releaseCatalogue(DemoStore.PRICE_ZONE, "demo-catalogue", csv);
            }
        }
        progress.await(
                "Waiting for the price book",
                LIMIT,
                () -> manager.view().priceBook().items() > 0);
    }

    /** What lies on the shelves when the shop opens. */
    private static void deliver(Shop manager) {
        var items = DemoStore.CATALOGUE.items();
        for (int from = 0; from < items.size(); from += GoodsAction.MOST_LINES) {
            var lines = new ArrayList<MovedLine>();
            for (int n = from; n < Math.min(from + GoodsAction.MOST_LINES, items.size()); n++) {
                // Not of everything the same: a stock page is looked at.
                lines.add(new MovedLine(items.get(n).id(), (FEWEST + n * 7 % 60) * Quantity.ONE));
            }
            var document = "DEMO-" + (from / GoodsAction.MOST_LINES + 1);
            manager.book(new GoodsCommand("demo-delivery-" + document, new GoodsAction.Receive(document, lines)));
        }
    }
}
