package com.evertill.cloud.prices;

import static com.evertill.cloud.prices.Answer.done;
import static com.evertill.cloud.prices.Answer.refused;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.OfflineLimits;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much of what terminals approve without asking the bank the shops of a zone take. Every release of the zone says it, those that are planned too; and
 * so that shops need not wait for the next change of prices, setting it is a release that brings the book in force again.
 */
public final class OfflineSettings {
    /** In place of a draft's id or a rollback's, which are never blank. */
    static final String COMMAND = "";

    private final Database database;
    private final Zones zones;

    OfflineSettings(Database database, Zones zones) {
        this.database = database;
        this.zones = zones;
    }

    /** Of a zone; empty where nobody has set any, and its shops keep to the {@link OfflineLimits#careful careful} ones. */
    public Optional<OfflineLimits> of(String zone) {
        return database.read(tx -> find(tx, zone));
    }

    /**
     * Sets them for now and all releases to come. What was set already changes nothing.
     *
     * @return the release that tells the shops; empty where they know already, or the zone's first release will.
     */
    public Answer<Optional<Release>> set(String zoneName, OfflineLimits limits, String by, Instant now) {
        var zone = zones.find(zoneName);
        if (zone.isEmpty()) {
            return refused(PriceRefusal.THERE_IS_NO_SUCH_ZONE);
        }
        if (!limits.each().currency().equals(zone.get().currency())) {
            return refused(PriceRefusal.THE_CURRENCY_IS_NOT_THAT_OF_THE_ZONE);
        }
        return database.write(tx -> {
            if (find(tx, zoneName).filter(limits::equals).isPresent()) {
                return done(Optional.empty());
            }
            tx.update(
                    "INSERT OR REPLACE INTO offline_limits(zone, limits, set_by, set_at) VALUES(?, ?, ?, ?)",
                    zoneName,
                    Json.text(limits),
                    by,
                    now.toEpochMilli());
            return done(new Issue(tx, zone.get(), by, now).ofSettings());
        });
    }

    static Optional<OfflineLimits> find(Tx tx, String zone) throws SQLException {
        return tx.first("SELECT limits FROM offline_limits WHERE zone=?", row -> read(row.getString(1)), zone);
    }

    /** As a release was numbered with. */
    static @Nullable OfflineLimits of(Tx tx, Release release) throws SQLException {
        return tx.first(
                        "SELECT offline_limits FROM release WHERE zone=? AND number=? AND offline_limits IS NOT NULL",
                        row -> read(row.getString(1)),
                        release.zone(),
                        release.number())
                .orElse(null);
    }

    private static OfflineLimits read(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), OfflineLimits.class);
    }
}
