package com.evertill.rehearsal.demo;

import com.evertill.commerce.money.Money;
import com.evertill.shop.api.TillAction.OpenShift;
import com.evertill.shop.api.TillAction.PayCard;
import com.evertill.shop.api.TillAction.Scan;
import com.evertill.shop.api.TillView;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Card payments of the shop's program at both of the demo's terminals, one of which speaks nexo and the other ZVT: declined, lost, approved. */
final class SmokeCards {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    static final int ZVT_TILL = Layout.TILLS;

    private final Shop cashier;
    private final Http lane;
    private final Progress progress;
    private final int till;
    private final String protocol;

    /** @param cashier signed in at a browser that is paired with the till. */
    SmokeCards(Shop cashier, Http lane, Progress progress, int till) {
        this.cashier = cashier;
        this.lane = lane;
        this.progress = progress;
        this.till = till;
        this.protocol = till == ZVT_TILL ? "ZVT" : "nexo";
    }

    /** A cashier at the second till, whose terminal speaks ZVT. */
    static SmokeCards zvt(Demo demo, Http lane, Progress progress) {
        var second = new Shop(demo.shop());
        second.pair(demo.manager().pairingCode(ZVT_TILL).code());
        second.signIn(DemoStore.MANAGER.staff(), DemoStore.MANAGER.pin());
        second.command(ZVT_TILL, new OpenShift(new Money(10_000, DemoStore.CATALOGUE.currency())));
        return new SmokeCards(second, lane, progress, ZVT_TILL);
    }

    /** Two sales. */
    void run() {
        long capturedBefore = captured();
        cashier.command(till, new Scan(SmokeItems.OAT_DRINK, null, null, null));
        asks("APPROVE");
        progress.await("A card is approved by " + protocol, LIMIT, this::isPaid);
        long sold = total();
        cashier.command(till, new Scan(SmokeItems.MILK, null, null, null));
        asks("DECLINE");
        progress.await(
                "The next is declined by " + protocol,
                LIMIT,
                () -> view().payment() == null && view().cardTrouble() != null);
        asks("LOSE_ANSWER");
        progress.await("An answer that " + protocol + " lost is found", LIMIT, this::isPaid);
        sold += total();
        if (captured() - capturedBefore != sold) {
            throw new DemoFault("The terminal that speaks %s took %d, and the sales come to %d."
                    .formatted(protocol, captured() - capturedBefore, sold));
        }
        progress.say(
                "  ok  the terminal that speaks " + protocol + " took " + sold + " cents, as much as was sold by card");
        lane.post(mode(), Map.of("mode", "APPROVE"), JsonNode.class);
    }

    private long captured() {
        var terminal = till == ZVT_TILL ? "/zvt" : "/terminal";
        return lane.get("/lanes/" + till).at(terminal + "/capturedMinor").longValue();
    }

    private long total() {
        return Objects.requireNonNull(view().lastSale()).total().minor();
    }

    private void asks(String mode) {
        lane.post(mode(), Map.of("mode", mode), JsonNode.class);
        cashier.command(till, new PayCard(null));
    }

    private String mode() {
        return "/lanes/" + till + (till == ZVT_TILL ? "/zvt" : "/terminal");
    }

    private TillView view() {
        return cashier.till(till);
    }

    /** While a sale is open there is no last one. */
    private boolean isPaid() {
        return view().lastSale() != null;
    }
}
