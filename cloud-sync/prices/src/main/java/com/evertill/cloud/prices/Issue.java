package com.evertill.cloud.prices;

import com.evertill.cloud.events.Outbox;
import com.evertill.cloud.prices.Rollbacks.Rollback;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One release being numbered, within its transaction. Those planned for later are issued again on top of it, so that numbers grow in the order of
 * coming into force.
 */
record Issue(Tx tx, Zone zone, String by, Instant now) {

    /** Brings a draft's changes. A refusal changes nothing. */
    Answer<Release> of(Draft draft, Effective effective, Instant comesAt) throws SQLException {
        tx.update("SAVEPOINT issue");
        var release = issued(draft, effective, comesAt);
        return unless(new Outlook(tx, zone.name(), release).refusal(draft.id()), release);
    }

    /** Brings an earlier book back. A refusal changes nothing. */
    Answer<Release> of(Rollback rollback, Instant comesAt) throws SQLException {
        tx.update("SAVEPOINT issue");
        var release = issued(rollback, comesAt);
        return unless(new Outlook(tx, zone.name(), release).refusal(), release);
    }

    /**
     * Brings the book in force again, with what is set for the zone now; and what is planned likewise. Empty where nothing is in force yet.
     */
    Optional<Release> ofSettings() throws SQLException {
        long base = Releases.inForce(tx, zone.name(), now);
        var overtaken = plannedAfter(now);
        if (base == 0) {
            followedBy(overtaken, 0);
            return Optional.empty();
        }
        long number = number(OfflineSettings.COMMAND, base, base, new Effective.Now(), now);
        followedBy(overtaken, number);
        return Releases.find(tx, zone.name(), number);
    }

    private Answer<Release> unless(Optional<PriceRefusal> refusal, Release release) throws SQLException {
        if (refusal.isPresent()) {
            tx.update("ROLLBACK TO issue");
        }
        tx.update("RELEASE issue");
        return refusal.isPresent() ? Answer.refused(refusal.get()) : Answer.done(release);
    }

    private Release issued(Draft draft, Effective effective, Instant comesAt) throws SQLException {
        var overtaken = plannedAfter(comesAt);
        long base = Releases.inForce(tx, zone.name(), comesAt);
        long number = number(draft.id(), null, base, effective, comesAt);
        takeLines(draft.id(), number);
        pricesComeUpon(base, number);
        tx.update("UPDATE draft SET state='RELEASED', release=? WHERE id=?", number, draft.id());
        followedBy(overtaken, number);
        return Releases.find(tx, zone.name(), number).orElseThrow();
    }

    private Release issued(Rollback rollback, Instant comesAt) throws SQLException {
        var overtaken = plannedAfter(comesAt);
        long base = Releases.inForce(tx, zone.name(), comesAt);
        long number = number(rollback.id(), rollback.to(), base, rollback.effective(), comesAt);
        new WayBack(tx, zone.name(), base, rollback.to()).writeAs(number);
        followedBy(overtaken, number);
        return Releases.find(tx, zone.name(), number).orElseThrow();
    }

    private List<Release> plannedAfter(Instant comesAt) throws SQLException {
        return tx.list(
                "SELECT * FROM release WHERE zone=? AND state<>'SUPERSEDED' AND comes_at>? ORDER BY number",
                Releases::release,
                zone.name(),
                comesAt.toEpochMilli());
    }

    /**
     * First all of them get out of the way, under their new numbers; then, one after the other, prices among them find their items and rollbacks their
     * ways. A way that is written while others lie under their old numbers would lead from a book that will never be.
     */
    private void followedBy(List<Release> overtaken, long number) throws SQLException {
        long previous = number;
        var again = new ArrayList<Release>();
        for (var later : overtaken) {
            previous = again(later, previous);
            again.add(Releases.find(tx, zone.name(), previous).orElseThrow());
        }
        for (var release : again) {
            if (release.rollbackTo() != null) {
                new WayBack(tx, zone.name(), release.base(), release.rollbackTo()).writeAs(release.number());
            } else {
                pricesComeUpon(release.base(), release.number());
            }
        }
    }

    private long again(Release later, long base) throws SQLException {
        var to = later.rollbackTo();
        long number = number(later.draft(), to == null ? null : live(to), base, later.effective(), later.comesAt());
        if (to == null) {
            tx.update(
                    "UPDATE item_version SET release=? WHERE zone=? AND release=?",
                    number,
                    zone.name(),
                    later.number());
            tx.update("UPDATE draft SET release=? WHERE id=?", number, later.draft());
        } else {
            // The book that comes back is the same, but there is another way back to it.
            tx.update("DELETE FROM item_version WHERE zone=? AND release=?", zone.name(), later.number());
        }
        tx.update(
                "UPDATE release SET state='SUPERSEDED', superseded_by=? WHERE zone=? AND number=?",
                number,
                zone.name(),
                later.number());
        if (later.state() == Release.State.PUBLISHED) {
            Outbox.put(tx, PriceEvents.superseded(later, number, now));
        }
        return number;
    }

    /** The number that a release has now. */
    private long live(long number) throws SQLException {
        var next = Releases.find(tx, zone.name(), number).orElseThrow().supersededBy();
        return next == null ? number : live(next);
    }

    private long number(String draft, @Nullable Long rollbackTo, long base, Effective effective, Instant comesAt)
            throws SQLException {
        long number = 1 + tx.number("SELECT max(number) FROM release WHERE zone=?", zone.name());
        tx.update(
                """
                INSERT INTO release
                  (zone, number, base, draft, rollback_to, effective, comes_at, taxes, state, released_by, released_at,
                   offline_limits)
                VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'PREPARING', ?9, ?10,
                  (SELECT limits FROM offline_limits WHERE zone=?1))
                """,
                zone.name(),
                number,
                base,
                draft,
                rollbackTo,
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
                SELECT ?, item, ?, removed, gtin, plu, name, department, price, tax_class, unit, price_only
                FROM draft_line WHERE draft=?
                """, zone.name(), number, draft);
    }

    /** What brings only a price takes all else from the book before it. An item that is not there has no price: it stays away. */
    private void pricesComeUpon(long base, long number) throws SQLException {
        tx.update("UPDATE item_version SET removed=1 WHERE zone=? AND release=? AND price_only=1", zone.name(), number);
        tx.update("""
                UPDATE item_version AS p SET removed=0, gtin=v.gtin, plu=v.plu, name=v.name, department=v.department,
                  tax_class=v.tax_class, unit=v.unit
                FROM item_version v
                WHERE p.zone=? AND p.release=? AND p.price_only=1 AND v.item=p.item AND
                """ + PriceBook.AS_OF, zone.name(), number, zone.name(), base);
    }
}
