package com.evertill.edge.server;

import com.evertill.commerce.codes.Code;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.edge.catalog.Lookup;
import com.evertill.shop.api.ShopApi;
import com.evertill.shop.api.ShopView;
import com.evertill.shop.api.SyncView;
import com.evertill.ui.server.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The manager's side, over HTTP. */
@RunOnVirtualThread
public class ShopResource implements ShopApi {
    private static final int MOST_ENTRIES = 100;
    private static final int MOST_LEVELS = 500;

    @Inject
    Edge edge;

    @Inject
    Views views;

    @Inject
    Callers callers;

    @Inject
    Simulation simulation;

    @Override
    public ShopView view() {
        callers.manager();
        return views.shop();
    }

    @Override
    public NewPairingCode pairingCode(ForTill till) {
        callers.manager();
        if (till == null || edge.lane(till.till()).isEmpty()) {
            throw Problem.refused(com.evertill.commerce.Refusal.THERE_IS_NO_SUCH_TILL);
        }
        var code = edge.staff().pairingCode(new TillId(till.till()), edge.now());
        return new NewPairingCode(code.code(), till.till(), code.expires());
    }

    @Override
    public SyncView link(Link link) {
        callers.manager();
        edge.plug(link.plugged());
        return views.sync();
    }

    @Override
    public List<JournalEntry> journal(long before, String type, String text) {
        callers.manager();
        var shop = edge.shop();
        var journal = shop.site().journal();
        return shop.database().read(tx -> {
            long confirmed = edge.sync(tx).confirmed();
            return journal.newest(tx, before, type, text.strip(), MOST_ENTRIES).stream()
                    .map(fact -> JournalLines.entry(fact, confirmed, edge.staff()::nameOf))
                    .toList();
        });
    }

    @Override
    public String fact(long sequence) {
        callers.manager();
        var journal = edge.shop().site().journal();
        var fact = edge.shop().database().read(tx -> journal.find(tx, sequence)).orElseThrow(Problem::notFound);
        return new String(fact.payload(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public List<Total> totals(@Nullable LocalDate day) {
        callers.manager();
        var shop = edge.shop();
        var wanted = day == null ? edge.now().atZone(shop.store().zone()).toLocalDate() : day;
        return shop.database().read(tx -> shop.site().totals().ofDay(tx, wanted)).stream()
                .map(it -> new Total(
                        it.till().number(),
                        it.shift().toString(),
                        it.figure().name(),
                        it.name(),
                        it.count(),
                        new Money(
                                it.minor(),
                                it.currency().isEmpty()
                                        ? shop.store().currency()
                                        : Currency.getInstance(it.currency()))))
                .toList();
    }

    @Override
    public List<StockLevel> stock(String query) {
        callers.manager();
        var shop = edge.shop();
        return shop.database().read(tx -> {
            var levels = new java.util.ArrayList<StockLevel>();
            for (var level : shop.stock().levels(tx, MOST_LEVELS)) {
                var name = nameOf(tx, level.itemId());
                var code = level.itemId().substring(level.itemId().indexOf(':') + 1);
                if (query.isBlank()
                        || (name + " " + code)
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains(query.toLowerCase(java.util.Locale.ROOT))) {
                    levels.add(new StockLevel(level.itemId(), code, name, level.quantity()));
                }
            }
            return levels;
        });
    }

    @Override
    public CatalogueImport catalogue(String accept, byte[] csv) {
        callers.manager();
        return edge.takeCatalogue(csv, accept.equals("good"));
    }

    @Override
    public String simulation(int lane) {
        callers.manager();
        return simulation.get(lane);
    }

    @Override
    public String simulate(int lane, String part, String json) {
        callers.manager();
        return simulation.post(lane, part, json);
    }

    private String nameOf(com.evertill.commerce.sqlite.Tx tx, String itemId) throws java.sql.SQLException {
        var number = itemId.substring(itemId.indexOf(':') + 1);
        var code = itemId.startsWith("gtin:") ? new Code.Gtin(number) : new Code.Plu(number);
        return edge.shop().catalog().priceBook().find(tx, code) instanceof Lookup.Found found
                ? found.item().name()
                : itemId;
    }
}
