package com.evertill.edge.catalog;

import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Deletes superseded rows, version by version from the oldest: once every item that a version changed has no older row, all versions before it are
 * forgotten. Where it stands within a version it need not remember over a restart; beginning that version again finds nothing left to delete.
 */
final class Trimming {
    /** Versions up to the oldest of those that are kept, but not the very oldest, before which there is nothing. */
    private static final String NEXT = "SELECT version FROM book_version WHERE complete"
            + " AND version <= " + Versions.OLDEST_KEPT
            + " AND version > (SELECT min(version) FROM book_version) ORDER BY version LIMIT 1";

    private final Database database;
    private long version;
    private long after;

    private record Changed(long row, String id, boolean removed) {}

    Trimming(Database database) {
        this.database = database;
    }

    /** One small transaction; whether there may be more to do. */
    synchronized boolean step() {
        var next = database.read(tx -> tx.first(NEXT, row -> row.getLong(1)));
        next.ifPresent(this::trim);
        return next.isPresent();
    }

    private void trim(long next) {
        if (next != version) {
            version = next;
            after = 0;
        }
        var changed = database.read(this::changed);
        database.act(tx -> {
            for (var row : changed) {
                deleteBefore(tx, row);
            }
            if (changed.isEmpty()) {
                tx.update("DELETE FROM book_version WHERE version < ?", version);
            }
        });
        database.checkpoint();
        after = lastOf(changed).map(Changed::row).orElse(0L);
    }

    private List<Changed> changed(Tx tx) throws SQLException {
        return tx.list(
                "SELECT row, id, removed FROM item WHERE version = ? AND row > ? ORDER BY row LIMIT ?",
                row -> new Changed(row.getLong(1), row.getString(2), row.getBoolean(3)),
                version,
                after,
                Staging.CHUNK);
    }

    private void deleteBefore(Tx tx, Changed changed) throws SQLException {
        tx.update("DELETE FROM item WHERE id = ? AND version < ?", changed.id, version);
        if (changed.removed) {
            tx.update("DELETE FROM item WHERE row = ?", changed.row);
        }
    }

    private static Optional<Changed> lastOf(List<Changed> rows) {
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast());
    }
}
