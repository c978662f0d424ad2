package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.ledger.ArchivedBatch;
import com.evertill.cloud.ledger.FactArchive;
import com.evertill.cloud.ledger.FactStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An archive as it is far away: its conditional writes can fail, be done and fail all the same, or take their time. */
final class ArchiveTrouble {
    private final World world;
    private int failures;
    private boolean keepsAllTheSame;
    private Duration slow = Duration.ZERO;
    private boolean writing;
    private Runnable before = () -> {};

    /** It did not answer, and what became of the write nobody knows. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed() {
            super("the archive did not answer");
        }
    }

    ArchiveTrouble(World world) {
        this.world = world;
    }

    /** The next writes fail, so many. */
    void fails(int times, boolean keeping) {
        failures = times;
        keepsAllTheSame = keeping;
    }

    /** Runs once, when the next write begins. */
    void beforeTheNext(Runnable what) {
        before = what;
    }

    void slow(Duration by) {
        slow = by;
    }

    Duration slowness() {
        if (!slow.isZero()) {
            world.count(Fault.THE_ARCHIVE_WAS_SLOW);
        }
        return slow;
    }

    boolean isWriting() {
        return writing;
    }

    void forget() {
        writing = false;
    }

    FactArchive around(FactArchive real) {
        return new Troubled(real);
    }

    private final class Troubled implements FactArchive {
        private final FactArchive real;

        Troubled(FactArchive real) {
            this.real = real;
        }

        @Override
        public Kept keep(ArchivedBatch batch) {
            boolean fails = failures > 0 && failures-- > 0;
            if (fails && !keepsAllTheSame) {
                world.count(Fault.THE_ARCHIVE_FAILED_AND_KEPT_NOTHING);
                throw new Failed();
            }
            writing = true;
            var what = before;
            before = () -> {};
            what.run();
            var kept = real.keep(batch);
            writing = false;
            if (fails) {
                world.count(Fault.THE_ARCHIVE_FAILED_AND_KEPT_IT);
                throw new Failed();
            }
            return kept;
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
    }
}
