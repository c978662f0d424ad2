package com.evertill.cloud.published;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.forecast.Forecasts;
import com.evertill.cloud.forecast.Rhythm;
import com.evertill.cloud.ledger.readers.FactEvents;
import com.evertill.cloud.stock.StockEvents;
import com.evertill.cloud.stock.StockLevel;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.item.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the service of forecasts itself told of milk that sold ten cartons a day, and of which there was one left. */
final class SampleForecast {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final String STORE = "acme.hamburg";
    private static final String MILK = "gtin:04012345678901";
    private static final int DAYS = 10;

    static CloudEvent of(String type) {
        var told = new ArrayList<CloudEvent>();
        try (var forecasts = Forecasts.open(
                "jdbc:sqlite:" + Files.createTempDirectory("samples").resolve("forecast.db"),
                Rhythm.DAILY,
                _ -> ZoneOffset.UTC,
                (_, _) -> Optional.empty())) {
            for (int day = 1; day <= DAYS; day++) {
                forecasts.hear(sold(day), AT);
            }
            forecasts.hear(oneIsLeft(), AT);
            while (forecasts.step(AT)) {}
            var proposal = forecasts.proposals(STORE, Optional.empty(), 1).getFirst();
            forecasts.answer("command-1", proposal.id(), Quantity.each(40), "nina", AT);
            while (forecasts.step(told::addAll)) {}
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NotTaken e) {
            throw new IllegalStateException(e);
        }
        return told.stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static CloudEvent sold(int ago) {
        var line = Map.of("itemId", MILK, "quantity", Quantity.each(10), "voided", false);
        var data = Map.of(
                "node",
                STORE + ".box1",
                "epoch",
                1,
                "sequence",
                ago,
                "at",
                AT,
                "businessDay",
                LocalDate.ofInstant(AT, ZoneOffset.UTC).minusDays(ago),
                "payload",
                Map.of("priced", Map.of("lines", List.of(line))));
        var id = STORE + ".box1/1/" + ago;
        return CloudEvent.of(
                FactEvents.SOURCE, id, FactEvents.type(FactType.SALE_COMPLETED), STORE + ".box1", AT, data);
    }

    private static CloudEvent oneIsLeft() {
        var level = new StockLevel(STORE, MILK, Quantity.each(1), Quantity.each(0), Quantity.each(1), 7);
        return CloudEvent.of(StockEvents.SOURCE, "level/" + MILK + "/7", StockEvents.LEVEL_CHANGED, STORE, AT, level);
    }

    private SampleForecast() {}
}
