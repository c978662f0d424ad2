package com.evertill.edge.backup;

import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.DatabaseFault;
import com.evertill.commerce.sqlite.Snapshot;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Where the backups are. */
final class Folder {
    /** So called until it is whole and on the disk. */
    private static final String UNFINISHED = "edge.unfinished";

    private final Path folder;

    Folder(Path folder) {
        this.folder = folder;
    }

    /** The newest first. */
    List<Backup> backups() throws BackupFault {
        try {
            Files.createDirectories(folder);
            var backups = new ArrayList<Backup>();
            try (var files = Files.newDirectoryStream(folder)) {
                for (var file : files) {
                    Backup.of(file).ifPresent(backups::add);
                }
            }
            backups.sort(Collections.reverseOrder());
            return backups;
        } catch (IOException e) {
            throw cannotBeWritten(e);
        }
    }

    Optional<Backup> newest() throws BackupFault {
        return backups().stream().findFirst();
    }

    /** @param now which becomes its time, since the file has no other place for it. */
    Backup add(Database database, Instant now) throws BackupFault {
        var unfinished = folder.resolve(UNFINISHED);
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(unfinished);
            database.copyTo(unfinished);
            Files.setLastModifiedTime(unfinished, FileTime.from(now));
            force(unfinished, StandardOpenOption.WRITE);
            var file = folder.resolve(soundName(unfinished));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            force(folder, StandardOpenOption.READ);
            return Backup.of(file).orElseThrow();
        } catch (IOException | DatabaseFault e) {
            throw cannotBeWritten(e);
        }
    }

    void keepNewest(int count) throws BackupFault {
        try {
            for (var old : backups().stream().skip(count).toList()) {
                Files.deleteIfExists(old.file());
            }
        } catch (IOException e) {
            throw cannotBeWritten(e);
        }
    }

    /** By what is really in it. */
    private static String soundName(Path copy) throws BackupFault {
        try {
            return Snapshot.look(copy, tx -> {
                var verdict = tx.first("PRAGMA quick_check(1)", row -> row.getString(1))
                        .orElse("no answer");
                if (!verdict.equals("ok")) {
                    throw new java.sql.SQLException(verdict);
                }
                return Backup.name(
                        (int) tx.number("SELECT epoch FROM node"), tx.number("SELECT max(sequence) FROM fact"));
            });
        } catch (DatabaseFault damaged) {
            throw new BackupFault(BackupProblem.THE_BACKUP_IS_NOT_SOUND, String.valueOf(damaged.getMessage()), damaged);
        }
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    private BackupFault cannotBeWritten(Exception cause) {
        return new BackupFault(
                BackupProblem.THE_BACKUP_FOLDER_CANNOT_BE_WRITTEN, folder + ": " + cause.getMessage(), cause);
    }
}
