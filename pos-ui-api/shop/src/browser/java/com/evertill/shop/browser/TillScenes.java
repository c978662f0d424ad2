package com.evertill.shop.browser;

import static com.evertill.shop.browser.Views.eur;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.Tender;
import com.evertill.shop.api.SessionApi.Session;
import com.evertill.shop.api.TillApi.FigureView;
import com.evertill.shop.api.TillApi.ItemView;
import com.evertill.shop.api.TillApi.ReceiptEntry;
import com.evertill.shop.api.TillApi.ShiftReport;
import com.evertill.shop.api.TillApi.WaitingBasket;
import com.evertill.shop.api.TillView;
import com.evertill.shop.api.TillView.CardState;
import com.evertill.shop.api.TillView.CardTrouble;
import com.evertill.shop.api.TillView.CardTroubleKind;
import com.evertill.shop.api.TillView.WantedCart;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The cashier's screen in the states that a day has. */
final class TillScenes {

    static List<Scene> all() {
        var open = Views.open();
        var paying = open.withLines(8);
        var cash = new Tender.Cash(1, eur(1000));
        var card = new Tender.Card(
                2,
                eur(500),
                "1-1-18-a",
                new CardApproval("poi-1", "4711", "476173******0119", "VISA", eur(500), List.of(), false, null));
        return List.of(
                till("empty", open),
                till("one-line", open.withLines(1)),
                till("forty-lines", open.withLines(40)),
                till("american-tax", open.withLines(5).american()),
                till("line-chosen", paying, (page, _) -> page.locator(".row")
                        .nth(2)
                        .click()),
                till("weight", paying, (page, _) -> {
                    page.locator(".tile").first().click();
                    type(page, "1.250");
                }),
                till("quantity-typed", paying, (page, _) -> {
                    type(page, "12");
                    page.locator("[data-key=x]").click();
                    type(page, "4011");
                }),
                till("search", paying, (page, _) -> {
                    page.keyboard().press("F2");
                    page.locator("ev-search input").fill("milch");
                    page.locator(".found-item").first().waitFor();
                }),
                till("search-by-touch", paying, (page, _) -> {
                    page.locator(".functions .key").first().click();
                    for (var letter : List.of("m", "i", "l")) {
                        page.locator("[data-key=" + letter + "]").click();
                    }
                    page.locator(".found-item").first().waitFor();
                }),
                till("search-begun", paying, (page, _) -> {
                    page.locator(".functions .key").first().click();
                    page.locator("ev-letters [aria-pressed]").click();
                }),
                till("no-sale", open, (page, _) -> {
                    page.locator(".bar-menu").click();
                    page.locator(".menu button").nth(1).click();
                    page.locator(".reasons").waitFor();
                }),
                till("parked", open, (page, _) -> {
                    page.keyboard().press("F5");
                    page.locator(".found-item").first().waitFor();
                }),
                till("cart-comes", open, withCart(open, new WantedCart(3, null))),
                till("cart-offline", open.unwell(), withCart(open.unwell(), new WantedCart(3, null))),
                till("cart-refused", open, withCart(open, new WantedCart(0, Refusal.THERE_IS_NO_SUCH_CART))),
                till("payment", paying, (page, _) -> page.locator(".pay").click()),
                till("payment-typed", paying, (page, _) -> {
                    page.locator(".pay").click();
                    type(page, "1000");
                }),
                till("split", paying.withTenders(cash, card), (page, _) -> page.locator(".pay")
                        .click()),
                till("order", paying.withTenders(prepaid(paying)), (page, _) -> page.locator(".task")
                        .waitFor()),
                till("order-and-more", paying.withTenders(prepaid(open.withLines(6))), (page, _) -> page.locator(".pay")
                        .click()),
                till("card-asked", paying.withCard(CardState.IN_PROGRESS)),
                till("card-to-be-signed", paying.withCard(CardState.TO_BE_SIGNED)),
                till("card-unknown", paying.withCard(CardState.UNKNOWN), Views.MANAGER, (_, _) -> {}),
                till("card-refused", paying, (page, server) -> {
                    server.live("/api/tills/1/live", refused(paying.view()));
                    page.locator(".pay").click();
                    page.locator(".troubled").waitFor();
                }),
                till("change", open.withChange(1265)),
                till("paid-exactly", open.withChange(0)),
                till("unknown-code", paying, (page, server) -> {
                    server.live(
                            "/api/tills/1/live",
                            paying.withNotice(8, Refusal.THE_ITEM_IS_UNKNOWN, "4006381333931")
                                    .view());
                    page.locator(".refused").waitFor();
                }),
                till("print-question", open.withQuestion()),
                till("offline", paying.unwell()),
                till("screen-alone", paying, (page, server) -> {
                    server.close();
                    page.context().setOffline(true);
                    page.locator(".lost").waitFor();
                }),
                till("shift-closed", open.closed(), (page, _) -> type(page, "10000")),
                till("close-shift", open, (page, _) -> {
                    page.locator(".bar-menu").click();
                    page.locator(".menu button").nth(3).click();
                    type(page, "34520");
                }),
                till("menu", open, (page, _) -> page.locator(".bar-menu").click()),
                till("x-report", open, (page, _) -> {
                    page.locator(".bar-menu").click();
                    page.locator(".menu button").nth(2).click();
                    page.locator(".report").waitFor();
                }),
                till("receipts", open, (page, _) -> page.locator(".functions .key")
                        .nth(3)
                        .click()),
                till("receipt", open.withChange(265), (page, _) -> page.locator(".done .button")
                        .click()),
                customer("customer-sale", paying),
                customer("customer-change", open.withChange(1265)),
                customer("customer-idle", open));
    }

    private static Scene till(String name, Views views) {
        return till(name, views, (_, _) -> {});
    }

    private static Scene till(String name, Views views, Scene.Act then) {
        return till(name, views, Views.CASHIER, then);
    }

    private static Scene till(String name, Views views, Session who, Scene.Act then) {
        return new Scene("till-" + name, "/till.html", server -> prepare(server, views, who), (page, server) -> {
            page.locator(".bar-states .state").first().waitFor();
            then.on(page, server);
        });
    }

    private static Scene customer(String name, Views views) {
        return new Scene(
                name,
                "/customer.html?till=1",
                server -> prepare(server, views, Views.CASHIER),
                (page, _) -> page.locator(".customer").waitFor());
    }

    private static void prepare(FixtureServer server, Views views, Session who) throws java.io.IOException {
        var milk =
                new ItemView("gtin:1", "4061458000017", "Vollmilch 3,5 % 1 l", "Molkerei & Eier", eur(119), Unit.EACH);
        var fresh = new ItemView(
                "gtin:2", "4061458000024", "Frischmilch fettarm 1 l", "Molkerei & Eier", eur(115), Unit.EACH);
        server.answer("GET /api/session", who)
                .answer("GET /api/tills/1/quick-keys", Views.quickKeys())
                .answer("GET /api/tills/1/items", List.of(milk, fresh))
                .answer("GET /api/tills/1/x", report())
                .answer("GET /api/tills/1/waiting", parked())
                .answer(
                        "GET /api/tills/1/receipts",
                        List.of(receipt(17, "cash"), receipt(16, "card"), receipt(15, "cash")))
                .answer("GET /api/tills/1/receipts/1-1-17.svg", 200, "image/svg+xml", PAPER)
                .live("/api/tills/1/live", views.view());
    }

    static List<WaitingBasket> parked() {
        var at = Instant.parse("2026-11-22T14:05:00Z");
        return List.of(
                new WaitingBasket("b-1", 1, "7", at, eur(318), List.of("Vollmilch 3,5 % 1 l", "Barista Hafer 1 l")),
                new WaitingBasket("b-2", 2, "8", at.plusSeconds(240), eur(2_749), List.of("Kaffee gemahlen 500 g")));
    }

    /** The same, after the terminal has refused a card. */
    private static TillView refused(TillView it) {
        return new TillView(
                it.version() + 1,
                it.till(),
                it.turn(),
                it.store(),
                it.currency(),
                it.taxMode(),
                it.shift(),
                it.basket(),
                it.lastSale(),
                null,
                null,
                new CardTrouble("1-1-18-a", eur(1970), CardTroubleKind.REFUSED, null),
                it.questions(),
                it.notice(),
                it.devices(),
                it.sync(),
                it.storeTime());
    }

    private static Tender prepaid(Views ordered) {
        return new Tender.Prepaid(
                1, Objects.requireNonNull(ordered.view().basket()).priced().total(), "K7P2M4X9Q3RT");
    }

    private static Scene.Act withCart(Views views, WantedCart cart) {
        var it = views.view();
        var brought = new TillView(
                it.version() + 1,
                it.till(),
                it.turn(),
                it.store(),
                it.currency(),
                it.taxMode(),
                it.shift(),
                it.basket(),
                it.lastSale(),
                cart,
                it.payment(),
                it.cardTrouble(),
                it.questions(),
                it.notice(),
                it.devices(),
                it.sync(),
                it.storeTime());
        return (page, server) -> {
            server.live("/api/tills/1/live", brought);
            page.locator(".task").waitFor();
        };
    }

    private static ReceiptEntry receipt(long number, String means) {
        return new ReceiptEntry(
                Views.receipt(number), Views.NOW, eur(735 + number * 111), "Maria Lindner", List.of(means));
    }

    private static ShiftReport report() {
        return new ShiftReport(
                "1-1-4",
                1,
                "Maria Lindner",
                Views.NOW,
                List.of(
                        new FigureView("SALES", "", 42, eur(81_250)),
                        new FigureView("ITEMS", "", 391, eur(0)),
                        new FigureView("TENDER", "cash", 23, eur(30_120)),
                        new FigureView("TENDER", "card", 20, eur(51_130)),
                        new FigureView("OPENING_FLOAT", "", 1, eur(10_000))),
                eur(40_120));
    }

    /** Keys of a person: never as fast as a scanner's. */
    private static void type(Page page, String keys) {
        page.keyboard().type(keys, new com.microsoft.playwright.Keyboard.TypeOptions().setDelay(90));
    }

    private static final String PAPER = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 300"><rect width="384" height="300" fill="#fff"/>
            <g font-family="monospace" font-size="15"><text x="110" y="40">Markt am Ring</text><text x="16" y="90">Vollmilch 3,5 % 1 l</text>
            <text x="330" y="90">1,19</text><text x="16" y="130" font-weight="bold">Summe EUR</text><text x="330" y="130">1,19</text></g></svg>
            """;

    private TillScenes() {}
}
