package com.evertill.edge.server;

import com.evertill.edge.backup.BackupProblem;
import com.evertill.edge.backup.Backups;
import com.evertill.edge.backup.Backups.Outcome;
import com.evertill.shop.api.ShopView;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Drives the backups. A thread of the system's own: SQLite copies within one call, and a virtual thread in it would hold a processor that others
 * sell on.
 */
final class BackupThread implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BackupThread.class);
    private static final long EVERY_SECONDS = 5;

    private final Backups backups;
    private final Supplier<Instant> clock;
    private final Runnable changed;
    private final Thread thread;
    private @Nullable BackupProblem told;

    /** @param clock store time. */
    BackupThread(Backups backups, Supplier<Instant> clock, Runnable changed) {
        this.backups = backups;
        this.clock = clock;
        this.changed = changed;
        this.thread = Thread.ofPlatform().daemon().name("backup").start(this::work);
    }

    private void work() {
        while (!Thread.interrupted()) {
            try {
                step();
                TimeUnit.SECONDS.sleep(EVERY_SECONDS);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("the backups stumbled; they go on", e);
                java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(EVERY_SECONDS));
            }
        }
    }

    private void step() {
        switch (backups.step(clock.get())) {
            case Outcome.Made(var backup) ->
                LOG.infof("backup: %s, %,d bytes, all up to fact %d", backup.file(), backup.bytes(), backup.sequence());
            case Outcome.Failed(var why) -> LOG.errorf("no backup: %s", why);
            case Outcome.NothingToDo() -> {
                showWhatTimeBrought();
                return;
            }
        }
        told = problem();
        changed.run();
    }

    private void showWhatTimeBrought() {
        if (problem() != told) {
            told = problem();
            LOG.warnf("backup: %s", told);
            changed.run();
        }
    }

    private @Nullable BackupProblem problem() {
        return backups.status(clock.get()).problem();
    }

    ShopView.Backup view() {
        var status = backups.status(clock.get());
        var newest = status.newest();
        return new ShopView.Backup(
                newest == null ? null : newest.at(),
                newest == null ? null : newest.bytes(),
                status.problem() == null ? null : status.problem().name());
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
