package com.evertill.cloud.prices;

import static com.evertill.cloud.prices.Answer.done;
import static com.evertill.cloud.prices.Answer.refused;

import com.evertill.cloud.prices.Release.State;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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
     * Releases an approved draft: numbers it and fixes its content. A repeat answers with the release there is.
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
            var comesAt = comesAt(effective, zone, now);
            var refusal = refusal(tx, draft, comesAt, now);
            return refusal.isPresent()
                    ? refused(refusal.get())
                    : done(new Issue(tx, zone, by, now).of(draft, effective, comesAt));
        });
    }

    private static Optional<PriceRefusal> refusal(Tx tx, Draft draft, Instant comesAt, Instant now)
            throws SQLException {
        if (draft.state() != Draft.State.APPROVED || draft.approvedBase() == null) {
            return Optional.of(PriceRefusal.THE_DRAFT_IS_NOT_APPROVED);
        }
        if (draft.approvedBase() != newest(tx, draft.zone())) {
            return Optional.of(PriceRefusal.THE_BOOK_HAS_CHANGED_SINCE_THE_APPROVAL);
        }
        if (comesAt.isBefore(now.minus(TOLERANCE))) {
            return Optional.of(PriceRefusal.THE_TIME_IS_PAST);
        }
        return comesAt.isAfter(now.plus(FARTHEST))
                ? Optional.of(PriceRefusal.THE_TIME_IS_TOO_FAR_AWAY)
                : Optional.empty();
    }

    private static Instant comesAt(Effective effective, Zone zone, Instant now) {
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

    static Optional<Release> find(Tx tx, String zone, long number) throws SQLException {
        return tx.first("SELECT * FROM release WHERE zone=? AND number=?", Releases::release, zone, number);
    }

    static Release release(ResultSet row) throws SQLException {
        long supersededBy = row.getLong("superseded_by");
        return new Release(
                row.getString("zone"),
                row.getLong("number"),
                row.getLong("base"),
                row.getString("draft"),
                Json.read(row.getString("effective").getBytes(StandardCharsets.UTF_8), Effective.class),
                Instant.ofEpochMilli(row.getLong("comes_at")),
                State.valueOf(row.getString("state")),
                supersededBy == 0 ? null : supersededBy,
                row.getString("released_by"),
                Instant.ofEpochMilli(row.getLong("released_at")));
    }

    /** One release being numbered, within its transaction. */
    private record Issue(Tx tx, Zone zone, String by, Instant now) {

        /** Those planned for later are issued again on top of it, so that numbers grow in the order of coming into force. */
        Release of(Draft draft, Effective effective, Instant comesAt) throws SQLException {
            var overtaken = tx.list(
                    "SELECT * FROM release WHERE zone=? AND state<>'SUPERSEDED' AND comes_at>? ORDER BY number",
                    Releases::release,
                    zone.name(),
                    comesAt.toEpochMilli());
            long base = tx.number(
                    "SELECT max(number) FROM release WHERE zone=? AND state<>'SUPERSEDED' AND comes_at<=?",
                    zone.name(),
                    comesAt.toEpochMilli());
            long number = number(draft.id(), base, effective, comesAt);
            takeLines(draft.id(), number);
            tx.update("UPDATE draft SET state='RELEASED', release=? WHERE id=?", number, draft.id());
            long previous = number;
            for (var later : overtaken) {
                previous = again(later, previous);
            }
            return find(tx, zone.name(), number).orElseThrow();
        }

        private long again(Release later, long base) throws SQLException {
            long number = number(later.draft(), base, later.effective(), later.comesAt());
            tx.update(
                    "UPDATE item_version SET release=? WHERE zone=? AND release=?",
                    number,
                    zone.name(),
                    later.number());
            tx.update(
                    "UPDATE release SET state='SUPERSEDED', superseded_by=? WHERE zone=? AND number=?",
                    number,
                    zone.name(),
                    later.number());
            tx.update("UPDATE draft SET release=? WHERE id=?", number, later.draft());
            return number;
        }

        private long number(String draft, long base, Effective effective, Instant comesAt) throws SQLException {
            long number = 1 + tx.number("SELECT max(number) FROM release WHERE zone=?", zone.name());
            tx.update(
                    """
                    INSERT INTO release
                      (zone, number, base, draft, effective, comes_at, taxes, state, released_by, released_at)
                    VALUES(?, ?, ?, ?, ?, ?, ?, 'PREPARING', ?, ?)
                    """,
                    zone.name(),
                    number,
                    base,
                    draft,
                    Json.text(effective),
                    comesAt.toEpochMilli(),
                    Json.text(zone.taxes()),
                    by,
                    now.toEpochMilli());
            return number;
        }

        private void takeLines(String draft, long number) throws SQLException {
            tx.update("""
                    INSERT INTO item_version
                    SELECT ?, item, ?, removed, gtin, plu, name, department, price, tax_class, unit
                    FROM draft_line WHERE draft=?
                    """, zone.name(), number, draft);
        }
    }
}
