package com.evertill.cloud.server;

import com.evertill.cloud.carts.StorePlace;
import com.evertill.cloud.events.LocalBus;
import com.evertill.cloud.forecast.Forecasts;
import com.evertill.cloud.forecast.Rhythm;
import com.evertill.cloud.offers.Campaign;
import com.evertill.cloud.offers.Offers;
import com.evertill.commerce.facts.FactKey;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The services that make something of what all others tell. */
final class Insight implements AutoCloseable {
    private static final String FORECAST = "forecast";
    private static final String OFFERS = "offers";

    private final Forecasts forecasts;
    private final Offers offers;

    /**
     * @param urls of databases, by name.
     * @param places of stores, {@code tenant.store}; one of which nothing is known has the clock of Greenwich.
     */
    Insight(
            UnaryOperator<String> urls,
            Settings.Forecast settings,
            List<Campaign> campaigns,
            Function<String, Optional<StorePlace>> places,
            BiFunction<FactKey, Long, Optional<JsonNode>> withheld) {
        Function<String, ZoneId> clocks =
                store -> places.apply(store).map(StorePlace::timeZone).orElse(ZoneOffset.UTC);
        var rhythm = new Rhythm(settings.leadDays(), settings.reviewDays(), settings.safety());
        forecasts = Forecasts.open(urls.apply(FORECAST), rhythm, clocks, withheld::apply);
        var ids = (Supplier<String>) () -> UUID.randomUUID().toString();
        offers = Offers.open(urls.apply(OFFERS), campaigns, ids, withheld::apply);
    }

    /** Whoever has heard of nothing is told from the beginning. */
    void subscribe(LocalBus bus) {
        bus.subscribe(FORECAST, Forecasts.NEWS, event -> forecasts.hear(event, Instant.now()));
        if (forecasts.isEmpty()) {
            bus.replay(FORECAST, Instant.EPOCH, Instant.now());
        }
        bus.subscribe(OFFERS, Offers.NEWS, event -> offers.hear(event, Instant.now()));
        if (offers.isEmpty()) {
            bus.replay(OFFERS, Instant.EPOCH, Instant.now());
        }
    }

    List<Teller> tellers() {
        return List.of(
                new Teller(FORECAST, forecasts::step, forecasts::waiting),
                new Teller(OFFERS, offers::step, offers::waiting));
    }

    Forecasts forecasts() {
        return forecasts;
    }

    Offers offers() {
        return offers;
    }

    @Override
    public void close() {
        forecasts.close();
        offers.close();
    }
}
