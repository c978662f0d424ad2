package com.evertill.cloud.server;

import com.evertill.cloud.api.Shop;
import com.evertill.cloud.carts.Store;
import com.evertill.cloud.ledger.Ledger;
import com.evertill.cloud.prices.Zones;
import com.evertill.commerce.tax.TaxRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The stores that heads can choose from: those whose boxes have said in which price zone they are. Looked at again every few seconds. */
final class Shops {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Zones zones;
    private final Map<String, HeadsFile.Named> named;
    private volatile Seen seen = new Seen(List.of(), Instant.EPOCH);

    private record Seen(List<Shop> shops, Instant at) {}

    Shops(Ledger ledger, Zones zones, HeadsFile heads) {
        this.ledger = ledger;
        this.zones = zones;
        this.named = heads.stores().stream().collect(Collectors.toMap(HeadsFile.Named::id, store -> store));
    }

    /** By id. */
    List<Shop> all() {
        var now = Instant.now();
        var last = seen;
        if (last.shops().isEmpty() || last.at().plus(EVERY).isBefore(now)) {
            last = new Seen(look(), now);
            seen = last;
        }
        return last.shops();
    }

    private List<Shop> look() {
        var ids = ledger.states().all().stream()
                .map(state -> state.node().shop())
                .collect(Collectors.toCollection(TreeSet::new));
        return ids.stream()
                .flatMap(id ->
                        ledger.states().zoneOf(id).flatMap(zones::find).stream().map(zone -> shop(id, zone.currency())))
                .toList();
    }

    private Shop shop(String id, java.util.Currency currency) {
        var known = named.getOrDefault(id, new HeadsFile.Named(id, id.substring(id.indexOf('.') + 1), null));
        var rules = Objects.requireNonNullElse(known.taxRules(), TaxRules.EUROPEAN);
        return new Shop(new Store(id, currency, rules), known.name());
    }
}
