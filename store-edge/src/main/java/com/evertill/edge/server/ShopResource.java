package com.evertill.edge.server;

import com.evertill.commerce.catalogue.CatalogueCsv;
import com.evertill.commerce.catalogue.CatalogueRules;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.edge.catalog.ImportOutcome;
import com.evertill.shop.api.ShopApi;
import com.evertill.shop.api.ShopView;
import com.evertill.shop.api.SyncView;
import com.evertill.ui.server.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
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
            var levels = new ArrayList<StockLevel>();
            if (query.isBlank()) {
                for (var level : shop.stock().levels(tx, MOST_LEVELS)) {
                    levels.add(new StockLevel(
                            level.itemId(), code(level.itemId()), nameOf(tx, level.itemId()), level.quantity()));
                }
            } else {
                for (var item : shop.stockroom().find(tx, query).items()) {
                    levels.add(new StockLevel(item.itemId(), item.code(), item.name(), item.onHand()));
                }
            }
            return levels;
        });
    }

    @Override
    public CatalogueImport catalogue(String accept, byte[] csv) {
        callers.manager();
        return taken(csv, accept.equals("good"));
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

    private static String code(String itemId) {
        return itemId.substring(itemId.indexOf(':') + 1);
    }

    private String nameOf(Tx tx, String itemId) throws SQLException {
        return edge.shop()
                .catalog()
                .priceBook()
                .item(tx, itemId)
                .map(Item::name)
                .orElse(itemId);
    }

    private CatalogueImport taken(byte[] csv, boolean acceptGood) {
        var shop = edge.shop();
        var taxes = shop.store().taxes();
        var read = CatalogueCsv.read(
                csv, CatalogueRules.of(shop.store().currency(), taxes.classes().keySet()));
        var bad = read.bad().stream()
                .map(line -> new BadLine(
                        line.number(),
                        line.text(),
                        line.reasons().stream().map(Object::toString).toList()))
                .toList();
        if (!bad.isEmpty() && !acceptGood) {
            throw Problem.badLines(bad);
        }
        return switch (shop.catalog().importLocal(read.good(), taxes, edge.now())) {
            case ImportOutcome.Imported(var items) -> {
                edge.changed();
                yield new CatalogueImport(items, bad);
            }
            case ImportOutcome.Refused refused ->
                throw refused.why() == ImportOutcome.Why.THE_PRICE_BOOK_COMES_FROM_HEAD_OFFICE
                        ? Problem.fault(409, "price-book-from-cloud")
                        : Problem.badLines(List.of(new BadLine(
                                0, refused.detail(), List.of(refused.why().name()))));
        };
    }
}
