package com.evertill.shop.browser;

import static com.evertill.shop.browser.Views.NOW;
import static com.evertill.shop.browser.Views.eur;

import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.shop.api.GoodsApi;
import com.evertill.shop.api.ShopApi.BadLine;
import com.evertill.shop.api.ShopApi.JournalEntry;
import com.evertill.shop.api.ShopApi.NewPairingCode;
import com.evertill.shop.api.ShopApi.StockLevel;
import com.evertill.shop.api.ShopApi.Total;
import com.evertill.shop.api.ShopView;
import com.evertill.shop.api.ShopView.PriceBook;
import com.evertill.shop.api.ShopView.TillCard;
import com.evertill.shop.api.TillApi.CardPaid;
import com.evertill.shop.api.TillView.CardPayment;
import com.evertill.shop.api.TillView.CardState;
import com.evertill.shop.api.TillView.CardTroubleKind;
import com.evertill.shop.api.TillView.Shift;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The front door, the manager's office and the simulated lane. */
final class OfficeScenes {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    /** What only a manager can settle. */
    static final List<CardPayment> UNDECIDED = List.of(
            new CardPayment("1-1-9", eur(2_350), CardState.UNKNOWN, false, false),
            new CardPayment("1-1-7", eur(1_200), CardState.UNKNOWN, true, false));

    /** What somebody must see to and close. */
    private static final List<ShopView.OpenException> OPEN = List.of(
            new ShopView.OpenException(
                    "1-1-R3", NOW, eur(48_210), eur(47_010), null, null, List.of(offline(17, 1_200)), null),
            new ShopView.OpenException(
                    "1-1-R4", NOW, eur(1_200), null, null, null, List.of(), "The terminal cannot be reached."),
            new ShopView.OpenException("1-1-R5", NOW, null, null, offline(12, 2_499), null, List.of(), "No cover."),
            new ShopView.OpenException(
                    "1-1-R6",
                    NOW,
                    null,
                    null,
                    null,
                    new ShopView.LateRefund(Views.receipt(11), eur(499), "Corked."),
                    List.of(),
                    null));

    /** One of each end. */
    private static final List<ShopView.CardRefund> REFUNDS = List.of(
            refund("1-1-14", 17L, 499, ShopView.RefundState.UNKNOWN, CardTroubleKind.NO_ANSWER),
            refund("1-1-13", 12L, 2_499, ShopView.RefundState.GIVEN, null),
            refund("1-1-12", null, 1_000, ShopView.RefundState.NOT_GIVEN, CardTroubleKind.REFUSED));

    private static final List<CardPaid> PAID = List.of(
            new CardPaid(Views.receipt(17), 1, NOW, "girocard ************4711", eur(1_970), eur(1_970)),
            new CardPaid(Views.receipt(12), 1, NOW, "Visa ************1111", eur(2_499), eur(0)));

    static final GoodsApi.FoundGoods GOODS = new GoodsApi.FoundGoods(
            "1-419",
            List.of(
                    new GoodsApi.GoodsItem(
                            "gtin:04006145800010", "04006145800010", "Vollmilch 3,5 % 1 l", Quantity.each(24)),
                    new GoodsApi.GoodsItem("plu:4011", "4011", "Bananen", new Quantity(12_450, Unit.KG))));

    private static ShopView.CardRefund refund(
            String refund,
            @Nullable Long receipt,
            long cents,
            ShopView.RefundState state,
            @Nullable CardTroubleKind trouble) {
        return new ShopView.CardRefund(
                refund, receipt == null ? null : Views.receipt(receipt), eur(cents), state, trouble, null, NOW);
    }

    private static ShopView.OfflinePayment offline(long receipt, long cents) {
        return new ShopView.OfflinePayment(Views.receipt(receipt), 1, eur(cents), NOW);
    }

    static List<Scene> all() {
        return List.of(
                new Scene("sign-in", "/", OfficeScenes::nobody, (page, _) -> page.locator(".sign")
                        .waitFor()),
                new Scene("sign-in-refused", "/", OfficeScenes::nobody, (page, _) -> {
                    page.locator("[name=staff]").fill("101");
                    page.locator("[name=pin]").fill("0000");
                    page.locator("[type=submit]").click();
                    page.locator(".problem").waitFor();
                }),
                new Scene("where-to", "/", server -> manager(server, true), (page, _) -> page.locator(".where")
                        .waitFor()),
                new Scene("pair", "/pair.html?code=K7QM-42XW", OfficeScenes::nobody, (page, _) -> page.locator(".code")
                        .waitFor()),
                office("tills", ".till-card", true),
                office("tills", ".till-card", false),
                new Scene("office-refund", "/shop.html#tills", server -> manager(server, true), (page, _) -> {
                    page.locator(".till-card .button").nth(1).click();
                    page.locator("dialog [name=reason]").fill("Corked");
                }),
                office("journal", "tbody tr", true),
                new Scene("office-fact", "/shop.html#journal", server -> manager(server, true), (page, _) -> {
                    page.locator("tbody tr .link").first().click();
                    page.locator(".fact").waitFor();
                }),
                office("totals", ".bars", true),
                office("stock", "tbody tr", true),
                office("goods", ".goods-kind", true),
                new Scene("office-delivery", "/shop.html#goods", server -> manager(server, true), (page, _) -> {
                    page.locator(".goods-kind").first().click();
                    page.locator("[name=document]").fill("LS-2026-1177");
                    find(page, "milch");
                    page.locator(".goods-found .button").first().click();
                    find(page, "4011");
                    page.locator(".goods-found .button").last().click();
                    page.locator(".goods-quantity").first().fill("x");
                }),
                new Scene("office-count", "/shop.html#goods", server -> manager(server, true), (page, _) -> {
                    page.locator(".goods-kind").nth(1).click();
                    find(page, "milch");
                    page.locator(".goods-found .button").first().click();
                    page.locator(".goods-quantity").first().fill("23");
                    page.locator(".button.go").click();
                    page.locator(".goods-differences").waitFor();
                }),
                new Scene("office-prices", "/shop.html#prices", server -> manager(server, true), (page, _) -> {
                    page.locator("[type=file]")
                            .setInputFiles(new FilePayload("a.csv", "text/csv", "x".getBytes(StandardCharsets.UTF_8)));
                    page.locator(".upload .button").click();
                    page.locator("tbody tr").first().waitFor();
                }),
                office("devices", ".device-list", false),
                new Scene("office-pairing-code", "/shop.html#devices", server -> manager(server, true), (page, _) -> {
                    page.locator(".card .button").first().click();
                    page.locator(".pairing-code").waitFor();
                }),
                new Scene("lane", "/lane.html", server -> manager(server, true), (page, _) -> page.locator(".slip")
                        .waitFor()));
    }

    private static Scene office(String place, String sign, boolean well) {
        var name = "office-" + place + (well ? "" : "-trouble");
        return new Scene(name, "/shop.html#" + place, server -> manager(server, well), (page, _) -> page.locator(sign)
                .first()
                .waitFor());
    }

    static void find(Page page, String text) {
        page.locator("ev-goods [type=search]").fill(text);
        page.locator("ev-goods [type=search]").press("Enter");
        page.locator(".goods-found").waitFor();
    }

    private static void nobody(FixtureServer server) {
        server.answer(
                        "GET /api/session",
                        401,
                        "application/problem+json",
                        "{\"title\":\"Nobody is signed in\",\"status\":401}")
                .answer("GET /api/pairing", Views.PAIRING)
                .answer(
                        "POST /api/session",
                        401,
                        "application/problem+json",
                        "{\"status\":401,\"detail\":\"The number or the PIN is wrong.\"}");
    }

    static void manager(FixtureServer server, boolean well) throws IOException {
        server.answer("GET /api/session", Views.MANAGER)
                .answer("GET /api/pairing", Views.PAIRING)
                .answer("GET /api/shop/journal", journal())
                .answer(
                        "GET /api/shop/journal/419",
                        Map.of("type", "sale.completed", "receipt", "1-1-17", "lines", List.of(1, 2, 3)))
                .answer("GET /api/shop/totals", totals())
                .answer("GET /api/shop/stock", stock())
                .answer("GET /api/shop/goods/items", GOODS)
                .answer("GET /api/tills/1/card-payments", PAID)
                .answer("POST /api/shop/catalogue", 422, "application/problem+json", problem())
                .answer("POST /api/shop/pairing-codes", new NewPairingCode("K7QM-42XW", 1, NOW.plusSeconds(900)))
                .answer("GET /api/shop/simulation/1", 200, "application/json", LANE)
                .answer(
                        "GET /api/tills/1/receipts/1-1-17.svg",
                        200,
                        "image/svg+xml",
                        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 3 2'/>")
                .live("/api/shop/live", shop(well));
        server.answer("GET /api/shop", shop(well));
    }

    private static String problem() {
        return com.evertill.commerce.codec.Json.text(Map.of(
                "status",
                422,
                "detail",
                "2 lines are bad",
                "lines",
                List.of(
                        new BadLine(
                                14,
                                "4006381333932,,Stift,Papier,1.99,standard,EACH",
                                List.of("the check digit of the GTIN should be 1")),
                        new BadLine(
                                88,
                                ",4011,Bananen,Obst,-1,reduced,KG",
                                List.of("the price is negative", "the PLU is used twice")))));
    }

    private static ShopView shop(boolean well) {
        var shift = new Shift("1-1-4", "101", "Maria Lindner", NOW);
        return new ShopView(
                3,
                "demo.store-001.node-1",
                "Markt am Ring",
                DAY,
                List.of(
                        new TillCard(
                                1,
                                shift,
                                eur(40_120),
                                eur(1_970),
                                42,
                                eur(81_250),
                                well ? List.of() : UNDECIDED,
                                well ? List.of() : REFUNDS,
                                well ? List.of() : OPEN,
                                Views.devices(well),
                                true),
                        new TillCard(
                                2,
                                null,
                                null,
                                null,
                                7,
                                eur(9_300),
                                List.of(),
                                List.of(),
                                List.of(),
                                Views.devices(true),
                                well)),
                Views.sync(well),
                new PriceBook("de-north", 7, NOW, 8L, "2026-11-23T06:00", 733),
                well
                        ? new ShopView.Disk(61_000_000_000L, 2_400L, "PLENTY")
                        : new ShopView.Disk(900_000_000L, 21L, "LOW"),
                well
                        ? new ShopView.Backup(NOW, 38_000_000L, null)
                        : new ShopView.Backup(NOW, 38_000_000L, "THE_BACKUP_FOLDER_CANNOT_BE_WRITTEN"),
                "0.1.0",
                NOW,
                true);
    }

    private static List<JournalEntry> journal() {
        return LongStream.range(0, 30)
                .mapToObj(i -> new JournalEntry(
                        419 - i,
                        NOW.minusSeconds(i * 97),
                        DAY,
                        i % 7 == 3 ? "shift.opened" : "sale.completed",
                        List.of(i % 7 == 3 ? "1-1-4" : "1-1-" + (50 - i)),
                        eur(i % 7 == 3 ? 10_000 : 735 + 222 * i),
                        "Maria Lindner",
                        i % 7 == 3 ? null : "1-1-17",
                        1,
                        i > 3))
                .toList();
    }

    private static List<Total> totals() {
        return List.of(
                new Total(1, "1-1-4", "SALES", "", 42, eur(81_250)),
                new Total(1, "1-1-4", "ITEMS", "", 391, eur(0)),
                new Total(1, "1-1-4", "TAX", "reduced", 42, eur(5_315)),
                new Total(1, "1-1-4", "TENDER", "cash", 23, eur(30_120)),
                new Total(1, "1-1-4", "TENDER", "card", 20, eur(51_130)),
                new Total(1, "1-1-4", "REFUNDED", "", 2, eur(2_998)),
                new Total(2, "2-1-2", "SALES", "", 7, eur(9_300)),
                new Total(2, "2-1-2", "TENDER", "cash", 7, eur(9_300)));
    }

    private static List<StockLevel> stock() {
        return LongStream.range(0, 20)
                .mapToObj(i -> new StockLevel(
                        "gtin:" + i,
                        "40061458000" + (10 + i),
                        i % 3 == 0 ? "Bananen" : "Vollmilch 3,5 % 1 l",
                        i % 3 == 0 ? new Quantity(12_450 - 4_000 * i, Unit.KG) : Quantity.each(40 - 7 * i)))
                .toList();
    }

    private static final String LANE = """
            {"lane":1,"scanner":{"port":9211,"connected":true,"unplugged":false},
             "printer":{"port":9212,"connected":true,"faults":["COVER_OPEN"],"unknownCommands":[],"lines":[],
              "paper":[{"columns":42,"elements":[
                {"kind":"text","text":"Markt am Ring","align":"CENTRE","bold":true,"large":true},
                {"kind":"text","text":"Kasse 1 · Bon 1-1-17","align":"CENTRE","bold":false,"large":false},{"kind":"rule"},
                {"kind":"columns","left":"Vollmilch 3,5 % 1 l","right":"1,19","bold":false,"large":false},
                {"kind":"columns","left":"Bananen 0,453 kg x 1,79","right":"0,81","bold":false,"large":false},{"kind":"rule"},
                {"kind":"columns","left":"Summe EUR","right":"2,00","bold":true,"large":true},
                {"kind":"feed","lines":1},{"kind":"barcode","data":"1-1-17"},{"kind":"cut"}]}],"bars":{},"beeps":2},
             "keylock":{"port":9217,"connected":true,"unplugged":false,"position":"NORMAL"},
             "drawer":{"open":true},
             "display":{"port":9216,"connected":true,"unplugged":false,"lines":["Bananen 0,453   0,81","Summe       2,00 EUR"]},
             "scale":{"port":9215,"connected":true,"unit":"kg","load":"0.453","faults":["IN_MOTION"]},
             "terminal":{"port":9213,"mode":"LOSE_ANSWER","capturedMinor":1250,"display":"Welcome","transactions":[
                {"service":"0000000002","category":"Payment","amountMinor":1250,"currency":"EUR","state":"APPROVED","reversedMinor":0},
                {"service":"0000000001","category":"Payment","amountMinor":730,"currency":"EUR","state":"DECLINED","reversedMinor":0}]},
             "zvt":{"port":9214,"mode":"APPROVE","maker":"STANDARD","capturedMinor":0},
             "hardTotals":{"unplugged":false}}
            """;

    private OfficeScenes() {}
}
