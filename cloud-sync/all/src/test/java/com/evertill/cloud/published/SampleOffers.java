package com.evertill.cloud.published;

import com.evertill.cloud.customers.CustomerEvents;
import com.evertill.cloud.customers.Purpose;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.ledger.readers.FactEvents;
import com.evertill.cloud.offers.Campaign;
import com.evertill.cloud.offers.Look;
import com.evertill.cloud.offers.Offers;
import com.evertill.cloud.offers.OffersEvents;
import com.evertill.commerce.facts.FactType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the service of offers itself told of somebody who bought coffee, with which others buy milk, and milk the day after. */
final class SampleOffers {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final String CUSTOMER = "0199f0a2-3c41-7d55-9b1e-6f0c2a4d8e13";
    private static final String COFFEE = "gtin:04012345678925";
    private static final String MILK = "gtin:04012345678901";
    private static final String BREAD = "plu:4711";
    private static final int BASKETS = 100;

    static CloudEvent of(String type) {
        var week = Duration.ofDays(7);
        int heldOut = type.equals(OffersEvents.HELD_OUT) ? 100 : 0;
        var campaign = new Campaign("autumn", AT, AT.plus(week), 1_000, week, week, heldOut);
        var told = new ArrayList<CloudEvent>();
        try (var offers = Offers.open(
                "jdbc:sqlite:" + Files.createTempDirectory("samples").resolve("offers.db"),
                List.of(campaign),
                () -> "0199f0a2-4d52-7e66-8c2f-7a1d3b5e9f24",
                (_, _) -> Optional.empty())) {
            for (int basket = 1; basket <= BASKETS; basket++) {
                var items = basket % 5 == 0 ? List.of(COFFEE, MILK) : List.of(BREAD);
                offers.hear(sold(basket, AT, List.of(), items), AT);
            }
            while (offers.step(AT)) {}
            offers.hear(allows(Purpose.PROFILING, 1), AT);
            offers.hear(allows(Purpose.OFFERS_IN_APP, 2), AT);
            var named = List.of(Map.of("at", AT, "happened", Map.of("event", "customer-named", "customer", CUSTOMER)));
            offers.hear(sold(BASKETS + 1, AT, named, List.of(COFFEE)), AT);
            var look = new Look(Optional.of(CUSTOMER), "acme", Set.of(), Set.of(BREAD), "web", _ -> true);
            offers.look(look, 1, AT.plusSeconds(60));
            var tomorrow = AT.plus(Duration.ofDays(1));
            offers.hear(sold(BASKETS + 2, tomorrow, named, List.of(MILK)), tomorrow);
            while (offers.step(told::addAll)) {}
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

    private static CloudEvent allows(Purpose purpose, int number) {
        var data = new CustomerEvents.ConsentChanged(CUSTOMER, purpose, true, number);
        return CloudEvent.of(
                CustomerEvents.SOURCE,
                CUSTOMER + "/consent/" + number,
                CustomerEvents.CONSENT_CHANGED,
                CUSTOMER,
                AT,
                data);
    }

    private static CloudEvent sold(
            int sequence, Instant at, List<? extends Map<String, ?>> events, List<String> items) {
        var lines = items.stream()
                .map(item -> Map.of("itemId", item, "voided", false))
                .toList();
        var data = Map.of(
                "node",
                "acme.hamburg.box1",
                "epoch",
                1,
                "sequence",
                sequence,
                "at",
                at,
                "businessDay",
                "2026-11-23",
                "payload",
                Map.of("events", events, "priced", Map.of("lines", lines)));
        var id = "acme.hamburg.box1/1/" + sequence;
        return CloudEvent.of(
                FactEvents.SOURCE, id, FactEvents.type(FactType.SALE_COMPLETED), "acme.hamburg.box1", at, data);
    }

    private SampleOffers() {}
}
