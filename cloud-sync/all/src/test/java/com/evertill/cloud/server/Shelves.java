package com.evertill.cloud.server;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.node.StaffId;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The store in the north, whose box has said hello, with prices of head office and goods on its shelves. */
final class Shelves {
    static final String STORE = "acme.north";
    static final String APPLES = "plu:4011";
    static final String MILK = "gtin:04012345678901";
    private static final String CATALOGUE = """
            gtin,plu,name,department,price,tax_class,unit
            ,4011,Apples,Fruit,1.99,reduced,EACH
            04012345678901,,Whole milk 1 l,Dairy,1.29,reduced,EACH
            00000012345670,,Oat drink with a name that is as long as names can be on a receipt,Dairy,2.19,reduced,EACH
            ,4012,Gouda,Cheese,12.90,reduced,KG
            """;

    /** Once for each cloud that runs. */
    static void fill(URI base) {
        if (isSold(base)) {
            return;
        }
        var box = Surroundings.box(Surroundings.NORTH, 1);
        try (var shop = new Shop(Surroundings.NORTH)) {
            shop.say(box.hello(Instant.now(), 0));
            shop.confirmed(1);
            var lines = List.of(
                    new Payload.StockLine(APPLES, Quantity.each(10)), new Payload.StockLine(MILK, Quantity.each(0)));
            box.happened(
                    Instant.now(),
                    LocalDate.of(2026, 11, 23),
                    new Payload.StockReceived("D-1", lines, new StaffId("104")));
            shop.send(box, 1, 1);
            shop.confirmed(1);
        }
        var ada = new Browser(base).signedIn("ada", Surroundings.APPROVER);
        ada.put("/api/prices/drafts/first", "{\"zone\":\"main\",\"title\":\"All of it\"}");
        ada.postCsv("/api/prices/drafts/first/catalogue", CATALOGUE);
        ada.post("/api/prices/drafts/first/approval", "{}");
        ada.post("/api/prices/drafts/first/release", "{\"effective\":{\"kind\":\"now\"}}");
        Browser.eventually(() -> isSold(base));
    }

    private static boolean isSold(URI base) {
        var query = "{ product(store: \"%s\", id: \"%s\") { availability { store } } }".formatted(STORE, APPLES);
        return new Browser(base)
                .post("/graphql", Json.text(Map.of("query", query)))
                .at("/data/product/availability")
                .isObject();
    }

    private Shelves() {}
}
