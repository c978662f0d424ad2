package com.evertill.cloud.forecast;

import com.evertill.cloud.events.CloudEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a shop in Berlin and stock tell. */
final class Told {
    static final String BERLIN = "acme.berlin";
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final String MILK = "gtin:04012345678901";
    static final String SALMON = "plu:4711";

    private int sequence;
    private int version;

    /** At a time of a day in Berlin. */
    static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(ZONE).toInstant();
    }

    static Map<String, ?> line(String item, long thousandths, String unit, boolean isVoided) {
        return Map.of("itemId", item, "quantity", quantity(thousandths, unit), "voided", isVoided);
    }

    static Map<String, ?> milk(long pieces) {
        return line(MILK, 1_000 * pieces, "EACH", false);
    }

    private static Map<String, ?> quantity(long thousandths, String unit) {
        return Map.of("thousandths", thousandths, "unit", unit);
    }

    @SafeVarargs
    final CloudEvent sold(LocalDate day, Map<String, ?>... lines) {
        var all = new ArrayList<Map<String, ?>>();
        for (var line : lines) {
            all.add(line);
        }
        return fact("sale.completed", day, Map.of("priced", Map.of("lines", all)));
    }

    CloudEvent withheld(LocalDate day) {
        return fact("sale.completed", day, null);
    }

    CloudEvent received(LocalDate day, long pieces) {
        return fact("stock.received", day, Map.of("document", "D", "lines", List.of(milk(pieces)), "by", "104"));
    }

    private CloudEvent fact(String type, LocalDate day, @Nullable Map<String, ?> payload) {
        var data = new LinkedHashMap<String, Object>();
        data.put("node", BERLIN + ".box1");
        data.put("epoch", 1);
        data.put("sequence", ++sequence);
        data.put("at", at(day, 12));
        data.put("businessDay", day);
        data.put(
                payload == null ? "withheld" : "payload",
                payload == null ? Map.of("bytes", 300_000, "batch", 7) : payload);
        var id = BERLIN + ".box1/1/" + sequence;
        return CloudEvent.of(
                "/evertill/ledger", id, "com.evertill.facts." + type + ".v1", BERLIN + ".box1", at(day, 12), data);
    }

    CloudEvent level(Instant at, long onHand, long reserved) {
        version++;
        var data = Map.of(
                "store",
                BERLIN,
                "item",
                MILK,
                "onHand",
                quantity(1_000 * onHand, "EACH"),
                "reserved",
                quantity(1_000 * reserved, "EACH"),
                "available",
                quantity(Math.max(0, 1_000 * (onHand - reserved)), "EACH"),
                "version",
                version);
        return CloudEvent.of(
                "/evertill/stock",
                "level/" + MILK + "/" + version,
                "com.evertill.stock.level-changed.v1",
                BERLIN + "/" + MILK,
                at,
                data);
    }
}
