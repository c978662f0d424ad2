package com.evertill.cloud.prices;

import static com.evertill.cloud.prices.Answer.done;
import static com.evertill.cloud.prices.Answer.refused;

import com.evertill.cloud.prices.Release.State;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tax.TaxTable;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The numbered changes of every zone's book. */
public final class Releases {
    private static final Duration FARTHEST = Duration.ofDays(400);
    /** A planned time this little in the past is taken for now: somebody took a minute to press the button. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Database database;
    private final Zones zones;

    Releases(Database database, Zones zones) {
        this.database = database;
        this.zones = zones;
    }

    /**
     * Releases an approved draft: numbers it and fixes its content, unless that makes a book impossible, its own or one that is planned for later.
     * A repeat answers with the release there is.
     *
     * @param effective when it comes into force.
     */
    public Answer<Release> release(String draftId, Effective effective, String by, Instant now) {
        return database.write(tx -> {
            var found = Drafts.find(tx, draftId);
            if (found.isEmpty()) {
                return refused(PriceRefusal.THERE_IS_NO_SUCH_DRAFT);
            }
            var draft = found.get();
            if (draft.release() != null) {
                return done(find(tx, draft.zone(), draft.release()).orElseThrow());
            }
            var zone = zones.find(draft.zone()).orElseThrow();
            var due = comesAt(effective, zone, now);
            var comesAt = notBefore(now, due);
            var refusal = refusal(tx, draft, due, now);
            return refusal.isPresent()
                    ? refused(refusal.get())
                    : new Issue(tx, zone, by, now).of(draft, effective, comesAt);
        });
    }

    private static Optional<PriceRefusal> refusal(Tx tx, Draft draft, Instant due, Instant now) throws SQLException {
        if (draft.state() != Draft.State.APPROVED || draft.approvedBase() == null) {
            return Optional.of(PriceRefusal.THE_DRAFT_IS_NOT_APPROVED);
        }
        if (draft.approvedBase() != newest(tx, draft.zone())) {
            return Optional.of(PriceRefusal.THE_BOOK_HAS_CHANGED_SINCE_THE_APPROVAL);
        }
        return refusal(due, now);
    }

    /** Never before what is in force already: shops sell by it, and it is what this one comes upon. */
    static Instant notBefore(Instant now, Instant due) {
        return due.isBefore(now) ? now : due;
    }

    /** Of a time for which something is planned. */
    static Optional<PriceRefusal> refusal(Instant due, Instant now) {
        if (due.isBefore(now.minus(TOLERANCE))) {
            return Optional.of(PriceRefusal.THE_TIME_IS_PAST);
        }
        return due.isAfter(now.plus(FARTHEST)) ? Optional.of(PriceRefusal.THE_TIME_IS_TOO_FAR_AWAY) : Optional.empty();
    }

    static Instant comesAt(Effective effective, Zone zone, Instant now) {
        return switch (effective) {
            case Effective.Now() -> now;
            case Effective.At(var at) -> at;
            case Effective.StoreTime(var at) -> at.atZone(zone.timeZone()).toInstant();
        };
    }

    /** Newest first. */
    public List<Release> of(String zone, int most) {
        return database.read(tx -> tx.list(
                "SELECT * FROM release WHERE zone=? ORDER BY number DESC LIMIT ?", Releases::release, zone, most));
    }

    public Optional<Release> find(String zone, long number) {
        return database.read(tx -> find(tx, zone, number));
    }

    /** The number of the book that all planned releases lead to; 0 if there is none. */
    public long newest(String zone) {
        return database.read(tx -> newest(tx, zone));
    }

    /** The number of the book that is in force now, by the zone's time; 0 if there is none. */
    public long inForce(String zone, Instant now) {
        return database.read(tx -> inForce(tx, zone, now));
    }

    static long newest(Tx tx, String zone) throws SQLException {
        return tx.number("SELECT max(number) FROM release WHERE zone=? AND state<>'SUPERSEDED'", zone);
    }

    static long inForce(Tx tx, String zone, Instant now) throws SQLException {
        return tx.number(
                "SELECT max(number) FROM release WHERE zone=? AND state<>'SUPERSEDED' AND comes_at<=?",
                zone,
                now.toEpochMilli());
    }

    /** The books upon which something can come: the one in force now, 0 if there is none, and then those that are planned, the newest last. */
    static List<Long> places(Tx tx, String zone, Instant now) throws SQLException {
        var places = new ArrayList<>(List.of(inForce(tx, zone, now)));
        places.addAll(tx.list(
                "SELECT number FROM release WHERE zone=? AND state<>'SUPERSEDED' AND comes_at>? ORDER BY number",
                row -> row.getLong(1),
                zone,
                now.toEpochMilli()));
        return places;
    }

    /** What the prices of a release were taxed by, as it was numbered. */
    static TaxTable taxes(Tx tx, String zone, long number) throws SQLException {
        return tx.first(
                        "SELECT taxes FROM release WHERE zone=? AND number=?",
                        row -> Json.read(row.getString(1).getBytes(StandardCharsets.UTF_8), TaxTable.class),
                        zone,
                        number)
                .orElseThrow();
    }

    static Optional<Release> find(Tx tx, String zone, long number) throws SQLException {
        return tx.first("SELECT * FROM release WHERE zone=? AND number=?", Releases::release, zone, number);
    }

    static Release release(ResultSet row) throws SQLException {
        long supersededBy = row.getLong("superseded_by");
        long rollbackTo = row.getLong("rollback_to");
        return new Release(
                row.getString("zone"),
                row.getLong("number"),
                row.getLong("base"),
                row.getString("draft"),
                rollbackTo == 0 ? null : rollbackTo,
                Json.read(row.getString("effective").getBytes(StandardCharsets.UTF_8), Effective.class),
                Instant.ofEpochMilli(row.getLong("comes_at")),
                State.valueOf(row.getString("state")),
                supersededBy == 0 ? null : supersededBy,
                row.getString("released_by"),
                Instant.ofEpochMilli(row.getLong("released_at")));
    }
}
