package com.evertill.cloud.ledger;

import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** How far each stream is held without a gap. Follows from the archive. */
public final class Streams {
    private final Database database;
    private final FactArchive archive;

    Streams(Database database, FactArchive archive) {
        this.database = database;
        this.archive = archive;
    }

    /**
     * Where a stream stands after a look into the archive.
     *
     * @param contradicted the batch that should come next is there and does not follow from the last one.
     */
    record Advanced(Position position, boolean contradicted) {}

    public Position of(FactStream stream) {
        return database.read(tx -> position(tx, stream));
    }

    /** Every stream that has a position, in the order of node and epoch. */
    public Map<FactStream, Position> all() {
        return database.read(tx -> {
            var all = new LinkedHashMap<FactStream, Position>();
            tx.each(
                    "SELECT node, epoch, sequence, hash FROM stream ORDER BY node, epoch",
                    row -> all.put(
                            new FactStream(NodeId.parse(row.getString(1)), row.getInt(2)),
                            new Position(row.getLong(3), new Hash(row.getString(4)))));
            return all;
        });
    }

    OptionalInt newestEpoch(NodeId node) {
        long epoch = database.read(tx -> tx.number("SELECT max(epoch) FROM stream WHERE node=?", node));
        return epoch == 0 ? OptionalInt.empty() : OptionalInt.of((int) epoch);
    }

    /** Moves over every batch that follows without a gap. */
    Advanced advance(FactStream stream) {
        return database.write(tx -> {
            var from = position(tx, stream);
            var position = from;
            var next = archive.find(stream, position.sequence() + 1);
            while (next.isPresent() && next.get().before().equals(position.hash())) {
                position = new Position(next.get().last(), next.get().after());
                next = archive.find(stream, position.sequence() + 1);
            }
            if (!position.equals(from)) {
                move(tx, stream, position);
            }
            return new Advanced(position, next.isPresent());
        });
    }

    static Position position(Tx tx, FactStream stream) throws SQLException {
        return tx.first(
                        "SELECT sequence, hash FROM stream WHERE node=? AND epoch=?",
                        row -> new Position(row.getLong(1), new Hash(row.getString(2))),
                        stream.node(),
                        stream.epoch())
                .orElse(Position.NOTHING);
    }

    private static void move(Tx tx, FactStream stream, Position to) throws SQLException {
        tx.update("""
                INSERT INTO stream(node, epoch, sequence, hash) VALUES(?, ?, ?, ?)
                ON CONFLICT(node, epoch) DO UPDATE SET sequence=excluded.sequence, hash=excluded.hash
                """, stream.node(), stream.epoch(), to.sequence(), to.hash());
    }
}
