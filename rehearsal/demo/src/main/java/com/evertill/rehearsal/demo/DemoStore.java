package com.evertill.rehearsal.demo;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.tax.TaxRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The demo's shop in Berlin, as its {@code store.json} says it. */
public final class DemoStore {
    public static final NodeId NODE = new NodeId("demo", "berlin-1", "box-1");
    static final String NAME = "Evertill Markt Berlin";
    static final TaxRules TAX_RULES = TaxRules.EUROPEAN;
    static final String ZONE = "Europe/Berlin";
    public static final String PRICE_ZONE = "germany";
    static final DemoCatalogue CATALOGUE = DemoCatalogue.GERMAN;
    public static final SignIn CASHIER = new SignIn("101", "Carla Kasse", "1010");
    public static final SignIn MANAGER = new SignIn("201", "Martin Markt", "2020");

    private DemoStore() {}

    /** @param pin of nobody real; that everybody knows it is the point of a demo. */
    public record SignIn(String staff, String name, String pin) {}

    /** Written anew at each start, since the ports may have changed. */
    static void write(Layout layout, DemoOptions options) {
        write(layout.storeFile(), json(layout, options));
    }

    private static Map<String, Object> json(Layout layout, DemoOptions options) {
        var store = new LinkedHashMap<String, Object>();
        store.put("node", NODE);
        store.put("name", NAME);
        store.put("legalEntity", legalEntity());
        store.put("currency", CATALOGUE.currency().getCurrencyCode());
        store.put("language", "de");
        store.put("zone", ZONE);
        store.put("priceZone", PRICE_ZONE);
        store.put("taxRules", TAX_RULES);
        store.put("taxes", CATALOGUE.taxes());
        store.put("codes", CATALOGUE.codes());
        store.put("tills", tills(layout, options));
        if (options.devices()) {
            store.put("hardTotals", "hardtotals");
        }
        store.put("refundLimit", 50_00);
        store.put("staff", List.of(staff(CASHIER, "CASHIER"), staff(MANAGER, "MANAGER")));
        return store;
    }

    private static Map<String, Object> legalEntity() {
        return Map.of(
                "name", "Evertill Demo GmbH",
                "address", List.of("Beispielstraße 1", "10115 Berlin"),
                "taxNumber", "DE000000000");
    }

    private static List<Map<String, Object>> tills(Layout layout, DemoOptions options) {
        return IntStream.rangeClosed(1, Layout.TILLS)
                .mapToObj(number -> till(number, layout, options))
                .toList();
    }

    private static Map<String, Object> till(int number, Layout layout, DemoOptions options) {
        var till = new LinkedHashMap<String, Object>();
        till.put("number", number);
        if (options.devices()) {
            till.put("scanner", "scanner." + number);
            till.put("printer", "printer." + number);
            till.put("drawer", "drawer." + number);
            till.put("display", "display." + number);
            till.put("scale", "scale." + number);
            till.put("tone", "tone." + number);
            till.put("keylock", "keylock." + number);
            boolean zvt = options.zvt() && number == Layout.TILLS;
            till.put("terminal", zvt ? layout.zvtTerminal(number) : layout.terminal(number));
        }
        return till;
    }

    private static Map<String, Object> staff(SignIn who, String role) {
        return Map.of("number", who.staff(), "name", who.name(), "role", role, "pin", who.pin());
    }

    private static void write(Path file, Map<String, Object> content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Json.bytes(content));
        } catch (IOException e) {
            throw new DemoFault("The demo cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
