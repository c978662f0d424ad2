package com.evertill.rehearsal.demo;

import com.evertill.commerce.codec.Json;
import com.evertill.rehearsal.iot.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** The demo's head office, as its files say it: its people, its price zone, the boxes it listens to. */
public final class DemoOffice {
    public static final String USER = "petra";
    public static final String PASSWORD = "preise-fuer-alle";

    private DemoOffice() {}

    static Path users(Layout layout) {
        return layout.cloud().resolve("users.json");
    }

    static Path zones(Layout layout) {
        return layout.cloud().resolve("zones.json");
    }

    static Path heads(Layout layout) {
        return layout.cloud().resolve("heads.json");
    }

    static Path nodes(Layout layout) {
        return layout.cloud().resolve("nodes");
    }

    static void write(Layout layout, Certificates.Identity node) {
        try {
            Files.createDirectories(nodes(layout));
            Files.write(users(layout), Json.bytes(List.of(person())));
            Files.write(heads(layout), Json.bytes(Map.of("heads", List.of(), "stores", List.of(store()))));
            Files.write(zones(layout), Json.bytes(Map.of("zones", List.of(zone()))));
            var certificate = nodes(layout).resolve(DemoStore.NODE + ".pem");
            Files.copy(node.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new DemoFault("The demo cannot write to " + layout.cloud() + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> person() {
        return Map.of("name", USER, "fullName", "Petra Preis", "role", "APPROVER", "password", PASSWORD);
    }

    /** As the web shop calls it. */
    private static Map<String, Object> store() {
        return Map.of("id", DemoStore.NODE.shop(), "name", DemoStore.NAME, "taxRules", DemoStore.TAX_RULES);
    }

    private static Map<String, Object> zone() {
        return Map.of(
                "name",
                DemoStore.PRICE_ZONE,
                "currency",
                DemoStore.CATALOGUE.currency(),
                "timeZone",
                DemoStore.ZONE,
                "taxes",
                DemoStore.CATALOGUE.taxes());
    }
}
