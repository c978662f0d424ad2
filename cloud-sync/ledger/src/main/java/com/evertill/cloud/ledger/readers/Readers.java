package com.evertill.cloud.ledger.readers;

import com.evertill.cloud.ledger.ArchivedBatch;
import com.evertill.cloud.ledger.FactStream;
import com.evertill.cloud.ledger.Ledger;
import com.evertill.commerce.facts.Batch;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All readers, driven one step at a time by one caller. */
public final class Readers {
    private final Ledger ledger;
    private final Database database;
    private final Reports reports;
    private final StockOnHand stock;
    private final SalesFeed sales;
    private final Acknowledgements acknowledgements;
    private final Troubles troubles;
    private final SetAside setAside;
    private final List<Reader> all;

    public Readers(Ledger ledger) {
        this.ledger = ledger;
        this.database = ledger.database();
        this.reports = new Reports(database);
        this.stock = new StockOnHand(database);
        this.sales = new SalesFeed(database);
        this.acknowledgements = new Acknowledgements(database);
        this.troubles = new Troubles(database);
        this.setAside = new SetAside(database);
        this.all = List.of(reports, stock, sales, acknowledgements, troubles, setAside);
    }

    /**
     * Takes every reader over one batch of every stream that has one for it.
     *
     * @return whether there was anything to do.
     */
    public synchronized boolean step(Instant now) {
        boolean worked = false;
        for (var held : ledger.streams().all().entrySet()) {
            worked |= step(held.getKey(), held.getValue().sequence(), now);
        }
        return worked;
    }

    private boolean step(FactStream stream, long held, Instant now) {
        var waiting = positions(stream).entrySet().stream()
                .filter(entry -> entry.getValue() < held)
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, TreeMap::new, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        waiting.forEach((position, readers) -> take(stream, position, readers, now));
        return !waiting.isEmpty();
    }

    /** Readers that stand at the same place, which all do but after a rebuild, go over the batch together. */
    private void take(FactStream stream, long position, List<Reader> readers, Instant now) {
        var batch = ledger.archive()
                .find(stream, position + 1)
                .map(ArchivedBatch::open)
                .orElseThrow(
                        () -> new IllegalStateException("nothing is archived at " + stream + "/" + (position + 1)));
        var entries = batch.facts().stream().map(fact -> Entry.of(fact, now)).toList();
        database.act(tx -> {
            for (var reader : readers) {
                for (var entry : entries) {
                    reader.take(tx, entry);
                }
                move(tx, reader, stream, batch);
            }
        });
    }

    private Map<Reader, Long> positions(FactStream stream) {
        return database.read(tx -> {
            var positions = new LinkedHashMap<Reader, Long>();
            for (var reader : all) {
                positions.put(
                        reader,
                        tx.number(
                                "SELECT sequence FROM reader WHERE reader=? AND node=? AND epoch=?",
                                reader.name(),
                                stream.node(),
                                stream.epoch()));
            }
            return positions;
        });
    }

    private static void move(Tx tx, Reader reader, FactStream stream, Batch batch) throws SQLException {
        tx.update("""
                INSERT INTO reader(reader, node, epoch, sequence) VALUES(?, ?, ?, ?)
                ON CONFLICT(reader, node, epoch) DO UPDATE SET sequence=excluded.sequence
                """, reader.name(), stream.node(), stream.epoch(), batch.last());
    }

    /** Drops everything that readers made; the next steps make it again. */
    public synchronized void rebuild() {
        database.act(tx -> {
            for (var reader : all) {
                reader.forget(tx);
            }
            tx.update("DELETE FROM reader");
        });
    }

    public Reports reports() {
        return reports;
    }

    public StockOnHand stock() {
        return stock;
    }

    public SalesFeed sales() {
        return sales;
    }

    public Acknowledgements acknowledgements() {
        return acknowledgements;
    }

    public Troubles troubles() {
        return troubles;
    }

    public SetAside setAside() {
        return setAside;
    }
}
