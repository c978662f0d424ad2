package com.evertill.edge.backup;

import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a backup when one is due, and knows how it stands. One thread at a time takes steps; anybody may ask for the status. */
public final class Backups {
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(5);

    private final Database database;
    private final BackupConfig config;
    private final Folder folder;
    private volatile @Nullable Backup newest;
    private volatile @Nullable BackupProblem problem;
    private volatile Instant notBefore = Instant.MIN;
    private boolean lookedBefore;

    /** What has come of a step. */
    public sealed interface Outcome {
        record NothingToDo() implements Outcome {}

        record Made(Backup backup) implements Outcome {}

        /** It is tried again, some minutes later. */
        record Failed(String why) implements Outcome {}
    }

    public Backups(Database database, BackupConfig config) {
        this.database = database;
        this.config = config;
        this.folder = new Folder(config.folder());
    }

    /**
     * To be called every few seconds, on a thread that may be held up.
     *
     * @param now store time.
     */
    public Outcome step(Instant now) {
        if (now.isBefore(notBefore)) {
            return new Outcome.NothingToDo();
        }
        try {
            look();
            if (!isDue(now)) {
                return new Outcome.NothingToDo();
            }
            newest = folder.add(database, now);
            problem = null;
            folder.keepNewest(config.keep());
            return new Outcome.Made(newest);
        } catch (BackupFault fault) {
            problem = fault.problem();
            notBefore = now.plus(AFTER_A_FAILURE);
            return new Outcome.Failed(String.valueOf(fault.getMessage()));
        }
    }

    private void look() throws BackupFault {
        if (!lookedBefore) {
            newest = folder.newest().orElse(null);
            lookedBefore = true;
        }
    }

    private boolean isDue(Instant now) {
        var last = newest;
        return database.read(tx -> hasNews(tx, last) && (last == null || isLate(last, now) || hasClosed(tx, last)));
    }

    private boolean isLate(Backup last, Instant now) {
        return !now.isBefore(last.at().plus(config.every()));
    }

    private static boolean hasNews(Tx tx, @Nullable Backup last) throws SQLException {
        return last == null
                || tx.number("SELECT epoch FROM node") != last.epoch()
                || tx.number("SELECT max(sequence) FROM fact") > last.sequence();
    }

    /** The last till has closed its shift: what is taken home tonight should be what was sold today. */
    private static boolean hasClosed(Tx tx, Backup last) throws SQLException {
        return tx.number("SELECT count(*) FROM shift") == 0
                && tx.number(
                                "SELECT count(*) FROM fact WHERE sequence > ? AND type IN ('shift.closed', 'day.closed')",
                                last.sequence())
                        > 0;
    }

    /** @param now store time. */
    public BackupStatus status(Instant now) {
        var last = newest;
        var known = problem;
        return new BackupStatus(last, known != null ? known : overdue(last, now).orElse(null));
    }

    /** Half as late again as it may be: a large one takes its time. */
    private Optional<BackupProblem> overdue(@Nullable Backup last, Instant now) {
        boolean isOverdue = last != null
                && now.isAfter(last.at().plus(config.every().multipliedBy(3).dividedBy(2)))
                && database.read(tx -> hasNews(tx, last));
        return isOverdue ? Optional.of(BackupProblem.THE_BACKUP_IS_OVERDUE) : Optional.empty();
    }
}
