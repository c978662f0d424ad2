package com.evertill.cloud.prices;

import com.evertill.cloud.prices.Rollbacks.Rollback;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One release being numbered, within its transaction. Those planned for later are issued again on top of it, so that numbers grow in the order of
 * coming into force.
 */
record Issue(Tx tx, Zone zone, String by, Instant now) {

    /** Brings a draft's changes. */
    Release of(Draft draft, Effective effective, Instant comesAt) throws SQLException {
        var overtaken = plannedAfter(comesAt);
        long base = Releases.inForce(tx, zone.name(), comesAt);
        long number = number(draft.id(), null, base, effective, comesAt);
        takeLines(draft.id(), number);
        tx.update("UPDATE draft SET state='RELEASED', release=? WHERE id=?", number, draft.id());
        return followedBy(overtaken, number);
    }

    /** Brings an earlier book back. */
    Release of(Rollback rollback, Instant comesAt) throws SQLException {
        var overtaken = plannedAfter(comesAt);
        long base = Releases.inForce(tx, zone.name(), comesAt);
        long number = number(rollback.id(), rollback.to(), base, rollback.effective(), comesAt);
        new WayBack(tx, zone.name(), base, rollback.to()).writeAs(number);
        return followedBy(overtaken, number);
    }

    private List<Release> plannedAfter(Instant comesAt) throws SQLException {
        return tx.list(
                "SELECT * FROM release WHERE zone=? AND state<>'SUPERSEDED' AND comes_at>? ORDER BY number",
                Releases::release,
                zone.name(),
                comesAt.toEpochMilli());
    }

    private Release followedBy(List<Release> overtaken, long number) throws SQLException {
        long previous = number;
        for (var later : overtaken) {
            previous = again(later, previous);
        }
        return Releases.find(tx, zone.name(), number).orElseThrow();
    }

    private long again(Release later, long base) throws SQLException {
        var to = later.rollbackTo();
        long number = to == null ? changesAgain(later, base) : rollbackAgain(later, live(to), base);
        tx.update(
                "UPDATE release SET state='SUPERSEDED', superseded_by=? WHERE zone=? AND number=?",
                number,
                zone.name(),
                later.number());
        return number;
    }

    private long changesAgain(Release later, long base) throws SQLException {
        long number = number(later.draft(), null, base, later.effective(), later.comesAt());
        tx.update("UPDATE item_version SET release=? WHERE zone=? AND release=?", number, zone.name(), later.number());
        tx.update("UPDATE draft SET release=? WHERE id=?", number, later.draft());
        return number;
    }

    /** The book that comes back is the same, but there is another way back to it. */
    private long rollbackAgain(Release later, long to, long base) throws SQLException {
        tx.update("DELETE FROM item_version WHERE zone=? AND release=?", zone.name(), later.number());
        long number = number(later.draft(), to, base, later.effective(), later.comesAt());
        new WayBack(tx, zone.name(), base, to).writeAs(number);
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
                  (zone, number, base, draft, rollback_to, effective, comes_at, taxes, state, released_by, released_at)
                VALUES(?, ?, ?, ?, ?, ?, ?, ?, 'PREPARING', ?, ?)
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
                SELECT ?, item, ?, removed, gtin, plu, name, department, price, tax_class, unit
                FROM draft_line WHERE draft=?
                """, zone.name(), number, draft);
    }
}
