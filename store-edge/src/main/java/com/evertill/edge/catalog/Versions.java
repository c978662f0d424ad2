package com.evertill.edge.catalog;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tax.TaxTable;
import com.evertill.commerce.tender.OfflineLimits;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The versions of one database's price book: begun, completed, put in force, and at last forgotten. One object for all who change the book. */
final class Versions {
    /** The one in force and two before it: so far back can a shop be sent without fetching anything. */
    static final int KEPT = 3;

    /** The oldest version that is kept: of those before it rows may be gone already. Null while there are not so many. */
    static final String OLDEST_KEPT =
            "(SELECT v.version FROM book_version v, price_book b WHERE v.complete AND v.version <= b.version"
                    + " ORDER BY v.version DESC LIMIT 1 OFFSET " + (KEPT - 1) + ")";

    private final Database database;
    private final Currency currency;
    private final Semaphore oneAtATime = new Semaphore(1);

    Versions(Database database, Currency currency) {
        this.database = database;
        this.currency = currency;
    }

    /**
     * Begins a version of this release upon the newest, once what an earlier one left unfinished is gone. Empty while another is under way; else
     * {@link #ended} must follow, whatever became of it.
     */
    Optional<Staging> begin(long release) {
        if (!oneAtATime.tryAcquire()) {
            return Optional.empty();
        }
        try {
            deleteUnfinished();
            return Optional.of(database.write(tx -> begin(tx, release)));
        } catch (Throwable anything) {
            oneAtATime.release();
            throw anything;
        }
    }

    private Staging begin(Tx tx, long release) throws SQLException {
        var none = Json.bytes(new TaxTable(Map.of()));
        var taxes = tx.first("SELECT taxes FROM book_version ORDER BY version DESC LIMIT 1", row -> row.getBytes(1))
                .orElse(none);
        long items = tx.number("SELECT items FROM book_version ORDER BY version DESC LIMIT 1");
        long version = tx.number("SELECT max(version) FROM book_version") + 1;
        tx.update("INSERT INTO book_version VALUES (?, ?, ?, 0, 0)", version, release, none);
        return new Staging(database, currency, Json.read(taxes, TaxTable.class), version, items);
    }

    /** All rows are there: from now on the version can be put in force. In the caller's transaction, after which {@link #ended} must follow. */
    void complete(Tx tx, Staging staging) throws SQLException {
        tx.update(
                "UPDATE book_version SET complete = 1, taxes = ?, items = ? WHERE version = ?",
                Json.bytes(staging.taxes()),
                staging.items(),
                staging.version());
    }

    /** Lets the next begin; what is unfinished then is deleted. */
    void ended() {
        oneAtATime.release();
    }

    /** The release of the newest complete version, in force or not; 0 for none or the shop's own. */
    static long newest(Tx tx) throws SQLException {
        return tx.number("SELECT release FROM book_version WHERE complete ORDER BY version DESC LIMIT 1");
    }

    /** The version that a release was staged as, if it is here whole. */
    static Optional<Long> kept(Tx tx, long release) throws SQLException {
        return tx.first(
                "SELECT version FROM book_version WHERE complete AND release = ? AND version >= coalesce(" + OLDEST_KEPT
                        + ", 0) ORDER BY version DESC LIMIT 1",
                row -> row.getLong(1),
                release);
    }

    /** Whether head office's book has come, after which it is the only one. */
    static boolean isHeadOffices(Tx tx) throws SQLException {
        return tx.number("SELECT count(*) FROM book_version WHERE release > 0") > 0;
    }

    /**
     * Puts a complete version in force, for everybody's next lookup.
     *
     * @param offline the limits that come with it; absent where head office says nothing of them.
     */
    static void activate(Tx tx, long version, @Nullable OfflineLimits offline, Instant at) throws SQLException {
        int rows = tx.update(
                "INSERT OR REPLACE INTO price_book(one, version, release, since, offline_limits)"
                        + " SELECT 1, version, release, ?, ? FROM book_version WHERE version = ? AND complete",
                at.toEpochMilli(),
                offline == null ? null : Json.bytes(offline),
                version);
        if (rows != 1) {
            throw new IllegalStateException("version " + version + " is not complete");
        }
    }

    EarlierBook book(long version) {
        return new EarlierBook(database, currency, version);
    }

    private void deleteUnfinished() {
        var unfinished = database.read(
                tx -> tx.first("SELECT version FROM book_version WHERE NOT complete", row -> row.getLong(1)));
        if (unfinished.isEmpty()) {
            return;
        }
        long version = unfinished.get();
        while (database.write(tx -> tx.update(
                        "DELETE FROM item WHERE row IN (SELECT row FROM item WHERE version = ? LIMIT ?)",
                        version,
                        Staging.CHUNK))
                > 0) {
            // A little at a time, so that the till can sell in between.
        }
        database.act(tx -> tx.update("DELETE FROM book_version WHERE version = ?", version));
    }
}
