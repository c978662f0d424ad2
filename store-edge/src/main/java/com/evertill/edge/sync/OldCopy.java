package com.evertill.edge.sync;

import com.evertill.commerce.sqlite.Database;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * That this journal is an old copy, as a signed word of the cloud shows. Over once a person has acted, and not before: what this box sold from then on
 * would bear numbers that the cloud has for other sales.
 */
final class OldCopy {
    private final Database database;
    private final Consumer<String> keep;
    /** The first one; stays, since nothing that is said later makes it good. */
    private volatile @Nullable SyncProblem problem;

    OldCopy(Database database, Consumer<String> keep) {
        this.database = database;
        this.keep = keep;
    }

    Optional<SyncProblem> problem() {
        return Optional.ofNullable(problem);
    }

    /**
     * First kept for the next start, which sets the file aside: a box that had been seen to refuse, lost its power, and came up without a line would
     * sell. Then said of the database, where no till gets past it, whatever became of the note.
     */
    void isOne(SyncProblem found) {
        var why = found == SyncProblem.THE_JOURNALS_HAVE_PARTED
                ? "it is an old copy that was sold on: the cloud holds other facts under the same numbers"
                : "it is an old copy: the cloud holds facts that are not in it";
        try {
            if (database.damage().isEmpty()) {
                keep.accept(why);
            }
        } finally {
            database.condemn(why);
            problem = problem == null ? found : problem;
        }
    }
}
