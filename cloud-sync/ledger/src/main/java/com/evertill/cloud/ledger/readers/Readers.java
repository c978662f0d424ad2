package com.evertill.cloud.ledger.readers;

import com.evertill.cloud.ledger.ArchivedBatch;
import com.evertill.cloud.ledger.FactStream;
import com.evertill.cloud.ledger.Ledger;
import com.evertill.commerce.facts.Batch;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All readers, driven one step at a time by one caller. */
public final class Readers {
    private final Ledger ledger;
    private final Database database;
    private final Reports reports;
    private final StockOnHand stock;
    private final SalesFeed sales;
    private final Acknowledgements acknowledgements;
    private final Troubles troubles;
    private final Exceptions exceptions;
    private final SetAside setAside;
    private final News news;
    private final List<Reader> all;

    public Readers(Ledger ledger) {
        this.ledger = ledger;
        this.database = ledger.database();
        this.reports = new Reports(database);
        this.stock = new StockOnHand(database);
        this.sales = new SalesFeed(database);
        this.acknowledgements = new Acknowledgements(database);
        this.troubles = new Troubles(database);
        this.exceptions = new Exceptions(database);
        this.setAside = new SetAside(database);
        this.news = new News(database, ledger.archive());
        this.all = List.of(reports, stock, sales, acknowledgements, troubles, exceptions, setAside, news);
    }

    /**
     * Takes every reader over one batch of every stream that has one for it.
     *
     * @return whether there was anything to do.
     */
    public synchronized boolean step(Instant now) {
        var waiting = waiting();
        waiting.forEach((place, readers) -> take(place.stream, place.position, readers, now));
        return !waiting.isEmpty();
    }

    /** Where a reader stands in a stream that goes on. */
    private record Place(FactStream stream, long position) {}

    /** Asked of all streams at once: most have nothing new for anybody. */
    private Map<Place, List<Reader>> waiting() {
        var ready = all.stream().filter(Reader::isReady).toList();
        return database.read(tx -> {
            var waiting = new LinkedHashMap<Place, List<Reader>>();
            for (var reader : ready) {
                tx.each(
                        """
                        SELECT s.node, s.epoch, coalesce(r.sequence, 0) AS position FROM stream s
                        LEFT JOIN reader r ON r.reader=? AND r.node=s.node AND r.epoch=s.epoch
                        WHERE position < s.sequence ORDER BY s.node, s.epoch
                        """,
                        row -> waiting.computeIfAbsent(place(row), _ -> new ArrayList<>())
                                .add(reader),
                        reader.name());
            }
            return waiting;
        });
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(new FactStream(NodeId.parse(row.getString(1)), row.getInt(2)), row.getLong(3));
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
                reader.take(tx, entries);
                move(tx, reader, stream, batch);
            }
        });
    }

    private static void move(Tx tx, Reader reader, FactStream stream, Batch batch) throws SQLException {
        tx.update("""
                INSERT INTO reader(reader, node, epoch, sequence) VALUES(?, ?, ?, ?)
                ON CONFLICT(reader, node, epoch) DO UPDATE SET sequence=excluded.sequence
                """, reader.name(), stream.node(), stream.epoch(), batch.last());
    }

    /**
     * Drops everything that readers made; the next steps make it again. The other services are told every fact again, under the same ids: it is an
     * event that they have taken, or one that they could not be told before.
     */
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

    public Exceptions exceptions() {
        return exceptions;
    }

    public SetAside setAside() {
        return setAside;
    }

    public News news() {
        return news;
    }
}
