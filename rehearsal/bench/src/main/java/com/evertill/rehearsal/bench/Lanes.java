package com.evertill.rehearsal.bench;

import com.evertill.commerce.catalogue.CatalogueCsv;
import com.evertill.rehearsal.demo.GeneratedCatalogue;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The heads of a shop with eight tills: at each a browser that is paired with it, and its cashier signed in. */
final class Lanes {
    static final int TILLS = 8;
    static final int LINES = 10;
    private static final int ITEMS = 1_000;
    private static final long A_BANKNOTE_THAT_IS_ENOUGH = 49_900;

    private final List<Head> cashiers = new ArrayList<>();

    /** A shop's data folder, before its first start. */
    static Path newShop(Path place) throws IOException {
        return newShop(place, Lanes::bare);
    }

    /** What {@code store.json} says of a till without devices. */
    static String bare(int till) {
        return "{\"number\": %d}".formatted(till);
    }

    /** @param till what {@code store.json} says of each. */
    static Path newShop(Path place, IntFunction<String> till) throws IOException {
        Files.createDirectories(place);
        Files.writeString(place.resolve("store.json"), store(till));
        return place;
    }

    private static String store(IntFunction<String> tills) {
        return """
                {"node": "bench.store.box", "name": "Bench", "currency": "EUR", "language": "en",
                 "zone": "Europe/Berlin", "priceZone": "de",
                 "legalEntity": {"name": "Bench", "address": [], "taxNumber": "0"},
                 "taxRules": {"mode": "INCLUDED", "precision": "PER_RECEIPT", "rounding": "HALF_UP"},
                 "taxes": {"standard": [{"id": "A", "name": "VAT", "ppm": 190000}],
                           "reduced": [{"id": "B", "name": "VAT", "ppm": 70000}]},
                 "tills": [%s],
                 "staff": [{"number": "1", "name": "Alex", "role": "MANAGER", "pin": "9999"}, %s]}
                """.formatted(
                forEachTill(tills),
                forEachTill(till -> "{\"number\": \"%s\", \"name\": \"Kim\", \"role\": \"CASHIER\", \"pin\": \"1111\"}"
                        .formatted(cashier(till))));
    }

    private static String forEachTill(IntFunction<String> json) {
        return IntStream.rangeClosed(1, TILLS).mapToObj(json).collect(Collectors.joining(", "));
    }

    private static String cashier(int till) {
        return Integer.toString(100 + till);
    }

    /** Brings goods into the shop and opens all its tills. */
    void open(EdgeProcess edge) throws IOException {
        try (var manager = new Head()) {
            manager.talkTo(edge.port);
            while (!manager.signIn("1", "9999")) {
                LockSupport.parkNanos(20_000_000);
                edge.requireAlive();
            }
            manager.takeCatalogue(csv());
            for (int till = 1; till <= TILLS; till++) {
                var head = new Head();
                head.talkTo(edge.port);
                head.pair(manager.pairingCode(till));
                if (!head.signIn(cashier(till), "1111")) {
                    throw new IllegalStateException("cashier " + cashier(till) + " cannot sign in");
                }
                head.openShift(till);
                cashiers.add(head);
            }
        }
    }

    private static byte[] csv() throws IOException {
        var out = new StringWriter();
        CatalogueCsv.write(out, GeneratedCatalogue.items(ITEMS, 1).iterator());
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** After a start of the service: sessions and pairings outlive it. */
    void talkTo(EdgeProcess edge) throws IOException {
        for (var head : cashiers) {
            head.talkTo(edge.port);
        }
    }

    Head at(int till) {
        return cashiers.get(till - 1);
    }

    void scan(int till, int n) throws IOException {
        at(till).scan(till, code(n));
    }

    void payCash(int till) throws IOException {
        at(till).payCash(till, A_BANKNOTE_THAT_IS_ENOUGH);
    }

    /** The n-th scan, and cash after every tenth. */
    void scanAndPay(int till, int n) throws IOException {
        scan(till, n);
        if (n % LINES == LINES - 1) {
            payCash(till);
        }
    }

    /** At each of the first so many tills, side by side. */
    void sell(int tills, int salesEach) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int till = 1; till <= tills; till++) {
                int number = till;
                running.add(threads.submit(() -> {
                    for (int n = 0; n < salesEach * LINES; n++) {
                        scanAndPay(number, n);
                    }
                    return number;
                }));
            }
            for (var one : running) {
                one.get(30, TimeUnit.MINUTES);
            }
        }
    }

    /** Of an item that is sold by the piece. */
    static String code(int n) {
        int number = n * 7 % ITEMS;
        return GeneratedCatalogue.gtin(number % 10 == 3 ? number + 1 : number);
    }
}
