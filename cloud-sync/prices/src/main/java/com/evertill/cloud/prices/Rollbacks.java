package com.evertill.cloud.prices;

import static com.evertill.cloud.prices.Answer.done;
import static com.evertill.cloud.prices.Answer.refused;

import com.evertill.cloud.prices.Release.State;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Releases that bring an earlier book back. */
public final class Rollbacks {
    private static final int LONGEST_ID = 64;

    private final Database database;
    private final Zones zones;

    Rollbacks(Database database, Zones zones) {
        this.database = database;
        this.zones = zones;
    }

    /**
     * The command to go back.
     *
     * @param id made by the caller, 1 to 64 characters.
     * @param to a release of the zone that was in force once.
     */
    public record Rollback(String id, String zone, long to, Effective effective) {
        public Rollback {
            if (id.isBlank() || id.length() > LONGEST_ID) {
                throw new IllegalArgumentException("a rollback's id has 1 to 64 characters");
            }
        }
    }

    /**
     * Brings the book of an earlier release back under a new number. It was approved once, so nobody has to approve it again. What is planned for
     * later stays planned, upon the book that came back. A repeat answers with the release there is.
     */
    public Answer<Release> rollBack(Rollback rollback, String by, Instant now) {
        var zone = zones.find(rollback.zone());
        if (zone.isEmpty()) {
            return refused(PriceRefusal.THERE_IS_NO_SUCH_ZONE);
        }
        return database.write(tx -> {
            var known = tx.list(
                    "SELECT * FROM release WHERE zone=? AND draft=? AND rollback_to IS NOT NULL ORDER BY number",
                    Releases::release,
                    rollback.zone(),
                    rollback.id());
            if (!known.isEmpty()) {
                return Objects.equals(known.getFirst().rollbackTo(), rollback.to())
                        ? done(known.getLast())
                        : refused(PriceRefusal.THE_ID_WAS_USED_FOR_ANOTHER_ROLLBACK);
            }
            var due = Releases.comesAt(rollback.effective(), zone.get(), now);
            var comesAt = Releases.notBefore(now, due);
            var refusal = Releases.refusal(due, now);
            if (refusal.isEmpty()) {
                refusal = refusal(tx, zone.get(), rollback, comesAt, now);
            }
            return refusal.isPresent()
                    ? refused(refusal.get())
                    : new Issue(tx, zone.get(), by, now).of(rollback, comesAt);
        });
    }

    private static Optional<PriceRefusal> refusal(Tx tx, Zone zone, Rollback rollback, Instant comesAt, Instant now)
            throws SQLException {
        var found = Releases.find(tx, zone.name(), rollback.to());
        if (found.isEmpty()) {
            return Optional.of(PriceRefusal.THERE_IS_NO_SUCH_RELEASE);
        }
        var to = found.get();
        if (to.state() == State.SUPERSEDED || to.comesAt().isAfter(now)) {
            return Optional.of(PriceRefusal.THE_RELEASE_WAS_NEVER_IN_FORCE);
        }
        if (!Releases.taxes(tx, zone.name(), to.number()).equals(zone.taxes())) {
            return Optional.of(PriceRefusal.THE_TAXES_HAVE_CHANGED_SINCE_THAT_RELEASE);
        }
        var way = new WayBack(tx, zone.name(), Releases.inForce(tx, zone.name(), comesAt), to.number());
        return way.changesNothing() ? Optional.of(PriceRefusal.THE_ROLLBACK_CHANGES_NOTHING) : Optional.empty();
    }

    /**
     * The release whose very book this one brings back; a shop that has it needs no file. Empty if it brings no book back, or if that is taxed
     * otherwise now: a rollback that was planned, and issued again since.
     */
    static Optional<Long> bookOf(Tx tx, Release release) throws SQLException {
        var to = release.rollbackTo();
        return to != null
                        && Releases.taxes(tx, release.zone(), to)
                                .equals(Releases.taxes(tx, release.zone(), release.number()))
                ? Optional.of(to)
                : Optional.empty();
    }
}
