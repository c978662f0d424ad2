package com.evertill.cloud.offers;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.node.CustomerReference;
import com.evertill.commerce.node.NodeId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What shops and other services tell, as far as offers are about it. */
final class OffersNews {
    private static final String SOLD = "com.evertill.facts.sale.completed.v1";
    private static final String CONSENT = "com.evertill.customers.consent-changed.v1";
    private static final String ERASED = "com.evertill.customers.erased.v1";

    static final EventPattern PATTERN = EventPattern.ofTypes(
            SOLD, CONSENT, ERASED, OffersEvents.OFFERED, OffersEvents.HELD_OUT, OffersEvents.SHOWN, OffersEvents.TAKEN);

    /** Twice what a GTIN has. */
    private static final int LONGEST_ITEM = 32;

    /** What of the ledger's event is read here. */
    private record Told(
            NodeId node,
            int epoch,
            long sequence,
            Instant at,
            @Nullable JsonNode payload,
            @Nullable Withheld withheld) {
        FactKey key() {
            return new FactKey(node, epoch, sequence);
        }
    }

    /** What of a payload that is too large for a bus is told instead. */
    private record Withheld(long batch) {}

    private record Sale(List<JsonNode> events, Priced priced) {}

    private record Priced(List<Line> lines) {}

    private record Line(String itemId, boolean voided) {}

    private record Erased(String customer) {}

    /** News of one basket, customer or offer. */
    sealed interface Heard {
        /** @param items each once, in their order. */
        record Sold(String id, String tenant, Optional<String> customer, Set<String> items, Instant at)
                implements Heard {}

        /** @param number what comes behind a higher one of this purpose is out of date. */
        record Consent(String customer, String purpose, boolean given, int number) implements Heard {}

        record Gone(String customer) implements Heard {}

        /** What this service told itself. */
        record Made(Offer offer, boolean isHeldOut) implements Heard {}

        /** What this service told itself. */
        record Shown(String offer, Instant at) implements Heard {}

        /** What this service told itself. */
        record Taken(String offer, Instant at) implements Heard {}
    }

    /** @throws NotTaken if it makes no sense. */
    static Heard read(CloudEvent event, WithheldFacts withheld) throws NotTaken {
        try {
            return switch (event.type()) {
                case SOLD -> sold(event, withheld);
                case CONSENT -> event.read(Heard.Consent.class);
                case ERASED -> new Heard.Gone(event.read(Erased.class).customer());
                case OffersEvents.OFFERED -> new Heard.Made(event.read(Offer.class), false);
                case OffersEvents.HELD_OUT -> new Heard.Made(event.read(Offer.class), true);
                case OffersEvents.SHOWN -> event.read(Heard.Shown.class);
                case OffersEvents.TAKEN -> event.read(Heard.Taken.class);
                default -> throw new IllegalArgumentException("nobody asked for it");
            };
        } catch (Json.MalformedException | IllegalArgumentException e) {
            throw new NotTaken("This is no " + event.type() + ": " + e.getMessage(), e);
        }
    }

    private static Heard sold(CloudEvent event, WithheldFacts withheld) throws NotTaken {
        var told = event.read(Told.class);
        var sale = Json.read(Json.bytes(payload(told, withheld)), Sale.class);
        var items = new TreeSet<String>();
        for (var line : sale.priced().lines()) {
            if (!line.voided()) {
                items.add(item(line.itemId()));
            }
        }
        return new Heard.Sold(event.id(), told.node().tenant(), lastNamed(sale.events()), items, told.at());
    }

    private static String item(String id) {
        if (id.isEmpty() || id.length() > LONGEST_ITEM) {
            throw new IllegalArgumentException("'" + id + "' is no item's id");
        }
        return id;
    }

    private static Optional<String> lastNamed(List<JsonNode> events) {
        return events.stream()
                .map(event -> event.path("happened"))
                .filter(happened -> happened.path("event").asText().equals("customer-named"))
                .map(happened -> new CustomerReference(happened.path("customer").asText()).value())
                .reduce((_, later) -> later);
    }

    private static JsonNode payload(Told told, WithheldFacts facts) throws NotTaken {
        if (told.payload() != null) {
            return told.payload();
        }
        if (told.withheld() == null) {
            throw new NotTaken(told.key() + " has neither a payload nor where to ask for it");
        }
        return facts.payload(told.key(), told.withheld().batch())
                .orElseThrow(() -> new NotTaken(told.key() + " was withheld and is not known where it was told"));
    }

    private OffersNews() {}
}
