package com.evertill.rehearsal.demo;

import java.time.Duration;

/** Gives a new shop something to sell, through the doors that a retailer uses. */
final class Seed {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private Seed() {}

    /** Does nothing where the shop has a price book already. */
    static void plant(Demo demo, Progress progress) {
        var manager = demo.manager();
        if (manager.view().priceBook().items() > 0) {
            return;
        }
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
}
