package com.evertill.rehearsal.demo;

import com.evertill.commerce.money.Money;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillAction.OpenShift;
import com.evertill.shop.api.TillAction.PayCard;
import com.evertill.shop.api.TillAction.PayCash;
import com.evertill.shop.api.TillAction.Scan;
import com.evertill.shop.api.TillView;
import com.evertill.shop.api.TillView.OpenBasket;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One path through everything: from scan to confirmed fact, offline and back, over a power cut, and a price on its way down. */
final class Smoke {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int TILL = 1;

    private final Demo demo;
    private final Progress progress;
    private final Shop manager;
    private final Shop cashier;
    private final Http lane;
    private final BothSides bothSides;

    Smoke(Demo demo, Progress progress) {
        this.demo = demo;
        this.progress = progress;
        this.manager = demo.manager();
        this.cashier = new Shop(demo.shop());
        this.lane = new Http(demo.layout().lanes());
        this.bothSides = new BothSides(demo, progress);
    }

    void run() {
        openTheTill();
        paysCash();
        paysByCard();
        new SmokeCards(cashier, lane, progress, TILL).run();
        SmokeCards.zvt(demo, lane, progress).run();
        survivesAPowerCut();
        if (demo.options().cloud()) {
            confirmed("the cloud has confirmed everything, its sums are the shop's to the cent");
            sellsUnplugged();
            getsANewPrice();
            confirmed("the cloud has confirmed the rest, equal again");
            isReplaced();
            confirmed("the cloud has confirmed what the new box sold, and both sides sum to the same over both boxes");
        }
    }

    private void openTheTill() {
        cashier.pair(manager.pairingCode(TILL).code());
        cashier.signIn(DemoStore.CASHIER.staff(), DemoStore.CASHIER.pin());
        var view = cashier.command(TILL, new OpenShift(euro(10_000)));
        holds(view.shift() != null, "a browser is paired, a cashier signed in, a shift open with 100.00 in the drawer");
    }

    private void paysCash() {
        lane.post("/lanes/1/scan", Map.of("symbology", "EAN_13", "text", SmokeItems.MILK), JsonNode.class);
        progress.await("A scan travels from the scanner", LIMIT, () -> lines() == 1);
        cashier.command(TILL, typed(SmokeItems.OAT_DRINK, 2L, null));
        var view = cashier.command(TILL, typed(SmokeItems.BANANAS, null, 1_234L));
        var total = basket(view).priced().total();
        view = cashier.command(TILL, new PayCash(euro(5_000)));
        var sale = Objects.requireNonNull(view.lastSale());
        holds(
                sale.receipt().toString().equals("1-1-1")
                        && sale.change().equals(euro(5_000).minus(total)),
                "receipt " + sale.receipt() + ": " + total + " of 50.00 in cash, " + sale.change() + " change");
        progress.await("The receipt comes out of the printer", LIMIT, () -> paper().contains("1-1-1"));
    }

    private void paysByCard() {
        cashier.command(TILL, typed(SmokeItems.OAT_DRINK, null, null));
        cashier.command(TILL, new PayCard(null));
        progress.await("The card terminal approves", LIMIT, () -> lastReceipt().equals("1-1-2"));
    }

    private void sellsUnplugged() {
        manager.plug(false);
        cashier.command(TILL, typed(SmokeItems.MILK, 3L, null));
        var view = cashier.command(TILL, new PayCash(euro(2_000)));
        holds(
                lastReceipt(view).equals("1-1-6") && manager.view().sync().waiting() > 0,
                "unplugged from the cloud it sells all the same; "
                        + manager.view().sync().waiting() + " facts wait");
        manager.plug(true);
        confirmed("plugged in again, everything has arrived once");
    }

    private void survivesAPowerCut() {
        cashier.command(TILL, typed(SmokeItems.MILK, null, null));
        cashier.command(TILL, typed(SmokeItems.OAT_DRINK, 4L, null));
        var before = basket(cashier.command(TILL, typed(SmokeItems.BANANAS, null, 500L)));
        demo.cutPowerOfShop();
        demo.startShop();
        holds(basket(cashier.till(TILL)).equals(before), "after kill -9 the open basket is there, line for line");
        holds(
                lastReceipt(cashier.command(TILL, new PayCash(euro(10_000)))).equals("1-1-5"),
                "and is paid: receipt 1-1-5");
    }

    private void getsANewPrice() {
        var old = basket(cashier.command(TILL, typed(SmokeItems.MILK, null, null)))
                .priced()
                .lines()
                .getFirst();
        var dearer = old.unitPrice().plus(euro(11));
        long release = manager.view().priceBook().active();
        demo.headOffice().changePrice(DemoStore.PRICE_ZONE, "dearer-milk", old.itemId(), dearer);
        progress.await(
                "A price comes down from head office",
                LIMIT,
                () -> manager.view().priceBook().active() > release);
        var lines = basket(cashier.command(TILL, typed(SmokeItems.MILK, null, null)))
                .priced()
                .lines();
        holds(
                lines.getFirst().unitPrice().equals(old.unitPrice())
                        && lines.getLast().unitPrice().equals(dearer),
                "the next scan costs " + dearer + "; the line before keeps " + old.unitPrice());
        cashier.command(TILL, new PayCash(euro(1_000)));
    }

    private void isReplaced() {
        var sold = sales();
        var office = demo.headOffice();
        var box = demo.replaceShop();
        holds(
                !new Http(demo.shop()).answers("/"),
                "a box with an empty folder sells nothing before head office has approved it");
        var taken = office.approveBox(DemoStore.NODE, box);
        demo.awaitShop();
        holds(
                taken.get("lostAfter").longValue() > 0
                        && taken.get("said").longValue()
                                <= taken.get("lostAfter").longValue(),
                "approved, it goes on after fact " + taken.get("lostAfter")
                        + " of the box before it, and nothing is lost");
        var fresh = new Shop(demo.shop());
        fresh.pair(demo.manager().pairingCode(TILL).code());
        fresh.signIn(DemoStore.CASHIER.staff(), DemoStore.CASHIER.pin());
        holds(
                fresh.till(TILL).shift() != null && sales().equals(sold),
                "the drawer is open as it was, the day's " + sold.size() + " sums are there");
        progress.await(
                "The price book comes down",
                LIMIT,
                () -> demo.manager().view().priceBook().items() > 0);
        fresh.command(TILL, typed(SmokeItems.MILK, null, null));
        holds(
                lastReceipt(fresh.command(TILL, new PayCash(euro(10_000)))).equals("1-2-1"),
                "and it sells under numbers of its own: receipt 1-2-1");
    }

    /** Of the shop's day, as its manager sees them. */
    private JsonNode sales() {
        return manager().http().get("/api/shop/totals?day=" + manager().view().businessDay());
    }

    private Shop manager() {
        return demo.manager();
    }

    private void confirmed(String what) {
        bothSides.awaitEqual(LIMIT);
        holds(true, what);
    }

    private String paper() {
        return lane.get("/lanes/1").at("/printer/lines").toString();
    }

    private int lines() {
        var basket = cashier.till(TILL).basket();
        return basket == null ? 0 : basket.priced().lines().size();
    }

    private String lastReceipt() {
        return lastReceipt(cashier.till(TILL));
    }

    private static String lastReceipt(TillView view) {
        var sale = view.lastSale();
        return sale == null ? "" : sale.receipt().toString();
    }

    private static OpenBasket basket(TillView view) {
        if (view.basket() == null) {
            throw new DemoFault("No basket is open, though something was scanned.");
        }
        return view.basket();
    }

    private static TillAction typed(String code, @Nullable Long pieces, @Nullable Long grams) {
        return new Scan(code, null, pieces, grams);
    }

    private static Money euro(long cents) {
        return new Money(cents, DemoStore.CATALOGUE.currency());
    }

    private void holds(boolean isSo, String what) {
        if (!isSo) {
            throw new DemoFault("This should have been so, and was not: " + what);
        }
        progress.say("  ok  " + what);
    }
}
