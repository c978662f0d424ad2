package com.evertill.edge.server;

import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.DatabaseFault;
import com.evertill.edge.journal.FileCheck;
import com.evertill.edge.journal.Schema;
import com.evertill.edge.rescue.Rescue;
import com.evertill.edge.rescue.Salvage;
import com.evertill.edge.rescue.TornLog;
import com.evertill.edge.shop.Shop;
import com.evertill.edge.store.StoreConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** The journal's file: opened if it is sound, set aside if it is not, and looked through now and then while the shop sells. */
final class JournalFile implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(JournalFile.class);
    private static final Duration AFTER_THE_START = Duration.ofMinutes(1);
    private static final Duration BETWEEN_ROUNDS = Duration.ofHours(12);
    /** So that whoever sells has the disk nearly to himself. */
    private static final Duration BETWEEN_STRETCHES = Duration.ofMillis(50);

    private final Path folder;
    private final Rescue rescue;
    private final Shop shop;
    private final Thread thread;
    private volatile boolean noted;

    /** The file of a shop that stands on it. */
    JournalFile(Path folder, Shop shop) {
        this.folder = folder;
        this.rescue = new Rescue(folder);
        this.shop = shop;
        this.thread = Thread.ofVirtual().name("file check").start(this::checkNowAndThen);
        conclude();
    }

    /** Opens what is there, or the sound file that was made of what could be read in it. */
    static Database open(Path folder, StoreConfig store, List<Path> backups) {
        try {
            Files.createDirectories(folder);
            var rescue = new Rescue(folder);
            if (!rescue.isDue() && TornLog.isDamaged(folder.resolve("edge.db-wal"))) {
                rescue.note("the write-ahead log is damaged before its end", Instant.now());
            }
            return rescue.isDue() ? rescued(folder, store, backups) : opened(folder, store, backups);
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder " + folder + " cannot be made or read", e);
        }
    }

    /**
     * Sets a journal that is whole, but older than it should be, aside like a damaged one.
     *
     * @param opened is closed.
     */
    static Database setAside(Path folder, StoreConfig store, List<Path> backups, Database opened, String why) {
        opened.close();
        new Rescue(folder).note(why, Instant.now());
        return open(folder, store, backups);
    }

    private static Database opened(Path folder, StoreConfig store, List<Path> backups) throws IOException {
        try {
            return Schema.open(url(folder));
        } catch (DatabaseFault fault) {
            if (fault.kind() != DatabaseFault.Kind.THE_FILE_IS_DAMAGED) {
                throw fault;
            }
            new Rescue(folder).note(String.valueOf(fault.getMessage()), Instant.now());
            return rescued(folder, store, backups);
        }
    }

    private static Database rescued(Path folder, StoreConfig store, List<Path> backups) throws IOException {
        var report = new Rescue(folder).run(store.node(), backups);
        LOG.errorf("The journal was damaged and is set aside. What could be read, and what not: %s", report);
        return Schema.open(url(folder));
    }

    private static String url(Path folder) {
        return "jdbc:sqlite:" + folder.resolve("edge.db");
    }

    /**
     * For a shop without a cloud: nobody else can say which epoch is next.
     *
     * @param kept the epoch of the hard totals; 0 if there is none.
     */
    static void goOnWithoutCloud(Database database, StoreConfig store, String software, int kept) {
        int before = Math.max(kept, database.<Integer>read(new Salvage(store.node())::newestEpoch));
        if (before > 0 && com.evertill.edge.enrolment.Enrolment.isNeeded(database)) {
            Shop.begin(store, database, software, before + 1, Instant.now());
        }
    }

    private void conclude() {
        var journal = shop.site().journal();
        shop.database().read(tx -> journal.find(tx, 1)).ifPresent(first -> {
            if (shop.database().<Integer>read(new Salvage(journal.node())::newestEpoch) > 0) {
                rescue.conclude("The box began epoch " + journal.epoch() + " with this fact: "
                        + new String(first.payload(), java.nio.charset.StandardCharsets.UTF_8)
                        + ". What is behind lostAfter of the epoch that it replaces is lost; all up to there is in the new journal,"
                        + " and with the cloud or on its way there.");
            }
        });
    }

    /** The cloud has said so. Noted before anything is done about it; what the disk does not take now is noted once a second. */
    void isAnOldCopy(String why) {
        try {
            rescue.note(why, Instant.now());
        } catch (UncheckedIOException notNow) {
            LOG.errorf("%s; tried again every second", notNow.getMessage());
        }
    }

    /** To be called once a second: what a statement has stumbled over, or the cloud has said of it, is noted for the next start. */
    void look() {
        shop.database().damage().filter(_ -> !noted).ifPresent(this::damaged);
    }

    private void damaged(String why) {
        rescue.note(why, Instant.now());
        noted = true;
        LOG.errorf(
                "The journal in %s is damaged: %s. Nothing more is sold on it. Start the box again: it sets the file aside, saves what can be"
                        + " read and asks head office for its place.",
                folder, why);
    }

    private void checkNowAndThen() {
        var check = new FileCheck(shop.database(), shop.site().journal());
        try {
            Thread.sleep(AFTER_THE_START);
            while (!noted) {
                Thread.sleep(isRoundDone(check) ? BETWEEN_ROUNDS : BETWEEN_STRETCHES);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isRoundDone(FileCheck check) {
        try {
            return switch (check.step()) {
                case FileCheck.Progress.More() -> false;
                case FileCheck.Progress.Sound() -> true;
                case FileCheck.Progress.Damaged(var what) -> {
                    shop.database().condemn(what);
                    yield true;
                }
            };
        } catch (DatabaseFault fault) {
            LOG.errorf("the check of the journal's file failed: %s", fault.getMessage());
            return true;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
