package com.evertill.cloud.stock;

import com.evertill.cloud.events.EventBus;
import com.evertill.cloud.events.Outbox;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In one SQLite file. */
public final class SqliteStockStore implements StockStore {
    /** A script that was ever shipped is never changed. */
    private static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE level(
              store TEXT NOT NULL, item TEXT NOT NULL, unit TEXT NOT NULL, tenant TEXT NOT NULL, version INTEGER NOT NULL, level TEXT NOT NULL,
              PRIMARY KEY(store, item, unit)) STRICT, WITHOUT ROWID;
            CREATE INDEX level_across ON level(tenant, item, store, unit);
            CREATE TABLE movement(
              store TEXT NOT NULL, item TEXT NOT NULL, unit TEXT NOT NULL, node TEXT NOT NULL, epoch INTEGER NOT NULL, sequence INTEGER NOT NULL,
              at INTEGER NOT NULL, thousandths INTEGER NOT NULL,
              PRIMARY KEY(store, item, unit, node, epoch, sequence)) STRICT, WITHOUT ROWID;
            CREATE TABLE reservation(
              order_id TEXT PRIMARY KEY, version INTEGER NOT NULL, until INTEGER, reservation TEXT NOT NULL) STRICT, WITHOUT ROWID;
            CREATE INDEX reservation_due ON reservation(until) WHERE until IS NOT NULL;
            CREATE TABLE safety_stock(store TEXT PRIMARY KEY, thousandths INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            """, Outbox.SCHEMA);

    private final Database database;
    private final Outbox outbox;

    private SqliteStockStore(Database database) {
        this.database = database;
        this.outbox = new Outbox(database);
    }

    /** @param url {@code jdbc:sqlite:FILE} */
    public static SqliteStockStore open(String url) {
        return new SqliteStockStore(Database.open(url, MIGRATIONS));
    }

    @Override
    public Level level(Kind kind) {
        return database.read(tx -> tx.first(
                        "SELECT level FROM level WHERE store=? AND item=? AND unit=?",
                        SqliteStockStore::level,
                        kind.store(),
                        kind.item(),
                        kind.unit()))
                .orElseGet(() -> Level.none(kind));
    }

    @Override
    public List<Level> levels(String store, String item) {
        return database.read(tx -> tx.list(
                "SELECT level FROM level WHERE store=? AND item=? ORDER BY unit",
                SqliteStockStore::level,
                store,
                item));
    }

    @Override
    public List<Level> across(String tenant, String item, Optional<Kind> after, int most) {
        var store = after.map(Kind::store).orElse("");
        var unit = after.map(kind -> kind.unit().name()).orElse("");
        return database.read(tx -> tx.list("""
                SELECT level FROM level WHERE tenant=? AND item=? AND (store, unit) > (?, ?)
                ORDER BY store, unit LIMIT ?
                """, SqliteStockStore::level, tenant, item, store, unit, most));
    }

    private static Level level(ResultSet row) throws SQLException {
        return Json.read(row.getString(1).getBytes(StandardCharsets.UTF_8), Level.class);
    }

    @Override
    public boolean knows(Kind kind, Place place) {
        return database.read(tx ->
                tx.number("""
                        SELECT count(*) FROM movement
                        WHERE store=? AND item=? AND unit=? AND node=? AND epoch=? AND sequence=?
                        """, kind.store(), kind.item(), kind.unit(), place.node(), place.epoch(), place.sequence())
                        == 1);
    }

    @Override
    public List<Movement> movements(Kind kind) {
        return database.read(tx -> tx.list(
                "SELECT node, epoch, sequence, at, thousandths FROM movement WHERE store=? AND item=? AND unit=?",
                row -> new Movement(kind, place(row), row.getLong(5)),
                kind.store(),
                kind.item(),
                kind.unit()));
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                NodeId.parse(row.getString(1)), row.getInt(2), row.getLong(3), Instant.ofEpochMilli(row.getLong(4)));
    }

    @Override
    public Optional<Reservation> reservation(String order) {
        return database.read(tx -> tx.first(
                "SELECT reservation FROM reservation WHERE order_id=?",
                row -> Json.read(row.getString(1).getBytes(StandardCharsets.UTF_8), Reservation.class),
                order));
    }

    @Override
    public List<String> due(Instant now, int most) {
        return database.read(tx -> tx.list(
                "SELECT order_id FROM reservation WHERE until<=? ORDER BY until, order_id LIMIT ?",
                row -> row.getString(1),
                now.toEpochMilli(),
                most));
    }

    @Override
    public long safetyStock(String store) {
        return database.read(tx -> tx.number("SELECT thousandths FROM safety_stock WHERE store=?", store));
    }

    @Override
    public void setSafetyStock(String store, long thousandths) {
        database.act(tx -> tx.update("""
                INSERT INTO safety_stock VALUES(?, ?) ON CONFLICT(store) DO UPDATE SET thousandths=excluded.thousandths
                """, store, thousandths));
    }

    @Override
    public boolean commit(Change change) {
        try {
            database.act(tx -> write(tx, change));
            return true;
        } catch (Overtaken somebodyWasFaster) {
            return false;
        }
    }

    private static void write(Tx tx, Change change) throws SQLException {
        for (var level : change.levels()) {
            write(tx, level);
        }
        for (var movement : change.movements()) {
            write(tx, movement);
        }
        for (var movement : change.meaningless()) {
            forget(tx, movement);
        }
        if (change.reservation().isPresent()) {
            write(tx, change.reservation().get());
        }
        for (var event : change.events()) {
            Outbox.put(tx, event);
        }
    }

    private static void write(Tx tx, Level level) throws SQLException {
        var kind = level.kind();
        requireOne(tx.update(
                """
                INSERT INTO level(store, item, unit, tenant, version, level) VALUES(?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET version=excluded.version, level=excluded.level WHERE version=excluded.version-1
                """, kind.store(), kind.item(), kind.unit(), kind.tenant(), level.version(), Json.text(level)));
    }

    private static void write(Tx tx, Movement movement) throws SQLException {
        var kind = movement.kind();
        var place = movement.place();
        requireOne(tx.update(
                "INSERT INTO movement VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                kind.store(),
                kind.item(),
                kind.unit(),
                place.node(),
                place.epoch(),
                place.sequence(),
                place.at().toEpochMilli(),
                movement.thousandths()));
    }

    private static void forget(Tx tx, Movement movement) throws SQLException {
        var kind = movement.kind();
        var place = movement.place();
        tx.update(
                "DELETE FROM movement WHERE store=? AND item=? AND unit=? AND node=? AND epoch=? AND sequence=?",
                kind.store(),
                kind.item(),
                kind.unit(),
                place.node(),
                place.epoch(),
                place.sequence());
    }

    private static void write(Tx tx, Reservation reservation) throws SQLException {
        @Nullable
        Long until = reservation instanceof Reservation.Held held
                ? (Long) held.until().toEpochMilli()
                : null;
        requireOne(tx.update("""
                INSERT INTO reservation(order_id, version, until, reservation) VALUES(?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET version=excluded.version, until=excluded.until, reservation=excluded.reservation
                  WHERE version=excluded.version-1
                """, reservation.order(), reservation.version(), until, Json.text(reservation)));
    }

    private static void requireOne(int rows) {
        if (rows != 1) {
            throw new Overtaken();
        }
    }

    @Override
    public boolean step(EventBus bus) {
        return outbox.step(bus);
    }

    @Override
    public long waiting() {
        return outbox.waiting();
    }

    @Override
    public void close() {
        database.close();
    }

    /** Somebody else has committed since it was read: the transaction is undone. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
