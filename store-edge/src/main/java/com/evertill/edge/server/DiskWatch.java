package com.evertill.edge.server;

import com.evertill.edge.journal.Room;
import com.evertill.edge.shop.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Whether the disk of the journal has room, and can be written at all: asked now and then, so that it is told before the next customer finds out. */
final class DiskWatch {
    private static final Logger LOG = Logger.getLogger(DiskWatch.class);
    private static final long ROOM_EVERY_SECONDS = 60;
    private static final long WRITABLE_EVERY_SECONDS = 5;
    private static final int BLOCK = 4_096;

    private final Path folder;
    private final Shop shop;
    private volatile Room room;
    private volatile boolean writable;

    DiskWatch(Path folder, Shop shop) {
        this.folder = folder;
        this.shop = shop;
        this.writable = canBeWritten();
        this.room = roomLeft();
    }

    /**
     * To be called once a second.
     *
     * @return whether there is something to show.
     */
    boolean look(long second) {
        boolean could = writable;
        if (second % WRITABLE_EVERY_SECONDS == 0) {
            writable = canBeWritten();
        }
        if (could == writable && second % ROOM_EVERY_SECONDS != 0) {
            return false;
        }
        var before = room;
        room = roomLeft();
        boolean isNews = room.level() != before.level();
        if (isNews) {
            LOG.warnf("the disk: %s", room);
        }
        return isNews;
    }

    /** As it was a minute ago at most. */
    Room room() {
        return room;
    }

    /** As it was a few seconds ago. */
    boolean isWritable() {
        return writable;
    }

    private Room roomLeft() {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            var left = shop.database().read(tx -> Room.left(tx, free, shop.time(Instant.now())));
            return writable || free < BLOCK ? left : left.unwritable();
        } catch (IOException e) {
            throw new UncheckedIOException("the disk of " + folder + " cannot be asked for its room", e);
        }
    }

    private boolean canBeWritten() {
        var probe = folder.resolve("disk.probe");
        try {
            Files.write(
                    probe,
                    new byte[BLOCK],
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DSYNC);
            Files.delete(probe);
            return true;
        } catch (IOException e) {
            if (writable) {
                LOG.errorf("The disk of %s cannot be written: %s. Look at the system log and the mount.", folder, e);
            }
            return false;
        }
    }
}
