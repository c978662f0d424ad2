package com.evertill.cloud.server;

import com.evertill.cloud.carts.StorePlace;
import com.evertill.cloud.events.LocalBus;
import com.evertill.cloud.forecast.Forecasts;
import com.evertill.cloud.forecast.Rhythm;
import com.evertill.cloud.forecast.WithheldFacts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The services that make something of what all others tell. */
final class Insight implements AutoCloseable {
    private static final String FORECAST = "forecast";

    private final Forecasts forecasts;

    /**
     * @param urls of databases, by name.
     * @param places of stores, {@code tenant.store}; one of which nothing is known has the clock of Greenwich.
     */
    Insight(
            UnaryOperator<String> urls,
            Settings.Forecast settings,
            Function<String, Optional<StorePlace>> places,
            WithheldFacts withheld) {
        Function<String, ZoneId> clocks =
                store -> places.apply(store).map(StorePlace::timeZone).orElse(ZoneOffset.UTC);
        var rhythm = new Rhythm(settings.leadDays(), settings.reviewDays(), settings.safety());
        forecasts = Forecasts.open(urls.apply(FORECAST), rhythm, clocks, withheld);
    }

    /** Whoever has heard of nothing is told from the beginning. */
    void subscribe(LocalBus bus) {
        bus.subscribe(FORECAST, Forecasts.NEWS, event -> forecasts.hear(event, Instant.now()));
        if (forecasts.isEmpty()) {
            bus.replay(FORECAST, Instant.EPOCH, Instant.now());
        }
    }

    List<Teller> tellers() {
        return List.of(new Teller(FORECAST, forecasts::step, forecasts::waiting));
    }

    Forecasts forecasts() {
        return forecasts;
    }

    @Override
    public void close() {
        forecasts.close();
    }
}
