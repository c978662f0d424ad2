package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.ledger.ArchivedBatch;
import com.evertill.cloud.ledger.FactArchive;
import com.evertill.cloud.ledger.FactStream;
import com.evertill.commerce.node.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An archive that does as it should but for one place. */
class BrokenArchive implements FactArchive {
    private final FactArchive real;

    BrokenArchive(FactArchive real) {
        this.real = real;
    }

    @Override
    public Kept keep(ArchivedBatch batch) {
        return real.keep(batch);
    }

    @Override
    public Optional<ArchivedBatch> find(FactStream stream, long first) {
        return real.find(stream, first);
    }

    @Override
    public List<FactStream> streams() {
        return real.streams();
    }

    @Override
    public void close() {
        real.close();
    }

    static final class Throwing extends BrokenArchive {
        Throwing(FactArchive real) {
            super(real);
        }

        @Override
        public Kept keep(ArchivedBatch batch) {
            if (super.keep(batch) != Kept.STORED) {
                throw new IllegalStateException("unique constraint violated");
            }
            return Kept.STORED;
        }
    }

    static final class Forgetful extends BrokenArchive {
        Forgetful(FactArchive real) {
            super(real);
        }

        @Override
        public Kept keep(ArchivedBatch batch) {
            return batch.first() > 5 ? Kept.STORED : super.keep(batch);
        }
    }

    static final class Suspicious extends BrokenArchive {
        Suspicious(FactArchive real) {
            super(real);
        }

        @Override
        public Kept keep(ArchivedBatch batch) {
            var kept = super.keep(batch);
            return kept == Kept.WAS_THERE ? Kept.CONTRADICTS : kept;
        }
    }

    static final class ForgettingThePast extends BrokenArchive {
        private final Map<NodeId, Integer> newest = new HashMap<>();

        ForgettingThePast(FactArchive real) {
            super(real);
        }

        @Override
        public Kept keep(ArchivedBatch batch) {
            newest.merge(batch.stream().node(), batch.stream().epoch(), Math::max);
            return super.keep(batch);
        }

        @Override
        public Optional<ArchivedBatch> find(FactStream stream, long first) {
            return newest.getOrDefault(stream.node(), 0) > stream.epoch()
                    ? Optional.empty()
                    : super.find(stream, first);
        }
    }

    /** The one before when the next one comes. */
    static final class WritingLater extends BrokenArchive {
        private final Map<FactStream, ArchivedBatch> later = new HashMap<>();

        WritingLater(FactArchive real) {
            super(real);
        }

        @Override
        public Kept keep(ArchivedBatch batch) {
            var before = later.put(batch.stream(), batch);
            if (before != null) {
                super.keep(before);
            }
            return Kept.STORED;
        }

        @Override
        public Optional<ArchivedBatch> find(FactStream stream, long first) {
            var waiting = later.get(stream);
            return waiting != null && waiting.first() == first ? Optional.of(waiting) : super.find(stream, first);
        }
    }
}
