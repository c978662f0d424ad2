package com.evertill.cloud.carts;

import com.evertill.cloud.carts.Assortment.Offered;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.release.ReleaseFault;
import com.evertill.commerce.release.ReleaseFile;
import com.evertill.commerce.release.ReleaseManifest;
import com.evertill.commerce.release.ReleaseRecord;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tax.TaxTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Price books as rows, each under the hash of the file it came in, whichever releases name it. A script that was ever shipped is never changed. */
final class Books {
    static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE release(
              zone TEXT NOT NULL, number INTEGER NOT NULL, book TEXT NOT NULL, manifest TEXT NOT NULL,
              PRIMARY KEY(zone, number)) STRICT, WITHOUT ROWID;
            CREATE INDEX release_by_book ON release(book);
            CREATE TABLE book(book TEXT PRIMARY KEY, taxes TEXT NOT NULL) STRICT, WITHOUT ROWID;
            CREATE TABLE item(book TEXT NOT NULL, id TEXT NOT NULL, item TEXT NOT NULL, PRIMARY KEY(book, id)) STRICT, WITHOUT ROWID;
            """, ItemWords.SCHEMA);

    private static final String NEWEST_FIRST = " WHERE zone = ? ORDER BY number DESC";

    private final Database database;
    private final ReleaseFiles files;

    Books(Database database, ReleaseFiles files) {
        this.database = database;
        this.files = files;
    }

    static boolean isEmpty(Tx tx) throws SQLException {
        return tx.number("SELECT count(*) FROM release") == 0;
    }

    static void know(Tx tx, ReleaseManifest manifest) throws SQLException {
        tx.update(
                "INSERT INTO release VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING",
                manifest.zone(),
                manifest.number(),
                manifest.full().sha256(),
                Json.text(manifest));
    }

    static List<String> zones(Tx tx) throws SQLException {
        return tx.list("SELECT DISTINCT zone FROM release ORDER BY zone", row -> row.getString(1));
    }

    /** The releases of a zone, the newest first. */
    static List<ReleaseManifest> known(Tx tx, String zone) throws SQLException {
        return manifests(tx, "SELECT manifest FROM release" + NEWEST_FIRST, zone);
    }

    /** Those of them whose books are here. */
    static List<ReleaseManifest> here(Tx tx, String zone) throws SQLException {
        return manifests(tx, "SELECT manifest FROM release JOIN book USING(book)" + NEWEST_FIRST, zone);
    }

    private static List<ReleaseManifest> manifests(Tx tx, String sql, String zone) throws SQLException {
        return tx.list(sql, row -> read(row.getString(1), ReleaseManifest.class), zone);
    }

    static boolean isHere(Tx tx, ReleaseManifest release) throws SQLException {
        return tx.number(
                        "SELECT count(*) FROM book WHERE book = ?",
                        release.full().sha256())
                > 0;
    }

    static Optional<Offered> find(Tx tx, ReleaseManifest release, String itemId) throws SQLException {
        var book = release.full().sha256();
        var item = tx.first(
                "SELECT item FROM item WHERE book = ? AND id = ?",
                row -> read(row.getString(1), Item.class),
                book,
                itemId);
        var taxes = tx.first(
                        "SELECT taxes FROM book WHERE book = ?", row -> read(row.getString(1), TaxTable.class), book)
                .orElseThrow();
        return item.flatMap(
                found -> taxes.ratesOf(found.taxClass()).map(rates -> new Offered(found, rates, release.number())));
    }

    /** As {@link ItemWords#find}. */
    static List<Offered> search(Tx tx, ReleaseManifest release, String words, Optional<String> behind, int limit)
            throws SQLException {
        var found = new ArrayList<Offered>();
        for (var id : ItemWords.find(tx, release.full().sha256(), words, behind, limit)) {
            find(tx, release, id).ifPresent(found::add);
        }
        return found;
    }

    /**
     * Takes the whole file into rows, or nothing of it.
     *
     * @throws ReleaseFault if it is not what the manifest says.
     */
    void fetch(ReleaseManifest release) throws IOException {
        var book = release.full().sha256();
        try (var file = files.open(release.full())) {
            database.act(tx -> {
                try {
                    ReleaseFile.read(file, release.full(), record -> take(tx, book, record));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void take(Tx tx, String book, ReleaseRecord record) {
        try {
            switch (record) {
                case ReleaseRecord.Taxes(var table) ->
                    tx.update("INSERT INTO book VALUES(?, ?)", book, Json.text(table));
                case ReleaseRecord.Put(var item) -> {
                    tx.update("INSERT INTO item VALUES(?, ?, ?)", book, item.id(), Json.text(item));
                    ItemWords.put(tx, book, item);
                }
                case ReleaseRecord.Remove(var id) ->
                    throw new ReleaseFault(
                            ReleaseFault.Kind.RELEASE_FILE_IS_MALFORMED, "a whole book that removes " + id);
            }
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException("the book cannot be written", e));
        }
    }

    /**
     * Lets go of releases before the one whose book is here and that was due in every time zone then, and of one book that nobody names any more.
     *
     * @return whether there was any.
     */
    static boolean trim(Tx tx, Instant then) throws SQLException {
        int gone = 0;
        for (var zone : zones(tx)) {
            for (var release : here(tx, zone)) {
                if (release.effective().isDue(then, ZoneOffset.UTC)) {
                    gone += tx.update("DELETE FROM release WHERE zone = ? AND number < ?", zone, release.number());
                    break;
                }
            }
        }
        var unnamed = tx.first(
                "SELECT book FROM book WHERE book NOT IN (SELECT book FROM release) LIMIT 1", row -> row.getString(1));
        if (unnamed.isPresent()) {
            ItemWords.forget(tx, unnamed.get());
            gone += tx.update("DELETE FROM item WHERE book = ?", unnamed.get());
            gone += tx.update("DELETE FROM book WHERE book = ?", unnamed.get());
        }
        return gone > 0;
    }

    private static <T> T read(String json, Class<T> type) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
