package com.evertill.cloud.headoffice;

import com.evertill.cloud.headoffice.api.SalesApi;
import com.evertill.cloud.headoffice.api.StoresApi;
import com.evertill.cloud.headoffice.api.StoresApi.Fleet;
import com.evertill.cloud.headoffice.api.StoresApi.Node;
import com.evertill.cloud.headoffice.api.StoresApi.Said;
import com.evertill.cloud.headoffice.api.StoresApi.Store;
import com.evertill.cloud.headoffice.api.StoresApi.Taken;
import com.evertill.cloud.headoffice.api.StoresApi.Trouble;
import com.evertill.cloud.ledger.Alarm;
import com.evertill.cloud.ledger.Ledger;
import com.evertill.cloud.ledger.NodeRegistry;
import com.evertill.cloud.ledger.NodeState;
import com.evertill.cloud.ledger.Places.Asking;
import com.evertill.cloud.ledger.Places.Granted;
import com.evertill.cloud.ledger.readers.Exceptions.OpenException;
import com.evertill.cloud.ledger.readers.Readers;
import com.evertill.cloud.ledger.readers.Troubles.DeviceState;
import com.evertill.cloud.prices.Prices;
import com.evertill.commerce.messages.Place;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.NodeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shops and sales as the screens show them. */
public final class FleetViews {
    /** States of a device that are nobody's trouble, as the shop names them. */
    private static final Set<String> WELL = Set.of("READY", "DRAWER_OPEN", "NOT_CONFIGURED");

    private final Ledger ledger;
    private final Readers readers;
    private final Prices prices;

    public FleetViews(Ledger ledger, Readers readers, Prices prices) {
        this.ledger = ledger;
        this.readers = readers;
        this.prices = prices;
    }

    public Fleet fleet(Instant now) {
        var states = ledger.states().all().stream().collect(Collectors.toMap(NodeState::node, Function.identity()));
        var places = ledger.places().holders().stream().collect(Collectors.toMap(Granted::node, Function.identity()));
        var troubles = readers.troubles().devices().stream()
                .filter(device -> !WELL.contains(device.state()))
                .collect(Collectors.groupingBy(DeviceState::node));
        var alarms = ledger.alarms().all().stream()
                .collect(Collectors.groupingBy(Alarm::node, Collectors.summingLong(Alarm::count)));
        var exceptions = readers.exceptions().open().stream()
                .collect(Collectors.groupingBy(OpenException::node, Collectors.counting()));
        var stores = new TreeMap<String, List<Node>>(ledger.registry().nodes().stream()
                .collect(Collectors.groupingBy(
                        node -> node.id().shop(),
                        Collectors.mapping(
                                node -> node(
                                        node,
                                        states,
                                        places,
                                        troubles,
                                        alarms.getOrDefault(node.id(), 0L),
                                        exceptions.getOrDefault(node.id(), 0L)),
                                Collectors.toList()))));
        return new Fleet(
                now,
                stores.entrySet().stream()
                        .map(store -> new Store(store.getKey(), store.getValue()))
                        .toList(),
                ledger.places().asking().stream()
                        .map(asking -> asking(asking, states.get(asking.node())))
                        .toList());
    }

    private StoresApi.Asking asking(Asking asking, @Nullable NodeState before) {
        return new StoresApi.Asking(
                asking.node().toString(),
                asking.nonce(),
                Place.code(asking.nonce()),
                asking.software(),
                asking.first(),
                asking.last(),
                before == null ? null : before.epoch(),
                before == null ? 0 : before.confirmed(),
                before == null ? 0 : before.highest(),
                before == null ? null : before.lastSeen());
    }

    public static Taken taken(Granted granted) {
        var before = granted.replaced();
        return new Taken(
                granted.epoch(),
                granted.at(),
                granted.by(),
                before == null ? null : before.epoch(),
                before == null ? 0 : before.lostAfter(),
                before == null ? 0 : before.said());
    }

    private Node node(
            NodeRegistry.Node node,
            Map<NodeId, NodeState> states,
            Map<NodeId, Granted> places,
            Map<NodeId, List<DeviceState>> troubles,
            long alarms,
            long exceptions) {
        var state = states.get(node.id());
        var place = places.get(node.id());
        return new Node(
                node.id().toString(),
                node.status().name(),
                state == null ? null : said(state),
                place == null ? null : taken(place),
                troubles.getOrDefault(node.id(), List.of()).stream()
                        .map(FleetViews::trouble)
                        .toList(),
                alarms,
                exceptions);
    }

    private Said said(NodeState state) {
        return new Said(
                state.lastSeen(),
                state.epoch(),
                state.highest(),
                state.confirmed(),
                state.lag(),
                state.zone(),
                state.release(),
                state.staged(),
                prices.releases().newest(state.zone()),
                state.software(),
                state.skew().toMillis());
    }

    private static Trouble trouble(DeviceState device) {
        return new Trouble(device.till().number(), device.device(), device.state(), device.detail(), device.at());
    }

    public StoresApi.Alarms alarms() {
        return new StoresApi.Alarms(
                ledger.alarms().all().stream()
                        .map(alarm -> new StoresApi.Alarm(
                                alarm.node().toString(),
                                alarm.kind().name(),
                                alarm.count(),
                                alarm.first(),
                                alarm.last(),
                                alarm.detail()))
                        .toList(),
                ledger.quarantine().entries().stream()
                        .map(entry -> new StoresApi.Quarantined(
                                entry.number(),
                                entry.node().toString(),
                                entry.at(),
                                entry.why().name(),
                                entry.bytes()))
                        .toList(),
                readers.setAside().all().stream()
                        .map(fact ->
                                new StoresApi.SetAside(fact.key().toString(), fact.type(), fact.version(), fact.why()))
                        .toList());
    }

    public List<StoresApi.StockLevel> stock(String shop) {
        return readers.stock().of(shop).stream()
                .map(level -> new StoresApi.StockLevel(level.itemId(), level.quantity()))
                .toList();
    }

    public List<SalesApi.Sale> sales(@Nullable String shop, int most) {
        return readers.sales().recent(shop, most).stream()
                .map(sold -> new SalesApi.Sale(
                        sold.key().toString(),
                        sold.key().node().shop(),
                        sold.businessDay(),
                        sold.at(),
                        sold.till().number(),
                        sold.receipt().toString(),
                        sold.cashier().number(),
                        sold.items(),
                        sold.total(),
                        sold.tenders(),
                        sold.release()))
                .toList();
    }

    public List<SalesApi.Total> totals(LocalDate from, LocalDate to) {
        return readers.reports().totals(from, to).stream()
                // What has no amount and no currency, such as a drawer opened without a sale, is no total of money.
                .filter(total -> !total.currency().isEmpty())
                .map(total -> new SalesApi.Total(
                        total.shop(),
                        total.businessDay(),
                        total.till().number(),
                        total.figure().name(),
                        total.name(),
                        total.count(),
                        new Money(total.minor(), Currency.getInstance(total.currency()))))
                .toList();
    }
}
