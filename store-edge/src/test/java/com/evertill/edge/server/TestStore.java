package com.evertill.edge.server;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A German shop with two tills, one cashier each and a manager, in a folder of its own; no devices, no cloud. */
public class TestStore implements QuarkusTestResourceLifecycleManager {
    private static final String STORE = """
            {"node": "test.berlin.box-1", "name": "Markt", "currency": "EUR", "language": "de",
             "zone": "Europe/Berlin", "priceZone": "de",
             "legalEntity": {"name": "Markt GmbH", "address": ["Weg 1", "10115 Berlin"], "taxNumber": "DE1"},
             "taxRules": {"mode": "INCLUDED", "precision": "PER_RECEIPT", "rounding": "HALF_UP"},
             "taxes": {"standard": [{"id": "A", "name": "MwSt", "ppm": 190000}],
                       "reduced": [{"id": "B", "name": "MwSt", "ppm": 70000}]},
             "tills": [{"number": 1}, {"number": 2}],
             "staff": [{"number": "7", "name": "Kim", "role": "CASHIER", "pin": "1111"},
                       {"number": "8", "name": "Sam", "role": "CASHIER", "pin": "2222"},
                       {"number": "1", "name": "Alex", "role": "MANAGER", "pin": "9999"}]}
            """;

    @Override
    public Map<String, String> start() {
        try {
            var folder = Files.createTempDirectory(Path.of("target"), "store").toAbsolutePath();
            Files.writeString(folder.resolve("store.json"), STORE);
            return Map.of("evertill.data", folder.toString(), "evertill.secure-cookies", "false");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
