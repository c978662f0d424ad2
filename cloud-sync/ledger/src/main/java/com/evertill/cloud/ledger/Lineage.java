package com.evertill.cloud.ledger;

import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import java.util.Optional;

/** Which facts of an epoch before it a box has for its own, by its first fact. */
final class Lineage {
    private final FactArchive archive;

    Lineage(FactArchive archive) {
        this.archive = archive;
    }

    /** What its box said that it began with; empty for a node's first, and where nothing is held. */
    Optional<Payload.Replaced> replaced(FactStream stream) {
        return archive.find(stream, 1)
                .map(batch -> FactType.read(batch.open().facts().getFirst()))
                .filter(Payload.EpochBegan.class::isInstance)
                .map(first -> ((Payload.EpochBegan) first).replaces());
    }

    /** Over every batch that follows without a gap and ends by then. */
    Position follow(FactStream stream, Position from, long last) {
        var position = from;
        for (var next = after(stream, position, last); next.isPresent(); next = after(stream, position, last)) {
            position = next.get();
        }
        return position;
    }

    private Optional<Position> after(FactStream stream, Position position, long last) {
        return archive.find(stream, position.sequence() + 1)
                .filter(batch -> batch.last() <= last && batch.before().equals(position.hash()))
                .map(batch -> new Position(batch.last(), batch.after()));
    }
}
